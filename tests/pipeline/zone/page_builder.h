// PageBuilder: a page of words with boxes, as an engine would give it, for the tests of zone.
//
//   PageBuilder page;
//   page.Line(300, 200, "SỞ Y TẾ").Line(1100, 200, "Độc lập - Tự do - Hạnh phúc");
//
// A4 at 200 dpi (1654 × 2339): a letter is 14 pixels wide, a line 30 high.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document.h"

namespace vanthu {

class PageBuilder {
 public:
  static constexpr int kLetterWidth = 14;
  static constexpr int kLineHeight = 30;
  static constexpr int kPitch = 44;

  PageBuilder() {
    page_.width = 1654;
    page_.height = 2339;
    page_.dpi = 200;
  }

  // One engine line that begins at `left`; "   " (three spaces) makes a wide gap.
  PageBuilder& Line(int left, int top, std::string_view text, double confidence = 0.95) {
    OcrLine line;
    int x = left;
    std::string word;
    const auto end_word = [&] {
      if (word.empty()) return;
      int letters = 0;
      for (const char c : word) letters += (c & 0xC0) != 0x80;
      const Box box = {
          .left = x, .top = top, .right = x + letters * kLetterWidth, .bottom = top + kLineHeight};
      line.words.push_back({.text = word, .box = box, .confidence = confidence});
      line.box = Union(line.box, box);
      x = box.right;
      word.clear();
    };
    for (const char c : text) {
      if (c == ' ') {
        end_word();
        x += kLetterWidth;
      } else {
        word += c;
      }
    }
    end_word();
    page_.lines.push_back(std::move(line));
    return *this;
  }

  PageBuilder& Rule(int left, int top, int right) {
    page_.rules.push_back({.left = left, .top = top, .right = right, .bottom = top + 3});
    return *this;
  }

  // Turns the page: lines fall by `slope` pixels on one pixel to the right.
  PageBuilder& Slope(double slope) {
    const auto turn = [&](Box& box) {
      const int fall = static_cast<int>(slope * box.center_x());
      box.top += fall;
      box.bottom += fall;
    };
    for (OcrLine& line : page_.lines) {
      line.box = {};
      for (Word& word : line.words) {
        turn(word.box);
        line.box = Union(line.box, word.box);
      }
    }
    for (Box& rule : page_.rules) turn(rule);
    return *this;
  }

  [[nodiscard]] const PageContent& page() const { return page_; }

 private:
  PageContent page_;
};

}  // namespace vanthu
