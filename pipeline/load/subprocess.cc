// posix_spawn rather than fork: the worker may hold a few hundred megabytes of pixels, whose page
// tables fork would copy.
//
// Tested by tests/pipeline/load/subprocess_test.cc.
#include "pipeline/load/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>

namespace vanthu {
namespace {

using Clock = std::chrono::steady_clock;

// Lowers a limit of the child; never raises one the worker already set.
void Limit(pid_t child, __rlimit_resource resource, rlim_t value) {
  rlimit limit{};
  if (prlimit(child, resource, nullptr, &limit) != 0) return;
  limit.rlim_cur = std::min(limit.rlim_cur, value);
  limit.rlim_max = std::min(limit.rlim_max, value);
  prlimit(child, resource, &limit, nullptr);
}

// Spawned with standard output in `output`, or an errno.
std::expected<pid_t, int> Spawn(const std::vector<std::string>& arguments, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t child = -1;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return std::unexpected(error);
  return child;
}

int Wait(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

// Reads until the child closes its end.
std::expected<std::string, ProgramFailure> ReadAll(int input, const ProgramLimits& limits) {
  const auto deadline = Clock::now() + std::chrono::seconds(limits.timeout_seconds);
  std::string output;
  std::array<char, 1U << 16> buffer;
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return std::unexpected(ProgramFailure::kTimeout);
    pollfd waiting = {.fd = input, .events = POLLIN, .revents = 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready == 0) return std::unexpected(ProgramFailure::kTimeout);
    if (ready < 0) {
      if (errno == EINTR) continue;
      return std::unexpected(ProgramFailure::kFailed);
    }
    const ssize_t size = read(input, buffer.data(), buffer.size());
    if (size == 0) return output;
    if (size < 0) {
      if (errno == EINTR) continue;
      return std::unexpected(ProgramFailure::kFailed);
    }
    if (output.size() + static_cast<std::size_t>(size) > limits.max_output_bytes) {
      return std::unexpected(ProgramFailure::kTooMuchOutput);
    }
    output.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace

std::expected<std::string, ProgramFailure> RunProgram(const std::vector<std::string>& arguments,
                                                      const ProgramLimits& limits) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::unexpected(ProgramFailure::kFailed);
  const auto child = Spawn(arguments, ends[1]);
  close(ends[1]);
  if (!child) {
    close(ends[0]);
    return std::unexpected(child.error() == ENOENT ? ProgramFailure::kNotInstalled
                                                   : ProgramFailure::kFailed);
  }
  Limit(*child, RLIMIT_AS, limits.max_memory_bytes);
  // If we are killed nobody watches the clock; the kernel does.
  Limit(*child, RLIMIT_CPU, static_cast<rlim_t>(limits.timeout_seconds) + 1);
  Limit(*child, RLIMIT_CORE, 0);
  auto output = ReadAll(ends[0], limits);
  close(ends[0]);
  if (!output) kill(*child, SIGKILL);
  const int status = Wait(*child);
  if (!output) return output;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return std::unexpected(ProgramFailure::kFailed);
  }
  return output;
}

}  // namespace vanthu
