// worker: the loop of a reading process: a request in, a page out, until the parent hangs up.
#pragma once

#include <sys/types.h>

#include <string>

#include "pipeline/workers/sandbox.h"

namespace vanthu {

struct WorkerOptions {
  int socket = -1;   // connected to the parent
  pid_t parent = 0;  // the process to die with
  SandboxLimits limits;
  std::string tessdata_dir;  // empty: Tesseract's own default
};

// Answers requests until the parent closes the socket. Returns false when it never could begin;
// the parent was told why.
[[nodiscard]] bool RunWorker(const WorkerOptions& options);

}  // namespace vanthu
