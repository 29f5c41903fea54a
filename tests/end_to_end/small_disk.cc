#include "tests/end_to_end/small_disk.h"

#include <sys/mount.h>

#include <stdexcept>

namespace vanthu {

SmallDisk::SmallDisk(const std::filesystem::path& place, const std::string& size) : place_(place) {
  std::filesystem::create_directories(place);
  mounted_ = mount("tmpfs", place.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
}

SmallDisk::~SmallDisk() {
  if (mounted_) umount2(place_.c_str(), MNT_DETACH);
}

void SmallDisk::Remount(unsigned long flags, const std::string& size) {
  const int failed =
      mount("tmpfs", place_.c_str(), "tmpfs", MS_REMOUNT | flags, ("size=" + size).c_str());
  if (failed != 0) throw std::runtime_error("cannot mount " + place_.string() + " again");
}

}  // namespace vanthu
