#include "pipeline/archive/task_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/archive/task_archive.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using TaskRowsTest = TaskArchiveTest;

TEST_F(TaskRowsTest, ExtractingTheSameAgainChangesNothing) {
  const std::string before = Changes("").cursor;
  Save(first_);
  EXPECT_THAT(News(before), IsEmpty());
  EXPECT_EQ(Changes("").cursor, before);
  EXPECT_EQ(Find("a:1.1").sequence, 0);
}

TEST_F(TaskRowsTest, WhatExportsShowOfATaskRaisesItsSequence) {
  first_.tasks[1].text = "Tổng hợp kết quả";
  Save(first_);
  EXPECT_EQ(Find("a:2").sequence, 1);
  EXPECT_EQ(Find("a:1.1").sequence, 0);
  first_.tasks[1].deadline = Deadline{.text = "trước ngày 05/7/2025", .date = "2025-07-05"};
  Save(first_);
  EXPECT_EQ(Find("a:2").sequence, 2);
}

TEST_F(TaskRowsTest, ValuesOfTheLetterCountForAllItsTasks) {
  const std::string before = Changes("").cursor;
  first_.subject = "kiểm tra công tác phòng bệnh";
  Save(first_);
  EXPECT_THAT(News(before), ElementsAre("a:1.1 open", "a:1.1.1 open", "a:2 open"));
  first_.text = "Chỗ khác của văn bản được đọc khác đi.";
  const std::string after = Changes("").cursor;
  Save(first_);
  EXPECT_THAT(News(after), IsEmpty()) << "no export shows the letter's text";
}

TEST_F(TaskRowsTest, TaskThatBecomesAHeadingIsGoneAndLeavesItsChildAlone) {
  const std::string before = Changes("").cursor;
  first_.tasks[0].children[0].kind = Task::Kind::kSection;
  Save(first_);
  EXPECT_THAT(News(before), ElementsAre("a:1.1.1 open", "a:1.1 removed"));
  EXPECT_EQ(Find("a:1.1.1").parent_id, "");
}

TEST_F(TaskRowsTest, TaskThatComesBackGoesOnWithItsSequence) {
  const std::vector<Task> tasks = first_.tasks;
  first_.tasks.pop_back();
  Save(first_);
  const std::string without = Changes("").cursor;
  first_.tasks = tasks;
  Save(first_);
  EXPECT_THAT(News(without), ElementsAre("a:2 open"));
  EXPECT_EQ(Find("a:2").sequence, 2) << "gone and back are two changes";
}

TEST_F(TaskRowsTest, TwoTasksOfOneIdDoNotStopALetter) {
  first_.tasks.push_back(first_.tasks.back());
  Save(first_);
  EXPECT_THAT(Ids({.letter = "10/KH-SYT"}), ElementsAre("a:1.1.1", "a:1.1", "a:2", "a:2"));
  first_.tasks.resize(1);
  Save(first_);
  EXPECT_THAT(Ids({.letter = "10/KH-SYT"}), ElementsAre("a:1.1.1", "a:1.1"));
}

}  // namespace
}  // namespace vanthu
