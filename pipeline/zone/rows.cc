// Tested by tests/pipeline/zone/page_zones_test.cc.
#include "pipeline/zone/rows.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "extractors/fold.h"
#include "extractors/lexicon.h"
#include "pipeline/zone/label.h"
#include "pipeline/zone/stamps.h"

namespace vanthu {
namespace {

// Two engine lines are one row when their middles are nearer than this, in ems.
constexpr double kSameRow = 0.42;
// How many rows back an engine line may join: columns are read one after the other, but lines are
// sorted by height before.
constexpr std::size_t kRowsBack = 4;
// The share of the page a row must span to say where the margins are.
constexpr double kWideRow = 0.5;
// Margins when too few rows say where they are (DOMAIN.md §1.1: 30 and 15 mm of 210).
constexpr double kUsualLeft = 0.14;
constexpr double kUsualRight = 0.92;
constexpr std::size_t kFewRows = 3;
// Base lines of single-spaced text are 1.35 word heights apart (1.15 em of type, words with marks
// above and below are about 0.85 em high).
constexpr double kUsualPitch = 1.45;
constexpr double kLeastPitch = 1.0;
constexpr double kGreatestPitch = 2.6;
// Urgency, secrecy and circulation are stamped in the upper part (DOMAIN.md §1.1, boxes 10, 11).
constexpr double kLowestStamp = 0.5;
// Below this the engine guesses.
constexpr double kUnsure = 0.5;
// Above this even a lonely mark was printed.
constexpr double kSure = 0.85;

struct Letters {
  int letters = 0;
  int capitals = 0;
  int digits = 0;
  int others = 0;
};

Letters Count(std::string_view text) {
  Letters count;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    UChar32 c = U_SENTINEL;
    U8_NEXT(bytes, i, text.size(), c);
    if (u_isalpha(c)) {
      ++count.letters;
      if (u_isupper(c)) ++count.capitals;
    } else if (u_isdigit(c)) {
      ++count.digits;
    } else {
      ++count.others;
    }
  }
  return count;
}

std::string KeyOf(std::string_view text) {
  std::string key = Fold(text);
  std::erase_if(key, [](char c) { return !IsWordByte(c); });
  return key;
}

template <typename T>
T Percentile(std::vector<T> values, double share) {
  const auto index = static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::ranges::nth_element(values, values.begin() + index);
  return values[static_cast<std::size_t>(index)];
}

double UsualHeight(const PageContent& page) {
  std::vector<int> heights;
  for (const OcrLine& line : page.lines) {
    for (const Word& word : line.words) {
      if (word.confidence >= kUnsure && Count(word.text).letters >= 2) {
        heights.push_back(word.box.height());
      }
    }
  }
  if (heights.empty()) {
    for (const OcrLine& line : page.lines) {
      for (const Word& word : line.words) heights.push_back(word.box.height());
    }
  }
  return heights.empty() ? 1.0 : std::max(1, Percentile(heights, 0.5));
}

double UsualSpace(const PageContent& page, double em) {
  constexpr double kWidestSpace = 1.0;  // ems
  std::vector<int> spaces;
  for (const OcrLine& line : page.lines) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const int space = line.words[i].box.left - line.words[i - 1].box.right;
      if (space > 0 && space < kWidestSpace * em) spaces.push_back(space);
    }
  }
  constexpr double kUsualSpace = 0.3;  // ems
  return spaces.empty() ? kUsualSpace * em : Percentile(spaces, 0.5);
}

// How much the lines of a page that was not turned level fall; the long ones say.
double UsualSlope(const PageContent& page) {
  constexpr std::size_t kFewestWords = 6;
  constexpr double kLongLine = 0.4;       // of the page
  constexpr double kLevelEnough = 0.002;  // 3 pixels over a line of A4 at 200 dpi
  constexpr std::size_t kFewestLines = 3;
  std::vector<double> slopes;
  for (const OcrLine& line : page.lines) {
    const auto& words = line.words;
    if (words.size() < kFewestWords) continue;
    const auto middle = [&](std::size_t first, auto of) {
      return Percentile(std::vector<double>{of(words[first].box), of(words[first + 1].box),
                                            of(words[first + 2].box)},
                        0.5);
    };
    const auto x = [](const Box& box) { return box.center_x(); };
    const auto y = [](const Box& box) { return box.center_y(); };
    const double run = middle(words.size() - 3, x) - middle(0, x);
    if (run < kLongLine * page.width) continue;
    slopes.push_back((middle(words.size() - 3, y) - middle(0, y)) / run);
  }
  if (slopes.size() < kFewestLines) return 0;
  const double slope = Percentile(slopes, 0.5);
  return std::abs(slope) < kLevelEnough ? 0 : slope;
}

