// Tested by tests/end_to_end/import_test.cc.
#include "pipeline/stop_signals.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace vanthu {
namespace {

sigset_t StopSet() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  return set;
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t set = StopSet();
  (void)sigprocmask(SIG_BLOCK, &set, nullptr);
  fd_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

StopSignals::~StopSignals() {
  const sigset_t set = StopSet();
  (void)sigprocmask(SIG_UNBLOCK, &set, nullptr);
  if (fd_ >= 0) close(fd_);
}

int StopSignals::count() {
  signalfd_siginfo signal{};
  while (read(fd_, &signal, sizeof signal) == sizeof signal) ++count_;
  return count_;
}

}  // namespace vanthu
