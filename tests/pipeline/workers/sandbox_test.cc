#include "pipeline/workers/sandbox.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>

namespace vanthu {
namespace {

constexpr int kSkipped = 77;

// Runs `check` in a child inside the sandbox; gives the child's exit status.
int InSandbox(const std::function<bool()>& check) {
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    const std::string problem = EnterSandbox({}, parent);
    _exit(!problem.empty() ? kSkipped : check() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ExpectTrueInSandbox(const std::function<bool()>& check) {
  const int status = InSandbox(check);
  if (status == kSkipped) GTEST_SKIP() << "this kernel takes no system-call filter";
  EXPECT_EQ(status, 0);
}

TEST(Sandbox, HasNoNetwork) {
  for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) {
    ExpectTrueInSandbox([family] { return socket(family, SOCK_STREAM, 0) < 0 && errno == EPERM; });
  }
}

TEST(Sandbox, PassesItsRulesOnToWhatItStarts) {
  ExpectTrueInSandbox([] {
    const pid_t child = fork();
    if (child == 0) _exit(socket(AF_INET, SOCK_STREAM, 0) < 0 ? 0 : 1);
    int status = 1;
    waitpid(child, &status, 0);
    return status == 0;
  });
}

TEST(Sandbox, StillReadsFilesAndStartsPrograms) {
  ExpectTrueInSandbox([] {
    std::ifstream file("/proc/self/status");
    std::string line;
    return std::getline(file, line) && std::system("true") == 0;
  });
}

TEST(Sandbox, LeavesNoCoreFile) {
  ExpectTrueInSandbox([] {
    rlimit limit = {};
    return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
  });
}

TEST(Sandbox, EndsWhenTheParentIsGoneAlready) {
  const pid_t child = fork();
  if (child == 0) {
    (void)EnterSandbox({}, getppid() + 1);  // somebody who is not the parent
    _exit(5);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace vanthu
