// Tested by tests/end_to_end/import_test.cc.
#include "pipeline/import.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>
#include <variant>

#include "pipeline/archive/original_store.h"
#include "pipeline/display_path.h"
#include "pipeline/load.h"
#include "pipeline/process_letter.h"
#include "pipeline/workers/reading.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Of a record's versions those of the models its pages were read with, without those of
// restoration.
std::string ReadingModels(std::string_view models) {
  return std::string(models.substr(0, models.find(", language_model ")));
}

// Jobs kept ready for each worker, so that none waits while the parent stores a letter.
constexpr std::size_t kJobsAhead = 4;
// Files taken in between two looks at the workers: each costs two fsyncs.
constexpr int kIntakeBatch = 4;
// How often the progress line is offered anew when nothing happens.
constexpr std::chrono::milliseconds kIdleWait{500};

class Importer {
 public:
  Importer(const std::vector<fs::path>& files, const ImportSetup& setup)
      : files_(files), setup_(setup), archive_(*setup.archive), reading_(*setup.pool) {
    progress_.files = static_cast<std::int64_t>(files.size());
  }

  std::expected<ImportSummary, Error> Run() {
    auto pending = archive_.Pending();
    if (!pending) return std::unexpected(std::move(pending.error()));
    for (const PendingLetter& letter : *pending) {
      resumed_[letter.source.sha256] = letter.source.path;
    }
    backlog_.assign(std::make_move_iterator(pending->begin()),
                    std::make_move_iterator(pending->end()));
    bool stopping = false;
    while (true) {
      const int stops = setup_.stop->count();
      if (stops > 0 && !stopping) {
        stopping = true;
        reading_.Stop();
      }
      if (stops > 1 || (stopping && reading_.idle())) break;
      if (!stopping) {
        if (auto filled = Fill(); !filled) return std::unexpected(std::move(filled.error()));
        if (IsDone()) break;
      }
      ReportProgress();
      auto events = reading_.Wait(
          HasIntake() && !stopping ? std::chrono::milliseconds(0) : kIdleWait, setup_.stop->fd());
      if (!events) return std::unexpected(std::move(events.error()));
      for (ReadingEvent& event : *events) {
        auto taken = std::visit([this](auto& one) { return Take(one); }, event);
        if (!taken) return std::unexpected(std::move(taken.error()));
      }
    }
    ReportProgress();
    summary_.interrupted = stopping && !IsDone();
    return summary_;
  }

 private:
  struct InWork {
    std::string path;
    Clock::time_point begun;
    int pages = 0;
    std::vector<int> failed_pages;
    std::string reason;
  };

  [[nodiscard]] bool HasInput() const { return !backlog_.empty() || next_file_ < files_.size(); }
  [[nodiscard]] bool IsDone() const { return !HasInput() && reading_.letters_in_work() == 0; }
  // There is input and room for it: do not wait for long.
  [[nodiscard]] bool HasIntake() const {
    return HasInput() &&
           reading_.jobs_waiting() < kJobsAhead * static_cast<std::size_t>(setup_.workers);
  }

  // Takes in letters until the workers have enough ahead, at most a batch.
  std::expected<void, Error> Fill() {
    for (int i = 0; i < kIntakeBatch && HasIntake(); ++i) {
      if (backlog_.empty()) {
        if (auto added = AddNextFile(); !added) return added;
        continue;
      }
      PendingLetter letter = std::move(backlog_.front());
      backlog_.pop_front();
      if (auto begun = Begin(std::move(letter)); !begun) return begun;
    }
    return {};
  }

  std::expected<void, Error> AddNextFile() {
    const fs::path& file = files_[next_file_++];
    std::error_code ignored;
    const std::uintmax_t bytes = fs::file_size(file, ignored);
    if (!ignored && bytes > LoadLimits().max_file_bytes) {
      NoteFailure(file, "the file is larger than " +
                            std::to_string(LoadLimits().max_file_bytes >> 20) +
                            " MiB; split it and import the parts");
      return {};
    }
    const auto added = archive_.AddOriginal(file);
    if (!added) {
      // Whose fault is it? A file that can be read through is not to blame.
      if (HashFile(file)) return std::unexpected(added.error());
      NoteFailure(file, added.error().message);
      return {};
    }
    if (!added->is_new) {
      NoteKnown(file, *added);
      return {};
    }
    // The archive tells where it has put the file; nothing else is new since the last look.
    auto pending = archive_.Pending();
    if (!pending) return std::unexpected(std::move(pending.error()));
    ++files_new_;
    for (PendingLetter& letter : *pending) {
      if (in_work_.contains(letter.source.sha256)) continue;
      if (auto begun = Begin(std::move(letter)); !begun) return begun;
    }
    return {};
  }

