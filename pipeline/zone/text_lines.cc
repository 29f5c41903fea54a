// Tested by tests/pipeline/zone/text_zones_test.cc.
#include "pipeline/zone/text_lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "extractors/capitals.h"
#include "extractors/date_line.h"
#include "extractors/edits.h"
#include "extractors/fold.h"
#include "extractors/line_label.h"
#include "extractors/number_line.h"
#include "extractors/person_name.h"

namespace vanthu {
namespace {

// Folded letters without spaces, as they are compared.
constexpr std::array<std::pair<HeadString, std::string_view>, 4> kFixedStrings = {{
    {HeadString::kNation, "conghoaxahoichunghiavietnam"},
    {HeadString::kMotto, "doclaptudohanhphuc"},
    {HeadString::kParty, "dangcongsanvietnam"},
    // The Youth Union's letters have its own name in that place.
    {HeadString::kParty, "doantncshochiminh"},
}};
// Share of letters that may be wrong: "Poc 1ap - Tw do - Hanh phic" has 4 of 18.
constexpr double kMostErrors = 0.3;
// A line of a head is short; a paragraph that quotes the motto is not.
constexpr std::size_t kLongestHeadLine = 200;  // bytes
// Lines of Nơi nhận that may have the signature block beside them.
constexpr std::size_t kLongestList = 30;

std::string LettersOf(std::string_view text) {
  std::string letters;
  for (const char c : Fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

struct Fixed {
  HeadString head = HeadString::kNone;
  std::size_t first_word = 0;
};

// How many letters of each kind a text has more than the string it is compared with: no fewer edits
// make one of the other, and counting is much cheaper than aligning.
class LetterBalance {
 public:
  explicit LetterBalance(std::string_view wanted) { Add(wanted, -1); }
  void Add(std::string_view letters) { Add(letters, 1); }

  [[nodiscard]] std::size_t LeastEdits() const {
    std::size_t more = 0;
    std::size_t fewer = 0;
    for (const int count : counts_) {
      (count > 0 ? more : fewer) += static_cast<std::size_t>(std::abs(count));
    }
    return std::max(more, fewer);
  }

 private:
  void Add(std::string_view letters, int sign) {
    for (const char c : letters) counts_[static_cast<unsigned char>(c) % counts_.size()] += sign;
  }

  std::array<int, 128> counts_{};  // by ASCII code
};

// The fixed string the words end with, and the word it begins at.
std::optional<Fixed> FixedStringAtEnd(std::span<const Word> words) {
  std::vector<std::string> letters;
  for (const Word& word : words) letters.push_back(LettersOf(word.text));
  for (const auto& [head, wanted] : kFixedStrings) {
    const auto slack = static_cast<std::size_t>(kMostErrors * static_cast<double>(wanted.size()));
    std::optional<Fixed> best;
    std::size_t least = slack + 1;
    std::string tail;
    LetterBalance balance(wanted);
    for (std::size_t first = words.size(); first-- > 0;) {
      tail.insert(0, letters[first]);
      balance.Add(letters[first]);
      if (tail.size() + slack < wanted.size()) continue;
      if (tail.size() > wanted.size() + slack) break;
      if (balance.LeastEdits() >= least) continue;
      const std::size_t distance = Edits(tail, wanted);
      if (distance < least && !letters[first].empty()) {
        least = distance;
        best = Fixed{.head = head, .first_word = first};
      }
    }
    if (best) return best;
  }
  return std::nullopt;
}

// "## **KẾ HOẠCH**" -> "KẾ HOẠCH"; "~Trần Thị Bình" -> "Trần Thị Bình".
std::string_view Bare(std::string_view text) {
  constexpr std::string_view kMarks = " #*_~>|`\\";
  const std::size_t begin = text.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kMarks) + 1 - begin);
}

TextLine MakeLine(std::vector<Word> words) {
  TextLine line;
  line.words = std::move(words);
  for (const Word& word : line.words) {
    if (!line.text.empty()) line.text += ' ';
    line.text += word.text;
  }
  line.bare = Bare(line.text);
  // "* Cấp tỉnh:" is a bullet, not emphasis: what follows is the same either way.
  line.folded = Fold(line.bare);
  return line;
}

// The word that byte `offset` of the joined text falls into.
std::size_t WordAt(std::span<const Word> words, std::size_t offset) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    begin += words[i].text.size() + 1;
    if (offset < begin) return i;
  }
  return words.size();
}

std::pair<TextLine, TextLine> CutBefore(const TextLine& line, std::size_t word) {
  const auto middle = line.words.begin() + static_cast<std::ptrdiff_t>(word);
  TextLine left = MakeLine({line.words.begin(), middle});
  TextLine right = MakeLine({middle, line.words.end()});
  left.after_blank = line.after_blank;
  right.right_column = true;
  return {std::move(left), std::move(right)};
}

