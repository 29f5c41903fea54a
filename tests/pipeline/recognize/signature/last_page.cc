#include "tests/pipeline/recognize/signature/last_page.h"

#include <algorithm>
#include <utility>

namespace vanthu {

OcrLine LineAt(int left, int top, std::vector<std::string> words, double confidence) {
  OcrLine line;
  for (std::string& word : words) {
    const auto letters = std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; });
    const int right = left + static_cast<int>(letters) * kLetter;
    const Box box = {.left = left, .top = top, .right = right, .bottom = top + kLineHeight};
    line.words.push_back({.text = std::move(word), .box = box, .confidence = confidence});
    line.box = Union(line.box, box);
    left = right + kLetter;
  }
  return line;
}

std::vector<OcrLine> FootWithoutSignature() {
  return {LineAt(200, 1400,
                 {"Đề", "nghị", "các", "đơn", "vị", "triển", "khai", "thực", "hiện", "đúng", "thời",
                  "hạn", "đã", "nêu", "trong", "văn", "bản."}),
          LineAt(200, 1500, {"Nơi", "nhận:"}), LineAt(200, 1540, {"-", "Như", "trên;"}),
          LineAt(200, 1580, {"-", "Lưu:", "VT."})};
}

}  // namespace vanthu