  void NoteFailure(const fs::path& file, const std::string& why) {
    ++summary_.files;
    ++summary_.failed;
    ++progress_.files_done;
    ++progress_.failures;
    setup_.on_file(
        {.outcome = ImportedFile::Outcome::kFailed, .path = DisplayPath(file), .reason = why});
  }

  void NoteKnown(const fs::path& file, const Archive::Added& added) {
    ++progress_.files_done;
    // A letter that this run took up from an earlier one has its own report.
    const auto resumed = resumed_.find(added.sha256);
    if (resumed != resumed_.end() && resumed->second == DisplayPath(file)) return;
    ++summary_.files;
    const bool in_quarantine = added.state == LetterState::kQuarantined;
    ++(in_quarantine ? summary_.quarantined : summary_.known);
    setup_.on_file({.outcome = in_quarantine ? ImportedFile::Outcome::kQuarantined
                                             : ImportedFile::Outcome::kKnown,
                    .path = DisplayPath(file),
                    .sha256 = added.sha256,
                    .reason = in_quarantine ? "in quarantine since an earlier import" : ""});
  }

  std::expected<void, Error> Begin(PendingLetter letter) {
    const std::string& sha256 = letter.source.sha256;
    in_work_[sha256] = {
        .path = letter.source.path, .begun = Clock::now(), .pages = letter.source.pages};
    if (letter.source.pages > 0) {
      ++progress_.letters_opened;
      progress_.pages_known += static_cast<std::int64_t>(letter.pages_to_read.size());
      if (letter.pages_to_read.empty()) return Finish(sha256);
    }
    reading_.Add({.key = sha256,
                  .file = letter.original,
                  .name = letter.source.path,
                  .pages = letter.source.pages,
                  .pages_to_read = letter.pages_to_read});
    return {};
  }

  std::expected<void, Error> Take(LetterInspected& event) {
    in_work_[event.key].pages = event.inspection.pages;
    ++progress_.letters_opened;
    progress_.pages_known += event.inspection.pages;
    return archive_.SetPages(event.key, event.inspection.media_type, event.inspection.pages);
  }

  std::expected<void, Error> Take(PageRead& event) {
    ++summary_.pages;
    ++progress_.pages_done;
    return archive_.SavePage(event.key, event.page);
  }

  std::expected<void, Error> Take(PageFailed& event) {
    ++summary_.pages_failed;
    ++progress_.pages_done;
    ++progress_.failures;
    NotePageFailure(event.key, event.page, event.error);
    return archive_.FailPage(event.key, event.page, event.error);
  }

  void NotePageFailure(const std::string& sha256, int page, const Error& error) {
    InWork& letter = in_work_[sha256];
    letter.failed_pages.insert(std::ranges::upper_bound(letter.failed_pages, page), page);
    if (letter.reason.empty()) {
      letter.reason = "page " + std::to_string(page) + ": " + error.message;
    }
  }

  std::expected<void, Error> Take(LetterFailed& event) {
    ++progress_.failures;
    return Quarantine(event.key, event.error);
  }

  std::expected<void, Error> Take(LetterRead& event) { return Finish(event.key); }

  std::expected<void, Error> Quarantine(const std::string& sha256, const Error& why) {
    if (auto done = archive_.QuarantineLetter(sha256, why); !done) return done;
    ++summary_.quarantined;
    in_work_[sha256].reason = why.message;
    Report(sha256, ImportedFile::Outcome::kQuarantined);
    return {};
  }

  // All pages are read or failed: the record.
  std::expected<void, Error> Finish(const std::string& sha256) {
    const auto document = archive_.LoadDocument(sha256);
    if (!document) return std::unexpected(document.error());
    if (document->pages.empty()) {
      const std::string& reason = in_work_[sha256].reason;
      return Quarantine(
          sha256, {Error::Code::kInvalidData, in_work_[sha256].path + ": no page could be read" +
                                                  (reason.empty() ? "" : "; " + reason)});
    }
    const ProcessedLetter processed = ProcessLetter(*document, setup_.tools, setup_.versions);
    if (auto saved = archive_.SaveRecord(processed.record); !saved) return saved;
    ++summary_.letters;
    Report(sha256, ImportedFile::Outcome::kNew);
    return {};
  }

