// Tested by tests/extractors/deadline_test.cc.
#include "extractors/deadline.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extractors/period.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxFillers = 6;    // words between a cue and its date: "là vào lúc"
constexpr int kMaxTermDays = 3650;        // a longer term is a misread number
constexpr std::size_t kMaxTermTail = 12;  // words that tell what a term counts from

bool IsFiller(std::string_view form) {
  constexpr std::array<std::string_view, 12> kFillers = {
      "là", "vào", "đến", "hết", "trong", "lúc", "khoảng", "trước", "của", "sau", "cùng", "buổi"};
  return std::ranges::find(kFillers, form) != kFillers.end();
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
  bool inside = words.Form(i) == "trong";  // "hoàn thành trong tháng 8": the month is the period
  for (std::size_t k = i; k < at; ++k) {
    whole = whole || words.Form(k) == "hết" || words.Form(k) == "cuối";
    inside = inside || words.Form(k) == "trong";
  }
  for (std::size_t n = 0; n < kMaxFillers && (IsFiller(words.Form(at)) || words.IsMark(at, ":"));
       ++n) {
    whole = whole || words.Form(at) == "hết";
    inside = inside || words.Form(at) == "trong";
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
  } else if (inside || (period->first != period->last && !whole && cue &&
                        cue->cue == TimeWords::Cue::kBy && first != "đến")) {
    PartialDate start = period->first;
    if (start.day == 0) start.day = 1;
    found.value.start = ToIso(start);
    found.value.end = ToIso(LastDay(period->last));
  } else if (cue && cue->cue == TimeWords::Cue::kBefore && !whole) {
    found.value.date = ToIso(period->first);
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
    // A term that ends on a day off ends on the next working day (Bộ luật Dân sự 2015, Điều 148).
    const long last = DayNumber(start) + static_cast<long>(count->value) * (unit == "tuần" ? 7 : 1);
    found.value.date = ToIso(times.holidays().AddWorkingDays(DateOfDay(last - 1), 1));
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
