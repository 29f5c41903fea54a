// Tested by tests/end_to_end/extract_test.cc.
#include "pipeline/extraction.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "pipeline/archive/original_store.h"
#include "pipeline/workers/reading.h"

namespace vanthu {
namespace {

// Letters read at the same time: enough that the last page of one does not keep a core waiting.
constexpr std::size_t kLettersAhead = 16;
constexpr std::chrono::milliseconds kWait{1000};

class Extraction {
 public:
  Extraction(const std::vector<FileToExtract>& files, const ExtractionSetup& setup)
      : files_(files), setup_(setup), reading_(*setup.pool) {}

  std::expected<ExtractionEnd, Error> Run() {
    while (next_out_ < files_.size()) {
      if (setup_.stop->count() > 0) return ExtractionEnd::kInterrupted;
      while (next_in_ < files_.size() && next_in_ < next_out_ + kLettersAhead) Begin(next_in_++);
      if (reading_.letters_in_work() > 0) {
        auto events = reading_.Wait(kWait, setup_.stop->fd());
        if (!events) return std::unexpected(std::move(events.error()));
        for (ReadingEvent& event : *events) {
          std::visit([this](auto& one) { Take(one); }, event);
        }
      }
      HandOut();
    }
    return ExtractionEnd::kAll;
  }

 private:
  struct InWork {
    Document document;
    std::vector<Error> page_errors;
    std::optional<Error> error;
    bool done = false;
  };

  InWork& At(const std::string& key) { return letters_[std::stoul(key)]; }

  void Begin(std::size_t index) {
    InWork& letter = letters_[index];
    auto hashed = HashFile(files_[index].file);
    if (!hashed) {
      letter.error = std::move(hashed.error());
      letter.done = true;
      return;
    }
    letter.document.source = {
        .path = files_[index].name, .sha256 = hashed->sha256, .bytes = hashed->bytes};
    reading_.Add(
        {.key = std::to_string(index), .file = files_[index].file, .name = files_[index].name});
  }

  void Take(LetterInspected& event) {
    SourceFile& source = At(event.key).document.source;
    source.media_type = event.inspection.media_type;
    source.pages = event.inspection.pages;
  }
  void Take(PageRead& event) {
    auto& pages = At(event.key).document.pages;
    const auto place = std::ranges::upper_bound(pages, event.page.number, {}, &PageContent::number);
    pages.insert(place, std::move(event.page));
  }
  void Take(PageFailed& event) {
    InWork& letter = At(event.key);
    // As Archive::LoadDocument names it.
    event.error.message = "page " + std::to_string(event.page) + ": " + event.error.message;
    letter.document.issues.push_back({.what = "page_failed", .detail = event.error.message});
    letter.page_errors.push_back(std::move(event.error));
  }
  void Take(LetterFailed& event) {
    At(event.key).error = std::move(event.error);
    At(event.key).done = true;
  }
  void Take(LetterRead& event) {
    InWork& letter = At(event.key);
    if (letter.document.pages.empty()) letter.error = letter.page_errors.front();
    letter.done = true;
  }

  void HandOut() {
    for (auto letter = letters_.find(next_out_); letter != letters_.end() && letter->second.done;
         letter = letters_.find(next_out_)) {
      const InWork& work = letter->second;
      if (work.error) {
        setup_.on_error(next_out_, *work.error);
      } else {
        for (const Error& error : work.page_errors) setup_.on_page_error(next_out_, error);
        setup_.on_letter(next_out_, ProcessLetter(work.document, setup_.tools, setup_.versions));
      }
      letters_.erase(letter);
      ++next_out_;
    }
  }

  const std::vector<FileToExtract>& files_;
  const ExtractionSetup& setup_;
  Reading reading_;
  std::map<std::size_t, InWork> letters_;  // begun and not handed out
  std::size_t next_in_ = 0;
  std::size_t next_out_ = 0;
};

}  // namespace

std::expected<ExtractionEnd, Error> ExtractFiles(const std::vector<FileToExtract>& files,
                                                 const ExtractionSetup& setup) {
  return Extraction(files, setup).Run();
}

}  // namespace vanthu
