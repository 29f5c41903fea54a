#include "pipeline/export/tasks_jsonl.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

TEST(TasksJsonlTest, OneLineWithTheLetter) {
  ListedTask task = SampleTask();
  task.text += "\nhai dòng";
  const std::string line = TaskJson(task);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["text"], task.text);
  EXPECT_EQ(json["due"], "2025-03-25");
  EXPECT_TRUE(json["parent"].is_null());
  EXPECT_EQ(json["assignees"].size(), 2U);
  EXPECT_EQ(json["letter"]["reference"], "12/KH-SYT");
}

TEST(TasksJsonlTest, WhatPeopleSaid) {
  ListedTask task = SampleTask();
  task.status = TaskStatus::kDone;
  task.status_day = "2025-03-20";
  task.note = "đã gửi";
  task.sequence = 2;
  task.change = 17;
  const auto json = nlohmann::json::parse(TaskJson(task));
  EXPECT_EQ(json["status"], "done");
  EXPECT_EQ(json["status_day"], "2025-03-20");
  EXPECT_EQ(json["note"], "đã gửi");
  EXPECT_EQ(json["sequence"], 2);
  EXPECT_EQ(json["change"], 17);
  EXPECT_TRUE(json["letter"]["link"].is_null());
}

}  // namespace
}  // namespace vanthu
