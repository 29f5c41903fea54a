// Tested by tests/pipeline/recognize/handwriting/field_places_test.cc.
#include "pipeline/recognize/handwriting/field_places.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "extractors/fold.h"
#include "pipeline/recognize/handwriting/type_width.h"

namespace vanthu {
namespace {

using Kind = HeaderField::Kind;

// Number and date stand in the upper part of the page (boxes 3 and 4 of the decree), also below a
// digital signature's overlay.
constexpr double kHeaderHeight = 0.40;
// The number line begins in the left column; the date line's "tháng" stands in the right one, and
// so does its first word, where a line of the body begins at the left margin.
constexpr double kNumberLeft = 0.48;
constexpr double kSymbolRight = 0.66;
constexpr double kDateLeft = 0.33;
// Words of one row differ less in height, in heights of the label.
constexpr double kRowSlack = 0.6;
// A wider gap, in heights of a word, parts two columns.
constexpr double kColumnGap = 1.3;
constexpr std::ptrdiff_t kMostPlaceWords = 8;

// "Số:" in ink: the advance of three letters less the white around them.
constexpr double kLabelInk = 1.20;
// Wider than this, something else was read into the label.
constexpr double kMostLabelInk = 1.42;
constexpr double kWordSlack = 0.22;  // in em, between a clean word's width and the type's
// g, y and Q go so far below the baseline.
constexpr double kDescender = 0.21;
constexpr double kCapHeight = 0.662;
// 13-point type, for a page where nothing else tells.
constexpr double kUsualEmOfHeight = 36.0 / 2339;

constexpr std::string_view kVowel = "[ốồổỗộôóòỏõọoỐỒỔỖỘÔÓÒỎÕỌO06öÖ]";
constexpr std::string_view kCapital = "[A-ZĐÐĂÂÊÔƠƯ]";
const std::string& Code() {
  static const std::string pattern = "(?:(?:19|20)[0-9]{2}/?)?(?:" + std::string(kCapital) +
                                     "[A-Za-z0-9ĐÐĂÂÊÔƠƯđăâêôơư.&]+|" + std::string(kCapital) +
                                     "-" + std::string(kCapital) + "{2,})" + "(?:[-–/]" +
                                     std::string(kCapital) + "?[A-Za-z0-9ĐÐĂÂÊÔƠƯđăâêôơư.&]*)*";
  return pattern;
}

struct RowWord {
  WordAt at;
  const Word* word = nullptr;
};

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  // The lower one of two: words grow by what is read into them.
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// The words that stand at the height of `anchor`, from left to right.
std::vector<RowWord> RowOf(std::span<const OcrLine> lines, const Word& anchor) {
  std::vector<RowWord> row;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const auto& words = lines[line].words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const double apart = std::abs(words[i].box.center_y() - anchor.box.center_y());
      // The rest of a tilted line stands as far off as the row above: it counts by its line.
      const bool same_line =
          &lines[line].words.front() <= &anchor && &anchor <= &lines[line].words.back();
      if (same_line || apart < kRowSlack * anchor.box.height()) {
        row.push_back({.at = {line, i}, .word = &words[i]});
      }
    }
  }
  std::ranges::sort(row, {}, [](const RowWord& word) { return word.word->box.left; });
  return row;
}

std::string Joined(std::span<const RowWord> words) {
  std::string text;
  for (const RowWord& word : words) {
    if (!text.empty()) text += ' ';
    text += word.word->text;
  }
  return text;
}

double LowestConfidence(std::span<const RowWord> words) {
  double lowest = 1;
  for (const RowWord& word : words) lowest = std::min(lowest, word.word->confidence);
  return words.empty() ? 0 : lowest;
}

int Pixel(double x) { return static_cast<int>(std::lround(x)); }

// ---- The number line.

struct Label {
  bool merged = false;  // more than the label was read as one word
  std::string rest;     // what follows it in the word
};

