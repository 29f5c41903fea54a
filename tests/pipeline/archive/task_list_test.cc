#include "pipeline/archive/task_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Task TaskOf(std::string id, std::string due, std::vector<std::string> assignees = {}) {
  Task task;
  task.id = std::move(id);
  task.label = "1.";
  task.text = "Báo cáo kết quả";
  task.assignees = std::move(assignees);
  if (!due.empty()) {
    task.deadline = Deadline{.text = "trước hạn", .date = std::move(due), .start = {}, .end = {}};
  }
  return task;
}

class TaskListTest : public ::testing::Test {
 protected:
  TaskListTest() {
    auto archive = Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(archive) << archive.error().message;
    archive_.emplace(std::move(*archive));
    Record first = RecordOf({.reference = "10/KH-SYT", .issuer = "Sở Y tế"}, "");
    Task section = TaskOf("a:1", "");
    section.kind = Task::Kind::kSection;
    Task parent = TaskOf("a:1.1", "2025-06", {"Phòng Nghiệp vụ Y"});
    parent.children = {TaskOf("a:1.1.1", "2025-03-01", {"Trung tâm Y tế huyện"})};
    section.children = {parent};
    first.tasks = {section, TaskOf("a:2", "")};
    AddLetter(*archive_, folder_, first, "first");
    Record second = RecordOf({.reference = "11/UBND-VX", .issuer = "UBND tỉnh Bắc Hồ"}, "");
    second.tasks = {TaskOf("b:1", "2025-03-01", {"Văn phòng"})};
    AddLetter(*archive_, folder_, second, "second");
  }
  [[nodiscard]] std::vector<std::string> Ids(const TaskFilter& filter) const {
    const auto page = ListTasks(*archive_, filter);
    EXPECT_TRUE(page) << page.error().message;
    std::vector<std::string> ids;
    if (!page) return ids;
    for (const ListedTask& task : page->tasks) ids.push_back(task.id);
    return ids;
  }

  TemporaryFolder folder_;
  std::optional<Archive> archive_;
};

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
  const auto none = ListTasks(*archive_, {.letter = "99/AB-CD"});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Error::Code::kNotFound);
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

}  // namespace
}  // namespace vanthu
