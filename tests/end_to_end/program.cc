#include "tests/end_to_end/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <thread>

namespace vanthu {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> CleanEnvironment(const std::vector<std::string>& more) {
  // The first of two of the same name counts.
  std::vector<std::string> variables = more;
  variables.emplace_back("VANTHU_CONFIG=/dev/null");
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (!text.starts_with("VANTHU_") && !text.starts_with("OMP_")) variables.emplace_back(text);
  }
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

void Redirect(const fs::path& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  dup2(file, descriptor);
  close(file);
}

}  // namespace

std::vector<std::string> Finished::lines() const {
  std::istringstream stream(out);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Started::Started(const std::vector<std::string>& arguments, const RunOptions& options) {
  std::ofstream(files_ / "in", std::ios::binary) << options.input;
  std::vector<std::string> words = {"vanthu"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = CleanEnvironment(options.environment);
  const auto argv = Pointers(words);
  const auto environment = Pointers(variables);
  const fs::path folder = options.folder.empty() ? files_.path() : options.folder;
  const fs::path program = options.program.empty() ? VANTHU_PROGRAM : options.program;
  pid_ = fork();
  if (pid_ != 0) return;
  Redirect(files_ / "in", O_RDONLY, STDIN_FILENO);
  Redirect(files_ / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  Redirect(files_ / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
  if (options.max_file_bytes > 0) {
    const rlimit limit = {.rlim_cur = options.max_file_bytes, .rlim_max = options.max_file_bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
  }
  if (chdir(folder.c_str()) != 0) _exit(126);
  execve(program.c_str(), argv.data(), environment.data());
  _exit(127);
}

Started::~Started() {
  if (wait_status_) return;
  kill(pid_, SIGKILL);
  int status = 0;
  waitpid(pid_, &status, 0);
}

std::vector<pid_t> Started::Workers() const { return ChildrenOf(pid_); }

void Started::Send(int signal) const { kill(pid_, signal); }

bool Started::IsRunning() {
  if (wait_status_) return false;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) == pid_) wait_status_ = status;
  return !wait_status_;
}

Finished Started::Wait() {
  if (!wait_status_) {
    int status = 0;
    waitpid(pid_, &status, 0);
    wait_status_ = status;
  }
  return {.status =
              WIFEXITED(*wait_status_) ? WEXITSTATUS(*wait_status_) : 128 + WTERMSIG(*wait_status_),
          .out = ReadFile(files_ / "out"),
          .err = ReadFile(files_ / "err")};
}

Finished RunVanthu(const std::vector<std::string>& arguments, const RunOptions& options) {
  return Started(arguments, options).Wait();
}

bool WaitUntil(const std::function<bool()>& condition, std::chrono::seconds limit) {
  constexpr std::chrono::milliseconds kPause{5};
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(kPause);
  }
  return true;
}

std::vector<pid_t> ChildrenOf(pid_t pid) {
  const std::string task = "/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid);
  std::istringstream stream(ReadFile(task + "/children"));
  return {std::istream_iterator<pid_t>(stream), std::istream_iterator<pid_t>()};
}

}  // namespace vanthu