std::optional<Label> LabelIn(std::string_view text) {
  static const re2::RE2 whole("[^\\pL\\pN]{0,2}[S5$s8]" + std::string(kVowel) + "[\\s:;.,⁄/'’]*");
  static const re2::RE2 begin("[^\\pL\\pN]{0,2}[S5$s]" + std::string(kVowel) +
                              "([^a-z\\s].*|[a-z]{1,2}[^a-z].*)");
  if (re2::RE2::FullMatch(text, whole)) return Label{};
  std::string rest;
  if (re2::RE2::FullMatch(text, begin, &rest)) return Label{.merged = true, .rest = rest};
  return std::nullopt;
}

struct Symbol {
  std::string before;  // what was read as one word with it
  std::string text;    // "/SYT-NVY", "-CT/TW"
};

// A word that is a symbol or ends with one.
std::optional<Symbol> SymbolIn(std::string_view word) {
  std::string text(word);
  static const re2::RE2 slash("[⁄∕]");
  re2::RE2::GlobalReplace(&text, slash, "/");
  static const re2::RE2 state("(.{0,24}?)(/[({]?" + Code() + ")[.,]?");
  static const re2::RE2 party("(.{0,12}?)([-–]" + std::string(kCapital) + "[A-Za-zĐÐđ]{0,3}/" +
                              std::string(kCapital) + "{2,}[A-ZĐÐa-z/-]*)[.,]?");
  // The slash read as a stroke: "1QĐ-TTg".
  static const re2::RE2 stroke("(.{0,8}?)[1lI|\\\\](" + std::string(kCapital) + "{2,}-" +
                               std::string(kCapital) + "{2,}[A-Za-zĐÐđ]*)[.,]?");
  std::string before;
  std::string code;
  if (re2::RE2::FullMatch(text, party, &before, &code)) {
    return Symbol{.before = before, .text = code};
  }
  if (re2::RE2::FullMatch(text, state, &before, &code)) {
    return Symbol{.before = before, .text = code};
  }
  if (re2::RE2::FullMatch(text, stroke, &before, &code)) {
    return Symbol{.before = before, .text = "/" + code};
  }
  return std::nullopt;
}

// The em of the date line's clean words: the engine reads them nearly always.
void AddDateEms(std::span<const OcrLine> lines, int page_height, std::vector<double>& ems) {
  for (const OcrLine& line : lines) {
    if (line.box.top > kHeaderHeight * page_height) continue;
    for (const Word& word : line.words) {
      if (word.text == "tháng" || word.text == "năm" || word.text == "ngày") {
        ems.push_back(word.box.width() / TextWidth(word.text, TypeFace::kItalic));
      }
    }
  }
}

