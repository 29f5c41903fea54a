#include "pipeline/export/tasks_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "pipeline/export/display_width.h"
#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

TEST(TasksTableTest, ColumnsStandUnderEachOther) {
  ListedTask decomposed = SampleTask();
  // "Phòng" with its mark as a code point of its own.
  decomposed.assignees = {"Pho\u0300ng", "Y"};
  const std::vector<ListedTask> tasks = {SampleTask(), decomposed};
  std::istringstream lines(TasksTable(tasks, {.columns = 80, .max_lines = 2}));
  std::string line;
  std::size_t column = 0;
  int rows = 0;
  while (std::getline(lines, line)) {
    EXPECT_LE(DisplayWidth(line), 80U) << line;
    for (const std::string_view begin : {"TASK", "b) Rà"}) {
      const std::size_t at = line.find(begin);
      if (at == std::string::npos) continue;
      const std::size_t here = DisplayWidth(line.substr(0, at));
      if (column == 0) column = here;
      EXPECT_EQ(here, column) << line;
      ++rows;
    }
  }
  EXPECT_EQ(rows, 3);
}

TEST(TasksTableTest, IdStatusAndNoteStandBelow) {
  ListedTask task = SampleTask();
  task.status = TaskStatus::kDone;
  task.note = "đã gửi";
  const std::string table = TasksTable({&task, 1}, {.columns = 120});
  std::istringstream lines(table);
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  EXPECT_EQ(line.find("2025-03-25  12/KH-SYT         Phòng"), 0U) << table;
  std::getline(lines, line);
  EXPECT_EQ(line.find("done        0123456789ab:1.2  "), 0U) << table;
  EXPECT_NE(table.find("(đã gửi)"), std::string::npos);
}

TEST(TasksTableTest, NoteIsNotPushedOutByALongText) {
  ListedTask task = SampleTask();
  for (int i = 0; i < 30; ++i) task.text += " nghiêm túc thực hiện";
  task.note = "đã gửi";
  EXPECT_NE(TasksTable({&task, 1}).find("(đã gửi)"), std::string::npos);
}

TEST(TasksTableTest, NothingForNoTasks) { EXPECT_EQ(TasksTable({}), ""); }

}  // namespace
}  // namespace vanthu
