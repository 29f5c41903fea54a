// Tested by tests/end_to_end/export_files_test.cc.
#include "pipeline/commands/export_pdf.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "pipeline/commands/reading_setup.h"
#include "pipeline/export/searchable_pdf.h"

namespace vanthu {
namespace {

// A PDF is hardly larger than its original, and originals are no larger than this.
constexpr std::uint64_t kMaxPdfBytes = 16ULL << 30;

// What the process says of itself does not know which letter it had.
Error Named(Error error, const std::string& shown) {
  if (error.message.find(shown) == std::string::npos) error.message = shown + ": " + error.message;
  return error;
}

}  // namespace

std::expected<ConfinedWork, Error> PdfExport::Start(const PdfParts& parts, const ByteSink& sink,
                                                    const std::function<Outcome()>& flush) const {
  const auto memory = static_cast<std::uint64_t>(settings_->worker_memory_mebibytes) << 20;
  const auto pages = static_cast<int>(std::max<std::size_t>(parts.pages.size(), 1));
  return ConfinedWork::Start(
      {.sandbox = {.memory_bytes = memory, .file_bytes = kMaxPdfBytes},
       .time = std::chrono::seconds(settings_->page_timeout_seconds) * pages},
      [&]() -> Outcome {
        auto done = WriteSearchablePdf(parts.original, parts.pages, sink);
        return done ? flush() : done;
      });
}

std::vector<PdfExport::Outcome> PdfExport::Begin(const Record& record,
                                                 const std::filesystem::path& path) {
  const auto parts = exporter_->PartsOfPdf(record);
  if (!parts) return {std::unexpected(parts.error())};
  std::vector<Outcome> outcomes;
  while (in_work_.size() >= static_cast<std::size_t>(WorkerCount(*settings_))) {
    outcomes.push_back(FinishFirst());
  }
  auto file = OutputFile::Create(path);
  if (!file) {
    outcomes.emplace_back(std::unexpected(file.error()));
    return outcomes;
  }
  auto work = Start(
      *parts, [&file](std::string_view bytes) { return file->Write(bytes); },
      [&file] { return file->Flush(); });
  if (!work) {
    outcomes.emplace_back(std::unexpected(Named(std::move(work.error()), parts->original.shown)));
    return outcomes;
  }
  in_work_.push_back(
      {.shown = parts->original.shown, .file = std::move(*file), .work = std::move(*work)});
  return outcomes;
}

PdfExport::Outcome PdfExport::FinishFirst() {
  InWork first = std::move(in_work_.front());
  in_work_.pop_front();
  auto done = first.work.Finish();
  if (!done) return std::unexpected(Named(std::move(done.error()), first.shown));
  return first.file.Commit();
}

std::vector<PdfExport::Outcome> PdfExport::FinishAll() {
  std::vector<Outcome> outcomes;
  while (!in_work_.empty()) outcomes.push_back(FinishFirst());
  return outcomes;
}

PdfExport::Outcome PdfExport::Write(const Record& record, const ByteSink& sink,
                                    const std::function<Outcome()>& flush) const {
  const auto parts = exporter_->PartsOfPdf(record);
  if (!parts) return std::unexpected(parts.error());
  auto work = Start(*parts, sink, flush);
  auto done = work ? work->Finish() : std::unexpected(work.error());
  if (!done) return std::unexpected(Named(std::move(done.error()), parts->original.shown));
  return done;
}

}  // namespace vanthu
