// Tested by tests/end_to_end/workers_test.cc.
#include "pipeline/workers/last_words.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <utility>

namespace vanthu {
namespace {

// The new-handler takes no argument, hence the static.
struct LastWords {
  int socket = -1;
  std::string words;
};
LastWords& OutOfMemoryAnswer() {
  static LastWords words;
  return words;
}
[[noreturn]] void OnOutOfMemory() {
  (void)SendAll(OutOfMemoryAnswer().socket, OutOfMemoryAnswer().words);
  _exit(1);
}

}  // namespace

bool SendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void SetLastWords(int socket, std::string words) {
  OutOfMemoryAnswer() = {.socket = socket, .words = std::move(words)};
  std::set_new_handler(OnOutOfMemory);
}

}  // namespace vanthu
