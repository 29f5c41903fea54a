// Feeds any bytes to load as a file, opens it and loads its first pages.
//
//   cmake -B build-fuzz -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DVANTHU_FUZZ=ON \
//     -DVANTHU_SANITIZE=address,undefined
//   ninja -C build-fuzz load_fuzz && build-fuzz/load_fuzz -max_total_time=600 CORPUS
//
// poppler is not what is fuzzed here; PATH is emptied so that pages for it fail at once.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "pipeline/load.h"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  setenv("PATH", "/nonexistent", 1);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = memfd_create("input", MFD_CLOEXEC);
  if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  // Small limits: the question is whether they hold, not how long large pages take.
  const vanthu::LoadLimits limits = {.max_pages = 20, .max_pixels = 4'000'000};
  const std::filesystem::path path = "/proc/self/fd/" + std::to_string(file);
  if (const auto source = vanthu::Source::Open(path, limits)) {
    for (int number = 1; number <= source->page_count() && number <= 3; ++number) {
      const auto page = source->LoadPage(number);
      if (!page) continue;
      const int depth = page->image.depth();
      if (!page->image.empty() && depth != 1 && depth != 8 && depth != 32) std::abort();
    }
  }
  close(file);
  return 0;
}
