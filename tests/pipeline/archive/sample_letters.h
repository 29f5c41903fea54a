// sample_letters: invented letters for the tests of the archive and its answers.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extractors/fields.h"
#include "pipeline/archive/archive.h"
#include "pipeline/record.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {

// What differs between the letters of a test.
struct SampleLetter {
  std::string reference = {};
  std::string date = "2024-03-15";
  std::string doc_type = "công văn";
  std::string issuer = "Sở Y tế";
  std::string parent = "UBND tỉnh Bắc Hồ";
  std::string subject = "tăng cường phòng, chống dịch bệnh";
  std::string text = "Kính gửi các đơn vị trực thuộc.";
};

inline Record RecordOf(const SampleLetter& letter, std::string_view sha256) {
  Record record;
  record.id = sha256;
  record.source = {.path = "scans/a.pdf",
                   .sha256 = std::string(sha256),
                   .media_type = "application/pdf",
                   .pages = 1,
                   .bytes = 1};
  record.doc_type = letter.doc_type;
  const std::size_t separator = letter.reference.find_first_of("/-");
  if (separator != std::string::npos) {
    record.reference = {.number = letter.reference.substr(0, separator),
                        .symbol = letter.reference.substr(separator + 1),
                        .reference = letter.reference};
  }
  record.date = DateFromIso(letter.date).value_or(PartialDate{});
  record.issuer = {.name = letter.issuer, .parent = letter.parent};
  record.subject = letter.subject;
  record.text = letter.text;
  record.versions = {.vanthu = "test", .models = "test", .data = "test"};
  return record;
}

// Adds a letter whose file holds `bytes`, and its record. Gives the record as it was saved.
inline Record AddLetter(Archive& archive, const TemporaryFolder& folder, Record record,
                        std::string_view bytes) {
  const std::filesystem::path file = folder.Write("letter.pdf", bytes);
  const auto added = archive.AddOriginal(file);
  EXPECT_TRUE(added) << added.error().message;
  record.id = added->sha256;
  record.source.sha256 = added->sha256;
  record.source.path = file.string();
  const auto saved = archive.SaveRecord(record);
  EXPECT_TRUE(saved) << saved.error().message;
  return record;
}

inline Record AddLetter(Archive& archive, const TemporaryFolder& folder,
                        const SampleLetter& letter) {
  return AddLetter(archive, folder, RecordOf(letter, ""),
                   letter.reference + letter.date + letter.issuer + letter.subject + letter.text);
}

}  // namespace vanthu
