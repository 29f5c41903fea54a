// ImportLock: at most one process writes to an archive.
//
// A lock of the kernel (flock), so it is gone with its holder however that ends. Programs started
// by the holder do not inherit it.
#pragma once

#include <expected>
#include <filesystem>

#include "extractors/error.h"

namespace vanthu {

class ImportLock {
 public:
  // kBusy, naming the holder's process id, when somebody else has it.
  [[nodiscard]] static std::expected<ImportLock, Error> Take(
      const std::filesystem::path& archive_dir);
  ImportLock(ImportLock&& other) noexcept;
  ImportLock& operator=(ImportLock&&) = delete;
  ~ImportLock();

 private:
  explicit ImportLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace vanthu