// Signs that no letter has printed: what rules, specks and pieces of a seal are read as.
bool HasDirtSign(std::string_view text) {
  for (const std::string_view sign :
       {"|", "`", "¬", "°", "_",  "^", "¡", "§", "‹", "›", "«", "»",
        "{", "}", "[", "]", "\\", "<", ">", "¦", "ˆ", "†", "‡", "¿"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

// A bullet or a dash, however the engine read it: "-", "—", "~", "_", "-_".
bool IsDash(std::string_view text) {
  return text.find_first_not_of("-+*~_•–—") == std::string_view::npos;
}

// Nothing that was printed as text: a rule of a table, a speck, a piece of a seal.
bool IsDirt(const RowWord& word) {
  const Letters count = Count(word.word->text);
  if (count.letters + count.digits == 0) {
    // Three dashes are a rule, not a word.
    if (count.others >= 3 && IsDash(word.word->text)) return true;
    return HasDirtSign(word.word->text) ||
           (word.word->confidence < kUnsure && !IsDash(word.word->text));
  }
  if (LabelOf(word.word->text)) return false;  // "2.", "a)"
  // One letter or digit among marks, unsure: "2›", "ˆ<", "|".
  return word.word->confidence < kUnsure && count.letters + count.digits <= 1 && count.others >= 1;
}

// What must not be lost however little the engine believes in it: the letter's number, which clerks
// write by hand, and its symbol.
bool IsPrecious(const RowWord& word) {
  const std::string& text = word.word->text;
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos && Count(std::string_view(text).substr(slash)).capitals >= 2) {
    return true;
  }
  return text.find(':') != std::string::npos &&
         (word.key.starts_with("so") || word.key.starts_with("s6"));
}

bool IsBad(const RowWord& word) {
  if (IsPrecious(word)) return false;
  const Letters count = Count(word.word->text);
  return count.letters + count.digits == 0 ? word.word->confidence < kSure
                                           : word.word->confidence < kUnsure;
}

void Move(std::vector<RowWord>& words, std::size_t begin, std::size_t end,
          std::vector<RowWord>& to) {
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = words.begin() + static_cast<std::ptrdiff_t>(end);
  to.insert(to.end(), std::make_move_iterator(first), std::make_move_iterator(last));
  words.erase(first, last);
}

// A dash right before the text of its line.
bool IsBullet(const Word& word, const OcrLine& line) {
  constexpr std::size_t kLongest = 3;  // bytes
  if (word.text.size() > kLongest || !IsDash(word.text)) return false;
  const std::size_t at = static_cast<std::size_t>(&word - line.words.data());
  if (at + 1 >= line.words.size()) return false;
  const Box& next = line.words[at + 1].box;
  return next.left - word.box.right < 2 * next.height() &&
         Count(line.words[at + 1].text).letters > 0;
}

// Marks no line ends with, unless the engine is sure.
bool IsStrayAtEnd(const RowWord& word) {
  return word.word->confidence < kSure && std::string_view("+=*~\"“(&%").contains(word.word->text);
}

// A speck before a bullet: ". - Giám đốc", "“ - Ban Giám đốc", "M - Các bệnh viện".
bool IsStrayAtBegin(const RowWord& word, const RowWord& next) {
  if (word.key.empty()) {
    return next.key.empty() && word.word->text != "-" && word.word->text != "(";
  }
  // A letter or digit may be a label that lost its dot, but two labels in a row are one too many.
  return word.key.size() == 1 && word.word->confidence < kUnsure && IsDash(next.word->text);
}

// Scribbles behind the last printed word: the drafter's initials after "./.", the margin's specks.
void TrimEnds(std::vector<RowWord>& words, const Frame& frame, std::vector<RowWord>& noise) {
  // The end mark of the text (DOMAIN.md §1.7); after it the drafter signs by hand.
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].word->text.ends_with("./.") && words[i + 1].word->confidence < kSure) {
      Move(words, i + 1, words.size(), noise);
      break;
    }
  }
  // Outside the margins, or far from its neighbor, a word must be sure.
  const double far = 1.2 * frame.em;
  while (words.size() > 1) {
    const RowWord& last = words.back();
    const double gap = last.word->box.left - words[words.size() - 2].word->box.right;
    const bool outside = last.word->box.left > frame.right + frame.em;
    if (!IsBad(last) || !(outside || gap > far)) break;
    Move(words, words.size() - 1, words.size(), noise);
  }
  while (words.size() > 1 && words.back().key.empty() && IsStrayAtEnd(words.back())) {
    Move(words, words.size() - 1, words.size(), noise);
  }
  while (words.size() > 1 && IsStrayAtBegin(words[0], words[1])) {
    Move(words, 0, 1, noise);
  }
  while (words.size() > 1) {
    const RowWord& first = words.front();
    const double gap = words[1].word->box.left - first.word->box.right;
    const bool outside = first.word->box.left < frame.left - frame.em;
    const bool is_bullet = IsDash(first.word->text);
    if (!IsBad(first) || !(outside || (gap > far && !is_bullet))) break;
    Move(words, 0, 1, noise);
  }
}