  void Report(const std::string& sha256, ImportedFile::Outcome outcome) {
    ++summary_.files;
    if (!resumed_.contains(sha256)) ++progress_.files_done;
    const auto letter = in_work_.find(sha256);
    const std::chrono::duration<double> time = Clock::now() - letter->second.begun;
    setup_.on_file({.outcome = outcome,
                    .path = letter->second.path,
                    .sha256 = sha256,
                    .pages = letter->second.pages,
                    .failed_pages = letter->second.failed_pages,
                    .reason = letter->second.reason,
                    .seconds = time.count()});
    in_work_.erase(letter);
  }

  void ReportProgress() {
    // Files not looked at yet are taken to be as often new as those that were.
    const double part_new =
        next_file_ == 0 ? 1.0 : static_cast<double>(files_new_) / static_cast<double>(next_file_);
    const auto unopened =
        std::ranges::count_if(in_work_, [](const auto& entry) { return entry.second.pages == 0; });
    progress_.letters_expected =
        progress_.letters_opened + unopened + static_cast<std::int64_t>(backlog_.size()) +
        std::llround(part_new * static_cast<double>(files_.size() - next_file_));
    setup_.on_progress(progress_);
  }

  const std::vector<fs::path>& files_;
  const ImportSetup& setup_;
  Archive& archive_;
  Reading reading_;
  std::deque<PendingLetter> backlog_;
  std::map<std::string, std::string> resumed_;  // SHA-256 and path of letters of earlier runs
  std::size_t next_file_ = 0;
  std::int64_t files_new_ = 0;
  std::map<std::string, InWork> in_work_;  // by SHA-256
  ImportSummary summary_;
  ImportProgress progress_;
};

}  // namespace

std::string_view ToString(ImportedFile::Outcome outcome) {
  switch (outcome) {
    case ImportedFile::Outcome::kNew:
      return "new";
    case ImportedFile::Outcome::kKnown:
      return "known";
    case ImportedFile::Outcome::kQuarantined:
      return "quarantined";
    case ImportedFile::Outcome::kFailed:
      return "failed";
  }
  return "";
}

std::string ToJson(const ImportedFile& file) {
  nlohmann::ordered_json line = {{"path", file.path},
                                 {"sha256", file.sha256},
                                 {"outcome", ToString(file.outcome)},
                                 {"pages", file.pages},
                                 {"seconds", file.seconds}};
  if (!file.failed_pages.empty()) line["failed_pages"] = file.failed_pages;
  if (!file.reason.empty()) line["reason"] = file.reason;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::expected<ImportSummary, Error> Import(const std::vector<fs::path>& files,
                                           const ImportSetup& setup) {
  return Importer(files, setup).Run();
}

std::expected<ImportSummary, Error> Reextract(const ImportSetup& setup) {
  Archive& archive = *setup.archive;
  const auto ids = archive.AllIds();
  if (!ids) return std::unexpected(ids.error());
  ImportSummary summary;
  ImportProgress progress{.files = static_cast<std::int64_t>(ids->size())};
  for (const std::string& id : *ids) {
    if (setup.stop->count() > 0) {
      summary.interrupted = true;
      break;
    }
    const auto before = archive.Find(id);
    if (!before) return std::unexpected(before.error());
    const auto document = archive.LoadDocument(id);
    if (!document) return std::unexpected(document.error());
    // A letter that came as a record alone has nothing to be read from.
    if (document->pages.empty()) continue;
    RecordVersions versions = setup.versions;
    // The pages are those an earlier reader left.
    if (*before) {
      versions.models = ReadingModels((*before)->versions.models) + ", " + versions.models;
    }
    const ProcessedLetter processed = ProcessLetter(*document, setup.tools, versions);
    if (auto saved = archive.SaveRecord(processed.record); !saved) {
      return std::unexpected(saved.error());
    }
    ++summary.files;
    ++summary.letters;
    ++progress.files_done;
    setup.on_progress(progress);
  }
  return summary;
}

}  // namespace vanthu
