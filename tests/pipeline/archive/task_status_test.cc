#include "pipeline/archive/task_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/archive/task_archive.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using TaskStatusTest = TaskArchiveTest;

TEST_F(TaskStatusTest, IsKeptWhenTheLetterIsExtractedAgain) {
  Set("a:2", {.status = TaskStatus::kDone, .today = "2025-02-01", .note = "đã gửi báo cáo"});
  first_.tasks[1].text = "Tổng hợp kết quả";
  Save(first_);
  const ListedTask task = Find("a:2");
  EXPECT_EQ(task.status, TaskStatus::kDone);
  EXPECT_EQ(task.status_day, "2025-02-01");
  EXPECT_EQ(task.note, "đã gửi báo cáo");
  EXPECT_EQ(task.text, "Tổng hợp kết quả");
  EXPECT_EQ(task.sequence, 2) << "the status and the text";
}

TEST_F(TaskStatusTest, IsKeptWhileTheTaskIsGone) {
  Set("a:2", {.status = TaskStatus::kDropped, .today = "2025-02-01"});
  const std::vector<Task> tasks = first_.tasks;
  first_.tasks.pop_back();
  Save(first_);
  first_.tasks = tasks;
  Save(first_);
  EXPECT_EQ(Find("a:2").status, TaskStatus::kDropped);
}

TEST_F(TaskStatusTest, SayingTheSameTwiceChangesNothing) {
  Set("a:2", {.status = TaskStatus::kDone, .today = "2025-02-01", .note = "xong"});
  const std::string before = Changes("").cursor;
  const std::string task = "a:2";
  const auto again =
      SetTaskStatus(*archive_, {&task, 1}, {.status = TaskStatus::kDone, .today = "2025-03-03"});
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, 0);
  EXPECT_EQ(Find("a:2").status_day, "2025-02-01");
  EXPECT_EQ(Find("a:2").note, "xong");
  EXPECT_THAT(News(before), IsEmpty());
}

TEST_F(TaskStatusTest, DayAndNoteCanBeSaid) {
  Set("a:2", {.status = TaskStatus::kDone, .day = "2025-01-31", .today = "2025-02-01"});
  EXPECT_EQ(Find("a:2").status_day, "2025-01-31");
  Set("a:2", {.status = TaskStatus::kOpen, .today = "2025-02-02", .note = "làm lại"});
  EXPECT_EQ(Find("a:2").status, TaskStatus::kOpen);
  EXPECT_EQ(Find("a:2").status_day, "");
  EXPECT_EQ(Find("a:2").note, "làm lại");
}

TEST_F(TaskStatusTest, TaskIsNamedByItsLetterInAnySpellingAndItsPlace) {
  Set("10 kh syt:1.1", {.status = TaskStatus::kDone, .today = "2025-02-01"});
  EXPECT_EQ(Find("a:1.1").status, TaskStatus::kDone);
  Set(first_.id.substr(0, 12) + ":1.1.1", {.status = TaskStatus::kDone, .today = "2025-02-01"});
  EXPECT_EQ(Find("a:1.1.1").status, TaskStatus::kDone);
}

TEST_F(TaskStatusTest, NamesThatAreNoneAreRefusedAndNothingIsSet) {
  const struct {
    std::string name;
    Error::Code code;
    std::string message;
  } kNames[] = {
      {"a:9", Error::Code::kNotFound, "a:9: no such task"},
      {"10/KH-SYT", Error::Code::kUsage, "names no task"},
      {"10/KH-SYT:", Error::Code::kUsage, "names no task"},
      {"10/KH-SYT:1", Error::Code::kUsage, "is a heading"},
      {"99/XX-YY:1", Error::Code::kNotFound, "no such task"},
  };
  const std::string before = Changes("").cursor;
  for (const auto& [name, code, message] : kNames) {
    const std::string tasks[] = {"a:2", name};
    const auto set =
        SetTaskStatus(*archive_, tasks, {.status = TaskStatus::kDone, .today = "2025-02-01"});
    ASSERT_FALSE(set) << name;
    EXPECT_EQ(set.error().code, code) << name;
    EXPECT_THAT(set.error().message, HasSubstr(message));
  }
  EXPECT_EQ(Find("a:2").status, TaskStatus::kOpen);
  EXPECT_THAT(News(before), IsEmpty());
}

TEST_F(TaskStatusTest, NumberOfSeveralLettersIsAskedBack) {
  Record other = RecordOf({.reference = "10/KH-SYT", .date = "2023-01-02"}, "");
  other.tasks = {TaskOf("c:2", "")};
  AddLetter(*archive_, folder_, other, "third");
  const std::string name = "10/KH-SYT:2";
  const auto set =
      SetTaskStatus(*archive_, {&name, 1}, {.status = TaskStatus::kDone, .today = "2025-02-01"});
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().code, Error::Code::kUsage);
  EXPECT_THAT(set.error().message, HasSubstr("a:2"));
  EXPECT_THAT(set.error().message, HasSubstr("c:2"));
}

TEST_F(TaskStatusTest, CanBeSetWhileAnImportHoldsTheArchive) {
  auto beside = Archive::Open(folder_.path() / "archive", Archive::Mode::kMark);
  ASSERT_TRUE(beside) << beside.error().message;
  const std::string task = "a:2";
  ASSERT_TRUE(
      SetTaskStatus(*beside, {&task, 1}, {.status = TaskStatus::kDone, .today = "2025-02-01"}));
  EXPECT_EQ(Find("a:2").status, TaskStatus::kDone);
  EXPECT_FALSE(Archive::Open(folder_.path() / "none", Archive::Mode::kMark));
}

TEST(TaskStatusNameTest, NobodySetsRemoved) {
  EXPECT_EQ(StatusNamed("dropped"), TaskStatus::kDropped);
  EXPECT_EQ(StatusNamed("removed"), std::nullopt);
  EXPECT_EQ(StatusNamed("Done"), std::nullopt);
  EXPECT_EQ(NameOf(TaskStatus::kRemoved), "removed");
}

}  // namespace
}  // namespace vanthu
