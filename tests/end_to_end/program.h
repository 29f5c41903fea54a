// program: the built `vanthu`, run as a person runs it.
//
// Each run gets an environment without settings of the person who runs the tests.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/end_to_end/temp_folder.h"

namespace vanthu {

// The exit codes that callers rely on, written out once more: a test must not follow a slip of the
// code.
inline constexpr int kExitUsage = 1;
inline constexpr int kExitNotReadable = 2;
inline constexpr int kExitMissing = 3;
inline constexpr int kExitPermission = 5;
inline constexpr int kExitEncrypted = 8;
inline constexpr int kExitConfiguration = 9;
inline constexpr int kExitOther = 15;
inline constexpr int kExitQuarantined = 20;
inline constexpr int kExitInterrupted = 130;

struct Finished {
  int status = 0;  // exit status; 128 + signal when a signal ended it
  std::string out;
  std::string err;

  [[nodiscard]] std::vector<std::string> lines() const;  // of `out`, without ends
};

struct RunOptions {
  std::filesystem::path program;         // empty: the one that was built
  std::string input;                     // stdin
  std::filesystem::path folder;          // to run in; empty: the test's own
  std::vector<std::string> environment;  // "NAME=value", on top
  std::uint64_t max_file_bytes = 0;      // RLIMIT_FSIZE; 0: none
};

// A run in the background; ended by the destructor.
class Started {
 public:
  explicit Started(const std::vector<std::string>& arguments, const RunOptions& options = {});
  ~Started();
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  // The reading processes that live now.
  [[nodiscard]] std::vector<pid_t> Workers() const;
  void Send(int signal) const;
  [[nodiscard]] bool IsRunning();
  [[nodiscard]] Finished Wait();

 private:
  TempFolder files_;
  pid_t pid_ = -1;
  std::optional<int> wait_status_;
};

[[nodiscard]] Finished RunVanthu(const std::vector<std::string>& arguments,
                                 const RunOptions& options = {});

// Looks every few milliseconds until `condition` holds; false after a generous limit.
[[nodiscard]] bool WaitUntil(const std::function<bool()>& condition,
                             std::chrono::seconds limit = std::chrono::seconds(60));

// Processes whose parent is `pid`.
[[nodiscard]] std::vector<pid_t> ChildrenOf(pid_t pid);

}  // namespace vanthu
