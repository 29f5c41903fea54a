// Tested by tests/extractors/item_list_test.cc.
#include "extractors/item_list.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "extractors/capitals.h"
#include "extractors/letter_part.h"

namespace vanthu {
namespace {

// "- ", "–", "+", "•", "~" before a letter, a bracket or a quote.
const re2::RE2& Bullet() {
  static const re2::RE2 pattern("^([\\s*_]*(?:[-–—+•*~»●▪]\\s*)+)[\\pL\\pN(“\"]");
  return pattern;
}

// "; - " between two items on one line.
const re2::RE2& InnerBullet() {
  static const re2::RE2 pattern("([;.]\\s*(?:[-–—+•]\\s*)+)\\p{Lu}");
  return pattern;
}

// End punctuation, "./." and marks of other layers.
Span Trimmed(std::string_view text, Span span) {
  constexpr std::string_view kBehind = " \t;.,/:*_~|";
  while (!span.empty() && std::string_view(" \t*_~").contains(text[span.begin])) ++span.begin;
  while (!span.empty() && kBehind.contains(text[span.end - 1])) --span.end;
  return span;
}

// A line cut where items begin inside it.
std::vector<Span> Pieces(const Letter& letter, Span line) {
  std::vector<Span> pieces;
  re2::StringPiece rest(letter.text.data() + line.begin, line.size());
  std::size_t begin = line.begin;
  re2::StringPiece mark;
  while (re2::RE2::FindAndConsume(&rest, InnerBullet(), &mark)) {
    const auto at = static_cast<std::size_t>(mark.data() - letter.text.data());
    pieces.push_back({begin, at + 1});
    begin = at + 1;
  }
  pieces.push_back({begin, line.end});
  return pieces;
}

// Cuts at semicolons outside brackets.
std::vector<Span> CutAtSemicolons(const Letter& letter, Span line) {
  std::vector<Span> pieces;
  int depth = 0;
  std::size_t begin = line.begin;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    const char c = letter.text[i];
    if (c == '(') ++depth;
    if (c == ')') depth = depth > 0 ? depth - 1 : 0;
    if (c == ';' && depth == 0) {
      pieces.push_back({begin, i + 1});
      begin = i + 1;
    }
  }
  pieces.push_back({begin, line.end});
  return pieces;
}

bool IsEnded(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" *_");
  return last != std::string_view::npos && (text[last] == ';' || text[last] == '.');
}

}  // namespace

std::optional<std::size_t> BulletSize(std::string_view text) {
  re2::StringPiece bullet;
  if (!re2::RE2::PartialMatch(text, Bullet(), &bullet)) return std::nullopt;
  return bullet.size();
}

ListLines LinesOfList(const Letter& letter, Zone zone, PartLabel label) {
  ListLines result;
  for (const Line* line : FirstBlock(letter, zone)) {
    Span span = line->span;
    if (const auto after = AfterLabel(label, letter.TextOf(*line))) {
      if (!result.spans.empty()) break;  // another letter's list
      span.begin += *after;
      result.has_label = true;
    }
    if (!span.empty()) result.spans.push_back(span);
  }
  if (!result.spans.empty()) return result;
  result.has_zone = false;
  bool in_list = false;
  for (const Line& line : letter.lines) {
    if (line.zone != Zone::kUnknown) continue;
    const std::string_view text = letter.TextOf(line);
    const auto after = AfterLabel(label, text);
    if (in_list && (after || !BulletSize(text))) break;
    if (!in_list && !after) continue;
    in_list = true;
    result.has_label = true;
    const Span span = {line.span.begin + after.value_or(0), line.span.end};
    if (!span.empty()) result.spans.push_back(span);
  }
  return result;
}

std::vector<Found<std::string>> ItemsOf(const Letter& letter, std::span<const Span> lines,
                                        ItemSeparator separator) {
  bool has_bullets = false;
  for (const Span line : lines) has_bullets = has_bullets || BulletSize(line.Of(letter.text));

  std::vector<Found<std::string>> items;
  bool ended = true;
  for (const Span line : lines) {
    std::vector<Span> pieces = Pieces(letter, line);
    if (!has_bullets && separator == ItemSeparator::kBulletOrSemicolon) {
      pieces = CutAtSemicolons(letter, line);
    }
    for (const Span piece : pieces) {
      const std::string_view text = piece.Of(letter.text);
      const auto bullet = BulletSize(text);
      const Span span = Trimmed(letter.text, {piece.begin + bullet.value_or(0), piece.end});
      if (span.empty()) continue;
      // A line without bullet in a list with bullets, or a small letter, goes on with the item.
      const bool goes_on =
          !bullet && !items.empty() && !ended && (has_bullets || StartsSmall(span.Of(letter.text)));
      if (goes_on) {
        // The mark that was cut off the end may belong inside: "A," ⏎ "B".
        const Span before = items.back().spans.back();
        const std::size_t after = letter.text.find_first_of(" \n", before.end);
        const std::string_view cut = Span{before.end, std::min(after, piece.begin)}.Of(letter.text);
        if (cut == "," || cut == ":") items.back().value += cut;
        items.back().value += " " + std::string(span.Of(letter.text));
        items.back().spans.push_back(span);
      } else {
        Found<std::string> item;
        item.value = span.Of(letter.text);
        item.spans = {span};
        items.push_back(std::move(item));
      }
      ended = IsEnded(text);
    }
  }
  return items;
}

}  // namespace vanthu
