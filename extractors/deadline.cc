// Tested by tests/extractors/deadline_test.cc.
#include "extractors/deadline.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace vanthu {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::size_t kMaxFillers = 6;    // words between a cue and its date: "là vào lúc"
constexpr int kMaxTermDays = 3650;        // a longer term is a misread number
constexpr std::size_t kMaxTermTail = 12;  // words that tell what a term counts from

// A stretch of days; `first == last` for a day. Partial dates stand for themselves ("2025-06").
struct Period {
  PartialDate first;
  PartialDate last;
  std::size_t end = 0;
  bool whole_date = false;  // a day was printed
  bool partial = false;     // a month or year that records keep as it is printed
};

PartialDate EndOfMonth(int year, int month) {
  return {.year = year, .month = month, .day = DaysInMonth(year, month)};
}

// A day or month without a year is the first one not before the letter.
int RollForward(int month, int day, const PartialDate& anchor) {
  if (anchor.year == 0) return 0;
  const int anchor_month = anchor.month == 0 ? 1 : anchor.month;
  const int anchor_day = anchor.day == 0 ? 1 : anchor.day;
  const bool past = month < anchor_month || (month == anchor_month && day != 0 && day < anchor_day);
  return past ? anchor.year + 1 : anchor.year;
}

// "năm 2025" or "/2025" behind a quarter or half-year; the year of the letter when neither is
// printed.
std::pair<int, std::size_t> YearAfter(const Words& words, std::size_t i, int month,
                                      const PartialDate& anchor) {
  if ((words.IsMark(i, "/") || words.Form(i) == "năm") && words.Value(i + 1) >= 1900 &&
      words.Value(i + 1) <= 2100) {
    return {words.Value(i + 1), i + 2};
  }
  return {RollForward(month, 0, anchor), i};
}

int QuarterAt(std::string_view form) {
  if (form == "i" || form == "1") return 1;
  if (form == "ii" || form == "2") return 2;
  if (form == "iii" || form == "3") return 3;
  return form == "iv" || form == "4" ? 4 : 0;
}

// "17 giờ 00 phút", "16h30", "8g00": the word after it, `i` when there is none.
std::size_t EndOfTimeOfDay(const Words& words, std::size_t i) {
  const int hour = words.Value(i);
  if (hour < 0 || hour > 24) return i;
  const std::string_view unit = words.Form(i + 1);
  if (unit != "giờ" && unit != "h" && unit != "g") {
    return words.IsMark(i + 1, ":") && words.IsNumber(i + 2) ? i + 3 : i;
  }
  std::size_t end = i + 2;
  if (words.IsNumber(end) && words.Value(end) < 60 && !words.IsMark(end + 1, "/")) ++end;
  if (words.Form(end) == "phút") ++end;
  return end;
}

