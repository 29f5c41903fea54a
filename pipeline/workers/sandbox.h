// sandbox: what a worker gives up before it opens the first file.
//
// Scans come from anywhere and the decoders are large C libraries, so the process that runs them
// may not reach the network, look into other processes or change the system, may not leave a core
// file (it would hold somebody's letter), may not outgrow its memory, and dies with its parent. It
// must still read files, write temporary ones and start pdftoppm; what it starts inherits all of
// this.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace vanthu {

struct SandboxLimits {
  std::uint64_t memory_bytes = 2ULL << 30;  // address space of the process
  std::uint64_t file_bytes = 1ULL << 30;  // of one file it writes: an A3 page at 600 dpi is 210 MB
};

// Goes into effect for the rest of the process's life. Returns why the system-call filter could not
// be set, or an empty string; the other limits are always set. The process ends at once when
// `parent` is no longer its parent.
[[nodiscard]] std::string EnterSandbox(const SandboxLimits& limits, pid_t parent);

}  // namespace vanthu
