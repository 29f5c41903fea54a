// Tested by tests/extractors/urgency_test.cc, secrecy_test.cc, incoming_stamp_test.cc.
#include "extractors/stamps.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "extractors/capitals.h"
#include "extractors/fixed_words.h"
#include "extractors/fold.h"
#include "extractors/letter_part.h"

namespace vanthu {
namespace {

// How often each rule is right.
constexpr double kInItsZone = 0.95;
constexpr double kWithoutZone = 0.85;
constexpr double kStampDate = 0.8;
// A stamp is one or three words.
constexpr std::size_t kLongestStamp = 64;  // bytes

using WordOf = std::string_view (FixedWords::*)(std::string_view) const;

std::vector<Found<std::string>> FindStamp(const Letter& letter, Zone zone, std::string_view rule,
                                          const Knowledge& knowledge, WordOf word_of) {
  std::vector<Found<std::string>> found;
  const std::size_t end = EndOfFirstLetter(letter);
  for (std::size_t i = 0; i < end; ++i) {
    const Line& line = letter.lines[i];
    if (line.zone != zone && line.zone != Zone::kUnknown) continue;
    const std::string_view text = letter.TextOf(line);
    if (text.size() > kLongestStamp) continue;
    // Outside its zone only capitals make a stamp of a word.
    if (line.zone == Zone::kUnknown && !IsInCapitals(text)) continue;
    const AlignedText folded = FoldAligned(text);
    const std::size_t begin = folded.text.find_first_not_of(" .*_#~-|[]():");
    if (begin == std::string::npos) continue;
    const std::size_t last = folded.text.find_last_not_of(" .*_#~-|[]():");
    const std::string_view word = (knowledge.fixed_words().*word_of)(
        std::string_view(folded.text).substr(begin, last + 1 - begin));
    if (word.empty()) continue;
    const Span span = folded.alignment.ToSource({begin, last + 1});
    Found<std::string> one;
    one.value = word;
    one.rule = rule;
    one.confidence = line.zone == zone ? kInItsZone : kWithoutZone;
    one.spans = {{line.span.begin + span.begin, line.span.begin + span.end}};
    found.push_back(std::move(one));
  }
  return found;
}

// "04/4/18", "15-4-2024", "15.04.2024"; a year of two digits belongs to this century.
std::optional<PartialDate> ShortDate(std::string_view text, Span& span) {
  static const re2::RE2 pattern(
      "([0-9]{1,2})\\s?[/.-]\\s?([0-9]{1,2})\\s?[/.-]\\s?((?:20|19)?[0-9]{2})");
  re2::StringPiece day;
  re2::StringPiece month;
  re2::StringPiece year;
  if (!re2::RE2::PartialMatch(text, pattern, &day, &month, &year)) return std::nullopt;
  PartialDate date{.year = std::stoi(year.as_string()),
                   .month = std::stoi(month.as_string()),
                   .day = std::stoi(day.as_string())};
  constexpr int kCentury = 2000;
  if (date.year < 100) date.year += kCentury;
  if (!IsLegal(date) || date.day == 0 || date.month == 0) return std::nullopt;
  span = {static_cast<std::size_t>(day.data() - text.data()),
          static_cast<std::size_t>(year.data() + year.size() - text.data())};
  return date;
}

}  // namespace

std::vector<Found<std::string>> FindUrgency(const Letter& letter, const Knowledge& knowledge) {
  return FindStamp(letter, Zone::kUrgencyStamp, "urgency_stamp", knowledge,
                   &FixedWords::UrgencyWord);
}

std::vector<Found<std::string>> FindSecrecy(const Letter& letter, const Knowledge& knowledge) {
  return FindStamp(letter, Zone::kSecrecyStamp, "secrecy_stamp", knowledge,
                   &FixedWords::SecrecyWord);
}

std::vector<Found<IncomingStamp>> FindIncomingStamp(const Letter& letter) {
  static const re2::RE2 number(
      "(?i)(?:^|[^\\pL])(?:số|so|sô)\\s*(?:đến)?\\s*[:.]*\\s*([0-9]{1,6})(?:[^0-9/.-]|$)");
  Found<IncomingStamp> found;
  found.rule = "incoming_stamp";
  found.confidence = kStampDate;
  for (const Line* line : FirstBlock(letter, Zone::kIncomingStamp)) {
    const std::string_view text = letter.TextOf(*line);
    re2::StringPiece digits;
    if (found.value.number.empty() && re2::RE2::PartialMatch(text, number, &digits)) {
      found.value.number = digits.as_string();
      const auto begin = static_cast<std::size_t>(digits.data() - letter.text.data());
      found.spans.push_back({begin, begin + digits.size()});
    }
    Span span;
    if (found.value.date.year == 0) {
      if (const auto date = ShortDate(text, span)) {
        found.value.date = *date;
        found.spans.push_back({line->span.begin + span.begin, line->span.begin + span.end});
      }
    }
  }
  if (found.spans.empty()) return {};
  std::ranges::sort(found.spans);
  return {found};
}

}  // namespace vanthu
