// Tested by tests/extractors/code_groups_test.cc.
#include "extractors/code_groups.h"

#include <algorithm>

#include "extractors/ascii.h"
#include "extractors/code_letters.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxGroup = 14;  // letters; "UBTWMTTQVN" has 10
constexpr std::size_t kMaxGroups = 6;  // "TTLT-BTC-BTNMT-BNV" has 4
constexpr std::size_t kMaxSpaces = 4;  // between the parts of one code; more is a table's gap

void AddGroup(CodeGroups& groups, std::string_view printed, std::size_t end,
              const CodeTable& codes) {
  const std::optional<std::string_view> spelling = codes.Spelling(printed);
  groups.all_known = groups.all_known && spelling.has_value();
  groups.mended = groups.mended || (spelling && *spelling != printed);
  groups.spelt.emplace_back(spelling.value_or(printed));
  groups.end = end;
}

}  // namespace

void CodeCursor::SkipSpaces() {
  for (std::size_t n = 0; n < kMaxSpaces && IsSpace(Peek()); ++n) ++at;
}

std::size_t CodeCursor::Dash() const {
  if (Peek() == '-') return 1;
  for (std::string_view dash : {"–", "—", "‑", "−"}) {
    if (StartsWith(dash)) return dash.size();
  }
  return 0;
}

bool CodeCursor::Slash() const { return Peek() == '/' || Peek() == '|' || Peek() == '\\'; }

std::string CodeGroups::Joined() const {
  std::string joined;
  for (const std::string& group : spelt) {
    if (!joined.empty()) joined += '-';
    joined += group;
  }
  return joined;
}

std::optional<std::string_view> CodeGroupAt(std::string_view text, std::size_t begin) {
  if (CodeLetterAt(text, begin).letter_case != LetterCase::kUpper) return std::nullopt;
  std::size_t at = begin;
  std::size_t letters = 0;
  std::size_t last_upper_end = begin;  // end of the last capital or digit
  std::size_t uppers = 0;
  while (at < text.size() && letters <= kMaxGroup) {
    const auto [letter_case, size, upper] = CodeLetterAt(text, at);
    if (letter_case == LetterCase::kNone) {
      if (IsDigit(text[at])) {
        ++at;
        last_upper_end = at;
        continue;
      }
      if (text[at] == '&' && CodeLetterAt(text, at + 1).letter_case == LetterCase::kUpper) {
        ++at;
        continue;
      }
      break;
    }
    at += size;
    ++letters;
    if (letter_case == LetterCase::kUpper) {
      last_upper_end = at;
      ++uppers;
    }
  }
  if (letters > kMaxGroup) return std::nullopt;
  if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80 &&
      !CodeCursor{text, at}.Dash() && !text.substr(at).starts_with("”") &&
      !text.substr(at).starts_with("’") && !text.substr(at).starts_with("…") &&
      !text.substr(at).starts_with("\u00a0")) {
    if (uppers < 2 || last_upper_end == at) return std::nullopt;
    at = last_upper_end;
  }
  // A code has few small letters ("TTg", "CTr", "KSTTHCvb" never); "Ban" or "Quang" is a word.
  const std::string_view group = text.substr(begin, at - begin);
  const std::size_t lowers = letters - std::min(letters, uppers);
  if (uppers == 1 && lowers > 2) return std::nullopt;
  return group;
}

std::optional<CodeGroups> CodeGroupsAt(std::string_view text, std::size_t begin,
                                       const CodeTable& codes) {
  const std::optional<std::string_view> first = CodeGroupAt(text, begin);
  if (!first) return std::nullopt;
  CodeGroups groups;
  AddGroup(groups, *first, begin + first->size(), codes);
  while (groups.spelt.size() < kMaxGroups) {
    CodeCursor cursor{text, groups.end};
    cursor.SkipSpaces();
    const bool space_before = cursor.at != groups.end;
    const std::size_t dash = cursor.Dash();
    if (dash == 0) break;
    cursor.at += dash;
    const std::size_t after_dash = cursor.at;
    cursor.SkipSpaces();
    // "CT- -TTg": a line's end and the hyphen read twice.
    if (const std::size_t again = cursor.Dash(); again != 0) {
      cursor.at += again;
      cursor.SkipSpaces();
    }
    const bool space_after = cursor.at != after_dash;
    const std::optional<std::string_view> next = CodeGroupAt(text, cursor.at);
    if (!next) break;
    // " - " between spaces parts sentences as often as codes: only a code the table knows, and only
    // while the symbol still needs its second group, goes on.
    if (space_before && space_after &&
        (groups.spelt.size() > 1 || !codes.Spelling(*next).has_value())) {
      break;
    }
    // One capital on its own is a word's initial unless it is glued to the dash ("QLĐTNĐ-X").
    if ((space_before || space_after) && next->size() == 1) break;
    groups.gaps = groups.gaps || space_before || space_after;
    AddGroup(groups, *next, cursor.at + next->size(), codes);
  }
  return groups;
}

std::string_view DigitsAt(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace vanthu