std::optional<Period> PeriodAt(const Words& words, std::size_t begin, const PartialDate& anchor) {
  std::size_t i = begin;
  if (const std::size_t after = EndOfTimeOfDay(words, i); after != i) {
    i = after;
    while (words.IsMark(i, ",") || words.Form(i) == "sáng" || words.Form(i) == "chiều") ++i;
  }
  if (words.Form(i) == "quý" || words.Form(i) == "quí") {
    const int quarter = QuarterAt(words.Form(i + 1));
    if (quarter == 0) return std::nullopt;
    const auto [year, end] = YearAfter(words, i + 2, quarter * 3, anchor);
    if (year == 0) return std::nullopt;
    return Period{.first = {.year = year, .month = quarter * 3 - 2, .day = 1},
                  .last = EndOfMonth(year, quarter * 3),
                  .end = end};
  }
  if (words.IsNumber(i) && words.Form(i + 1) == "tháng" && words.Form(i + 3) == "năm" &&
      (words.Form(i + 2) == "đầu" || words.Form(i + 2) == "cuối")) {
    const int months = words.Value(i);
    if (months != 6 && months != 9) return std::nullopt;
    const bool first_half = words.Form(i + 2) == "đầu";
    const bool year_printed = words.Value(i + 4) >= 1900;
    const int year = year_printed ? words.Value(i + 4) : anchor.year;
    if (year == 0) return std::nullopt;
    const std::size_t end = year_printed ? i + 5 : i + 4;
    if (first_half) {
      return Period{.first = {.year = year, .month = 1, .day = 1},
                    .last = EndOfMonth(year, months),
                    .end = end};
    }
    return Period{.first = {.year = year, .month = 13 - months, .day = 1},
                  .last = EndOfMonth(year, 12),
                  .end = end};
  }
  const std::string_view part = words.Form(i);
  const bool ten_days =
      words.Form(i + 1) == "tuần" && (part == "thượng" || part == "trung" || part == "hạ");
  if (part == "đầu" || part == "giữa" || part == "cuối" || ten_days) {
    const std::size_t at = ten_days ? i + 2 : i + 1;
    if (part == "cuối" && words.Form(at) == "năm") {
      const bool printed = words.Value(at + 1) >= 1900;
      const int year = printed ? words.Value(at + 1) : anchor.year;
      if (year == 0) return std::nullopt;
      const PartialDate december{.year = year, .month = 12, .day = 0};
      return Period{
          .first = december, .last = december, .end = printed ? at + 2 : at + 1, .partial = true};
    }
    const auto month = DateAt(words, at);
    if (!month || month->date.month == 0 || month->date.day != 0) return std::nullopt;
    const int year =
        month->date.year != 0 ? month->date.year : RollForward(month->date.month, 0, anchor);
    if (year == 0) return std::nullopt;
    const int first = part == "đầu" || part == "thượng"   ? 1
                      : part == "giữa" || part == "trung" ? 11
                                                          : 21;
    const int last = first == 21 ? DaysInMonth(year, month->date.month) : first + 9;
    return Period{.first = {.year = year, .month = month->date.month, .day = first},
                  .last = {.year = year, .month = month->date.month, .day = last},
                  .end = month->end};
  }
  auto date = DateAt(words, i);
  if (!date) return std::nullopt;
  PartialDate value = date->date;
  if (value.year == 0) {
    // "ngày 15/6 hằng năm" is a repetition.
    if (words.Form(date->end) == "hằng" || words.Form(date->end) == "hàng") return std::nullopt;
    value.year = RollForward(value.month, value.day, anchor);
    if (value.year == 0 || !IsLegal(value)) return std::nullopt;
  }
  return Period{.first = value,
                .last = value,
                .end = date->end,
                .whole_date = value.day != 0,
                .partial = value.day == 0};
}

bool IsFiller(std::string_view form) {
  constexpr std::array<std::string_view, 12> kFillers = {
      "là", "vào", "đến", "hết", "trong", "lúc", "khoảng", "trước", "của", "sau", "cùng", "buổi"};
  return std::ranges::find(kFillers, form) != kFillers.end();
}

// The last day of a month or year that is meant whole.
PartialDate LastDay(const PartialDate& date) {
  if (date.month == 0) return {.year = date.year, .month = 12, .day = 31};
  if (date.day == 0) return EndOfMonth(date.year, date.month);
  return date;
}

std::string TextOf(const Words& words, std::size_t begin, std::size_t end) {
  return std::string(words.Covering(begin, end).Of(words.text()));
}

