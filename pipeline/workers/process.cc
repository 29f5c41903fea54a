// Tested by tests/end_to_end/workers_test.cc.
#include "pipeline/workers/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

namespace vanthu {
namespace {

// Where the worker finds its end of the socket; 0 to 2 are taken.
constexpr int kWorkerSocket = 3;

// Tesseract's OpenMP threads fight each other for the cores, and libgomp reads the limit only when
// it is loaded: it must be in the environment before the program starts (PEERS.md finding 1).
constexpr std::string_view kSingleThreaded = "OMP_THREAD_LIMIT=1";

std::vector<std::string> WorkerEnvironment() {
  std::vector<std::string> variables;
  const std::string_view name = kSingleThreaded.substr(0, kSingleThreaded.find('=') + 1);
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!std::string_view(*variable).starts_with(name)) variables.emplace_back(*variable);
  }
  variables.emplace_back(kSingleThreaded);
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

Error CannotStart(int status) {
  return {Error::Code::kInternal, std::string("a reading process cannot be started: ") +
                                      std::strerror(status) +
                                      "; close other programs or use fewer workers (-j)"};
}

class SpawnSetup {
 public:
  SpawnSetup(int socket, PoolOptions::Stderr worker_stderr) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (worker_stderr == PoolOptions::Stderr::kDropped) {
      posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    posix_spawn_file_actions_adddup2(&actions_, socket, kWorkerSocket);
    // Above all the archive's lock: a worker that lives a moment longer must not hold it.
    posix_spawn_file_actions_addclosefrom_np(&actions_, kWorkerSocket + 1);

    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes_, 0);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigdefault(&attributes_, &all);
  }
  ~SpawnSetup() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnSetup(const SpawnSetup&) = delete;
  SpawnSetup& operator=(const SpawnSetup&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

std::expected<WorkerProcess, Error> StartWorker(const PoolOptions& options) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return std::unexpected(CannotStart(errno));
  }
  std::vector<std::string> arguments = {"vanthu",   "worker",
                                        "--socket", std::to_string(kWorkerSocket),
                                        "--parent", std::to_string(getpid()),
                                        "--memory", std::to_string(options.memory_mebibytes)};
  if (!options.tessdata_dir.empty()) {
    arguments.emplace_back("--tessdata");
    arguments.push_back(options.tessdata_dir);
  }
  std::vector<std::string> environment = WorkerEnvironment();
  const SpawnSetup setup(ends[1], options.worker_stderr);
  WorkerProcess worker{.socket = ends[0]};
  const int status =
      posix_spawn(&worker.pid, options.program.c_str(), setup.actions(), setup.attributes(),
                  Pointers(arguments).data(), Pointers(environment).data());
  close(ends[1]);
  if (status != 0) {
    close(ends[0]);
    return std::unexpected(CannotStart(status));
  }
  (void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return worker;
}

std::string EndWorker(const WorkerProcess& worker) {
  (void)kill(-worker.pid, SIGKILL);
  int status = 0;
  while (waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
  }
  close(worker.socket);
  if (WIFEXITED(status)) return "ended (status " + std::to_string(WEXITSTATUS(status)) + ")";
  if (WTERMSIG(status) == SIGKILL) return "was killed; the machine may be out of memory";
  return std::string("crashed (") + strsignal(WTERMSIG(status)) + ")";
}

}  // namespace vanthu
