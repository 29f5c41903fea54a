// task_archive: an archive of two invented letters with tasks, for the tests of what is kept of
// tasks.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/task_list.h"
#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {

inline Task TaskOf(std::string id, std::string due, std::vector<std::string> assignees = {}) {
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

// a:1 is a heading, a:1.1 a task in it with a:1.1.1 below, a:2 a task without a day; b:1 is the
// other letter's.
class TaskArchiveTest : public ::testing::Test {
 protected:
  TaskArchiveTest() {
    auto archive = Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(archive) << archive.error().message;
    archive_.emplace(std::move(*archive));
    first_ = RecordOf({.reference = "10/KH-SYT", .issuer = "Sở Y tế"}, "");
    Task section = TaskOf("a:1", "");
    section.kind = Task::Kind::kSection;
    Task parent = TaskOf("a:1.1", "2025-06", {"Phòng Nghiệp vụ Y"});
    parent.children = {TaskOf("a:1.1.1", "2025-03-01", {"Trung tâm Y tế huyện"})};
    section.children = {parent};
    first_.tasks = {section, TaskOf("a:2", "")};
    first_ = AddLetter(*archive_, folder_, first_, "first");
    Record second = RecordOf({.reference = "11/UBND-VX", .issuer = "UBND tỉnh Bắc Hồ"}, "");
    second.tasks = {TaskOf("b:1", "2025-03-01", {"Văn phòng"})};
    second_ = AddLetter(*archive_, folder_, second, "second");
  }

  void Save(const Record& record) {
    const auto saved = archive_->SaveRecord(record);
    EXPECT_TRUE(saved) << saved.error().message;
  }
  void Set(const std::string& task, const StatusChange& change) {
    const auto set = SetTaskStatus(*archive_, {&task, 1}, change);
    EXPECT_TRUE(set) << set.error().message;
  }
  [[nodiscard]] std::vector<std::string> Ids(const TaskFilter& filter) const {
    const auto page = ListTasks(*archive_, filter);
    EXPECT_TRUE(page) << page.error().message;
    std::vector<std::string> ids;
    if (!page) return ids;
    for (const ListedTask& task : page->tasks) ids.push_back(task.id);
    return ids;
  }
  [[nodiscard]] ListedTask Find(const std::string& id) const {
    const auto page = ListTasks(*archive_, {});
    EXPECT_TRUE(page) << page.error().message;
    for (const ListedTask& task : page->tasks) {
      if (task.id == id) return task;
    }
    ADD_FAILURE() << "no task " << id;
    return {};
  }
  [[nodiscard]] TaskChanges Changes(const std::string& since, const TaskFilter& filter = {}) const {
    auto changes = ListTaskChanges(*archive_, since, filter);
    EXPECT_TRUE(changes) << changes.error().message;
    return changes ? std::move(*changes) : TaskChanges{};
  }
  // "a:2 done", "b:1 removed" … in the order of the changes.
  [[nodiscard]] std::vector<std::string> News(const std::string& since,
                                              const TaskFilter& filter = {}) const {
    std::vector<std::string> news;
    for (const ListedTask& task : Changes(since, filter).tasks) {
      news.push_back(task.id + " " + std::string(NameOf(task.status)));
    }
    return news;
  }

  TemporaryFolder folder_;
  std::optional<Archive> archive_;
  Record first_;
  Record second_;
};

}  // namespace vanthu