// A cue and the period behind it.
std::optional<DeadlineFound> PointAt(const Words& words, std::size_t i, std::size_t limit,
                                     const PartialDate& anchor, const TimeWords& times) {
  std::optional<TimeWords::CueMatch> cue = times.PointCueAt(words, i);
  const bool within = words.Form(i) == "trong";
  if (!cue && !within) return std::nullopt;
  std::size_t at = cue ? cue->end : i + 1;
  // "trước ngày": the cue ends before "ngày", which belongs to the date.
  if (at > i && words.Form(at - 1) == "ngày") --at;
  bool whole = false;
  for (std::size_t k = i; k < at; ++k)
    whole = whole || words.Form(k) == "hết" || words.Form(k) == "cuối";
  for (std::size_t n = 0; n < kMaxFillers && (IsFiller(words.Form(at)) || words.IsMark(at, ":"));
       ++n) {
    whole = whole || words.Form(at) == "hết";
    ++at;
  }
  if (words.Form(at) == "ngày" && words.Form(at + 1) == "ngày") ++at;
  const std::optional<Period> period = PeriodAt(words, at, anchor);
  if (!period || period->end > limit) return std::nullopt;
  const bool year_only = period->partial && period->first.month == 0;
  const std::string_view first = words.Form(i);
  // "trong năm 2020" says when something is, not by when it is due; likewise a bare "vào tháng 6".
  if (year_only && !whole && first != "đến" && first != "trước" && first != "phấn")
    return std::nullopt;
  DeadlineFound found{
      .value = {.text = TextOf(words, i, period->end), .date = "", .start = "", .end = ""},
      .place = {i, period->end}};
  if (period->whole_date) {
    found.value.date = ToIso(period->last);
  } else if (first == "trong" || (period->first != period->last && !whole && cue &&
                                  cue->cue == TimeWords::Cue::kBy && first != "đến")) {
    PartialDate start = period->first;
    if (start.day == 0) start.day = 1;
    found.value.start = ToIso(start);
    found.value.end = ToIso(LastDay(period->last));
  } else if (cue && cue->cue == TimeWords::Cue::kBefore && !whole) {
    found.value.date = ToIso(period->first.day == 0 ? period->first : period->first);
  } else if (whole || first == "đến" || first == "phấn") {
    // "vào cuối năm" names December; "hết năm" its last day.
    const bool names_end = period->partial && period->first.month == 12 &&
                           !(first == "đến" || first == "hết" || first == "phấn");
    found.value.date = names_end && !year_only ? ToIso(period->last) : ToIso(LastDay(period->last));
  } else {
    found.value.date = ToIso(period->last);
  }
  return found;
}

// "từ ngày 01/7 đến hết ngày 30/9/2025", "từ nay đến hết quý II", "từ ngày ban hành … đến tháng 6
// năm 2025".
std::optional<DeadlineFound> IntervalAt(const Words& words, std::size_t i, std::size_t limit,
                                        const PartialDate& anchor) {
  if (words.Form(i) != "từ" || (i > 0 && words.Form(i - 1) == "kể")) return std::nullopt;
  std::size_t at = i + 1;
  PartialDate start;
  bool whole_start = true;
  if (words.Form(at) == "nay") {
    start = anchor;
    ++at;
  } else if (words.Form(at) == "ngày" &&
             (words.Form(at + 1) == "ban" || words.Form(at + 1) == "ký" ||
              words.Form(at + 1) == "phát")) {
    start = anchor;
    std::size_t k = at + 1;
    while (k < limit && k < at + kMaxTermTail && words.Form(k) != "đến") ++k;
    at = k;
  } else {
    std::size_t after_time = EndOfTimeOfDay(words, at);
    if (after_time != at && words.IsMark(after_time, ",")) ++after_time;
    const auto date = DateAt(words, after_time);
    if (!date) {
      // "từ 01 đến 15/6/2025", "từ ngày 01 đến ngày 15/6"
      const std::size_t number = words.Form(at) == "ngày" ? at + 1 : at;
      const int day = words.Value(number);
      if (day < 1 || day > 31 || words.Form(number + 1) != "đến") return std::nullopt;
      start = {.year = 0, .month = 0, .day = day};
      at = number + 1;
    } else {
      start = date->date;
      at = date->end;
    }
    whole_start = start.year != 0;
  }
  if (words.Form(at) != "đến" && !words.IsDash(at)) return std::nullopt;
  ++at;
  bool whole = false;
  while (words.Form(at) == "hết" || words.Form(at) == "cuối") {
    whole = true;
    ++at;
  }
  const std::optional<Period> last = PeriodAt(words, at, anchor);
  if (!last || last->end > limit) return std::nullopt;
  if (!whole_start) {
    start.year = last->last.year;
    if (start.month == 0) start.month = last->last.month;
    if (start.month > last->last.month) --start.year;
    if (!IsLegal(start)) return std::nullopt;
  }
  if (start.year == 0) return std::nullopt;
  // Years alone are the scope of a programme, not a deadline.
  if (start.month == 0 && last->last.month == 0) return std::nullopt;
  return DeadlineFound{.value = {.text = TextOf(words, i, last->end),
                                 .date = "",
                                 .start = ToIso(start),
                                 .end = ToIso(whole ? LastDay(last->last) : last->last)},
                       .place = {i, last->end}};
}