// A row of specks, of the marks above a line that the engine read on their own, or of a seal.
bool IsNoise(const Row& row, const Frame& frame) {
  int sure = 0;  // letters and digits of words the engine is sure of
  int all = 0;
  std::vector<int> heights;
  for (const RowWord& word : row.words) {
    if (IsPrecious(word)) return false;
    const Letters count = Count(word.word->text);
    const int size = count.letters + count.digits;
    all += size;
    if (word.word->confidence >= kUnsure && (size >= 2 || word.word->confidence >= kSure)) {
      sure += size;
    }
    heights.push_back(word.word->box.height());
  }
  if (all == 0) return true;
  const double height = Percentile(heights, 0.5);
  const double confidence = MeanConfidence(row.words);
  if (height < 0.5 * frame.em && confidence < kSure) return true;
  if (height > 3 * frame.em && confidence < kSure) return true;
  // A row that begins at the margin is text, be it ever so garbled: an address the engine has no
  // words for.
  constexpr int kFewestLetters = 6;
  if (all >= kFewestLetters && std::abs(row.box.left - frame.left) < 0.7 * frame.em) return false;
  // A bad scan makes the engine unsure of whole lines; specks and seals make it guess.
  constexpr double kGuess = 0.35;
  constexpr int kShort = 4;
  if (sure == 0) return confidence < kGuess || all < kShort;
  return sure * 4 < all && confidence < kGuess;
}

// Margins and line distance, from the rows that span the page.
void Measure(const std::vector<Row>& rows, Frame& frame) {
  std::vector<int> lefts;
  std::vector<int> rights;
  std::vector<double> pitches;
  const Row* before = nullptr;
  for (const Row& row : rows) {
    if (row.box.width() < kWideRow * frame.width) {
      before = nullptr;
      continue;
    }
    lefts.push_back(row.box.left);
    rights.push_back(row.box.right);
    if (before != nullptr) {
      const double pitch = row.center_y - before->center_y;
      if (pitch > kLeastPitch * frame.em && pitch < kGreatestPitch * frame.em) {
        pitches.push_back(pitch);
      }
    }
    before = &row;
  }
  frame.left = static_cast<int>(kUsualLeft * frame.width);
  frame.right = static_cast<int>(kUsualRight * frame.width);
  if (lefts.size() >= kFewRows) {
    frame.left = Percentile(lefts, 0.2);
    frame.right = Percentile(rights, 0.8);
  }
  frame.pitch = pitches.empty() ? kUsualPitch * frame.em : Percentile(pitches, 0.4);
}

}  // namespace

std::vector<RowWord> RowWordsOf(std::span<const Word> words) {
  std::vector<RowWord> row;
  for (const Word& word : words) {
    row.push_back({.word = &word, .key = KeyOf(word.text), .y = word.box.center_y()});
  }
  return row;
}

Box BoxOf(std::span<const RowWord> words) {
  Box box;
  for (const RowWord& word : words) box = Union(box, word.word->box);
  return box;
}

