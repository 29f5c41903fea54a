#include "pipeline/export/tasks_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

using ::testing::Contains;
using ::testing::EndsWith;
using ::testing::HasSubstr;

// Reads RFC 4180 as a consumer would.
std::vector<std::string> Fields(const std::string& row) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (std::size_t i = 0; i + 2 < row.size() || is_quoted; ++i) {
    const char c = row[i];
    if (is_quoted && c == '"' && row[i + 1] == '"') {
      fields.back() += row[++i];
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

TEST(TasksCsvTest, EveryFieldComesBack) {
  ListedTask task = SampleTask();
  task.text = "Nói \"rõ\", gọn\nvà đủ";
  const std::string row = TasksCsvRow(task);
  EXPECT_THAT(row, EndsWith("\r\n"));
  const std::vector<std::string> head = Fields(TasksCsvHead());
  const std::vector<std::string> fields = Fields(row);
  ASSERT_EQ(fields.size(), head.size());
  const auto value = [&](std::string_view name) {
    return fields[static_cast<std::size_t>(std::find(head.begin(), head.end(), name) -
                                           head.begin())];
  };
  EXPECT_EQ(value("text"), task.text);
  EXPECT_EQ(value("assignees"), "Phòng Tổ chức, Cán bộ; Văn phòng");
  EXPECT_EQ(value("due"), "2025-03-25");
  EXPECT_EQ(value("path"), "scans/a.pdf");
  EXPECT_THAT(row, HasSubstr("\"Nói \"\"rõ\"\", gọn\nvà đủ\""));
}

// What a scan says must not run on the reader's machine: a task's text often begins with a dash.
TEST(TasksCsvTest, NoFieldBeginsAsAFormula) {
  ListedTask task = SampleTask();
  task.text = "=HYPERLINK(\"http://example.org\")";
  task.note = "- đã xong";
  const std::vector<std::string> fields = Fields(TasksCsvRow(task));
  EXPECT_THAT(fields, Contains("'=HYPERLINK(\"http://example.org\")"));
  EXPECT_THAT(fields, Contains("'- đã xong"));
}

}  // namespace
}  // namespace vanthu
