// Tested by tests/pipeline/export/tasks_todotxt_test.cc.
#include "pipeline/export/tasks_todotxt.h"

#include <fmt/core.h>
#include <re2/re2.h>

#include <optional>
#include <string_view>

#include "extractors/fields.h"
#include "pipeline/export/recurrence_start.h"
#include "pipeline/export/task_tags.h"

namespace vanthu {
namespace {

// todo.txt has no way to quote. So a word of the text that would be read as a project (+a), a
// context (@a) or a key (due:a) gets a space into it, and all is one line.
std::string PlainWords(std::string_view text) {
  static const RE2 kMark(R"((^| )([+@])([^ ]))");
  static const RE2 kKey(R"((^| )(\pL[^ :/]*):([^ :/]))");
  std::string plain;
  bool is_gap = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ') {
      is_gap = !plain.empty();
      continue;
    }
    if (is_gap) plain += ' ';
    is_gap = false;
    plain += c;
  }
  RE2::GlobalReplace(&plain, kMark, R"(\1\2 \3)");
  RE2::GlobalReplace(&plain, kKey, R"(\1\2: \3)");
  return plain;
}

// A whole day, as the format wants it; "" for anything less.
std::string Day(std::string_view iso) {
  const std::optional<PartialDate> date = DateFromIso(iso);
  return date && date->year != 0 && date->day != 0 ? ToIso(*date) : "";
}

// "+3m" for every third month: strict, so that the next day is counted from the last due day and
// not from when the task was done. "" for rules that the format cannot say.
std::string Interval(std::string_view rrule) {
  static const RE2 kRule(R"(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=([0-9]{1,3}))?)"
                         R"((?:;BYMONTH=([0-9]+))?(?:;BYMONTHDAY=-?[0-9]+)?(?:;BYDAY=[A-Z]+)?)");
  std::string frequency;
  std::string interval;
  std::string month;
  if (!RE2::FullMatch(re2::StringPiece(rrule.data(), rrule.size()), kRule, &frequency, &interval,
                      &month)) {
    return "";
  }
  // A month beside anything but years leaves months out, which an interval cannot.
  if (!month.empty() && frequency != "YEARLY") return "";
  const char unit = frequency == "DAILY"     ? 'd'
                    : frequency == "WEEKLY"  ? 'w'
                    : frequency == "MONTHLY" ? 'm'
                                             : 'y';
  return fmt::format("+{}{}", interval.empty() ? "1" : interval, unit);
}

}  // namespace

std::string TodoTxtLine(const ListedTask& task) {
  std::string line;
  const auto add = [&line](std::string_view word) {
    if (word.empty()) return;
    if (!line.empty()) line += ' ';
    line += word;
  };
  const std::string created = Day(task.letter_date);
  const std::string ended = Day(task.status_day);
  if (task.status != TaskStatus::kOpen) {
    add("x");
    add(ended);
  }
  // The date of creation may stand behind "x" only when that has its date as well.
  const bool is_dated = !created.empty() && (task.status == TaskStatus::kOpen || !ended.empty());
  if (is_dated) add(created);
  const std::size_t colon = task.id.find(':');
  const std::string letter = task.id.substr(0, colon);
  const std::string project = "+" + TagOf(task.reference.empty() ? letter : task.reference);
  // Without a date in front, a text could begin like one, like "x" or like a priority.
  if (!is_dated) add(project);
  add(PlainWords(task.label));
  add(PlainWords(task.text));
  if (!task.note.empty()) add(PlainWords("— " + task.note));
  if (is_dated) add(project);
  for (const std::string& name : task.assignees) {
    if (const std::string tag = TagOf(name); !tag.empty()) add("@" + tag);
  }
  const std::string interval = task.rrules.size() == 1 ? Interval(task.rrules.front()) : "";
  const auto first = interval.empty() ? std::nullopt : FirstOccurrenceOf(task, 0);
  if (first) {
    add("due:" + ToIso(*first));
    add("rec:" + interval);
  } else if (!task.due_day.empty()) {
    add("due:" + task.due_day);
  }
  if (task.status == TaskStatus::kDropped || task.status == TaskStatus::kRemoved) {
    add(fmt::format("status:{}", NameOf(task.status)));
  }
  if (colon != std::string::npos) {
    add("letter:" + letter);
    add("task:" + TagOf(task.id.substr(colon + 1)));
  }
  return line;
}

}  // namespace vanthu
