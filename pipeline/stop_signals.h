// stop_signals: Ctrl-C and its kin as something a poll loop can wait for.
//
// While one lives, SIGINT, SIGTERM and SIGHUP do not end the process: they make fd() readable. One
// a process, made before any thread.
#pragma once

namespace vanthu {

class StopSignals {
 public:
  StopSignals();
  ~StopSignals();  // Signals end the process again.
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // Readable when a signal has come that count() has not seen.
  [[nodiscard]] int fd() const { return fd_; }
  // How many have come so far: one asks to stop, two to stop at once.
  [[nodiscard]] int count();

 private:
  int fd_ = -1;
  int count_ = 0;
};

}  // namespace vanthu
