// Tested by tests/pipeline/export/tasks_ics_test.cc, which reads the output with libical.
#include "pipeline/export/tasks_ics.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "extractors/fields.h"
#include "pipeline/export/display_width.h"
#include "pipeline/export/recurrence_start.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxLineOctets = 75;  // RFC 5545 §3.1
// What task lists show in one line; the whole text is in the description.
constexpr std::size_t kSummaryColumns = 120;
// For letters without a date: a stamp is required, and the clock's would differ each time.
constexpr std::string_view kNoStamp = "19700101T000000Z";

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

// A partial date as its first day, for what begins on it.
PartialDate FirstDay(PartialDate date) {
  date.month = std::max(date.month, 1);
  date.day = std::max(date.day, 1);
  return date;
}

std::string Uid(std::string_view task_id, std::size_t rule) {
  return rule == 0 ? fmt::format("{}@vanthu", task_id)
                   : fmt::format("{}+{}@vanthu", task_id, rule + 1);
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
  add("Tệp", task.path);
  return text;
}

// DUE, or a start and a rule. A repeated task lasts its day: DUE must lie after DTSTART, so an
// all-day duration says "by the end of this day".
void AddTimes(const ListedTask& task, std::size_t rule, std::string& todo) {
  const std::optional<PartialDate> start = DateFromIso(task.start);
  if (rule < task.rrules.size()) {
    std::optional<PartialDate> from = start;
    if (!from || from->year == 0) from = DateFromIso(task.letter_date);
    if (from && from->year != 0) {
      if (const auto first = FirstOccurrence(task.rrules[rule], FirstDay(*from))) {
        AddDate("DTSTART", ToIso(*first), todo);
        todo += "DURATION:P1D\r\n";
        todo += ContentLine("RRULE:" + task.rrules[rule]);
        return;
      }
    }
  }
  if (task.due_day.empty()) return;
  if (start && start->year != 0) {
    const std::string first = ToIso(FirstDay(*start));
    if (first < task.due_day) AddDate("DTSTART", first, todo);
  }
  AddDate("DUE", task.due_day, todo);
}

std::string Todo(const ListedTask& task, std::size_t rule) {
  const std::optional<PartialDate> letter_date = DateFromIso(task.letter_date);
  std::string todo = "BEGIN:VTODO\r\n";
  AddText("UID", Uid(task.id, rule), todo);
  todo += ContentLine("DTSTAMP:" + (letter_date && letter_date->year != 0
                                        ? BasicDate(ToIso(FirstDay(*letter_date))) + "T000000Z"
                                        : std::string(kNoStamp)));
  const std::string label = task.label.empty() ? "" : task.label + " ";
  AddText("SUMMARY", WrapTo(label + task.text, kSummaryColumns, 1).front(), todo);
  AddText("DESCRIPTION", Description(task), todo);
  AddTimes(task, rule, todo);
  if (!task.parent_id.empty()) {
    todo += ContentLine("RELATED-TO:" + Escaped(Uid(task.parent_id, 0)));
  }
  std::string categories;
  for (const std::string& name : task.assignees) {
    categories += (categories.empty() ? "" : ",") + Escaped(name);
  }
  if (!categories.empty()) todo += ContentLine("CATEGORIES:" + categories);
  AddText("X-VANTHU-REFERENCE", task.reference, todo);
  AddText("X-VANTHU-LETTER", task.letter_id, todo);
  todo += "STATUS:NEEDS-ACTION\r\nEND:VTODO\r\n";
  return todo;
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

std::string CalendarTail() { return "END:VCALENDAR\r\n"; }

}  // namespace vanthu
