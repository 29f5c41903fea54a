#include "pipeline/export/tasks_taskwarrior.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

nlohmann::json Json(const ListedTask& task) { return nlohmann::json::parse(TaskwarriorTask(task)); }

TEST(TasksTaskwarriorTest, DueIsTheEndOfTheDayInVietnam) {
  const auto json = Json(SampleTask());
  EXPECT_EQ(json["status"], "pending");
  EXPECT_EQ(json["due"], "20250325T165959Z");
  EXPECT_EQ(json["entry"], "20250210T050000Z");
  EXPECT_EQ(json["project"], "12/KH-SYT");
  EXPECT_EQ(json["tags"][0], "Phòng_Tổ_chức_Cán_bộ");
  EXPECT_FALSE(json.contains("end"));
}

TEST(TasksTaskwarriorTest, Statuses) {
  ListedTask task = SampleTask();
  task.status = TaskStatus::kDone;
  task.status_day = "2025-03-20";
  EXPECT_EQ(Json(task)["status"], "completed");
  EXPECT_EQ(Json(task)["end"], "20250320T050000Z");
  task.status = TaskStatus::kDropped;
  EXPECT_EQ(Json(task)["status"], "deleted");
  task.status = TaskStatus::kRemoved;
  task.status_day = "";
  EXPECT_EQ(Json(task)["status"], "deleted");
  EXPECT_EQ(Json(task)["end"], Json(task)["entry"]) << "it must end some time";
}

TEST(TasksTaskwarriorTest, AnnotationsAreAllOfDifferentSeconds) {
  ListedTask task = SampleTask();
  task.support = {"Thanh tra"};
  task.report_to = "Sở Y tế";
  task.note = "đã gửi\nbáo cáo";
  task.link = "https://vanthu.example/1";
  std::set<std::string> seconds;
  const auto json = Json(task);
  for (const auto& annotation : json["annotations"]) seconds.insert(annotation["entry"]);
  EXPECT_EQ(seconds.size(), json["annotations"].size());
  EXPECT_NE(TaskwarriorTask(task).find("Ghi chú: đã gửi báo cáo"), std::string::npos);
}

TEST(TasksTaskwarriorTest, LetterWithoutNumberOrDate) {
  ListedTask task = SampleTask();
  task.reference = task.letter_date = task.due = task.due_day = "";
  task.assignees.clear();
  const auto json = Json(task);
  EXPECT_EQ(json["project"], "0123456789ab");
  EXPECT_FALSE(json.contains("due"));
  EXPECT_FALSE(json.contains("tags"));
}

}  // namespace
}  // namespace vanthu
