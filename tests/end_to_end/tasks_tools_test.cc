// What `vanthu tasks` writes, opened by the programs it is for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/end_to_end/sample_archive.h"
#include "tests/end_to_end/temp_folder.h"
#include "tests/end_to_end/tool.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::Not;

// An archive of three tasks, one of them done, and a folder to work in.
class TasksTools : public ::testing::Test {
 protected:
  TasksTools() {
    fs::copy(TaskArchive(), archive_, fs::copy_options::recursive);
    const Finished set =
        Ask(archive_, {"tasks", "set", "done", "b:1", "--on", "2024-06-20", "--note", "đã nộp"});
    EXPECT_EQ(set.status, 0) << set.err;
  }
  void Export(std::vector<std::string> call, const std::string& name) const {
    call.insert(call.begin(), "tasks");
    call.insert(call.end(), {"-o", (folder_ / name).string()});
    const Finished run = Ask(archive_, call);
    EXPECT_EQ(run.status, 0) << run.err;
  }
  [[nodiscard]] std::string Says(const std::string& line) const {
    const Finished run = RunTool(line, folder_.path());
    EXPECT_EQ(run.status, 0) << line << '\n' << run.out << run.err;
    return run.out;
  }

  TempFolder folder_;
  fs::path archive_ = folder_ / "archive";
};

TEST_F(TasksTools, TodomanListsTheTodos) {
  fs::create_directories(folder_ / "calendars/vanthu");
  Export({"--format", "ics"}, "calendars/vanthu/tasks.ics");
  std::ofstream(folder_ / "config.py")
      << "path = '" << (folder_ / "calendars").string() << "/*'\n"
      << "date_format = '%Y-%m-%d'\ncache_path = '" << (folder_ / "cache").string() << "'\n";
  const std::string open = Says("todoman --config config.py list");
  EXPECT_THAT(open, HasSubstr("1. Rà soát danh sách, \"bản cuối\"; gửi về Sở"));
  EXPECT_THAT(open, HasSubstr("2025-03-01"));
  EXPECT_THAT(open, HasSubstr("Báo cáo kết quả"));
  EXPECT_THAT(open, Not(HasSubstr("Tổng hợp số liệu"))) << "it is done";
  EXPECT_THAT(Says("todoman --config config.py list --status COMPLETED"),
              HasSubstr("Tổng hợp số liệu"));
}

TEST_F(TasksTools, KhalListsTheEvents) {
  Export({"--format", "ics", "--events"}, "events.ics");
  fs::create_directories(folder_ / "khal");
  std::ofstream(folder_ / "khal.conf")
      << "[calendars]\n[[vanthu]]\npath = " << (folder_ / "khal").string()
      << "\n[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
         "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
         "local_timezone = Asia/Ho_Chi_Minh\ndefault_timezone = Asia/Ho_Chi_Minh\n"
         "[sqlite]\npath = "
      << (folder_ / "khal.db").string() << "\n";
  (void)Says("khal -c khal.conf import --batch -a vanthu events.ics");
  EXPECT_THAT(Says("khal -c khal.conf list 2025-03-01 1d"), HasSubstr("1. Rà soát danh sách"));
  EXPECT_THAT(Says("khal -c khal.conf list 2024-06-30 1d"), HasSubstr("✓ 1. Tổng hợp số liệu"));
}

TEST_F(TasksTools, TaskwarriorImportsAndImportsAgain) {
  Export({"--format", "taskwarrior"}, "tasks.json");
  fs::create_directories(folder_ / "taskdata");
  std::ofstream(folder_ / "taskrc") << "data.location=" << (folder_ / "taskdata").string() << '\n';
  for (int i = 0; i < 2; ++i) {
    (void)Says("TASKRC=taskrc task rc.confirmation=no import tasks.json");
    const auto tasks = nlohmann::json::parse(Says("TASKRC=taskrc task export"));
    ASSERT_EQ(tasks.size(), 3U);
    int done = 0;
    for (const auto& task : tasks) {
      if (task["status"] != "completed") continue;
      ++done;
      EXPECT_EQ(task["description"], "1. Tổng hợp số liệu");
      EXPECT_EQ(task["project"], "12/KH-SYT");
      EXPECT_EQ(task["due"], "20240630T165959Z");
      EXPECT_EQ(task["end"], "20240620T050000Z");
      EXPECT_EQ(task["tags"][0], "Phòng_Kế_hoạch");
      EXPECT_THAT(task["annotations"].dump(), HasSubstr("Ghi chú: đã nộp"));
    }
    EXPECT_EQ(done, 1);
  }
}

TEST_F(TasksTools, WorkbookIsReadByOpenpyxl) {
  Export({"--format", "xlsx"}, "tasks.xlsx");
  std::ofstream(folder_ / "read.py") << R"(
import json, openpyxl
rows = openpyxl.load_workbook("tasks.xlsx")["Nhiệm vụ"].iter_rows(values_only=True)
head = next(rows)
print(json.dumps([dict(zip(head, map(lambda v: v if v is None else str(v), row))) for row in rows]))
)";
  const auto rows = nlohmann::json::parse(Says("/usr/bin/python3 read.py"));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["Nhiệm vụ"], "Tổng hợp số liệu");
  EXPECT_EQ(rows[0]["Hạn"], "2024-06") << "no day is invented";
  EXPECT_EQ(rows[0]["Tình trạng"], "done");
  EXPECT_EQ(rows[0]["Từ"], "2024-06-20 00:00:00") << "a day is a date";
  EXPECT_EQ(rows[1]["Nhiệm vụ"], "Rà soát danh sách, \"bản cuối\"; gửi về Sở");
  EXPECT_EQ(rows[1]["Hạn"], "2025-03-01 00:00:00");
  EXPECT_TRUE(rows[2]["Hạn"].is_null());
}

TEST_F(TasksTools, WorkbookGoesThroughAPipe) {
  Export({"--format", "xlsx"}, "tasks.xlsx");
  const Finished piped = Ask(archive_, {"tasks", "--format", "xlsx"});
  EXPECT_EQ(piped.status, 0) << piped.err;
  std::ifstream file(folder_ / "tasks.xlsx", std::ios::binary);
  EXPECT_EQ(piped.out, std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace
}  // namespace vanthu
