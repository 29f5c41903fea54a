// task_list: the tasks of all letters, filtered, a page at a time: by due day, or what changed of
// them.
//
//   auto page = ListTasks(archive, {.assignee = "phòng nghiệp vụ", .overdue_on = today});
//   auto news = ListTaskChanges(archive, "5f2c91d0-4711", {});   // news->cursor: ask with it next
//
// Only what somebody is to do is listed (Task::Kind::kTask); a task knows the nearest task above
// it. ListTasks orders by due day, those without one last, then as the letters came in.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/task_status.h"

namespace vanthu {

struct TaskFilter {
  // Words of an assignee's name that stand in a row, with or without diacritics; of the last one
  // the beginning is enough.
  std::string assignee;
  std::string issuer;  // the same of the issuer's name or its parent's
  std::string letter;  // a reference number or an id; kNotFound when the archive has none such
  std::optional<TaskStatus> status;
  std::optional<PartialDate> due_after;   // on this day or later
  std::optional<PartialDate> due_before;  // on this day or earlier
  std::optional<PartialDate> overdue_on;  // open, and due before this day
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

  TaskStatus status = TaskStatus::kOpen;
  std::string status_day;  // ISO 8601: since when it is done or dropped, or ""
  std::string note;
  std::int64_t sequence = 0;  // how often it changed since it came in
  std::int64_t change = 0;    // the archive's number of its last change

  std::string letter_id;
  std::string reference;
  std::string letter_date;
  std::string issuer;
  std::string subject;
  std::string path;      // as it was imported
  std::string original;  // the file in the archive's folder: "originals/ab/abcd….pdf"
  std::string link;      // where the letter can be looked at; given by who exports, else ""
};

struct TaskPage {
  std::vector<ListedTask> tasks;
  std::string next;  // "" when this is the last page
};

[[nodiscard]] std::expected<TaskPage, Error> ListTasks(const Archive& archive,
                                                       const TaskFilter& filter);

struct TaskChanges {
  std::vector<ListedTask> tasks;  // in the order of their changes
  std::string cursor;             // what to ask with next
  bool is_last = true;            // false: there is more behind the cursor
};

// The tasks that came in, changed or are gone since `cursor` was given out, each once, as they are
// now. "" is the beginning: all tasks there are. A task that no longer fits the filter is given as
// removed, since it may have fitted before. `filter.overdue_on` and `filter.cursor` are not looked
// at. kUsage for a cursor of another archive, or one this archive never gave out.
[[nodiscard]] std::expected<TaskChanges, Error> ListTaskChanges(const Archive& archive,
                                                                std::string_view cursor,
                                                                const TaskFilter& filter);

}  // namespace vanthu
