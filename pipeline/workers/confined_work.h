// ConfinedWork: work on a file that may be hostile and on what this process has in memory, in a
// process of its own under the limits of a reading worker (sandbox.h).
//
//   auto work = ConfinedWork::Start(limits, [&] { return WriteSearchablePdf(original, pages, sink);
//   }); std::expected<void, Error> done = work->Finish();
//
// The process is a copy of this one, so nothing needs to be sent to it; what the work changes in
// memory is lost with it, what it writes to files is not. It is in a process group of its own: a
// Ctrl-C at the terminal reaches only the parent. REQUIRES: this process has one thread.
#pragma once

#include <chrono>
#include <expected>
#include <functional>

#include "extractors/error.h"
#include "pipeline/workers/process.h"
#include "pipeline/workers/sandbox.h"

namespace vanthu {

struct ConfinedLimits {
  SandboxLimits sandbox;
  std::chrono::seconds time{120};
};

class ConfinedWork {
 public:
  // The work begins at once. kInternal when there is no process to be had.
  [[nodiscard]] static std::expected<ConfinedWork, Error> Start(
      const ConfinedLimits& limits, const std::function<std::expected<void, Error>()>& work);
  ConfinedWork(ConfinedWork&& other) noexcept;
  ConfinedWork& operator=(ConfinedWork&&) = delete;
  ~ConfinedWork();  // ends it at once

  // Waits until it is over: what the work said; kTimeout, kTooLarge (memory), or kInternal when the
  // process ended without a word. Once.
  [[nodiscard]] std::expected<void, Error> Finish();

 private:
  using Clock = std::chrono::steady_clock;
  ConfinedWork(WorkerProcess process, Clock::time_point deadline, std::chrono::seconds time)
      : process_(process), deadline_(deadline), time_(time) {}

  WorkerProcess process_;
  Clock::time_point deadline_;
  std::chrono::seconds time_;
};

}  // namespace vanthu
