// The properties of normalize on any bytes: the text is stable under a second pass, the alignment
// covers both texts, goes forward only and lands on code point boundaries; and whole lines keep
// every word's span inside its line. Any breach aborts.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/normalize.h"

namespace vanthu {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

bool IsBoundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (text[at] & 0xC0) != 0x80);
}

void CheckText(std::string_view source) {
  const AlignedText text = NormalizeText(source);
  Require(text.alignment.source_size() == source.size());
  Require(text.alignment.target_size() == text.text.size());
  Require(NormalizeText(text.text).text == text.text);
  std::size_t last_end = 0;
  for (std::size_t begin = 0; begin < text.text.size();) {
    std::size_t end = begin + 1;
    while (!IsBoundary(text.text, end)) ++end;
    const Span back = text.alignment.ToSource({begin, end});
    Require(!back.empty() && back.end <= source.size() && back.end >= last_end);
    last_end = back.end;
    begin = end;
  }
}

// The bytes as lines of words; the first byte of a line says its zone and whether it goes on.
std::vector<ZonedLine> LinesOf(std::string_view source) {
  std::vector<ZonedLine> lines;
  for (std::size_t begin = 0; begin < source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    const std::string_view bytes = source.substr(begin, end - begin);
    begin = end + 1;
    if (bytes.empty()) continue;
    const auto first = static_cast<unsigned char>(bytes.front());
    ZonedLine line{.zone = static_cast<Zone>(first % (static_cast<int>(Zone::kNoise) + 1)),
                   .page = 1 + static_cast<int>(lines.size()) / 4,
                   .text = std::string(bytes.substr(1)),
                   .words = {},
                   .box = {},
                   .starts_paragraph = (first & 0x80) != 0};
    if ((first & 0x40) != 0) line.box = {.left = 0, .top = 0, .right = 1, .bottom = 1};
    for (std::size_t at = 0; at < line.text.size();) {
      const std::size_t word_end = std::min(line.text.find(' ', at), line.text.size());
      if (word_end > at) {
        line.words.push_back({.span = {at, word_end}, .page = line.page, .box = line.box});
      }
      at = word_end + 1;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void CheckLetter(std::string_view source) {
  const NormalizedLetter letter = Normalize(LinesOf(source));
  std::size_t last_end = 0;
  for (const Line& line : letter.letter.lines) {
    Require(line.span.begin >= last_end && line.span.end <= letter.letter.text.size());
    Require(!line.span.empty());
    last_end = line.span.end;
  }
  std::size_t last_begin = 0;
  for (const WordSpan& word : letter.words) {
    Require(!word.span.empty() && word.span.begin >= last_begin);
    Require(IsBoundary(letter.letter.text, word.span.begin));
    Require(IsBoundary(letter.letter.text, word.span.end));
    last_begin = word.span.begin;
  }
  for (int page = 1; page <= 3; ++page) (void)PageText(letter, page);
}

}  // namespace
}  // namespace vanthu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  vanthu::CheckText(bytes);
  vanthu::CheckLetter(bytes);
  return 0;
}
