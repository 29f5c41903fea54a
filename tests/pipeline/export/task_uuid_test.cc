#include "pipeline/export/task_uuid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

using ::testing::MatchesRegex;

// The same as Python's uuid.uuid5(namespace, "0123456789abcdef/0123456789ab:1.2").
TEST(TaskUuidTest, IsVersionFiveOfTheIds) {
  EXPECT_EQ(TaskUuid(SampleTask()), "9e630f51-8868-5ddb-a3c3-799bc1d0a9e9");
}

TEST(TaskUuidTest, DiffersByTaskAndByLetter) {
  ListedTask other = SampleTask();
  other.id = "0123456789ab:1.3";
  EXPECT_NE(TaskUuid(other), TaskUuid(SampleTask()));
  EXPECT_THAT(TaskUuid(other),
              MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  other = SampleTask();
  other.letter_id = "0123456789abcdee";
  EXPECT_NE(TaskUuid(other), TaskUuid(SampleTask()));
}

}  // namespace
}  // namespace vanthu
