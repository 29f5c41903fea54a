// Tested by tests/end_to_end/export_files_test.cc.
#include "pipeline/export/letter_export.h"

#include <fmt/core.h>

#include <filesystem>
#include <utility>

#include "pipeline/export/letter_alto.h"
#include "pipeline/export/letter_ead.h"
#include "pipeline/export/letter_edxml.h"
#include "pipeline/export/letter_hocr.h"
#include "pipeline/load/mapped_file.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownIdDigits = 12;

std::unexpected<Error> About(const Record& record, Error::Code code, std::string_view what) {
  return std::unexpected(Error{code, fmt::format("{}: {}", ShownLetter(record), what)});
}

std::unexpected<Error> NoOriginal(const Record& record) {
  return About(record, Error::Code::kNotFound,
               fmt::format("came as a record, without its original; import the original ({}) to "
                           "have its pages",
                           record.source.path));
}

// That the file is gone is said with its name and what to do, before anybody tries to open it.
std::expected<fs::path, Error> ExistingOriginal(const Archive& archive, const Record& record) {
  const auto original = archive.OriginalOf(record.id);
  if (!original) return std::unexpected(original.error());
  if (!*original) return NoOriginal(record);
  std::error_code error;
  if (!fs::exists(**original, error) && !error) {
    return About(record, Error::Code::kNotFound,
                 fmt::format("its original is missing from the archive; put {} back from a backup "
                             "(a copy of {})",
                             (*original)->string(), record.source.path));
  }
  return **original;
}

}  // namespace

LetterFormatFacts FactsOf(LetterFormat format) {
  switch (format) {
    case LetterFormat::kEdxml:
      return {.prefix = "", .extension = ".edxml"};
    case LetterFormat::kEad:
      return {.prefix = "EAD_doc_", .extension = ".xml"};  // as the circular names them
    case LetterFormat::kPdf:
      return {.prefix = "", .extension = ".pdf"};
    case LetterFormat::kHocr:
      return {.prefix = "", .extension = ".hocr"};
    case LetterFormat::kAlto:
      return {.prefix = "", .extension = ".alto.xml"};
  }
  return {};
}

std::string ShownLetter(const Record& record) {
  const std::string id = record.id.substr(0, kShownIdDigits);
  const std::string& reference =
      record.reference.reference.empty() ? record.reference.symbol : record.reference.reference;
  return reference.empty() ? id : fmt::format("{} ({})", reference, id);
}

std::expected<void, Error> LetterExporter::Write(const Record& record, LetterFormat format,
                                                 const ByteSink& sink) const {
  switch (format) {
    case LetterFormat::kEdxml:
      return WriteEdxml(record, sink);
    case LetterFormat::kEad:
      return sink(LetterAsEad(record));
    case LetterFormat::kPdf: {
      const auto parts = PartsOfPdf(record);
      if (!parts) return std::unexpected(parts.error());
      return WriteSearchablePdf(parts->original, parts->pages, sink);
    }
    case LetterFormat::kHocr:
    case LetterFormat::kAlto: {
      const auto pages = PagesOf(record);
      if (!pages) return std::unexpected(pages.error());
      return sink(format == LetterFormat::kHocr ? LetterAsHocr(record, *pages)
                                                : LetterAsAlto(record, *pages));
    }
  }
  return {};
}

std::expected<void, Error> LetterExporter::WriteEdxml(const Record& record,
                                                      const ByteSink& sink) const {
  const auto known = archive_->OriginalOf(record.id);
  if (!known) return std::unexpected(known.error());
  // A message without an attachment is whole; one that lost it is not.
  if (!*known) return sink(LetterAsEdxml(record, nullptr));
  const auto path = ExistingOriginal(*archive_, record);
  if (!path) return std::unexpected(path.error());
  const auto original = MappedFile::Open(*path);
  if (!original) return std::unexpected(original.error());
  const auto bytes = original->bytes();
  const EdxmlAttachment attachment = {
      .name = fs::path(record.source.path).filename().string(),
      .bytes = {reinterpret_cast<const char*>(bytes.data()), bytes.size()}};
  return sink(LetterAsEdxml(record, &attachment));
}

std::expected<std::vector<LetterPage>, Error> LetterExporter::PagesOf(const Record& record) const {
  if (record.source.media_type.starts_with("text/")) {
    return About(record, Error::Code::kUnsupported,
                 fmt::format("was read from text ({}) and has no page image; export it as jsonl, "
                             "csv, xlsx, edxml or ead",
                             record.source.media_type));
  }
  const auto document = archive_->LoadDocument(record.id);
  if (!document) return std::unexpected(document.error());
  if (document->pages.empty()) return NoOriginal(record);
  return LetterPages(*document, record, *knowledge_);
}

std::expected<PdfParts, Error> LetterExporter::PartsOfPdf(const Record& record) const {
  auto pages = PagesOf(record);
  if (!pages) return std::unexpected(pages.error());
  const auto original = ExistingOriginal(*archive_, record);
  if (!original) return std::unexpected(original.error());
  return PdfParts{.original = {.file = *original,
                               .media_type = record.source.media_type,
                               .shown = ShownLetter(record)},
                  .pages = std::move(*pages)};
}

}  // namespace vanthu
