// task_list: the tasks of all letters by due day, filtered, a page at a time.
//
//   auto page = ListTasks(archive, {.assignee = "phòng nghiệp vụ", .overdue_on = today});
//
// Only what somebody is to do is listed (Task::Kind::kTask); a task knows the nearest task above
// it. Ordered by due day, those without one last, then as the letters came in.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "pipeline/archive/archive.h"

namespace vanthu {

struct TaskFilter {
  std::string assignee;  // part of an assignee's name, with or without diacritics
  std::string issuer;    // part of the issuer's name or its parent's
  std::string letter;    // a reference number or an id; kNotFound when the archive has none such
  std::optional<PartialDate> due_after;   // on this day or later
  std::optional<PartialDate> due_before;  // on this day or earlier
  std::optional<PartialDate> overdue_on;  // due before this day
  int limit = 500;
  std::string cursor;  // TaskPage::next of the page before
};

struct ListedTask {
  std::string id;
  std::string parent_id;  // of the nearest task above it, or ""
  std::string label;
  std::string text;
  std::vector<std::string> assignees;
  bool assignees_inherited = false;
  std::vector<std::string> support;
  std::string report_to;
  std::string deadline_text;  // as printed
  std::string start;          // ISO 8601, partial or ""
  std::string due;            // ISO 8601, partial or ""
  std::string due_day;        // the last day `due` can mean, or ""
  std::string recurrence_text;
  std::vector<std::string> rrules;

  std::string letter_id;
  std::string reference;
  std::string letter_date;
  std::string issuer;
  std::string subject;
  std::string path;
};

struct TaskPage {
  std::vector<ListedTask> tasks;
  std::string next;  // "" when this is the last page
};

[[nodiscard]] std::expected<TaskPage, Error> ListTasks(const Archive& archive,
                                                       const TaskFilter& filter);

}  // namespace vanthu
