// Record: what the archive knows of one letter (DESIGN.md §3), and its JSON form.
//
// data/record.schema.json describes the JSON. Keys come out in a fixed order, so the same record
// gives the same bytes.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "pipeline/document.h"

namespace vanthu {

// Rules of evidence that is not printed text.
inline constexpr std::string_view kWrittenRule = "digit_model";  // raw: its readings
inline constexpr std::string_view kUnreadRule = "handwriting";   // raw: the recognizer's guess
inline constexpr std::string_view kFileNameRule = "file_name";   // raw: the file's name

// Where a value came from. `box` is on the page image as scanned; absent for plain text.
struct Evidence {
  int page = 1;
  std::optional<Box> box;
  std::string raw;   // the text it was read from, before any cleaning of the value
  std::string rule;  // the rule that found it
};

// A value a person should look at.
struct ReviewItem {
  std::string field;  // JSON Pointer: "/number"
  std::string why;
  std::vector<std::string> candidates;
};

// A word that restoration changed. `box` as in Evidence. The archive keeps the words as they were
// read, so that each change can be undone.
struct WordChange {
  int page = 1;
  std::optional<Box> box;
  std::string before;
  std::string after;
  double score = 1.0;  // how sure, 0 to 1
};

struct RecordVersions {
  std::string vanthu;
  std::string models;  // of reading, then of restoration: "tesseract …, digits …, language_model …"
  std::string data;
};

struct Record {
  std::string id;  // SHA-256 of the source
  SourceFile source;
  std::string doc_type;
  ReferenceNumber reference;
  std::string place;
  PartialDate date;
  Issuer issuer;
  bool issuer_inferred = false;
  std::string subject;
  std::vector<std::string> recipients;
  std::vector<std::string> distribution;
  Signer signer;
  std::string urgency;
  std::string secrecy;
  std::optional<IncomingStamp> incoming_stamp;
  std::vector<Citation> references;
  std::vector<Task> tasks;  // Task::spans and Task::rule are not part of the record
  std::vector<Contact> contacts;
  std::map<std::string, double> confidence;               // by JSON Pointer
  std::map<std::string, std::vector<Evidence>> evidence;  // by JSON Pointer
  std::vector<ReviewItem> review;
  std::vector<WordChange> changes;  // in reading order
  std::string text;
  RecordVersions versions;
};

inline constexpr std::string_view kRecordSchema = "vanthu.record/1";

[[nodiscard]] std::string ToJson(const Record& record);  // one line, no '\n'
[[nodiscard]] std::expected<Record, Error> RecordFromJson(std::string_view json);

}  // namespace vanthu
