// Tested by tests/end_to_end/workers_test.cc.
#include "pipeline/workers/reading.h"

#include <utility>

#include "pipeline/display_path.h"

namespace vanthu {
namespace {

// Puts the name a person knows in place of the path in the archive.
std::string WithName(std::string message, const LetterToRead& letter) {
  const std::string path = DisplayPath(letter.file);
  if (path.empty() || path == letter.name) return message;
  std::size_t at = 0;
  while ((at = message.find(path, at)) != std::string::npos) {
    message.replace(at, path.size(), letter.name);
    at += letter.name.size();
  }
  return message;
}

// Messages of load name the file already; those about a worker do not.
Error LetterError(Error error, const LetterToRead& letter) {
  error.message = WithName(std::move(error.message), letter);
  if (error.message.find(letter.name) == std::string::npos) {
    error.message = letter.name + ": " + error.message;
  }
  return error;
}

Error PageError(Error error, const LetterToRead& letter) {
  error.message = WithName(std::move(error.message), letter);
  return error;
}

}  // namespace

void Reading::Submit(const LetterToRead& letter, int page) {
  tickets_[++last_ticket_] = {.key = letter.key, .page = page};
  pool_->Submit({.id = last_ticket_,
                 .request = page == 0 ? Request(InspectRequest{letter.file})
                                      : Request(ReadRequest{letter.file, page})});
}

void Reading::Add(LetterToRead letter) {
  const std::string key = letter.key;
  InWork& work = letters_[key];
  work.letter = std::move(letter);
  if (work.letter.pages == 0) {
    Submit(work.letter, 0);
    return;
  }
  work.pages_left = work.letter.pages_to_read.size();
  for (const int page : work.letter.pages_to_read) Submit(work.letter, page);
}

void Reading::Take(JobResult result, std::vector<ReadingEvent>& events) {
  const auto ticket = tickets_.find(result.id);
  const auto [key, page] = std::exchange(ticket->second, {});
  tickets_.erase(ticket);
  const auto found = letters_.find(key);
  InWork& work = found->second;
  if (page == 0) {
    if (auto* error = std::get_if<Error>(&result.outcome)) {
      events.push_back(LetterFailed{key, LetterError(std::move(*error), work.letter)});
      letters_.erase(found);
      return;
    }
    auto& inspection = std::get<Inspection>(result.outcome);
    work.pages_left = static_cast<std::size_t>(inspection.pages);
    for (int number = 1; number <= inspection.pages; ++number) Submit(work.letter, number);
    events.push_back(LetterInspected{key, std::move(inspection)});
    return;
  }
  if (auto* error = std::get_if<Error>(&result.outcome)) {
    events.push_back(PageFailed{key, page, PageError(std::move(*error), work.letter)});
  } else {
    events.push_back(PageRead{key, std::move(std::get<PageContent>(result.outcome))});
  }
  if (--work.pages_left == 0) {
    events.push_back(LetterRead{key});
    letters_.erase(found);
  }
}

std::expected<std::vector<ReadingEvent>, Error> Reading::Wait(std::chrono::milliseconds timeout,
                                                              int wake_fd) {
  auto results = pool_->Wait(timeout, wake_fd);
  if (!results) return std::unexpected(std::move(results.error()));
  std::vector<ReadingEvent> events;
  for (JobResult& result : *results) Take(std::move(result), events);
  return events;
}

void Reading::Stop() { pool_->DropQueued(); }

}  // namespace vanthu
