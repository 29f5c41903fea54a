// Tested by tests/pipeline/export/tasks_ics_test.cc, which reads the output with libical.
#include "pipeline/export/tasks_ics.h"

#include <fmt/core.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/fields.h"
#include "pipeline/export/display_width.h"
#include "pipeline/export/recurrence_start.h"

namespace vanthu {
namespace {

enum class CalendarComponent : std::uint8_t { kTodo, kEvent };

constexpr std::size_t kMaxLineOctets = 75;  // RFC 5545 §3.1
// What task lists show in one line; the whole text is in the description.
constexpr std::size_t kSummaryColumns = 120;
// A day as a moment in UTC: noon in Vietnam, which is the same day nearly everywhere.
constexpr std::string_view kNoon = "T050000Z";

// A content line, folded. UTF-8 sequences are kept whole, as the standard allows but few writers
// do.
std::string ContentLine(std::string_view line) {
  std::string folded;
  std::size_t octets = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
    if (octets + (end - i) > kMaxLineOctets) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += line.substr(i, end - i);
    octets += end - i;
    i = end;
  }
  return folded + "\r\n";
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    if (c == '\n') {
      escaped += "\\n";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) {
      escaped += c;
    }
  }
  return escaped;
}

void AddText(std::string_view property, std::string_view text, std::string& todo) {
  if (!text.empty()) todo += ContentLine(fmt::format("{}:{}", property, Escaped(text)));
}

// "2025-06-30" -> "20250630"
std::string BasicDate(std::string_view iso) {
  std::string basic(iso);
  std::erase(basic, '-');
  return basic;
}

void AddDate(std::string_view property, std::string_view iso_day, std::string& todo) {
  todo += ContentLine(fmt::format("{};VALUE=DATE:{}", property, BasicDate(iso_day)));
}

// Todos and events of one task are components of their own, and so is each further rule.
std::string Uid(std::string_view task_id, CalendarComponent component, std::size_t rule) {
  return fmt::format("{}{}{}@vanthu", task_id,
                     component == CalendarComponent::kEvent ? "+event" : "",
                     rule == 0 ? "" : fmt::format("+{}", rule + 1));
}

