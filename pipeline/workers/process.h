// process: starting and ending one worker process.
#pragma once

#include <sys/types.h>

#include <expected>
#include <string>

#include "extractors/error.h"
#include "pipeline/workers/pool.h"

namespace vanthu {

struct WorkerProcess {
  pid_t pid = -1;   // also its process group
  int socket = -1;  // ours, non-blocking
};

[[nodiscard]] std::expected<WorkerProcess, Error> StartWorker(const PoolOptions& options);

// Ends the process and all it started, waits for it, closes the socket. Says how it had ended if it
// had by itself: "crashed (Segmentation fault)", "was killed; the machine may be out of memory",
// "ended (status 3)"; "was ended" otherwise.
[[nodiscard]] std::string EndWorker(const WorkerProcess& worker);

}  // namespace vanthu