// "trong thời hạn 05 ngày làm việc kể từ ngày nhận được", "chậm nhất 30 (ba mươi) ngày kể từ ngày
// ký".
std::optional<DeadlineFound> TermAt(const Words& words, std::size_t i, std::size_t limit,
                                    const PartialDate& anchor, const TimeWords& times) {
  const std::optional<std::size_t> cue = times.TermCueAt(words, i);
  if (!cue) return std::nullopt;
  std::size_t at = *cue;
  while (words.Form(at) == "là" || words.IsMark(at, ":") || words.Form(at) == "sau") ++at;
  const auto count = times.CountAt(words, at);
  if (!count || count->value < 1 || count->value > kMaxTermDays) return std::nullopt;
  at = count->end;
  const std::string_view unit = words.Form(at);
  if (unit != "ngày" && unit != "tuần" && unit != "tháng" && unit != "giờ" && unit != "năm")
    return std::nullopt;
  ++at;
  bool working = false;
  if (unit == "ngày" && words.Form(at) == "làm" && words.Form(at + 1) == "việc") {
    working = true;
    at += 2;
  }
  const bool from = (words.IsMark(at, ",") && words.Form(at + 1) == "kể") ||
                    words.Form(at) == "kể" || words.Form(at) == "tính" ||
                    (words.Form(at) == "từ" && words.Form(at + 1) == "ngày") ||
                    (words.Form(at) == "sau" && words.Form(at + 1) == "khi");
  if (!from && !working) {
    // "sau 06 tháng" alone is a remark, "trong thời hạn 10 ngày" a term.
    const bool strong = words.Form(i) != "sau" && words.Form(i) != "trong" &&
                        words.Form(i) != "không" && words.Form(i) != "tối";
    const bool term = words.Form(i) == "trong" &&
                      (words.Form(i + 1) == "thời" || words.Form(i + 1) == "vòng") &&
                      words.Form(i + 2) != "gian";
    if (!strong && !term) return std::nullopt;
  }
  if (words.Form(at) == "đầu" || words.Form(at) == "cuối")
    return std::nullopt;  // "trong 3 tháng cuối năm"
  std::size_t end = at;
  bool from_signing = false;
  PartialDate start;
  if (from) {
    std::size_t k = at;
    while (k < limit && k < at + kMaxTermTail && words[k].kind != WordKind::kMark) {
      const std::string_view form = words.Form(k);
      if (const auto date = words.Form(k) == "ngày" ? DateAt(words, k) : std::nullopt;
          date && date->date.day != 0 && date->date.year != 0) {
        start = date->date;
        k = date->end;
        break;
      }
      if (form == "ký" || form == "phát" || (form == "ban" && words.Form(k + 1) == "hành")) {
        from_signing = true;
        k += form == "ký" ? 1 : 2;
        if (words.Form(k) == "ban" && words.Form(k + 1) == "hành") k += 2;
        break;
      }
      ++k;
    }
    end = std::max(end, std::min(k, limit));
  }
  DeadlineFound found{.value = {.text = TextOf(words, i, end), .date = "", .start = "", .end = ""},
                      .place = {i, end}};
  if (from_signing) start = anchor;
  if (start.day == 0 || start.year == 0) return found;
  if (working) {
    found.value.date = ToIso(times.holidays().AddWorkingDays(start, count->value));
  } else if (unit == "ngày" || unit == "tuần") {
    found.value.date = ToIso(
        DateOfDay(DayNumber(start) + static_cast<long>(count->value) * (unit == "tuần" ? 7 : 1)));
  } else if (unit == "tháng") {
    found.value.date = ToIso(AddMonths(start, count->value));
  } else if (unit == "năm") {
    found.value.date = ToIso(AddMonths(start, 12 * count->value));
  }
  return found;
}