std::optional<HeaderRun> NumberRunAt(std::span<const OcrLine> lines, const Word& label_word,
                                     const Label& label, int page_width, int page_height) {
  const std::vector<RowWord> row = RowOf(lines, label_word);
  const auto first =
      std::ranges::find_if(row, [&](const RowWord& word) { return word.word == &label_word; });
  // The label begins its column.
  if (first != row.begin()) {
    const Word& before = *std::prev(first)->word;
    const double gap = label_word.box.left - before.box.right;
    if (gap < label_word.box.height() && before.confidence > 0.5 && before.text.size() > 2) {
      return std::nullopt;
    }
  }
  // The symbol: in the label's word or one after it.
  constexpr std::ptrdiff_t kMostWords = 6;
  auto last = first;
  std::optional<Symbol> symbol;
  for (; last != row.end() && last - first <= kMostWords; ++last) {
    if (last->word->box.right > kSymbolRight * page_width) break;
    symbol = SymbolIn(last == first && label.merged ? std::string_view(label.rest)
                                                    : std::string_view(last->word->text));
    if (symbol) break;
  }
  if (!symbol) return std::nullopt;

  const Word& symbol_word = *last->word;
  const double symbol_width = TextWidth(symbol->text, TypeFace::kRoman);
  std::vector<double> ems;
  if (symbol->before.empty() && last != first && symbol_word.confidence > 0.5) {
    ems.push_back(symbol_word.box.width() / symbol_width);
  }
  if (!label.merged) {
    const double em = label_word.box.width() / kLabelInk;
    if (label_word.text.size() > 3) ems.push_back(em);
  }
  AddDateEms(lines, page_height, ems);
  double em = Median(ems);
  if (em <= 0) em = kUsualEmOfHeight * page_height;
  // "02/SYT-NVD": a printed number, of which the whole word tells the size.
  static const re2::RE2 digits("[0-9]+");
  if (last != first && re2::RE2::FullMatch(symbol->before, digits)) {
    em = symbol_word.box.width() / (TextWidth(symbol->before, TypeFace::kRoman) + symbol_width);
  }

  HeaderRun run;
  run.em = em;
  for (auto at = first; at <= last; ++at) run.words.push_back(at->at);

  HeaderPiece left = {.field = std::nullopt,
                      .text = label.merged ? "Số:" : label_word.text,
                      .box = label_word.box,
                      .confidence = label_word.confidence,
                      .right_reckoned = label.merged};
  if (label_word.box.width() > kMostLabelInk * em) left.right_reckoned = true;
  if (left.right_reckoned) left.box.right = left.box.left + Pixel(kLabelInk * em);

  HeaderPiece right = {.field = std::nullopt,
                       .text = symbol->text,
                       .box = symbol_word.box,
                       .confidence = symbol_word.confidence,
                       .left_reckoned = !symbol->before.empty() || last == first};
  if (right.left_reckoned) right.box.left = right.box.right - Pixel(symbol_width * em);

  // A colon that stands apart belongs to the label.
  auto inner = first + 1;
  std::string read = label.merged && last != first ? label.rest : std::string();
  if (inner < last && inner->word->text.starts_with(':')) {
    const bool alone = inner->word->text == ":";
    left.box.right = alone ? inner->word->box.right
                           : std::max(left.box.right, left.box.left + Pixel(kLabelInk * em));
    if (!alone) left.right_reckoned = true;
    if (alone) ++inner;
    if (alone) left.text += ":";
  }
  const std::span between = inner < last ? std::span(inner, last) : std::span<const RowWord>();
  for (const std::string& part : {Joined(between), symbol->before}) {
    if (!read.empty() && !part.empty()) read += ' ';
    read += part;
  }
  double confidence = between.empty() ? 1.0 : LowestConfidence(between);
  if (!symbol->before.empty()) confidence = std::min(confidence, symbol_word.confidence);
  if (label.merged) confidence = std::min(confidence, label_word.confidence);
  if (right.box.left < left.box.right) right.box.left = left.box.right;
  const int baseline = std::min(symbol_word.box.bottom, left.box.bottom);
  const Box field = {.left = left.box.right,
                     .top = baseline - Pixel(kCapHeight * em),
                     .right = right.box.left,
                     .bottom = baseline};
  run.pieces = {
      std::move(left),
      {.field = Kind::kNumber, .text = std::move(read), .box = field, .confidence = confidence},
      std::move(right)};
  return run;
}

// ---- The date line.

struct DateWord {
  bool has_day = false;    // "ngày" begins it
  bool has_month = false;  // "tháng"
  bool has_year = false;   // "năm" ends it
  bool clean = false;      // nothing else
  std::string before_month;
  std::string after_day;
  std::string after_month;
};

DateWord DateWordOf(std::string_view text) {
  static const re2::RE2 day("[^a-z0-9]?ng(?:[a-z0-9][yvj]|a[a-z]?)(.*)");
  static const re2::RE2 month("(.*?)(?:t|[^a-z0-9\\s])h[a-z0-9]{1,2}n[gq](.*)");
  static const re2::RE2 year("(?:.*[^a-z])?n[a-z0-9]m|.*nam");
  static const re2::RE2 place("ngai[,.]?");
  const std::string folded = Fold(text);
  DateWord word;
  std::string rest;
  word.has_day = re2::RE2::FullMatch(folded, day, &rest) && !re2::RE2::FullMatch(folded, place);
  word.has_month = re2::RE2::FullMatch(folded, month, &word.before_month, &word.after_month);
  word.has_year = re2::RE2::FullMatch(folded, year);
  if (word.has_day) {
    word.after_day = rest;
    if (word.has_month) {
      // What stands between the two.
      std::string between;
      static const re2::RE2 both(
          "[^a-z0-9]?ng(?:[a-z0-9][yvj]|a[a-z]?)(.*?)(?:t|[^a-z0-9\\s])h"
          "[a-z0-9]{1,2}n[gq].*");
      if (re2::RE2::FullMatch(folded, both, &between)) word.after_day = between;
    }
  }
  if (word.has_month && word.has_year) {
    static const re2::RE2 tail("(.*?)n[a-z0-9]m");
    std::string between;
    if (re2::RE2::FullMatch(word.after_month, tail, &between)) word.after_month = between;
  }
  word.clean = folded == "ngay" || folded == "thang" || folded == "nam";
  return word;
}

