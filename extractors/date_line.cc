// Tested by tests/extractors/date_line_test.cc.
#include "extractors/date_line.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <string>

#include "extractors/fold.h"
#include "extractors/letter_part.h"

namespace vanthu {
namespace {

// All on folded text. OCR without a Vietnamese model reads "năm" as "ndm", "nim", "nam" and "ngày"
// as "ngdy": one letter of each word is free. A number written by hand between them runs into its
// neighbours: "ngàjÄ\háng".
constexpr std::string_view kDayWord = "ng[a-z0-9]{1,2}[yvj]";
constexpr std::string_view kMonthWord = "(?:t|[^a-z0-9\\s])h[a-z0-9]{1,2}n[gq]";
constexpr std::string_view kYearWord = "n[a-z0-9]{1,2}m";
// What stands in a blank: dots, spaces, a scribble of which OCR makes a letter or two; three
// letters are a word ("ngày làm việc trong tháng").
constexpr std::string_view kBlank =
    "([^a-z]{0,16}?(?:[a-z]{1,2}[^a-z]{1,16}?)?[a-z]{0,2}[^a-z]{0,16}?)";

const re2::RE2& LongForm() {
  static const re2::RE2 pattern("(?:^|[^a-z0-9])(" + std::string(kDayWord) + std::string(kBlank) +
                                std::string(kMonthWord) + std::string(kBlank) +
                                std::string(kYearWord) + "\\s*((?:19|20)[0-9]{2}))(?:[^0-9]|$)");
  return pattern;
}

// "ngày 02/4/2018", "ngày 01-10-1997", "ngày 7.4.2014".
const re2::RE2& ShortForm() {
  static const re2::RE2 pattern("(?:^|[^a-z0-9])(" + std::string(kDayWord) +
                                "\\s*([0-9]{1,2})\\s?[/.-]\\s?([0-9]{1,2})\\s?[/.-]\\s?"
                                "((?:19|20)[0-9]{2}))(?:[^0-9]|$)");
  return pattern;
}

enum class Blank { kNumber, kEmpty, kGarbled };

struct Part {
  Blank kind = Blank::kEmpty;
  int value = 0;
};

// "I1", "l0", "1O": a month that begins with a stroke is October, November or December; "0l", "O1",
// "0Ì": one that begins with a ring has a stroke for its 1. Behind it a speck may stand: "01L".
std::string MonthDigits(std::string_view text) {
  static const re2::RE2 pattern("[^a-z0-9]*([il1][0-2o]|[0o][1-9il])[^0-9]{0,2}");
  std::string month;
  if (!re2::RE2::FullMatch(text, pattern, &month)) return std::string(text);
  for (char& c : month) {
    if (c == 'i' || c == 'l') c = '1';
    if (c == 'o') c = '0';
  }
  return month;
}

Part ReadPart(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" .,:;_-*~\t");
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find_last_not_of(" .,:;_-*~\t") + 1;
  const std::string_view inner = text.substr(begin, end - begin);
  if (inner == "…" || inner.find_first_not_of("\xE2\x80\xA6. ") == std::string_view::npos)
    return {};
  int value = 0;
  const auto [stop, error] = std::from_chars(inner.data(), inner.data() + inner.size(), value);
  if (error != std::errc() || stop != inner.data() + inner.size() || inner.size() > 2) {
    return {.kind = Blank::kGarbled, .value = 0};
  }
  return {.kind = Blank::kNumber, .value = value};
}

// "Kiên", "TP.", "HCM", "1" of "Quận 1", "-" of "Bà Rịa - Vũng Tàu"; not "SYT-TCCB", "V/v", "nhân".
bool IsPlaceWord(std::string_view word, bool is_last) {
  static const re2::RE2 capitalized("(?i:tp\\.?)?\\p{Lu}?[\\p{Ll}'’]*(?:-\\p{Lu}\\p{Ll}+)*\\.?");
  static const re2::RE2 city("(?i)tp\\.?\\s?(?:hcm|\\pL*)");
  static const re2::RE2 number("[0-9]{1,2}");
  static const re2::RE2 starts_upper("^\\p{Lu}");
  if (word == "-" || word == "–") return !is_last;
  if (re2::RE2::FullMatch(word, number)) return true;
  if (re2::RE2::FullMatch(word, city)) return true;
  return re2::RE2::PartialMatch(word, starts_upper) && re2::RE2::FullMatch(word, capitalized);
}

// The place is the run of capitalized words before the comma: the rest of the line belongs to
// another column.
Span PlaceBefore(std::string_view line, std::size_t date_begin) {
  static const re2::RE2 all_upper("[\\p{Lu}\\s.-]+");
  std::string_view before = line.substr(0, date_begin);
  // A telegram gives the hour too: "Hà Nội, hồi 15 giờ 30 ngày 10 tháng 9 năm 2021".
  static const re2::RE2 hour(
      "^(.*?)[,\\s]*(?i:(?:hồi|lúc)\\s+)?[0-9]{1,2}\\s?(?i:giờ|h|g)\\s?(?:[0-9]{1,2}\\s?(?i:phút)?)"
      "?"
      "[,\\s]*$");
  re2::StringPiece place;
  if (re2::RE2::FullMatch(before, hour, &place)) before = {place.data(), place.size()};
  const std::size_t end = before.find_last_not_of(" \t,.;:*_~");
  if (end == std::string_view::npos) return {};
  // Without any mark between them, "Hà Nội ngày" is still a place and a day.
  before = before.substr(0, end + 1);
  // find_last_not_of looks at bytes; the last byte of a letter is never one of those marks.
  constexpr int kMostWords = 7;  // "Thành phố Hồ Chí Minh" has five, with a class word before it
  std::size_t begin = before.size();
  std::size_t at = before.size();
  if (re2::RE2::FullMatch(before, all_upper)) {
    const std::size_t first = before.find_first_not_of(" \t*_~#");
    return {first, before.size()};
  }
  for (int words = 0; words < kMostWords && at > 0; ++words) {
    const std::size_t space = before.find_last_of(" \t*_~", at - 1);
    const std::size_t word_begin = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view word = before.substr(word_begin, at - word_begin);
    // "Thành phố", "thị xã": class words may be lower case inside the place.
    const std::string folded = Fold(word);
    const bool is_class = folded == "pho" || folded == "xa" || folded == "tran";
    if (!word.empty() && !is_class && !IsPlaceWord(word, at == before.size())) break;
    if (!word.empty()) begin = word_begin;
    if (space == std::string_view::npos) break;
    at = space;
    while (at > 0 && before[at - 1] == ' ') --at;
  }
  while (begin < before.size() && (before[begin] == '-' || before[begin] == ' ')) ++begin;
  return {begin, before.size()};
}

bool OnlyPunctuation(std::string_view text) {
  return text.find_first_not_of(" \t.,;:*_~|-") == std::string_view::npos;
}

// A date outside its box may belong to a sentence.
constexpr double kOutsideTheBox = 0.85;
// Old decisions carry the date above the signature.
constexpr double kInSignature = 0.5;
// Another letter enclosed behind this one.
constexpr double kEnclosed = 0.3;

bool MayHoldDate(Zone zone) {
  switch (zone) {
    case Zone::kDate:
    case Zone::kUnknown:
    case Zone::kHeaderLeft:
    case Zone::kHeaderRight:
    case Zone::kNumber:
    case Zone::kSignature:
      return true;
    default:
      return false;
  }
}

double TrustIn(Zone zone, const DateLine& parsed) {
  // A deadline alone on the first line of a page looks like the date of a letter without its place.
  if (zone == Zone::kDate) return parsed.place.empty() ? kOutsideTheBox : 1;
  // In a sentence words go on before or after: "Ngày 09 tháng 11 năm 2017, Sở Y tế ban hành …".
  if (!parsed.ends_line || (!parsed.starts_line && parsed.place.empty())) return 0;
  if (zone != Zone::kSignature) return kOutsideTheBox;
  return parsed.starts_line ? kInSignature : 0;
}

}  // namespace

