#include "pipeline/archive/task_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/archive/task_archive.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using TaskListTest = TaskArchiveTest;

TEST_F(TaskListTest, ByDueDayThenAsTheyCameInThoseWithoutLast) {
  EXPECT_THAT(Ids({}), ElementsAre("a:1.1.1", "b:1", "a:1.1", "a:2"));
}

TEST_F(TaskListTest, TaskKnowsItsLetterAndTheTaskAboveIt) {
  const auto page = ListTasks(*archive_, {});
  ASSERT_TRUE(page);
  const ListedTask& child = page->tasks[0];
  EXPECT_EQ(child.parent_id, "a:1.1");
  EXPECT_EQ(child.reference, "10/KH-SYT");
  EXPECT_EQ(child.issuer, "Sở Y tế");
  EXPECT_THAT(child.assignees, ElementsAre("Trung tâm Y tế huyện"));
  EXPECT_EQ(page->tasks[2].due, "2025-06");
  EXPECT_EQ(page->tasks[2].due_day, "2025-06-30") << "a month is due on its last day";
  EXPECT_EQ(page->tasks[2].parent_id, "") << "a heading is no task";
  EXPECT_EQ(page->tasks[3].due_day, "");
}

TEST_F(TaskListTest, Filters) {
  EXPECT_THAT(Ids({.assignee = "nghiep vu"}), ElementsAre("a:1.1"));
  EXPECT_THAT(Ids({.issuer = "sở y tế"}), ElementsAre("a:1.1.1", "a:1.1", "a:2"));
  EXPECT_THAT(Ids({.letter = "11 ubnd vx"}), ElementsAre("b:1"));
  EXPECT_THAT(Ids({.due_after = PartialDate{2025, 3, 2}}), ElementsAre("a:1.1"));
  EXPECT_THAT(Ids({.due_after = PartialDate{2025, 3, 1}}), ElementsAre("a:1.1.1", "b:1", "a:1.1"));
  EXPECT_THAT(Ids({.due_before = PartialDate{2025, 3, 1}}), ElementsAre("a:1.1.1", "b:1"));
  EXPECT_THAT(Ids({.due_before = PartialDate{2025, 2, 28}}), IsEmpty());
  EXPECT_THAT(Ids({.overdue_on = PartialDate{2025, 3, 1}}), IsEmpty());
  EXPECT_THAT(Ids({.overdue_on = PartialDate{2025, 3, 2}}), ElementsAre("a:1.1.1", "b:1"));
  EXPECT_THAT(Ids({.due_after = PartialDate{2025, 6, 1}, .due_before = PartialDate{2025, 6, 0}}),
              ElementsAre("a:1.1"));
  EXPECT_THAT(Ids({.assignee = "y tế", .letter = "10 kh syt"}), ElementsAre("a:1.1.1"));
  EXPECT_THAT(Ids({.issuer = "bac ho"}), ElementsAre("a:1.1.1", "b:1", "a:1.1", "a:2"))
      << "the parent's name counts as well";
  const auto none = ListTasks(*archive_, {.letter = "99/AB-CD"});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Error::Code::kNotFound);
}

TEST_F(TaskListTest, NamesAreWordsInARow) {
  EXPECT_THAT(Ids({.assignee = "phòng nghiệp"}), ElementsAre("a:1.1"));
  EXPECT_THAT(Ids({.assignee = "nghiep v"}), ElementsAre("a:1.1")) << "the last may be begun";
  EXPECT_THAT(Ids({.assignee = "ghiep vu"}), IsEmpty());
  EXPECT_THAT(Ids({.assignee = "vu nghiep"}), IsEmpty());
  EXPECT_THAT(Ids({.assignee = "tế huyện", .issuer = "Y tế"}), ElementsAre("a:1.1.1"));
  EXPECT_THAT(Ids({.assignee = "?!"}), IsEmpty());
}

// A name of many letters is looked for by due day, a rare one by its letters.
TEST_F(TaskListTest, RareAndCommonNamesGiveTheSameOrder) {
  constexpr int kLetters = 3200;
  std::vector<Record> records;
  for (int n = 0; n < kLetters; ++n) {
    Record record = RecordOf({.reference = "1/SYT", .issuer = n % 1000 == 7 ? "Sở Lạ" : "Sở Y tế"},
                             std::string(59, 'a') + std::to_string(10000 + n));
    const std::string due = "2025-0" + std::to_string(1 + n * 7 % 9) + "-11";
    record.tasks = {
        TaskOf("n:" + std::to_string(n), due, {n % 800 == 3 ? "Đội Thanh niên" : "Phòng Tài vụ"})};
    records.push_back(std::move(record));
  }
  ASSERT_TRUE(archive_->AddRecords(std::move(records)));
  EXPECT_THAT(Ids({.assignee = "thanh nien"}), ElementsAre("n:2403", "n:3", "n:803", "n:1603"));
  EXPECT_THAT(Ids({.assignee = "thanh nien", .limit = 1}), ElementsAre("n:2403"));
  EXPECT_THAT(Ids({.issuer = "so la"}), ElementsAre("n:2007", "n:1007", "n:7", "n:3007"));
  EXPECT_THAT(
      Ids({.assignee = "tài vụ", .issuer = "so la", .due_before = PartialDate{2025, 4, 30}}),
      ElementsAre("n:2007", "n:1007"));
  EXPECT_THAT(Ids({.assignee = "tai vu", .limit = 2}), ElementsAre("n:0", "n:9"));
}