bool IsResolved(const Deadline& deadline) {
  return !deadline.date.empty() || !deadline.end.empty();
}

}  // namespace

std::expected<TimeWords, Error> TimeWords::FromTables(const Table& words, const Table& holidays) {
  TimeWords times;
  for (std::size_t row = 0; row < words.size(); ++row) {
    const std::string_view phrase = words.Cell(row, "phrase");
    const std::string_view kind = words.Cell(row, "kind");
    const std::string value(words.Cell(row, "value"));
    const auto fail = [&](const std::string& why) {
      return std::unexpected(
          Error{Error::Code::kInvalidData,
                words.name() + ":" + std::to_string(words.LineNumber(row)) + ": " + why});
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

std::optional<DeadlineFound> FindDeadline(const Words& words, WordRange range, WordRange skip,
                                          const PartialDate& anchor, const TimeWords& times) {
  std::optional<DeadlineFound> unresolved;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (i >= skip.begin && i < skip.end) continue;
    if (words[i].kind != WordKind::kWord) continue;
    for (auto found :
         {IntervalAt(words, i, range.end, anchor), PointAt(words, i, range.end, anchor, times),
          TermAt(words, i, range.end, anchor, times)}) {
      if (!found) continue;
      if (found->place.begin < skip.end && skip.begin < found->place.end) continue;
      if (IsResolved(found->value)) return found;
      if (!unresolved) unresolved = std::move(found);
      break;
    }
  }
  return unresolved;
}

std::optional<DeadlineFound> FindEventTime(const Words& words, WordRange range,
                                           const PartialDate& anchor) {
  std::size_t begin = range.begin;
  // "Thời gian tổ chức phong trào: …": what is told stands behind the colon.
  for (std::size_t i = begin; i < range.end && i < begin + kMaxTermTail; ++i) {
    if (words.IsMark(i, ":")) {
      begin = i + 1;
      break;
    }
  }
  if (begin == range.begin)
    begin += words.Form(begin) == "thời" && words.Form(begin + 1) == "gian" ? 2 : 0;
  std::size_t end = range.end;
  while (end > begin &&
         (words.IsMark(end - 1, ".") || words.IsMark(end - 1, ";") || words.IsMark(end - 1, "/")))
    --end;
  DeadlineFound found{
      .value = {.text = TextOf(words, begin, end), .date = "", .start = "", .end = ""},
      .place = {begin, end}};
  for (std::size_t i = begin; i < end; ++i) {
    if (const auto interval = IntervalAt(words, i, end, anchor)) {
      found.value.start = interval->value.start;
      found.value.end = interval->value.end;
      return found;
    }
    // "(19 – 20/10/2017)", "14-15/12/2017"
    if (words.IsNumber(i) && words.IsDash(i + 1) && words.IsNumber(i + 2) &&
        words.IsMark(i + 3, "/")) {
      const auto last = DateAt(words, i + 2);
      const int first_day = words.Value(i);
      if (last && last->date.day != 0 && first_day >= 1 && first_day < last->date.day) {
        PartialDate day = last->date;
        if (day.year == 0) day.year = RollForward(day.month, day.day, anchor);
        found.value.end = ToIso(day);
        day.day = first_day;
        found.value.start = ToIso(day);
        return found;
      }
    }
    const bool date_word = words.Form(i) == "ngày" || words.Form(i) == "tháng" ||
                           words.Form(i) == "quý" || words.IsNumber(i);
    if (!date_word) continue;
    const std::optional<Period> period = PeriodAt(words, i, anchor);
    if (!period || period->end > end || period->first.month == 0) continue;
    if (period->first == period->last) {
      found.value.date = ToIso(period->first);
    } else {
      found.value.start = ToIso(period->first);
      found.value.end = ToIso(period->last);
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace vanthu
