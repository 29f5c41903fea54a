// reading: letters in, their pages out, by a pool of workers.
//
// Letters are read in the order they are added. Each letter is inspected first when it was not yet;
// its events come in the order Inspected, PageRead or PageFailed for each page (in any order of
// pages), LetterRead; or LetterFailed alone when the file cannot be opened.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "extractors/error.h"
#include "pipeline/document.h"
#include "pipeline/workers/pool.h"

namespace vanthu {

struct LetterToRead {
  std::string key;                 // the caller's; unique among letters in work
  std::filesystem::path file;      // to open
  std::string name;                // for messages, in place of `file`
  int pages = 0;                   // 0: inspect it first and read all pages
  std::vector<int> pages_to_read;  // when `pages` is known
};

struct LetterInspected {
  std::string key;
  Inspection inspection;
};
struct PageRead {
  std::string key;
  PageContent page;
};
struct PageFailed {
  std::string key;
  int page = 1;
  Error error;  // does not name the page
};
struct LetterFailed {
  std::string key;
  Error error;
};
struct LetterRead {
  std::string key;
};
using ReadingEvent = std::variant<LetterInspected, PageRead, PageFailed, LetterFailed, LetterRead>;

class Reading {
 public:
  // `pool` must outlive this.
  explicit Reading(Pool& pool) : pool_(&pool) {}

  void Add(LetterToRead letter);

  // Added letters without LetterRead or LetterFailed.
  [[nodiscard]] std::size_t letters_in_work() const { return letters_.size(); }
  // Jobs not yet given to a worker: low means it is time to add letters.
  [[nodiscard]] std::size_t jobs_waiting() const { return pool_->queued(); }

  // As Pool::Wait.
  [[nodiscard]] std::expected<std::vector<ReadingEvent>, Error> Wait(
      std::chrono::milliseconds timeout, int wake_fd);

  // Gives out nothing more; what is in work still comes.
  void Stop();
  // Nothing is in work.
  [[nodiscard]] bool idle() const { return pool_->running() == 0; }

 private:
  struct InWork {
    LetterToRead letter;
    std::size_t pages_left = 0;
  };
  struct Ticket {
    std::string key;
    int page = 0;  // 0: the inspection
  };

  void Submit(const LetterToRead& letter, int page);
  void Take(JobResult result, std::vector<ReadingEvent>& events);

  Pool* pool_;
  std::map<std::string, InWork> letters_;
  std::map<std::uint64_t, Ticket> tickets_;
  std::uint64_t last_ticket_ = 0;
};

}  // namespace vanthu