constexpr std::string_view kDayText = "ngày";
constexpr std::string_view kMonthText = "tháng";
constexpr std::string_view kYearText = "năm";

// The print `text` at the begin or end of a word, measured off when the word holds more.
enum class Side : std::uint8_t { kBegin, kEnd };
HeaderPiece PrintIn(const Word& word, bool clean, std::string_view text, Side side, double em) {
  HeaderPiece piece = {.field = std::nullopt,
                       .text = clean ? word.text : std::string(text),
                       .box = word.box,
                       .confidence = word.confidence};
  const double width = TextWidth(text, TypeFace::kItalic) * em;
  if (clean && std::abs(word.box.width() - width) < kWordSlack * em) return piece;
  if (side == Side::kBegin) {
    piece.right_reckoned = true;
    piece.box.right = piece.box.left + Pixel(width);
  } else {
    piece.left_reckoned = true;
    piece.box.left = piece.box.right - Pixel(width);
  }
  return piece;
}

std::optional<HeaderRun> DateRunAt(std::span<const OcrLine> lines, const Word& month_word,
                                   int page_width, int page_height) {
  const std::vector<RowWord> row = RowOf(lines, month_word);
  const auto month =
      std::ranges::find_if(row, [&](const RowWord& word) { return word.word == &month_word; });
  constexpr std::ptrdiff_t kMostBetween = 4;

  auto day = month;
  DateWord day_parts = DateWordOf(month_word.text);
  while (!day_parts.has_day && day != row.begin() && month - day < kMostBetween) {
    --day;
    day_parts = DateWordOf(day->word->text);
  }
  if (!day_parts.has_day) return std::nullopt;
  auto year = month;
  DateWord year_parts = DateWordOf(month_word.text);
  while (!year_parts.has_year && std::next(year) != row.end() && year - month < kMostBetween) {
    ++year;
    year_parts = DateWordOf(year->word->text);
  }
  if (!year_parts.has_year) return std::nullopt;

  // The place stands before it, in the right column, and begins there.
  auto begin = day;
  const double widest = kColumnGap * month_word.box.height();
  while (begin != row.begin() &&
         begin->word->box.left - std::prev(begin)->word->box.right < widest) {
    --begin;
  }
  if (day - begin > kMostPlaceWords || begin->word->box.left < kDateLeft * page_width) {
    return std::nullopt;
  }

  const DateWord month_parts = DateWordOf(month_word.text);
  std::vector<double> ems;
  for (auto at = day; at <= year; ++at) {
    if (DateWordOf(at->word->text).clean) {
      ems.push_back(at->word->box.width() / TextWidth(at->word->text, TypeFace::kItalic));
    }
  }
  double em = Median(ems);
  if (em <= 0) em = kUsualEmOfHeight * page_height;

  HeaderRun run;
  run.em = em;
  for (auto at = day; at <= year; ++at) run.words.push_back(at->at);
  const bool day_clean = day_parts.clean && day != month;
  HeaderPiece day_print = PrintIn(*day->word, day_clean, kDayText, Side::kBegin, em);
  HeaderPiece year_print =
      PrintIn(*year->word, year_parts.clean && year != month, kYearText, Side::kEnd, em);
  HeaderPiece month_print;
  if (month_parts.clean || (day != month && month_parts.before_month.empty())) {
    month_print = PrintIn(month_word, month_parts.clean, kMonthText, Side::kBegin, em);
  } else if (year != month && month_parts.after_month.empty()) {
    month_print = PrintIn(month_word, /*clean=*/false, kMonthText, Side::kEnd, em);
  } else {
    return std::nullopt;  // All three in one word: nothing to measure from.
  }

  const auto between = [&](auto from, auto to, const std::string& head, const std::string& tail,
                           const Word& head_word, const Word& tail_word) {
    HeaderPiece piece;
    const std::span words = from < to ? std::span(from, to) : std::span<const RowWord>();
    piece.text = head;
    for (const std::string& part : {Joined(words), tail}) {
      if (!piece.text.empty() && !part.empty()) piece.text += ' ';
      piece.text += part;
    }
    piece.confidence = words.empty() ? 1.0 : LowestConfidence(words);
    if (!head.empty()) piece.confidence = std::min(piece.confidence, head_word.confidence);
    if (!tail.empty()) piece.confidence = std::min(piece.confidence, tail_word.confidence);
    return piece;
  };
  const std::string before_month = day == month ? std::string() : month_parts.before_month;
  HeaderPiece day_field =
      between(std::next(day), month, day_parts.after_day, before_month, *day->word, month_word);
  day_field.field = Kind::kDay;
  HeaderPiece month_field =
      between(std::next(month), year, month_parts.after_month, "", month_word, *year->word);
  month_field.field = Kind::kMonth;

  // "ngày" and "tháng" go below the baseline, "năm" does not.
  const double day_baseline = day_print.box.bottom - kDescender * em;
  const double month_baseline = month_print.box.bottom - kDescender * em;
  const double year_baseline = year_print.box.bottom;
  const auto place = [&](HeaderPiece& field, const HeaderPiece& left, HeaderPiece& right,
                         double baseline) {
    if (right.box.left < left.box.right) right.box.left = left.box.right;
    field.box = {.left = left.box.right,
                 .top = Pixel(baseline - kCapHeight * em),
                 .right = right.box.left,
                 .bottom = Pixel(baseline)};
  };
  place(day_field, day_print, month_print, (day_baseline + month_baseline) / 2);
  place(month_field, month_print, year_print, (month_baseline + year_baseline) / 2);
  run.pieces = {std::move(day_print), std::move(day_field), std::move(month_print),
                std::move(month_field), std::move(year_print)};
  return run;
}

}  // namespace

