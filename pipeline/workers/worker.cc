// Tested by tests/end_to_end/workers_test.cc.
//
// The file opened last is kept, so that the pages of one letter do not parse it again.
#include "pipeline/workers/worker.h"

#include <sys/socket.h>

#include <cerrno>
#include <exception>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "models/digit_model/digit_reader.h"
#include "pipeline/load.h"
#include "pipeline/model_files.h"
#include "pipeline/read_file.h"
#include "pipeline/read_page.h"
#include "pipeline/recognize.h"
#include "pipeline/sha256.h"
#include "pipeline/workers/last_words.h"
#include "pipeline/workers/protocol.h"

namespace vanthu {
namespace {

// The next whole frame; empty when the parent has hung up.
std::optional<std::string> Receive(int socket, std::string& buffer) {
  constexpr std::size_t kChunkBytes = 4096;  // a request is a path and a number
  while (true) {
    auto frame = TakeFrame(buffer);
    if (!frame) return std::nullopt;
    if (*frame) return std::move(**frame);
    char chunk[kChunkBytes];
    const ssize_t got = recv(socket, chunk, sizeof chunk, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    buffer.append(chunk, static_cast<std::size_t>(got));
  }
}

class Reader {
 public:
  Reader(Recognizer recognizer, std::optional<DigitReader> digits)
      : recognizer_(std::move(recognizer)), digits_(std::move(digits)) {}

  Reply Answer(const Request& request) {
    try {
      if (const auto* inspect = std::get_if<InspectRequest>(&request)) {
        if (auto opened = Open(inspect->file); !opened) return std::move(opened.error());
        return Inspection{.media_type = source_->media_type(), .pages = source_->page_count()};
      }
      const auto& read = std::get<ReadRequest>(request);
      if (auto opened = Open(read.file); !opened) return std::move(opened.error());
      auto page = ReadPage(*source_, read.page, recognizer_, digits_ ? &*digits_ : nullptr);
      if (!page) return std::move(page.error());
      page->number = read.page;
      return std::move(*page);
    } catch (const std::exception& error) {
      source_.reset();
      return Error{Error::Code::kInternal, std::string("reading failed: ") + error.what()};
    }
  }

 private:
  std::expected<void, Error> Open(const std::filesystem::path& file) {
    if (source_ && file == file_) return {};
    source_.reset();
    auto source = Source::Open(file);
    if (!source) return std::unexpected(std::move(source.error()));
    source_.emplace(std::move(*source));
    file_ = file;
    return {};
  }

  Recognizer recognizer_;
  std::optional<DigitReader> digits_;
  std::optional<Source> source_;
  std::filesystem::path file_;
};

// The digit model and its version. Without it letters are read all the same, their handwriting
// goes to review; `vanthu doctor` says that it is missing.
struct Digits {
  std::optional<DigitReader> reader;
  std::string version;
};
Digits LoadDigits() {
  const auto file = FindModelFile({}, kDigitWeights);
  if (!file) return {};
  const auto bytes = ReadFile(*file);
  if (!bytes) return {};
  auto reader = DigitReader::Parse(*bytes);
  if (!reader) return {};
  Sha256 sha256;
  sha256.Add(*bytes);
  constexpr std::size_t kShownDigits = 8;
  return {.reader = std::move(*reader),
          .version = "digits " + sha256.Hex().substr(0, kShownDigits)};
}

}  // namespace

bool RunWorker(const WorkerOptions& options) {
  const std::string sandbox_problem = EnterSandbox(options.limits, options.parent);
  SetLastWords(
      options.socket,
      Encode(Reply(Farewell{
          {Error::Code::kTooLarge,
           "reading needs more than the " + std::to_string(options.limits.memory_bytes >> 20) +
               " MiB a worker may take; scan it smaller or raise --worker-memory"}})));
  auto recognizer = Recognizer::Create({.tessdata_dir = options.tessdata_dir});
  if (!recognizer) {
    (void)SendAll(options.socket, Encode(Reply(recognizer.error())));
    return false;
  }
  Digits digits = LoadDigits();
  std::string models = recognizer->version();
  if (!digits.version.empty()) models += ", " + digits.version;
  if (!SendAll(options.socket, Encode(Reply(Hello{.models = std::move(models),
                                                  .sandbox_problem = sandbox_problem})))) {
    return true;
  }
  Reader reader(std::move(*recognizer), std::move(digits.reader));
  std::string buffer;
  while (const auto frame = Receive(options.socket, buffer)) {
    const auto request = DecodeRequest(*frame);
    const Reply reply = request ? reader.Answer(*request) : Reply(request.error());
    if (!SendAll(options.socket, Encode(reply))) break;
  }
  return true;
}

}  // namespace vanthu
