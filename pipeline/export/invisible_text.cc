// Tested by tests/pipeline/export/invisible_text_test.cc and searchable_pdf_test.cc.
#include "pipeline/export/invisible_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "pipeline/export/glyphless_font.h"

namespace vanthu {
namespace {

constexpr std::size_t kHexDigitsOfCode = 4;
// Tz cannot be nothing.
constexpr double kLeastStretch = 0.1;
// Of the size: readers take a smaller gap for none, and two words for one.
constexpr double kLeastGap = 0.25;
// Of a word's width that a gap leaves it at least.
constexpr double kLeastWidth = 0.4;

// Per cent by which text of `codes` characters is to be stretched to be `width` points wide.
double Stretch(double width, std::size_t codes, double size) {
  return std::max(kLeastStretch, 100 * width / (static_cast<double>(codes) * kGlyphWidth * size));
}

// The size and baseline of a line, in pixels of the clean page: those of its words but for the odd
// one, which may be a speck or a scribble three lines high.
struct LineMetrics {
  double size = 0;
  double baseline = 0;
};

LineMetrics MetricsOf(const PageLine& line) {
  std::vector<int> heights;
  std::vector<int> bottoms;
  for (const PageWord& word : line.words) {
    heights.push_back(word.box.height());
    bottoms.push_back(word.box.bottom);
  }
  std::ranges::sort(heights);
  std::ranges::sort(bottoms);
  // Words with ascenders and marks are higher than others: three in four fit in.
  return {.size = static_cast<double>(heights[(heights.size() - 1) * 3 / 4]),
          .baseline = static_cast<double>(bottoms[bottoms.size() / 2])};
}

struct Direction {
  double x = 1;
  double y = 0;
  double length = 1;  // points a pixel
};

Direction Along(double x, double y) {
  const double length = std::hypot(x, y);
  // Adding zero makes -0 into 0, which reads better.
  return {.x = x / length + 0.0, .y = y / length + 0.0, .length = length};
}

}  // namespace

std::string InvisibleText(const LetterPage& page, const Affine& to_page, std::string_view font_name,
                          GlyphlessFont& font) {
  if (page.lines.empty()) return "";
  const Direction right = Along(to_page.xx, to_page.yx);
  const Direction up = Along(-to_page.xy, -to_page.yy);
  std::string text = "q\nBT\n3 Tr\n";
  for (const PageLine& line : page.lines) {
    const LineMetrics metrics = MetricsOf(line);
    const double size = metrics.size * up.length;
    if (!(size > 0)) continue;
    text += fmt::format("{} {:.3f} Tf\n", font_name, size);
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const PageWord& word = line.words[i];
      const std::string codes = font.Encode(word.text);
      const double x = to_page.xx * word.box.left + to_page.xy * metrics.baseline + to_page.x0;
      const double y = to_page.yx * word.box.left + to_page.yy * metrics.baseline + to_page.y0;
      const bool is_last = i + 1 == line.words.size();
      double width = word.box.width();
      double gap = 0;
      if (!is_last) {
        const double to_next = line.words[i + 1].box.left - word.box.left;
        width = std::max(std::min(width, to_next - kLeastGap * metrics.size), kLeastWidth * width);
        gap = to_next - width;
      }
      text += fmt::format("{:.6f} {:.6f} {:.6f} {:.6f} {:.3f} {:.3f} Tm\n", right.x, right.y, up.x,
                          up.y, x, y);
      text +=
          fmt::format("{:.3f} Tz <{}> Tj\n",
                      Stretch(width * right.length, codes.size() / kHexDigitsOfCode, size), codes);
      if (!is_last) {
        text += fmt::format("{:.3f} Tz <0020> Tj\n", Stretch(gap * right.length, 1, size));
      }
    }
  }
  return text + "ET\nQ\n";
}

}  // namespace vanthu
