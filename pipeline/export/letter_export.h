// letter_export: one letter of the archive as a file of its own, in the formats that have one file
// a letter.
//
//   LetterExporter exporter(&archive, &knowledge);
//   exporter.Write(record, LetterFormat::kPdf, [&](std::string_view bytes) { … });
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/knowledge.h"
#include "pipeline/archive/archive.h"
#include "pipeline/export/letter_pages.h"
#include "pipeline/export/searchable_pdf.h"
#include "pipeline/record.h"

namespace vanthu {

enum class LetterFormat : std::uint8_t { kEdxml, kEad, kPdf, kHocr, kAlto };

// What WriteSearchablePdf needs of a letter.
struct PdfParts {
  PdfOriginal original;
  std::vector<LetterPage> pages;
};

// What the files of a format are called: begin and end of the name.
struct LetterFormatFacts {
  std::string_view prefix;
  std::string_view extension;
};
[[nodiscard]] LetterFormatFacts FactsOf(LetterFormat format);

// Takes the bytes of a file, piece by piece.
using ByteSink = std::function<std::expected<void, Error>(std::string_view bytes)>;

// How people recognize the letter in a message: "79/TTr-BGDĐT (9566061a6509)".
[[nodiscard]] std::string ShownLetter(const Record& record);

class LetterExporter {
 public:
  // Both must outlive it.
  LetterExporter(const Archive* archive, const Knowledge* knowledge)
      : archive_(archive), knowledge_(knowledge) {}

  // kUnsupported for a letter without page images, kNotFound for one whose original is not there,
  // kEncrypted and kInvalidData for an original that cannot be opened; each names the letter and
  // the remedy. A failure may come after some of the bytes.
  [[nodiscard]] std::expected<void, Error> Write(const Record& record, LetterFormat format,
                                                 const ByteSink& sink) const;
  // The first half of writing a PDF, which asks the archive; the second looks into the original,
  // and is better done in a process of its own (confined_work.h).
  [[nodiscard]] std::expected<PdfParts, Error> PartsOfPdf(const Record& record) const;

 private:
  [[nodiscard]] std::expected<void, Error> WriteEdxml(const Record& record,
                                                      const ByteSink& sink) const;
  [[nodiscard]] std::expected<std::vector<LetterPage>, Error> PagesOf(const Record& record) const;

  const Archive* archive_;
  const Knowledge* knowledge_;
};

}  // namespace vanthu