Row MakeRow(std::vector<RowWord> words) {
  std::ranges::stable_sort(words, {}, [](const RowWord& word) { return word.word->box.left; });
  std::vector<double> centers;
  for (const RowWord& word : words) centers.push_back(word.y);
  Row row{.words = std::move(words), .box = {}, .center_y = Percentile(centers, 0.5)};
  row.box = BoxOf(row.words);
  return row;
}

std::string TextOf(std::span<const RowWord> words) {
  std::string text;
  for (const RowWord& word : words) {
    if (!text.empty()) text += ' ';
    text += word.word->text;
  }
  return text;
}

std::vector<std::vector<RowWord>> CutAtGaps(std::span<const RowWord> words, double gap) {
  std::vector<std::vector<RowWord>> parts;
  int right = 0;
  for (const RowWord& word : words) {
    if (parts.empty() || word.word->box.left - right > gap) parts.emplace_back();
    parts.back().push_back(word);
    right = std::max(right, word.word->box.right);
  }
  return parts;
}

double CapitalShare(std::span<const RowWord> words) {
  int letters = 0;
  int capitals = 0;
  for (const RowWord& word : words) {
    const Letters count = Count(word.word->text);
    letters += count.letters;
    capitals += count.capitals;
  }
  return letters == 0 ? 0.0 : static_cast<double>(capitals) / letters;
}

double MeanConfidence(std::span<const RowWord> words) {
  double sum = 0;
  double weight = 0;
  for (const RowWord& word : words) {
    const auto size = static_cast<double>(word.word->text.size());
    sum += size * word.word->confidence;
    weight += size;
  }
  return weight == 0 ? 0.0 : sum / weight;
}

PageRows ReadRows(const PageContent& page) {
  PageRows result;
  result.frame.width = page.width;
  result.frame.height = page.height;
  result.frame.em = UsualHeight(page);
  result.frame.space = UsualSpace(page, result.frame.em);
  result.frame.slope = UsualSlope(page);
  std::vector<Row> lines;
  for (const OcrLine& line : page.lines) {
    std::vector<RowWord> words;
    for (const Word& word : line.words) {
      RowWord row_word{.word = &word, .key = KeyOf(word.text), .y = result.frame.LevelY(word.box)};
      // The first mark of a line is a bullet, if it looks at all like one.
      const bool is_bullet = words.empty() && IsBullet(word, line);
      (IsDirt(row_word) && !is_bullet ? result.noise : words).push_back(std::move(row_word));
    }
    if (words.empty()) continue;
    // A stamp is pressed anywhere, beside or slanted over other lines.
    if (StampZone(words) && words.front().word->box.center_y() < kLowestStamp * page.height) {
      result.stamps.push_back(std::move(words));
      continue;
    }
    lines.push_back(MakeRow(std::move(words)));
  }
  std::ranges::stable_sort(lines, {}, &Row::center_y);
  std::vector<Row> rows;
  for (Row& line : lines) {
    Row* home = nullptr;
    for (std::size_t back = 1; back <= std::min(kRowsBack, rows.size()); ++back) {
      Row& row = rows[rows.size() - back];
      // A part of a row may come after both its neighbors.
      const bool apart = std::ranges::none_of(row.words, [&](const RowWord& word) {
        return word.word->box.left < line.box.right && word.word->box.right > line.box.left;
      });
      if (apart && std::abs(row.center_y - line.center_y) < kSameRow * result.frame.em) home = &row;
    }
    if (home == nullptr) {
      rows.push_back(std::move(line));
      continue;
    }
    home->box = Union(home->box, line.box);
    std::ranges::move(line.words, std::back_inserter(home->words));
  }
  Measure(rows, result.frame);
  for (Row& row : rows) {
    row = MakeRow(std::move(row.words));
    TrimEnds(row.words, result.frame, result.noise);
    row = MakeRow(std::move(row.words));
    if (IsNoise(row, result.frame)) {
      std::ranges::move(row.words, std::back_inserter(result.noise));
    } else {
      result.rows.push_back(std::move(row));
    }
  }
  std::ranges::stable_sort(result.rows, {}, &Row::center_y);
  Measure(result.rows, result.frame);
  return result;
}

}  // namespace vanthu
