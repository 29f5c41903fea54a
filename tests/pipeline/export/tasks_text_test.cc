#include "pipeline/export/tasks_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

using ::testing::StartsWith;

std::string Whole(TasksText& text, int pages) {
  std::string whole = text.Head();
  const std::vector<ListedTask> page = {SampleTask(), SampleTask()};
  for (int i = 0; i < pages; ++i) whole += text.Add(page);
  return whole + text.Tail();
}

TEST(TasksTextTest, TaskwarriorIsOneArrayWhateverThePages) {
  for (const int pages : {0, 1, 3}) {
    TasksText text({.format = TasksFormat::kTaskwarrior});
    const auto json = nlohmann::json::parse(Whole(text, pages), nullptr, false);
    ASSERT_TRUE(json.is_array()) << pages;
    EXPECT_EQ(json.size(), 2U * static_cast<std::size_t>(pages));
  }
}

TEST(TasksTextTest, MarkComesFirstAndOnlyWhenAsked) {
  TasksText plain({.format = TasksFormat::kCsv});
  EXPECT_THAT(Whole(plain, 1), StartsWith("id,"));
  TasksText marked({.format = TasksFormat::kCsv, .has_mark = true});
  EXPECT_THAT(Whole(marked, 1), StartsWith("\xEF\xBB\xBFid,"));
}

TEST(TasksTextTest, TasksWithoutADayAreCountedWhereTheyHaveNoPlace) {
  TasksText events({.format = TasksFormat::kIcs, .has_events = true});
  ListedTask task = SampleTask();
  task.due = task.due_day = "";
  EXPECT_EQ(events.Add({&task, 1}), "");
  EXPECT_EQ(events.left_out(), 1);
}

TEST(TasksTextTest, NamesOfFormats) {
  EXPECT_EQ(TasksFormatNamed("todotxt"), TasksFormat::kTodoTxt);
  EXPECT_EQ(TasksFormatNamed("pdf"), std::nullopt);
}

}  // namespace
}  // namespace vanthu