// A required stamp that says when the component last changed, without a clock: the letter's day,
// a second later with each change. A letter without a date counts from 1970.
std::string Stamp(const ListedTask& task) {
  const std::optional<PartialDate> date = DateFromIso(task.letter_date);
  const PartialDate day = date && date->year != 0 ? FirstDayOf(*date) : PartialDate{1970, 1, 1};
  const auto moment = std::chrono::sys_days(std::chrono::year(day.year) / day.month / day.day) +
                      std::chrono::seconds(task.sequence);
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date_of(midnight);
  const std::chrono::hh_mm_ss time(moment - midnight);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date_of.year()),
                     static_cast<unsigned>(date_of.month()), static_cast<unsigned>(date_of.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string Joined(const std::vector<std::string>& names, std::string_view separator) {
  std::string joined;
  for (const std::string& name : names) {
    if (!joined.empty()) joined += separator;
    joined += name;
  }
  return joined;
}

std::string Description(const ListedTask& task) {
  std::string text = task.text;
  const auto add = [&text](std::string_view label, std::string_view value) {
    if (!value.empty()) text += fmt::format("\n{}: {}", label, value);
  };
  text += '\n';
  add("Thực hiện", Joined(task.assignees, "; "));
  add("Phối hợp", Joined(task.support, "; "));
  add("Báo cáo", task.report_to);
  add("Thời hạn", task.deadline_text);
  add("Định kỳ", task.recurrence_text);
  add("Văn bản", task.reference);
  add("Ngày văn bản", task.letter_date);
  add("Cơ quan ban hành", task.issuer);
  add("Trích yếu", task.subject);
  add("Ghi chú", task.note);
  add("Tệp", task.path);
  return text;
}

// A start and a rule; false when the task has no such rule or its first day cannot be told.
bool AddRecurrence(const ListedTask& task, std::size_t rule, std::string& component) {
  const std::optional<PartialDate> first = FirstOccurrenceOf(task, rule);
  if (!first) return false;
  AddDate("DTSTART", ToIso(*first), component);
  // A repeated task lasts its day: DUE must lie after DTSTART, so an all-day duration says "by the
  // end of this day".
  component += "DURATION:P1D\r\n";
  component += ContentLine("RRULE:" + task.rrules[rule]);
  return true;
}

void AddTodoTimes(const ListedTask& task, std::size_t rule, std::string& todo) {
  if (AddRecurrence(task, rule, todo) || task.due_day.empty()) return;
  const std::optional<PartialDate> start = DateFromIso(task.start);
  if (start && start->year != 0) {
    const std::string first = ToIso(FirstDayOf(*start));
    if (first < task.due_day) AddDate("DTSTART", first, todo);
  }
  AddDate("DUE", task.due_day, todo);
}

void AddTodoStatus(const ListedTask& task, std::string& todo) {
  switch (task.status) {
    case TaskStatus::kOpen:
      todo += "STATUS:NEEDS-ACTION\r\n";
      return;
    case TaskStatus::kDone:
      todo += "STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\n";
      if (DateFromIso(task.status_day)) {
        todo += ContentLine(fmt::format("COMPLETED:{}{}", BasicDate(task.status_day), kNoon));
      }
      return;
    case TaskStatus::kDropped:
    case TaskStatus::kRemoved:
      todo += "STATUS:CANCELLED\r\n";
      return;
  }
}

// What todos and events have in common.
std::string Described(const ListedTask& task, CalendarComponent component, std::size_t rule) {
  std::string lines;
  AddText("UID", Uid(task.id, component, rule), lines);
  const std::string stamp = Stamp(task);
  lines += ContentLine("DTSTAMP:" + stamp);
  lines += ContentLine("LAST-MODIFIED:" + stamp);
  lines += ContentLine(fmt::format("SEQUENCE:{}", task.sequence));
  // Events cannot be done; a calendar shows the tick.
  const bool is_ticked = component == CalendarComponent::kEvent && task.status == TaskStatus::kDone;
  const std::string label = task.label.empty() ? "" : task.label + " ";
  AddText("SUMMARY",
          (is_ticked ? "✓ " : "") + WrapTo(label + task.text, kSummaryColumns, 1).front(), lines);
  AddText("DESCRIPTION", Description(task), lines);
  if (!task.parent_id.empty()) {
    lines += ContentLine("RELATED-TO:" + Escaped(Uid(task.parent_id, component, 0)));
  }
  std::string categories;
  for (const std::string& name : task.assignees) {
    categories += (categories.empty() ? "" : ",") + Escaped(name);
  }
  if (!categories.empty()) lines += ContentLine("CATEGORIES:" + categories);
  if (!task.link.empty()) lines += ContentLine("URL:" + task.link);
  AddText("X-VANTHU-REFERENCE", task.reference, lines);
  AddText("X-VANTHU-LETTER", task.letter_id, lines);
  return lines;
}

std::string Todo(const ListedTask& task, std::size_t rule) {
  std::string todo = "BEGIN:VTODO\r\n" + Described(task, CalendarComponent::kTodo, rule);
  AddTodoTimes(task, rule, todo);
  AddTodoStatus(task, todo);
  return todo + "END:VTODO\r\n";
}

// "" for a task without a day.
std::string Event(const ListedTask& task, std::size_t rule) {
  std::string event = "BEGIN:VEVENT\r\n" + Described(task, CalendarComponent::kEvent, rule);
  const bool is_removed = task.status == TaskStatus::kRemoved;
  if (is_removed) {
    // A cancelled event needs a day as well; which one does not matter to who takes it out.
    AddDate("DTSTART", Stamp(task).substr(0, 8), event);
  } else if (!AddRecurrence(task, rule, event)) {
    if (task.due_day.empty()) return "";
    AddDate("DTSTART", task.due_day, event);
  }
  // A deadline does not keep anybody from other appointments.
  event += "TRANSP:TRANSPARENT\r\n";
  const bool is_off = is_removed || task.status == TaskStatus::kDropped;
  event += is_off ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n";
  return event + "END:VEVENT\r\n";
}

}  // namespace

std::string CalendarHead() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vanthu//tasks//VI\r\nCALSCALE:GREGORIAN\r\n";
}

std::string TaskAsTodo(const ListedTask& task) {
  std::string todos = Todo(task, 0);
  for (std::size_t rule = 1; rule < task.rrules.size(); ++rule) todos += Todo(task, rule);
  return todos;
}

std::string TaskAsEvent(const ListedTask& task) {
  std::string events = Event(task, 0);
  for (std::size_t rule = 1; rule < task.rrules.size(); ++rule) {
    if (FirstOccurrenceOf(task, rule)) events += Event(task, rule);
  }
  return events;
}

std::string CalendarTail() { return "END:VCALENDAR\r\n"; }

}  // namespace vanthu
