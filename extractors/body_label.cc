// Tested by tests/extractors/body_label_test.cc.
#include "extractors/body_label.h"

#include <algorithm>
#include <array>

#include "extractors/ascii.h"

namespace vanthu {
namespace {

// Điểm use the Vietnamese alphabet without f, j, w, z (Nghị định 30/2020/NĐ-CP); some clerks use f
// all the same, and it then takes the place between e and g.
constexpr std::array<std::string_view, 23> kAlphabet = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                        "i", "k", "l", "m", "n", "o", "p", "q",
                                                        "r", "s", "t", "u", "v", "x", "y"};
constexpr int kMaxNumber =
    200;  // no letter has more items at one level; a larger number is a year or an amount
constexpr int kMaxRoman = 39;
constexpr std::size_t kMaxDepth = 5;  // "1.1.1.1.1"

std::optional<int> RomanValue(std::string_view text) {
  int value = 0;
  int last = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const int digit = text[i] == 'I' ? 1 : text[i] == 'V' ? 5 : text[i] == 'X' ? 10 : 0;
    if (digit == 0) return std::nullopt;
    value += digit < last ? -digit : digit;
    last = std::max(last, digit);
  }
  if (value < 1 || value > kMaxRoman) return std::nullopt;
  return value;
}

std::string ToRoman(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 5> kDigits = {
      {{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string roman;
  for (const auto& [worth, digits] : kDigits) {
    for (; value >= worth; value -= worth) roman += digits;
  }
  return roman;
}

// Skips spaces and the marks of Markdown that other OCR engines put around headings.
std::size_t SkipMarkdown(std::string_view text, std::size_t at, bool& heading) {
  while (at < text.size()) {
    if (text[at] == ' ') {
      ++at;
    } else if (text[at] == '#' || text.substr(at).starts_with("**")) {
      // "**" before a space is the label of a note ("** Ghi chú:").
      std::size_t end = at;
      while (end < text.size() && text[end] == text[at]) ++end;
      if (text[at] == '*' && end < text.size() && text[end] == ' ') return at;
      at = end;
      heading = true;
    } else {
      return at;
    }
  }
  return at;
}

std::size_t SkipSpaces(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::size_t DashSize(std::string_view text, std::size_t at) {
  for (std::string_view dash : {"-", "–", "—", "−", "~", "»"}) {
    if (text.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

BodyLabel Make(LabelSystem system, std::vector<int> path, std::string label, std::string_view text,
               std::size_t end) {
  end = SkipSpaces(text, end);
  while (end < text.size() && text.substr(end).starts_with("**")) end = SkipSpaces(text, end + 2);
  return {.system = system, .path = std::move(path), .label = std::move(label), .size = end};
}

// What ends a label after its number or letter: ".", ")", "-", "/", ":" ("1." "1)" "1-" "1/"). 0
// when none.
std::size_t Ending(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '.' || text[at] == ')' || text[at] == '/') return 1;
  if (const std::size_t dash = DashSize(text, at); dash != 0 && text[at] != '~') return dash;
  return 0;
}

std::optional<BodyLabel> NumberLabel(std::string_view text, std::size_t begin) {
  std::vector<int> path;
  std::size_t at = begin;
  std::size_t ending = 0;
  while (path.size() < kMaxDepth) {
    std::size_t digits = at;
    while (digits < text.size() && IsDigit(text[digits])) ++digits;
    if (digits == at || digits - at > 3) return std::nullopt;
    const int value = std::stoi(std::string(text.substr(at, digits - at)));
    if (value > kMaxNumber) return std::nullopt;
    path.push_back(value);
    at = digits;
    if (at + 1 < text.size() && text[at] == '.' && IsDigit(text[at + 1])) {
      ++at;
      continue;
    }
    ending = Ending(text, at);
    break;
  }
  // "1.500 người", "20/11": a number, not a label.
  const std::string_view number = text.substr(begin, at - begin);
  const std::size_t end = at + ending;
  const bool space = end >= text.size() || text[end] == ' ' || text[end] == '*';
  if (path.size() == 1) {
    if (ending == 0) return std::nullopt;
    if (text[at] == '/' && !space) return std::nullopt;
    const bool dot = text[at] == '.';
    // "1.Tiếp tục" lacks its space; "3-4 ngày" is a range.
    if (!space && !(dot || text[at] == ')')) return std::nullopt;
    if (!space && end < text.size() && IsDigit(text[end])) return std::nullopt;
    const std::string mark =
        text[at] == '.' || text[at] == ')' || text[at] == '/' ? std::string(1, text[at]) : "-";
    return Make(LabelSystem::kNumber, std::move(path), std::string(number) + mark, text, end);
  }
  if (path.back() > 99 || (ending == 0 && !space)) return std::nullopt;
  const std::string mark =
      ending == 0 ? "" : (text[at] == '.' || text[at] == ')' ? std::string(1, text[at]) : "-");
  if (ending != 0 && text[at] == '/') return std::nullopt;  // "7.4/2014"
  return Make(LabelSystem::kDotted, std::move(path), std::string(number) + mark, text, end);
}

std::optional<BodyLabel> RomanLabel(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  // OCR reads I as 1 or l and II as H (DOMAIN.md §4.5); the sequence decides later.
  while (at < text.size() && at - begin < 6 &&
         std::string_view("IVXl1|HN").find(text[at]) != std::string_view::npos) {
    ++at;
  }
  if (at == begin) return std::nullopt;
  const std::string_view printed = text.substr(begin, at - begin);
  const std::size_t ending = Ending(text, SkipSpaces(text, at));
  if (ending == 0) return std::nullopt;
  const std::size_t end = SkipSpaces(text, at) + ending;
  if (text[end - ending] == '/') return std::nullopt;
  const std::optional<int> value = RomanValue(printed);
  const bool space = end >= text.size() || text[end] == ' ' || text[end] == '*';
  if (!space && !(value && text[end - ending] == '.')) return std::nullopt;
  const std::string mark = text[end - ending] == '.' || text[end - ending] == ')'
                               ? std::string(1, text[end - ending])
                               : "-";
  if (value) return Make(LabelSystem::kRoman, {*value}, std::string(printed) + mark, text, end);
  // A damaged numeral has a capital or an "l" in it, or it would be an ordinary number.
  if (std::ranges::all_of(printed, IsDigit)) return std::nullopt;
  return Make(LabelSystem::kRoman, {0}, std::string(printed) + mark, text, end);
}

std::optional<BodyLabel> WordLabel(std::string_view text, std::size_t begin) {
  struct Kind {
    std::string_view word;
    LabelSystem system;
  };
  constexpr std::array<Kind, 12> kKinds = {{{"Điều", LabelSystem::kArticle},
                                            {"ĐIỀU", LabelSystem::kArticle},
                                            {"Phần", LabelSystem::kPart},
                                            {"PHẦN", LabelSystem::kPart},
                                            {"Chương", LabelSystem::kPart},
                                            {"CHƯƠNG", LabelSystem::kPart},
                                            {"Mục", LabelSystem::kPart},
                                            {"MỤC", LabelSystem::kPart},
                                            {"Bước", LabelSystem::kPart},
                                            {"BƯỚC", LabelSystem::kPart},
                                            {"Điểu", LabelSystem::kArticle},
                                            {"Điêu", LabelSystem::kArticle}}};
  for (const Kind& kind : kKinds) {
    if (!text.substr(begin).starts_with(kind.word)) continue;
    std::size_t at = begin + kind.word.size();
    if (at >= text.size() || text[at] != ' ') return std::nullopt;
    at = SkipSpaces(text, at);
    const std::size_t number = at;
    while (at < text.size() &&
           (IsDigit(text[at]) || std::string_view("IVX").find(text[at]) != std::string_view::npos))
      ++at;
    const std::string_view printed = text.substr(number, at - number);
    if (printed.empty() || printed.size() > 6) return std::nullopt;
    int value = 0;
    if (std::ranges::all_of(printed, IsDigit)) {
      value = printed.size() <= 3 ? std::stoi(std::string(printed)) : 0;
    } else {
      value = RomanValue(printed).value_or(0);
    }
    if (value == 0) return std::nullopt;
    const std::size_t mark = SkipSpaces(text, at);
    const bool marked = mark < text.size() && (text[mark] == '.' || text[mark] == ':');
    // "Điều 2 Quyết định số …" cites; "Điều 2." and a heading of its own are labels.
    if (!marked && mark != text.size()) return std::nullopt;
    std::string label(text.substr(begin, at - begin));
    if (marked && text[mark] == '.') label += '.';
    return Make(kind.system, {value}, std::move(label), text, marked ? mark + 1 : mark);
  }
  return std::nullopt;
}

std::optional<BodyLabel> LetterLabel(std::string_view text, std::size_t begin) {
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    const std::string_view letter = kAlphabet[i];
    if (!text.substr(begin).starts_with(letter)) continue;
    const std::size_t at = begin + letter.size();
    if (at >= text.size()) return std::nullopt;
    const bool bracket = text[at] == ')';
    const bool other = text[at] == '.' || text[at] == '/' || text[at] == '-';
    if (!bracket && !other) continue;
    if (other && !(at + 1 < text.size() && text[at + 1] == ' ')) return std::nullopt;
    return Make(LabelSystem::kLetter, {static_cast<int>(i) + 1}, std::string(letter) + text[at],
                text, at + 1);
  }
  if (text.substr(begin).starts_with("f)"))
    return Make(LabelSystem::kLetter, {7}, "f)", text, begin + 2);
  return std::nullopt;
}

}  // namespace

std::optional<BodyLabel> BodyLabelAt(std::string_view text) {
  bool heading = false;
  const std::size_t at = SkipMarkdown(text, 0, heading);
  if (at >= text.size()) return std::nullopt;
  const char c = text[at];
  const auto followed_by_space = [&](std::size_t size) {
    return at + size >= text.size() || text[at + size] == ' ';
  };
  if (IsDigit(c)) {
    if (auto number = NumberLabel(text, at)) return number;
    return RomanLabel(text, at);  // "1I. TỔ CHỨC"
  }
  if (auto word = WordLabel(text, at)) return word;
  if (auto roman = RomanLabel(text, at)) return roman;
  if (c >= 'A' && c <= 'Z' && at + 1 < text.size() &&
      (text[at + 1] == '.' || text[at + 1] == '-') && followed_by_space(2)) {
    return Make(LabelSystem::kCapital, {c - 'A' + 1}, std::string(text.substr(at, 2)), text,
                at + 2);
  }
  if (auto letter = LetterLabel(text, at)) return letter;
  if (c == '*') {
    std::size_t end = at;
    while (end < text.size() && text[end] == '*') ++end;
    if (end - at <= 3)
      return Make(LabelSystem::kStar, {0}, std::string(text.substr(at, end - at)), text, end);
    return std::nullopt;
  }
  if (const std::size_t dash = DashSize(text, at); dash != 0) {
    return Make(LabelSystem::kDash, {0}, "-", text, at + dash);
  }
  if (c == '+') return Make(LabelSystem::kPlus, {0}, "+", text, at + 1);
  if (c == 'o' && followed_by_space(1)) return Make(LabelSystem::kBullet, {0}, "o", text, at + 1);
  for (std::string_view bullet :
       {"•", "✓", "\uf0b7", "\uf0a7", "\uf0fc", "\uf0d8", "▪", "●", "◦", "·", "§", "➢", "♦"}) {
    if (text.substr(at).starts_with(bullet)) {
      return Make(LabelSystem::kBullet, {0}, "•", text, at + bullet.size());
    }
  }
  return std::nullopt;
}

bool RomanCanBe(std::string_view printed, int expected) {
  if (expected < 1 || expected > kMaxRoman) return false;
  const std::string roman = ToRoman(expected);
  // Each printed letter stands for itself, or 1, l and | for I, H for II, N for IV or II.
  std::size_t at = 0;
  for (char c : printed) {
    if (c == '.' || c == '-' || c == ')') break;
    if (c == '1' || c == 'l' || c == '|') c = 'I';
    if (c == 'H') {
      if (!roman.substr(at).starts_with("II")) return false;
      at += 2;
      continue;
    }
    if (c == 'N') {
      if (!roman.substr(at).starts_with("IV") && !roman.substr(at).starts_with("II") &&
          !roman.substr(at).starts_with("V"))
        return false;
      at += roman.substr(at).starts_with("V") ? 1 : 2;
      continue;
    }
    if (at >= roman.size() || roman[at] != c) return false;
    ++at;
  }
  return at == roman.size();
}

}  // namespace vanthu
