// Document: the one value that walks down the pipeline, from the file to the record.
//
// PageContent is what reading a page leaves behind: words with boxes, no pixels. It is what the
// archive keeps, so that everything after recognize can be run again without OCR. Plain values
// throughout; no owner, no thread rules beyond the usual ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/geometry.h"

namespace vanthu {

// Something is wrong but work goes on (STYLE.md E4): "page 2: blank", "skew 3.1° repaired".
struct Issue {
  std::string what;  // snake_case, stable: blank_page, low_resolution, low_contrast, speckled, …
  std::string detail;

  bool operator==(const Issue&) const = default;
};

// What else the engine took one character of a word for: "É" may be "Ế" at a cost of 4.
struct Alternative {
  int offset = 0;    // of the character it would replace in Word::text, bytes
  std::string text;  // UTF-8, one character as the engine counts them
  // How much less likely than the character that stands there, on the engine's logarithmic scale.
  // Below 0 when the engine chose what stands there against it, for the sake of the whole word.
  double cost = 0;

  bool operator==(const Alternative&) const = default;
};

struct Word {
  std::string text;                       // UTF-8, no spaces, never empty
  Box box;                                // on the clean page; empty for plain text
  double confidence = 1.0;                // 0 to 1, the engine's own
  std::vector<Alternative> alternatives;  // by offset, then cost; none where the engine was sure

  bool operator==(const Word&) const = default;
};

// A printed line as the engine saw it, words from left to right.
struct OcrLine {
  std::vector<Word> words;
  Box box;         // on the clean page; empty for plain text
  int block = 0;   // the engine's block, from 0
  int indent = 0;  // plain text only: leading spaces

  bool operator==(const OcrLine&) const = default;
};

// A field of the header that is often filled in by hand: the number, and the day and month of the
// date line (DOMAIN.md §1.3, §1.4). Kept with the page, so that assemble can weigh what the writing
// may say against the rest of the letter without the pixels.
struct HeaderField {
  enum class Kind : std::uint8_t { kNumber, kDay, kMonth };
  // Who filled it in: the printer, a person (pen or numbering stamp), nobody.
  enum class Hand : std::uint8_t { kPrinted, kWritten, kBlank };

  struct Reading {
    std::string text;
    double probability = 0;

    bool operator==(const Reading&) const = default;
  };

  Kind kind = Kind::kNumber;
  Hand hand = Hand::kPrinted;
  Box box;              // of its ink on the clean page; of the empty place when blank
  std::string printed;  // what the recognizer made of it: "2›26"
  // What the digit model reads, best first; none unless written.
  std::vector<Reading> readings;

  bool operator==(const HeaderField&) const = default;
};

// How good the scan is, 0 (unreadable) to 1, and why not better.
struct PageQuality {
  double score = 1.0;
  std::vector<Issue> reasons;

  bool operator==(const PageQuality&) const = default;
};

struct PageContent {
  enum class Source : std::uint8_t { kOcr, kTextLayer, kPlainText, kBlank };

  int number = 1;  // from 1
  Source source = Source::kOcr;
  int width = 0;  // of the clean page, pixels; 0 for plain text
  int height = 0;
  int dpi = 0;
  Affine to_scan;              // from the clean page to the page image as scanned
  std::vector<OcrLine> lines;  // as the engine ordered them
  std::vector<Box> rules;      // long horizontal printed rules (under the motto, above the address)
  std::vector<Box> seals;      // coloured regions that were taken off the text
  std::vector<HeaderField> header_fields;
  PageQuality quality;
  std::vector<Issue> issues;

  bool operator==(const PageContent&) const = default;
};

struct SourceFile {
  std::string path;    // as given, UTF-8; bytes that are not UTF-8 are percent-encoded
  std::string sha256;  // of the file's bytes, lower-case hex
  std::string
      media_type;  // application/pdf, image/tiff, image/png, image/jpeg, text/plain, text/markdown
  int pages = 0;
  std::uint64_t bytes = 0;
};

struct Document {
  SourceFile source;
  std::vector<PageContent> pages;  // in order; pages that failed are absent and named in `issues`
  std::vector<Issue> issues;
};

}  // namespace vanthu
