// Tested by tests/extractors/recurrence_test.cc.
#include "extractors/recurrence.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extractors/calendar.h"

namespace vanthu {
namespace {

constexpr int kMaxInterval = 60;             // months; the longest period of reports is five years
constexpr std::size_t kReportDistance = 12;  // words between "báo cáo" and its "hằng năm"

std::string EveryMonths(int months) {
  if (months == 12) return "FREQ=YEARLY";
  if (months > 12 && months % 12 == 0) return "FREQ=YEARLY;INTERVAL=" + std::to_string(months / 12);
  return months == 1 ? "FREQ=MONTHLY" : "FREQ=MONTHLY;INTERVAL=" + std::to_string(months);
}

// The rule of a unit: "tháng", "quý", "năm", "tuần", "ngày"; "" for another word.
std::string RuleOfUnit(std::string_view unit) {
  if (unit == "tháng") return EveryMonths(1);
  if (unit == "quý" || unit == "quí") return EveryMonths(3);
  if (unit == "năm") return EveryMonths(12);
  if (unit == "tuần") return "FREQ=WEEKLY";
  if (unit == "ngày") return "FREQ=DAILY";
  return {};
}

std::string RuleOfCount(int count, std::string_view unit) {
  if (count < 1 || count > kMaxInterval) return {};
  if (unit == "tháng") return EveryMonths(count);
  if (unit == "quý") return EveryMonths(3 * count);
  if (unit == "năm") return EveryMonths(12 * count);
  const std::string interval = count == 1 ? "" : ";INTERVAL=" + std::to_string(count);
  if (unit == "tuần") return "FREQ=WEEKLY" + interval;
  if (unit == "ngày") return "FREQ=DAILY" + interval;
  return {};
}

bool IsEvery(std::string_view form) {
  return form == "hàng" || form == "hằng" || form == "mỗi" || form == "từng";
}

void AddRule(std::vector<std::string>& rules, std::string rule) {
  if (!rule.empty() && std::ranges::find(rules, rule) == rules.end())
    rules.push_back(std::move(rule));
}

struct Candidate {
  RecurrenceFound found;
  int precision = 0;  // 0 vague, 1 a unit, 2 a day
};

// "ngày 15/6 và 15/12 hằng năm", "ngày 15/6, ngày 15/12 hằng năm": one day of two months, and the
// word behind. Two different days are no one rule.
std::optional<std::pair<std::string, std::size_t>> TwoDaysOfYear(const Words& words,
                                                                 std::size_t at) {
  const auto first = DateAt(words, at);
  if (!first || first->date.year != 0 || first->date.day == 0) return std::nullopt;
  if (words.Form(first->end) != "và" && !words.IsMark(first->end, ",")) return std::nullopt;
  const auto second = DateAt(words, first->end + 1);
  if (!second || second->date.year != 0 || second->date.day != first->date.day ||
      !IsEvery(words.Form(second->end)) || words.Form(second->end + 1) != "năm") {
    return std::nullopt;
  }
  return std::pair("FREQ=YEARLY;BYMONTH=" + std::to_string(first->date.month) + "," +
                       std::to_string(second->date.month) +
                       ";BYMONTHDAY=" + std::to_string(first->date.day),
                   second->end + 2);
}

// "ngày 10 hằng tháng", "ngày 15/12 hằng năm", "ngày 20 tháng cuối quý", with the cue before it in
// the text.
std::optional<Candidate> DayOfPeriodAt(const Words& words, std::size_t i, const TimeWords& times) {
  std::size_t begin = i;
  std::size_t at = i;
  if (const auto cue = times.PointCueAt(words, i)) {
    at = cue->end;
    if (at > i && words.Form(at - 1) == "ngày") --at;
  }
  if (words.Form(at) == "ngày" && words.Form(at + 1) == "làm") return std::nullopt;
  if (words.Form(at) != "ngày") return std::nullopt;
  Candidate candidate;
  candidate.precision = 2;
  const int day = words.Value(at + 1);
  std::size_t end = 0;
  std::string rule;
  const auto date = DateAt(words, at);
  if (date && date->date.year == 0 && date->date.day != 0 && IsEvery(words.Form(date->end)) &&
      words.Form(date->end + 1) == "năm") {
    rule = "FREQ=YEARLY;BYMONTH=" + std::to_string(date->date.month) +
           ";BYMONTHDAY=" + std::to_string(date->date.day);
    end = date->end + 2;
  } else if (const auto yearly = TwoDaysOfYear(words, at)) {
    rule = yearly->first;
    end = yearly->second;
  } else if (day >= 1 && day <= 31) {
    std::size_t k = at + 2;
    if (words.Form(k) == "của") ++k;
    if (IsEvery(words.Form(k)) && words.Form(k + 1) == "tháng") {
      rule = "FREQ=MONTHLY;BYMONTHDAY=" + std::to_string(day);
      end = k + 2;
    } else if (words.Form(k) == "tháng" && words.Form(k + 1) == "cuối" &&
               (words.Form(k + 2) == "quý" || words.Form(k + 3) == "quý")) {
      rule = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=" + std::to_string(day);
      end = words.Form(k + 2) == "quý" ? k + 3 : k + 4;
    } else if (words.Form(k) == "tháng" && words.Form(k + 1) == "đầu" &&
               (words.Form(k + 2) == "quý" || words.Form(k + 3) == "quý")) {
      rule = "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=" + std::to_string(day);
      end = words.Form(k + 2) == "quý" ? k + 3 : k + 4;
    }
  }
  if (rule.empty()) return std::nullopt;
  candidate.found.value.rrules.push_back(std::move(rule));
  candidate.found.place = {begin, end};
  return candidate;
}

// "thứ Sáu hằng tuần", "chiều thứ Năm hằng tuần"
std::optional<Candidate> WeekdayAt(const Words& words, std::size_t i, const TimeWords& times) {
  const auto day = times.WeekdayAt(words, i);
  if (!day || !IsEvery(words.Form(day->end)) || words.Form(day->end + 1) != "tuần")
    return std::nullopt;
  Candidate candidate;
  candidate.precision = 2;
  candidate.found.value.rrules.push_back("FREQ=WEEKLY;BYDAY=" + std::string(day->day));
  candidate.found.place = {i, day->end + 2};
  return candidate;
}

// "2 lần/năm", "mỗi năm 02 lần", "mỗi tháng một lần"
std::optional<Candidate> TimesAt(const Words& words, std::size_t i, const TimeWords& times) {
  std::size_t end = 0;
  int count = 0;
  std::string_view unit;
  if (words.Form(i) == "mỗi") {
    unit = words.Form(i + 1);
    const auto number = times.CountAt(words, i + 2);
    if (!number || words.Form(number->end) != "lần") return std::nullopt;
    count = number->value;
    end = number->end + 1;
  } else if (words.IsNumber(i)) {
    const auto number = times.CountAt(words, i);
    if (!number || words.Form(number->end) != "lần" ||
        !(words.IsMark(number->end + 1, "/") || words.Form(number->end + 1) == "trong")) {
      return std::nullopt;
    }
    count = number->value;
    std::size_t k = number->end + 2;
    if (words.Form(k) == "một" || words.Form(k) == "01" || words.Form(k) == "1") ++k;
    unit = words.Form(k);
    end = k + 1;
  } else {
    return std::nullopt;
  }
  if (count < 1) return std::nullopt;
  std::string rule;
  if (count == 1) {
    rule = RuleOfUnit(unit);
  } else if (unit == "năm" && 12 % count == 0) {
    rule = EveryMonths(12 / count);
  } else if (unit == "quý" && 3 % count == 0) {
    rule = EveryMonths(3 / count);
  }
  if (rule.empty()) return std::nullopt;
  Candidate candidate;
  candidate.precision = 1;
  candidate.found.value.rrules.push_back(std::move(rule));
  candidate.found.place = {i, end};
  return candidate;
}

// What stands around "hằng năm" must make it an adverb: punctuation, "định kỳ", a report; not "kế
// hoạch hằng năm".
bool IsAdverbial(const Words& words, std::size_t begin, std::size_t end, std::size_t range_begin) {
  const auto is_stop = [&](std::size_t i) {
    return i >= words.size() || words[i].kind == WordKind::kMark;
  };
  if (begin == range_begin || is_stop(begin - 1)) return true;
  const std::string_view before = words.Form(begin - 1);
  if (before == "kỳ" || before == "và" || before == "cáo" || before == "vào") return true;
  const std::string_view after = words.Form(end);
  if (after == "báo" || (after == "tổ" && words.Form(end + 1) == "chức") || after == "gửi" ||
      after == "tổng")
    return true;
  if (!is_stop(end)) return false;
  const std::size_t limit =
      begin > range_begin + kReportDistance ? begin - kReportDistance : range_begin;
  for (std::size_t i = limit; i < begin; ++i) {
    if ((words.Form(i) == "báo" && words.Form(i + 1) == "cáo") || words.Form(i) == "gửi" ||
        words.Form(i) == "định")
      return true;
  }
  return false;
}

// "định kỳ 03 tháng/1 lần", "03 tháng một lần", "hằng tháng, quý, 6 tháng và năm", "theo từng
// tháng, từng quý".
std::optional<Candidate> UnitsAt(const Words& words, std::size_t i, std::size_t limit,
                                 std::size_t range_begin, const TimeWords& times) {
  Candidate candidate;
  std::vector<std::string>& rules = candidate.found.value.rrules;
  std::size_t at = i;
  const bool periodic = words.Form(i) == "định" && words.Form(i + 1) == "kỳ";
  bool every = false;
  if (const auto cue = times.EveryCueAt(words, i)) {
    every = true;
    at = *cue;
  }
  const auto read_unit =
      [&](std::size_t k) -> std::size_t {  // the word after a unit, `k` when there is none
    if (IsEvery(words.Form(k))) ++k;
    if (const std::string rule = RuleOfUnit(words.Form(k)); !rule.empty()) {
      AddRule(rules, rule);
      return k + 1;
    }
    if (const auto count = times.CountAt(words, k)) {
      const std::string rule = RuleOfCount(count->value, words.Form(count->end));
      const std::string_view next = words.Form(count->end + 1);
      if (!rule.empty() && next != "đầu" && next != "cuối" && next != "làm") {
        std::size_t end = count->end + 1;
        AddRule(rules, rule);
        // "/1 lần", "một lần", "/lần"
        std::size_t k2 = words.IsMark(end, "/") ? end + 1 : end;
        if (words.Form(k2) == "một" || words.Form(k2) == "1" || words.Form(k2) == "01") ++k2;
        if (words.Form(k2) == "lần") end = k2 + 1;
        return end;
      }
    }
    return k;
  };
  if (every) {
    std::size_t end = read_unit(at);
    if (rules.empty()) {
      if (!periodic) return std::nullopt;
      candidate.found.place = {i, i + 2};  // "định kỳ" alone
      return candidate;
    }
    // "từng năm", "theo tháng" and "mỗi năm" need more than their unit to be a repetition.
    const std::string_view first = words.Form(i);
    if (first == "theo" && words.Form(i + 1) != "từng") return std::nullopt;
    if ((first == "mỗi" || first == "từng") && rules.size() == 1 && !words.IsMark(end, ","))
      return std::nullopt;
    // "định kỳ tổ chức" has no unit; "hằng năm theo từng tháng, từng quý" tells the year's parts.
    if (words.Form(end) == "theo" &&
        (words.Form(end + 1) == "từng" || IsEvery(words.Form(end + 1)))) {
      rules.clear();
      end = read_unit(end + 1);
    }
    while (end < limit) {
      std::size_t next = end;
      if (words.IsMark(next, ",")) ++next;
      if (words.Form(next) == "và" || words.Form(next) == "hoặc") ++next;
      if (next == end) break;
      const std::size_t count = rules.size();
      const std::size_t after = read_unit(next);
      if (rules.size() == count) break;
      end = after;
    }
    if (!periodic && rules.size() == 1 && !IsAdverbial(words, i, end, range_begin))
      return std::nullopt;
    candidate.found.place = {i, end};
    candidate.precision = 1;
    return candidate;
  }
  // "03 tháng một lần", "6 tháng/lần"
  const auto count = times.CountAt(words, i);
  if (!count || !words.IsNumber(i)) return std::nullopt;
  const std::string rule = RuleOfCount(count->value, words.Form(count->end));
  if (rule.empty()) return std::nullopt;
  std::size_t end = count->end + 1;
  if (words.IsMark(end, "/")) ++end;
  if (words.Form(end) == "một" || words.Form(end) == "1" || words.Form(end) == "01") ++end;
  if (words.Form(end) != "lần") return std::nullopt;
  rules.push_back(rule);
  candidate.found.place = {i, end + 1};
  candidate.precision = 1;
  return candidate;
}

}  // namespace

std::optional<RecurrenceFound> FindRecurrence(const Words& words, WordRange range,
                                              const TimeWords& times) {
  std::optional<Candidate> best;
  for (std::size_t i = range.begin; i < range.end;) {
    std::optional<Candidate> candidate = DayOfPeriodAt(words, i, times);
    if (!candidate) candidate = WeekdayAt(words, i, times);
    if (!candidate) candidate = TimesAt(words, i, times);
    if (!candidate) candidate = UnitsAt(words, i, range.end, range.begin, times);
    if (!candidate || candidate->found.place.end > range.end) {
      ++i;
      continue;
    }
    i = std::max(i + 1, candidate->found.place.end);
    if (!best || candidate->precision > best->precision) best = std::move(candidate);
  }
  if (!best) return std::nullopt;
  best->found.value.text =
      words.Covering(best->found.place.begin, best->found.place.end).Of(words.text());
  return best->found;
}

}  // namespace vanthu
