// Tested by tests/pipeline/recognize/signature/name_row_test.cc.
#include "pipeline/recognize/signature/name_row.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <utility>

#include "pipeline/clean/raster.h"
#include "pipeline/recognize/signature/word_cut.h"

namespace vanthu {
namespace {

// 14 points with marks above and tails below; and with less of what is above and below the row.
constexpr std::array<double, 2> kWindowMillimeters = {6.0, 5.0};
// Windows stand up to so far above and below the row's middle.
constexpr double kReachMillimeters = 1.5;
constexpr double kStepMillimeters = 0.75;
// "Nguyễn " in 14 points.
constexpr double kWordMillimeters = 18;

void CutToCapital(OcrLine& line) {
  for (Word& word : line.words) {
    const std::size_t cut = word.text.size() - FromCapital(word.text).size();
    if (cut == 0) continue;
    word = CutWord(word, cut).second;
  }
}

}  // namespace

std::string_view FromCapital(std::string_view word) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  const auto size = static_cast<std::int64_t>(word.size());
  std::int64_t capital = -1;  // where the character before is, if it is a capital
  std::int64_t found = 0;
  for (std::int64_t at = 0; at < size;) {
    const std::int64_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (capital >= 0 && c >= 0 && u_islower(c)) found = capital;
    capital = c >= 0 && u_isupper(c) ? begin : -1;
  }
  return word.substr(static_cast<std::size_t>(found));
}

std::expected<std::vector<OcrLine>, Error> ReadNameRow(const PageView& view, const Box& rest,
                                                       int dpi, Recognizer& recognizer) {
  std::vector<OcrLine> seen;
  const int reach = PixelsOf(kReachMillimeters, dpi);
  const int middle = (rest.top + rest.bottom) / 2;
  for (const double millimeters : kWindowMillimeters) {
    const int height = PixelsOf(millimeters, dpi);
    for (int shift = -reach; shift <= reach; shift += PixelsOf(kStepMillimeters, dpi)) {
      const int top = middle + shift - height / 2;
      const Box window = {.left = rest.left - PixelsOf(kWordMillimeters, dpi),
                          .top = top,
                          .right = rest.right + height / 2,
                          .bottom = top + height};
      auto lines = ReadPart(view, window, Recognizer::Layout::kOneLine, recognizer);
      if (!lines) return std::unexpected(std::move(lines.error()));
      for (OcrLine& line : *lines) {
        CutToCapital(line);
        seen.push_back(std::move(line));
      }
    }
  }
  return seen;
}

}  // namespace vanthu
