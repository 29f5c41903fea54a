// Tested by tests/extractors/time_words_test.cc.
#include "extractors/time_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace vanthu {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

}  // namespace

std::expected<TimeWords, Error> TimeWords::FromTables(const Table& words, const Table& holidays) {
  TimeWords times;
  for (std::size_t row = 0; row < words.size(); ++row) {
    const std::string_view phrase = words.Cell(row, "phrase");
    const std::string_view kind = words.Cell(row, "kind");
    const std::string value(words.Cell(row, "value"));
    const auto fail = [&](const std::string& why) {
      return std::unexpected(Error{Error::Code::kInvalidData, words.Where(row) + ": " + why});
    };
    if (kind == "before") {
      times.before_.Add(phrase, 0);
    } else if (kind == "by") {
      times.by_.Add(phrase, 0);
    } else if (kind == "within") {
      times.within_.Add(phrase, 0);
    } else if (kind == "every") {
      times.every_.Add(phrase, 0);
    } else if (kind == "number") {
      if (value.empty() || value.size() > 3 ||
          !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) {
        return fail("value '" + value + "' is no number");
      }
      times.numbers_.Add(phrase, std::stoi(value));
    } else if (kind == "weekday") {
      const auto day = std::ranges::find(kWeekdays, value);
      if (day == kWeekdays.end()) return fail("value '" + value + "' is none of MO to SU");
      times.weekdays_.Add(phrase, static_cast<int>(day - kWeekdays.begin()));
    } else {
      return fail("kind '" + std::string(kind) + "' unknown");
    }
  }
  auto days = Holidays::FromTable(holidays);
  if (!days) return std::unexpected(days.error());
  times.holidays_ = std::move(*days);
  return times;
}

std::optional<TimeWords::CueMatch> TimeWords::PointCueAt(const Words& words, std::size_t i) const {
  const auto before = before_.At(words, i);
  const auto by = by_.At(words, i);
  if (before && (!by || before->end >= by->end))
    return CueMatch{.cue = Cue::kBefore, .end = before->end};
  if (by) return CueMatch{.cue = Cue::kBy, .end = by->end};
  return std::nullopt;
}

std::optional<std::size_t> TimeWords::TermCueAt(const Words& words, std::size_t i) const {
  const auto match = within_.At(words, i);
  return match ? std::optional(match->end) : std::nullopt;
}

std::optional<std::size_t> TimeWords::EveryCueAt(const Words& words, std::size_t i) const {
  const auto match = every_.At(words, i);
  return match ? std::optional(match->end) : std::nullopt;
}

std::optional<TimeWords::Count> TimeWords::CountAt(const Words& words, std::size_t i) const {
  Count count;
  if (words.IsNumber(i)) {
    count = {.value = words.Value(i), .end = i + 1};
  } else if (const auto word = numbers_.At(words, i)) {
    count = {.value = word->value, .end = word->end};
  } else {
    return std::nullopt;
  }
  if (words.IsMark(count.end, "(")) {
    std::size_t close = count.end + 1;
    while (close < words.size() && close < count.end + 6 && !words.IsMark(close, ")")) ++close;
    if (words.IsMark(close, ")")) count.end = close + 1;
  }
  return count;
}

std::optional<TimeWords::Weekday> TimeWords::WeekdayAt(const Words& words, std::size_t i) const {
  const auto match = weekdays_.At(words, i);
  if (!match) return std::nullopt;
  return Weekday{.day = kWeekdays[static_cast<std::size_t>(match->value)], .end = match->end};
}

}  // namespace vanthu