TEST_F(TaskListTest, PagesCoverEverythingOnce) {
  TaskFilter filter = {.limit = 1};
  std::vector<std::string> ids;
  for (int pages = 0; pages < 10; ++pages) {
    const auto page = ListTasks(*archive_, filter);
    ASSERT_TRUE(page) << page.error().message;
    for (const ListedTask& task : page->tasks) ids.push_back(task.id);
    filter.cursor = page->next;
    if (filter.cursor.empty()) break;
  }
  EXPECT_THAT(ids, ElementsAre("a:1.1.1", "b:1", "a:1.1", "a:2"));
  EXPECT_FALSE(ListTasks(*archive_, {.cursor = "nonsense"}));
}

TEST_F(TaskListTest, ByStatus) {
  Set("a:1.1.1", {.status = TaskStatus::kDone, .today = "2025-02-01"});
  Set("b:1", {.status = TaskStatus::kDropped, .today = "2025-02-02"});
  EXPECT_THAT(Ids({.status = TaskStatus::kOpen}), ElementsAre("a:1.1", "a:2"));
  EXPECT_THAT(Ids({.status = TaskStatus::kDone}), ElementsAre("a:1.1.1"));
  EXPECT_THAT(Ids({.overdue_on = PartialDate{2025, 7, 1}}), ElementsAre("a:1.1"))
      << "what is done is not overdue";
}

TEST_F(TaskListTest, LaterPageOfAFilteredListBeginsWhereTheOneBeforeEnded) {
  const TaskFilter filter = {.due_after = PartialDate{2025, 3, 1}, .limit = 2};
  const auto page = ListTasks(*archive_, filter);
  ASSERT_TRUE(page);
  TaskFilter rest = filter;
  rest.cursor = page->next;
  EXPECT_THAT(Ids(rest), ElementsAre("a:1.1"));
}

TEST_F(TaskListTest, BeginningGivesAllTasksInTheOrderTheyCameIn) {
  EXPECT_THAT(News(""), ElementsAre("a:1.1 open", "a:1.1.1 open", "a:2 open", "b:1 open"));
  EXPECT_TRUE(Changes("").is_last);
  EXPECT_THAT(News(Changes("").cursor), IsEmpty());
}

TEST_F(TaskListTest, ChangesSinceACursor) {
  const std::string before = Changes("").cursor;
  Set("a:2", {.status = TaskStatus::kDone, .today = "2025-02-01"});
  Record changed = first_;
  changed.tasks[0].children[0].text = "Báo cáo kết quả thực hiện";
  changed.tasks[0].children[0].children.clear();
  Save(changed);
  EXPECT_THAT(News(before), ElementsAre("a:2 done", "a:1.1 open", "a:1.1.1 removed"));
  const TaskChanges news = Changes(before);
  EXPECT_EQ(news.tasks[2].text, "Báo cáo kết quả");
  EXPECT_EQ(news.tasks[2].reference, "10/KH-SYT");
  EXPECT_THAT(News(news.cursor), IsEmpty());
}

TEST_F(TaskListTest, ChangesComeInPagesNoneTwiceNoneLost) {
  std::vector<std::string> ids;
  std::string cursor;
  for (int pages = 0; pages < 10; ++pages) {
    const TaskChanges changes = Changes(cursor, {.limit = 1});
    for (const ListedTask& task : changes.tasks) ids.push_back(task.id);
    cursor = changes.cursor;
    if (changes.is_last) break;
    EXPECT_EQ(changes.tasks.size(), 1U);
  }
  EXPECT_THAT(ids, ElementsAre("a:1.1", "a:1.1.1", "a:2", "b:1"));
}

TEST_F(TaskListTest, ChangedTaskThatNoLongerFitsIsGivenAsRemoved) {
  const TaskFilter office = {.assignee = "văn phòng"};
  EXPECT_THAT(News("", office), ElementsAre("b:1 open"));
  const std::string before = Changes("", office).cursor;
  second_.tasks[0].assignees = {"Thanh tra"};
  Save(second_);
  EXPECT_THAT(News(before, office), ElementsAre("b:1 removed"));
}

TEST_F(TaskListTest, ForeignCursorsAreRefused) {
  for (const char* cursor : {"nonsense", "12", "-1", "00000000-1", "-"}) {
    const auto changes = ListTaskChanges(*archive_, cursor, {});
    ASSERT_FALSE(changes) << cursor;
    EXPECT_EQ(changes.error().code, Error::Code::kUsage);
  }
  const std::string cursor = Changes("").cursor;
  EXPECT_FALSE(ListTaskChanges(*archive_, cursor + "0", {})) << "a number never given out";
}

}  // namespace
}  // namespace vanthu
