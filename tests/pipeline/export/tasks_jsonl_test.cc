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

}  // namespace
}  // namespace vanthu