HeadString HeadOf(const TextLine& line) {
  if (const auto number = ParseNumberLine(line.bare)) {
    // "Số: 12/SYT-VP" is the whole line; a sentence goes on.
    const std::string_view after = std::string_view(line.bare).substr(number->value.end);
    static const re2::RE2 nothing("[^\\pL\\pN]*");
    if (number->label.begin == 0 && re2::RE2::FullMatch(after, nothing)) {
      return HeadString::kNumber;
    }
  }
  if (const auto date = ParseDateLine(line.bare)) {
    if (date->starts_line && date->ends_line) return HeadString::kDate;
  }
  return HeadString::kNone;
}

// One line of the page as one or two of a head.
void AppendHeadLines(TextLine line, std::vector<TextLine>& lines) {
  if (const auto fixed = FixedStringAtEnd(line.words)) {
    if (fixed->first_word > 0) {
      auto [left, right] = CutBefore(line, fixed->first_word);
      right.head = fixed->head;
      left.head = HeadOf(left);
      // "~ Độc lập …": marks before the string are no other column.
      if (!LettersOf(left.text).empty()) {
        lines.push_back(std::move(left));
        lines.push_back(std::move(right));
        return;
      }
    }
    line.head = fixed->head;
    lines.push_back(std::move(line));
    return;
  }
  line.head = HeadOf(line);
  if (line.head == HeadString::kNone) {
    const auto number = ParseNumberLine(line.text);
    const auto date = number ? ParseDateLine(line.text) : std::nullopt;
    if (date && date->ends_line && !date->place.empty() && number->value.end <= date->place.begin) {
      auto [left, right] = CutBefore(line, WordAt(line.words, date->place.begin));
      left.head = HeadOf(left);
      right.head = HeadOf(right);
      if (left.head == HeadString::kNumber && right.head == HeadString::kDate) {
        lines.push_back(std::move(left));
        lines.push_back(std::move(right));
        return;
      }
    }
  }
  lines.push_back(std::move(line));
}

// The part of a line of Nơi nhận that belongs to the signature block beside it: `line` keeps the
// rest.
std::optional<TextLine> TakeSignatureOff(TextLine& line) {
  // Behind the end of an item or the label: "- Như trên; KT. GIÁM ĐỐC", "Nơi nhận: GIÁM ĐỐC".
  for (std::size_t word = 1; word < line.words.size(); ++word) {
    const std::string& before = line.words[word - 1].text;
    if (before.empty() || !std::string_view(".;:*").contains(before.back())) continue;
    auto [left, right] = CutBefore(line, word);
    // Codes of units ("VT, TCCB") are capitals too, but no two words of three letters in a row.
    static const re2::RE2 words("\\p{Lu}{2,}[^\\pL,]+\\p{Lu}{2,}");
    const bool is_title = IsInCapitals(right.bare) && right.words.size() >= 2 &&
                          re2::RE2::PartialMatch(right.bare, words) &&
                          right.bare.find(',') == std::string::npos && Fold(before) != "vt." &&
                          !right.folded.starts_with("vt");
    // "KT. GIÁM ĐỐC" and "Q. GIÁM ĐỐC" are one line of the block itself.
    const bool is_acting = left.folded == "q.";
    if ((IsInCapitals(left.bare) || is_acting) && !left.text.starts_with('-')) continue;
    const auto name = PersonNameIn(right.bare);
    const bool is_name = name && right.words.size() >= 3 && name->begin == 0;
    if (!is_title && !is_name) continue;
    line = std::move(left);
    return right;
  }
  return std::nullopt;
}

}  // namespace

std::vector<TextLine> CutIntoLines(const PageContent& page) {
  std::vector<TextLine> lines;
  bool after_blank = true;
  std::size_t list_lines_left = 0;  // of Nơi nhận, with the signature block beside them
  for (const OcrLine& ocr_line : page.lines) {
    if (ocr_line.words.empty()) {
      after_blank = true;
      continue;
    }
    TextLine line = MakeLine(ocr_line.words);
    line.after_blank = std::exchange(after_blank, false);
    if (AfterLabel(PartLabel::kDistribution, line.bare)) list_lines_left = kLongestList;
    if (list_lines_left > 0) {
      --list_lines_left;
      auto signature = TakeSignatureOff(line);
      // Another letter's head may follow on the same page.
      if (signature || line.text.size() > kLongestHeadLine) {
        lines.push_back(std::move(line));
      } else {
        AppendHeadLines(std::move(line), lines);
      }
      if (signature) lines.push_back(std::move(*signature));
    } else if (line.text.size() > kLongestHeadLine) {
      lines.push_back(std::move(line));
    } else {
      AppendHeadLines(std::move(line), lines);
    }
  }
  return lines;
}

}  // namespace vanthu
