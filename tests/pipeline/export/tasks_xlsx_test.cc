// What a reader sees in the workbook is tested by tests/end_to_end/tasks_tools_test.cc.
#include "pipeline/export/tasks_xlsx.h"

#include <gtest/gtest.h>

#include <vector>

#include "pipeline/export/tasks_columns.h"
#include "tests/pipeline/archive/temporary_folder.h"
#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

TEST(TasksXlsxTest, TasksOfAnyKindFitIntoASheet) {
  const TemporaryFolder folder;
  auto sheet = NewTasksSheet(folder.path() / "tasks.xlsx");
  ASSERT_TRUE(sheet) << sheet.error().message;
  ListedTask partial = SampleTask();
  partial.due = "2025-06";
  partial.letter_date = "";
  const std::vector<ListedTask> tasks = {SampleTask(), partial, ListedTask{}};
  EXPECT_TRUE(AddToSheet(tasks, *sheet));
  EXPECT_TRUE(sheet->Close());
  EXPECT_GT(std::filesystem::file_size(folder.path() / "tasks.xlsx"), 0U);
}

TEST(TasksXlsxTest, EveryColumnHasAHeadingForPeople) {
  for (const TasksColumn& column : TasksColumns()) {
    EXPECT_FALSE(column.heading.empty()) << column.name;
    EXPECT_GT(column.width, 0) << column.name;
  }
}

}  // namespace
}  // namespace vanthu
