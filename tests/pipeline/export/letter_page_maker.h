// letter_page_maker: pages with words for the tests of the formats that have the page image.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "pipeline/export/letter_pages.h"

namespace vanthu {

// A word a fingertip wide for each letter, 30 pixels high.
inline PageLine LineAt(int left, int top, std::initializer_list<const char*> words,
                       Zone zone = Zone::kBody) {
  constexpr int kLetterWidth = 14;
  constexpr int kHeight = 30;
  PageLine line = {.zone = zone, .starts_paragraph = true, .box = {}, .words = {}};
  int x = left;
  for (const std::string word : words) {
    int letters = 0;
    for (const char c : word) letters += (c & 0xC0) != 0x80;
    const Box box = {x, top, x + letters * kLetterWidth, top + kHeight};
    line.words.push_back({.text = word, .box = box, .confidence = 0.875});
    line.box = Union(line.box, box);
    x = box.right + kLetterWidth;
  }
  return line;
}

// A4 at 200 dpi, stored as it is clean.
inline LetterPage PageOfLines(std::vector<PageLine> lines) {
  LetterPage page;
  page.scan_width = 1654;
  page.scan_height = 2339;
  page.scan_x_dpi = page.scan_y_dpi = 200;
  page.lines = std::move(lines);
  return page;
}

}  // namespace vanthu
