// stdin_file: what comes in on stdin, as a file that workers can open.
//
// The file has no name, so that nothing is left behind however the program ends.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>

#include "extractors/error.h"

namespace vanthu {

class StdinFile {
 public:
  // Reads stdin to its end, at most `max_bytes` (kTooLarge).
  [[nodiscard]] static std::expected<StdinFile, Error> Read(std::uint64_t max_bytes);
  StdinFile(StdinFile&& other) noexcept;
  StdinFile& operator=(StdinFile&&) = delete;
  ~StdinFile();

  // Valid in this process's children too, while this lives.
  [[nodiscard]] std::filesystem::path path() const;

 private:
  explicit StdinFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace vanthu
