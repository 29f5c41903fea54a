// What the process has to say is kDone, or the frame of an error; a process that says neither has
// crashed.
//
// Tested by tests/pipeline/workers/confined_work_test.cc.
#include "pipeline/workers/confined_work.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/workers/last_words.h"
#include "pipeline/workers/protocol.h"

namespace vanthu {
namespace {

// A frame begins with its length, which is never this.
constexpr std::string_view kDone = "done";

std::string OutOfMemory(const ConfinedLimits& limits) {
  return Encode(
      Reply(Error{Error::Code::kTooLarge, "it needs more than the " +
                                              std::to_string(limits.sandbox.memory_bytes >> 20) +
                                              " MiB a worker may take; raise --worker-memory"}));
}

[[noreturn]] void Work(int socket, pid_t parent, const ConfinedLimits& limits,
                       const std::function<std::expected<void, Error>()>& work) {
  (void)setpgid(0, 0);
  (void)EnterSandbox(limits.sandbox, parent);
  SetLastWords(socket, OutOfMemory(limits));
  std::expected<void, Error> done;
  try {
    done = work();
  } catch (const std::exception& error) {
    done = std::unexpected(Error{Error::Code::kInternal, error.what()});
  }
  (void)SendAll(socket, done ? std::string(kDone) : Encode(Reply(std::move(done.error()))));
  // Nothing of the parent's is to be ended here: its database, its temporary files.
  _exit(0);
}

// All that comes until the other end is closed; nullopt when that takes too long.
std::optional<std::string> ReceiveAll(int socket, std::chrono::steady_clock::time_point deadline) {
  constexpr std::size_t kChunkBytes = 4096;
  std::string received;
  while (received.size() < kMaxFrameBytes) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd wait = {.fd = socket, .events = POLLIN, .revents = 0};
    const int ready = poll(&wait, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    char chunk[kChunkBytes];
    const ssize_t got = recv(socket, chunk, sizeof chunk, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    received.append(chunk, static_cast<std::size_t>(got));
  }
  return received;
}

std::optional<Error> ErrorIn(std::string received) {
  const auto frame = TakeFrame(received);
  if (!frame || !*frame) return std::nullopt;
  auto reply = DecodeReply(**frame);
  auto* error = reply ? std::get_if<Error>(&*reply) : nullptr;
  return error == nullptr ? std::nullopt : std::optional(std::move(*error));
}

}  // namespace

std::expected<ConfinedWork, Error> ConfinedWork::Start(
    const ConfinedLimits& limits, const std::function<std::expected<void, Error>()>& work) {
  int ends[2];
  const bool connected = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
  const pid_t parent = getpid();
  const pid_t child = connected ? fork() : -1;
  if (child < 0) {
    const std::string why = std::strerror(errno);
    if (connected) {
      close(ends[0]);
      close(ends[1]);
    }
    return std::unexpected(Error{Error::Code::kInternal,
                                 "a process cannot be started: " + why + "; close other programs"});
  }
  if (child == 0) {
    close(ends[0]);
    Work(ends[1], parent, limits, work);
  }
  close(ends[1]);
  (void)setpgid(child, child);  // whoever of the two comes first
  return ConfinedWork({.pid = child, .socket = ends[0]}, Clock::now() + limits.time, limits.time);
}

ConfinedWork::ConfinedWork(ConfinedWork&& other) noexcept
    : process_(std::exchange(other.process_, {})), deadline_(other.deadline_), time_(other.time_) {}

ConfinedWork::~ConfinedWork() {
  if (process_.pid > 0) (void)EndWorker(process_);
}

std::expected<void, Error> ConfinedWork::Finish() {
  const WorkerProcess process = std::exchange(process_, {});
  const auto received = ReceiveAll(process.socket, deadline_);
  const std::string end = EndWorker(process);
  if (!received) {
    return std::unexpected(Error{Error::Code::kTimeout, "it took longer than " +
                                                            std::to_string(time_.count()) +
                                                            " s; allow more with --page-timeout"});
  }
  if (*received == kDone) return {};
  if (auto error = ErrorIn(*received)) return std::unexpected(std::move(*error));
  return std::unexpected(Error{Error::Code::kInternal, "the process that worked on it " + end});
}

}  // namespace vanthu
