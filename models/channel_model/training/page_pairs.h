// page_pairs: words as printed beside words as read, from the pages of tests/bench/restore_pages.
//
// The words of a page are aligned as a whole, so that a line the engine put elsewhere or left out
// costs its own words alone. Pure but for the stream it reads.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace vanthu {

struct WordPair {
  std::u32string printed;  // one or two words with a space between; "" = read where nothing stands
  std::u32string read;     // likewise; "" = not read
  int confidence = -1;     // of the engine, %; -1 when there is none or several words
};

struct PagePairs {
  std::string profile;
  std::string language;  // of the engine: eng, vie
  std::vector<WordPair> words;
};

[[nodiscard]] std::vector<PagePairs> ReadPagePairs(std::istream& in);

// Punctuation around a word taken off: what is left is compared letter by letter.
[[nodiscard]] std::u32string WithoutPunctuation(std::u32string_view word);

}  // namespace vanthu