std::optional<DateLine> ParseDateLine(std::string_view line) {
  // Both forms end with a year: most lines have none, and need no folding.
  if (!line.contains("19") && !line.contains("20")) return std::nullopt;
  const AlignedText folded = FoldAligned(line);
  re2::StringPiece whole;
  re2::StringPiece day;
  re2::StringPiece month;
  int year = 0;
  if (!re2::RE2::PartialMatch(folded.text, LongForm(), &whole, &day, &month, &year) &&
      !re2::RE2::PartialMatch(folded.text, ShortForm(), &whole, &day, &month, &year)) {
    return std::nullopt;
  }
  DateLine result;
  const Part day_part = ReadPart({day.data(), day.size()});
  const Part month_part = ReadPart(MonthDigits({month.data(), month.size()}));
  result.date = {.year = year, .month = month_part.value, .day = 0};
  if (!IsLegal(result.date)) {
    result.date.month = 0;
    result.is_garbled = true;
  }
  if (result.date.month != 0) {
    PartialDate full = result.date;
    full.day = day_part.value;
    if (IsLegal(full)) {
      result.date = full;
      result.is_unpadded = full.day != 0 && !re2::RE2::PartialMatch(day, "[0-9]{2}");
    } else {
      result.is_garbled = true;
    }
  }
  if (day_part.kind == Blank::kGarbled || month_part.kind == Blank::kGarbled) {
    result.is_garbled = true;
  }
  const auto begin = static_cast<std::size_t>(whole.data() - folded.text.data());
  result.value = folded.alignment.ToSource({begin, begin + whole.size()});
  result.place = PlaceBefore(line, result.value.begin);
  result.ends_line = OnlyPunctuation(line.substr(result.value.end));
  result.starts_line = OnlyPunctuation(
      line.substr(0, result.place.empty() ? result.value.begin : result.place.begin));
  return result;
}

std::vector<PlacedDateLine> DateLinesOf(const Letter& letter) {
  std::vector<PlacedDateLine> placed;
  const std::size_t end = EndOfFirstLetter(letter);
  for (std::size_t i = 0; i < letter.lines.size(); ++i) {
    const Line& line = letter.lines[i];
    if (!MayHoldDate(line.zone)) continue;
    const auto parsed = ParseDateLine(letter.TextOf(line));
    if (!parsed) continue;
    double trust = TrustIn(line.zone, *parsed);
    if (i >= end) trust *= kEnclosed;
    if (trust > 0) placed.push_back({.line = &line, .parsed = *parsed, .trust = trust});
  }
  std::ranges::stable_sort(placed, std::ranges::greater(), &PlacedDateLine::trust);
  return placed;
}

}  // namespace vanthu
