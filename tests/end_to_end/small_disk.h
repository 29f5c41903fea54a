// small_disk: a file system of a few MiB, to be full.
#pragma once

#include <filesystem>
#include <string>

namespace vanthu {

// Mounted on a folder for one test; only root can.
class SmallDisk {
 public:
  // `size` as mount has it: "2m".
  SmallDisk(const std::filesystem::path& place, const std::string& size);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool mounted() const { return mounted_; }
  // `flags` are mount(2)'s, such as MS_RDONLY. Throws when it fails.
  void Remount(unsigned long flags, const std::string& size);

 private:
  std::filesystem::path place_;
  bool mounted_ = false;
};

}  // namespace vanthu