std::optional<HeaderRun> FindNumberRun(std::span<const OcrLine> lines, int page_width,
                                       int page_height) {
  std::optional<HeaderRun> best;
  int best_top = 0;
  for (const OcrLine& line : lines) {
    for (const Word& word : line.words) {
      if (word.box.top > kHeaderHeight * page_height || word.box.left > kNumberLeft * page_width ||
          (best && word.box.top >= best_top)) {
        continue;
      }
      const auto label = LabelIn(word.text);
      if (!label) continue;
      if (auto run = NumberRunAt(lines, word, *label, page_width, page_height)) {
        best = std::move(run);
        best_top = word.box.top;
      }
    }
  }
  return best;
}

std::optional<HeaderRun> FindDateRun(std::span<const OcrLine> lines, int page_width,
                                     int page_height) {
  std::optional<HeaderRun> best;
  int best_top = 0;
  for (const OcrLine& line : lines) {
    for (const Word& word : line.words) {
      if (word.box.top > kHeaderHeight * page_height || (best && word.box.top >= best_top) ||
          !DateWordOf(word.text).has_month) {
        continue;
      }
      if (auto run = DateRunAt(lines, word, page_width, page_height)) {
        best = std::move(run);
        best_top = word.box.top;
      }
    }
  }
  return best;
}

FieldPlace PlaceOf(const HeaderRun& run, std::size_t piece) {
  const HeaderPiece& field = run.pieces[piece];
  const HeaderPiece& left = run.pieces[piece - 1];
  const HeaderPiece& right = run.pieces[piece + 1];
  const auto edge = [](bool reckoned) {
    return reckoned ? FieldPlace::Edge::kReckoned : FieldPlace::Edge::kSeen;
  };
  return {.kind = field.field.value_or(HeaderField::Kind::kNumber),
          .left = static_cast<double>(field.box.left),
          .right = static_cast<double>(field.box.right),
          .left_edge = edge(left.right_reckoned),
          .right_edge = edge(right.left_reckoned),
          .left_ends_in_colon =
              left.text.ends_with(':') || left.text.ends_with(';') || left.text.ends_with('.'),
          .baseline = static_cast<double>(field.box.bottom),
          .em = run.em};
}

}  // namespace vanthu
