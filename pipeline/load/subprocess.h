// subprocess: runs one of poppler's programs and takes what it prints, within limits.
//
// poppler is GPL and has a history of crashes on hostile files; a process of its own keeps both
// away from us. No shell, no temporary file: arguments go in as they are, output comes back by a
// pipe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace vanthu {

struct ProgramLimits {
  int timeout_seconds = 60;
  std::size_t max_output_bytes = 1U << 30;
  std::uint64_t max_memory_bytes = 4ULL << 30;  // of address space
};

enum class ProgramFailure : std::uint8_t {
  kNotInstalled,
  kTimeout,
  kTooMuchOutput,
  kFailed,  // a status other than 0, or killed by a signal
};

// Standard output of `arguments[0]` (found in PATH) run with the arguments. Its standard input is
// empty and its standard error is thrown away.
[[nodiscard]] std::expected<std::string, ProgramFailure> RunProgram(
    const std::vector<std::string>& arguments, const ProgramLimits& limits);

}  // namespace vanthu
