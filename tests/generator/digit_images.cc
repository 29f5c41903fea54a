#include "tests/generator/digit_images.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace vanthu::generator {
namespace {

constexpr int kSide = 28;                    // pixels of an image
constexpr std::size_t kImageHeader = 16;     // bytes before the first image
constexpr std::size_t kLabelHeader = 8;      // bytes before the first label
constexpr std::uint8_t kFaint = 40;          // lighter ink does not count for the crop
constexpr std::size_t kMostBytes = 1 << 26;  // far more than the files hold

std::vector<std::uint8_t> ReadGzip(const std::filesystem::path& file) {
  std::vector<std::uint8_t> bytes;
  const std::unique_ptr<gzFile_s, decltype([](gzFile_s* open) { gzclose(open); })> in(
      gzopen(file.c_str(), "rb"));
  if (in == nullptr) return bytes;
  std::array<std::uint8_t, 1 << 16> block;
  int read = 0;
  while ((read = gzread(in.get(), block.data(), block.size())) > 0 && bytes.size() < kMostBytes) {
    bytes.insert(bytes.end(), block.begin(), block.begin() + read);
  }
  return bytes;
}

DigitImage Crop(std::span<const std::uint8_t> pixels) {
  int left = kSide, top = kSide, right = 0, bottom = 0;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      if (pixels[static_cast<std::size_t>(y * kSide + x)] < kFaint) continue;
      left = std::min(left, x);
      right = std::max(right, x + 1);
      top = std::min(top, y);
      bottom = std::max(bottom, y + 1);
    }
  }
  DigitImage image{.width = std::max(0, right - left), .height = std::max(0, bottom - top)};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      image.ink.push_back(pixels[static_cast<std::size_t>(y * kSide + x)]);
    }
  }
  return image;
}

}  // namespace

std::expected<DigitImages, Error> DigitImages::Load(const std::filesystem::path& folder) {
  const auto pixels = ReadGzip(folder / "t10k-images-idx3-ubyte.gz");
  const auto labels = ReadGzip(folder / "t10k-labels-idx1-ubyte.gz");
  constexpr std::size_t kPixels = kSide * kSide;
  DigitImages digits;
  for (std::size_t i = 0;
       kLabelHeader + i < labels.size() && kImageHeader + (i + 1) * kPixels <= pixels.size(); ++i) {
    const std::uint8_t digit = labels[kLabelHeader + i];
    DigitImage image = Crop(std::span(pixels).subspan(kImageHeader + i * kPixels, kPixels));
    if (digit < 10 && !image.ink.empty()) digits.images_[digit].push_back(std::move(image));
  }
  if (std::ranges::any_of(digits.images_, &std::vector<DigitImage>::empty)) {
    return std::unexpected(
        Error{Error::Code::kNotFound,
              fmt::format("{}: no t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz with all "
                          "ten digits",
                          folder.string())});
  }
  return digits;
}

const DigitImage& DigitImages::Pick(char digit, Random& random) const {
  return random.Pick(images_[static_cast<std::size_t>(digit - '0')]);
}

}  // namespace vanthu::generator
