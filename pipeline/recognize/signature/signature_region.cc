// Tested by tests/pipeline/recognize/signature/signature_region_test.cc.
#include "pipeline/recognize/signature/signature_region.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "pipeline/recognize/signature/signature_parts.h"
#include "pipeline/zone/anchors.h"
#include "pipeline/zone/rows.h"

namespace vanthu {
namespace {

// The signature stands right of this share of the page, Nơi nhận begins left of the other.
constexpr double kSignatureLeft = 0.42;
constexpr double kDistributionLeft = 0.35;
// From the authority to the name: 24 % of A4 are 71 mm, room for a seal of 42 mm and the titles.
constexpr double kBlockHeight = 0.24;
// The titles may begin above Nơi nhận by so many heights of its line.
constexpr double kAboveList = 5.5;
// Words in a row that are running text when the engine is sure of them.
constexpr std::size_t kTextWords = 3;
constexpr double kSureText = 0.6;
// "- Lưu: VT, TCCB (3b)." is a short line.
constexpr std::size_t kArchiveWords = 8;

struct List {
  int top = 0;      // of the line that was found
  int highest = 0;  // where the signature beside it may begin
};

// Nơi nhận or, when the engine could not read it, the list's last item: "Lưu: VT, NV."
std::optional<List> FindList(std::span<const OcrLine> lines, int width) {
  constexpr double kItems = 9;  // heights of a line from the signature's title down to "Lưu: VT"
  std::optional<List> list;
  std::optional<List> archive;
  for (const OcrLine& line : lines) {
    if (line.box.left > kDistributionLeft * width) continue;
    const std::vector<RowWord> words = RowWordsOf(line.words);
    const Box& box = line.box;
    const std::size_t size = CutAtGaps(words, kSignatureGap * line.box.height()).front().size();
    // "nơi nhận" in a paragraph begins a long part of the line.
    if (StartsWithAnchor(words, kDistributionAnchor, kShortAnchorErrors) && size <= kTextWords)
      list = {.top = box.top, .highest = box.top - static_cast<int>(kAboveList * box.height())};
    if (StartsWithAnchor(words, "luuvt", 0) && size <= kArchiveWords)
      archive = {.top = box.top, .highest = box.top - static_cast<int>(kItems * box.height())};
  }
  return list ? list : archive;
}

// Where the running text of a line that crosses `x` ends below; nullopt when it has none above `y`.
// Of its words half end higher: a flourish behind the last one reaches far down.
std::optional<int> EndOfText(const OcrLine& line, int x, int y) {
  const std::vector<RowWord> words = RowWordsOf(line.words);
  for (const auto& part : CutAtGaps(words, kSignatureGap * line.box.height())) {
    const Box box = BoxOf(part);
    if (box.left >= x || box.right <= x || part.size() < kTextWords) continue;
    if (MeanConfidence(part) < kSureText || MakeRow(part).center_y >= y) continue;
    std::vector<int> bottoms;
    for (const RowWord& word : part) {
      if (word.word->box.right > x) bottoms.push_back(word.word->box.bottom);
    }
    const auto middle = bottoms.begin() + static_cast<std::ptrdiff_t>(bottoms.size() / 2);
    std::ranges::nth_element(bottoms, middle);
    return *middle;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Box> SignatureRegion(std::span<const OcrLine> lines, int width, int height) {
  const auto list = FindList(lines, width);
  if (!list) return std::nullopt;
  const int left = static_cast<int>(kSignatureLeft * width);
  Box region = {.left = left,
                .top = std::max(0, list->highest),
                .right = width,
                .bottom = std::min(height, list->top + static_cast<int>(kBlockHeight * height))};
  for (const OcrLine& line : lines) {
    if (line.box.top >= list->top) continue;
    if (const auto bottom = EndOfText(line, left, list->top)) {
      region.top = std::max(region.top, *bottom);
    }
  }
  return region;
}

}  // namespace vanthu
