// `vanthu tasks`: its formats are read back by the programs they are for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libical/ical.h>

#include <memory>
#include <string>

#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_archive.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

// RFC 4180, read without knowing how it was written.
std::vector<std::vector<std::string>> CsvRows(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      cell += csv[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      row.push_back(std::move(cell));
      cell.clear();
    } else if (!quoted && c == '\n') {
      row.push_back(std::move(cell));
      cell.clear();
      rows.push_back(std::move(row));
      row.clear();
    } else if (quoted || c != '\r') {
      cell += c;
    }
  }
  return rows;
}

TEST(TasksCommand, TableIsOrderedByDueDay) {
  const Finished run = Ask(TaskArchive(), {"tasks"});
  EXPECT_EQ(run.status, 0) << run.err;
  const auto lines = run.lines();
  ASSERT_THAT(lines, SizeIs(7));
  EXPECT_THAT(lines[0], StartsWith("DUE         LETTER     WHO"));
  EXPECT_EQ(lines[1], "2024-06     12/KH-SYT  Phòng Kế hoạch        1. Tổng hợp số liệu");
  EXPECT_EQ(lines[2], "            b:1");
  EXPECT_THAT(lines[3], StartsWith("2025-03-01  12/KH-SYT  Trung tâm Y tế huyện  1. Rà soát"));
  EXPECT_THAT(lines[5], HasSubstr("1. Báo cáo kết quả"));
}

TEST(TasksCommand, LibicalReadsTheCalendar) {
  const Finished run = Ask(TaskArchive(), {"tasks", "--format", "ics"});
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
      icalparser_parse_string(run.out.c_str()), icalcomponent_free);
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << run.out;
  EXPECT_TRUE(icalrestriction_check(calendar.get())) << run.out;
  EXPECT_EQ(icalcomponent_count_components(calendar.get(), ICAL_VTODO_COMPONENT), 3);
}

TEST(TasksCommand, CsvIsReadBack) {
  const auto rows = CsvRows(Ask(TaskArchive(), {"tasks", "--format", "csv"}).out);
  ASSERT_THAT(rows, SizeIs(4));
  const auto text = std::ranges::find(rows[0], "text") - rows[0].begin();
  for (const auto& row : rows) ASSERT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[2][static_cast<std::size_t>(text)], "Rà soát danh sách, \"bản cuối\"; gửi về Sở");
}

TEST(TasksCommand, JsonLinesNameEachTaskOnce) {
  std::vector<std::string> ids;
  for (const auto& task : JsonLines(Ask(TaskArchive(), {"tasks", "--format", "jsonl"}))) {
    ids.push_back(task["id"]);
  }
  EXPECT_THAT(ids, ElementsAre("b:1", "a:1", "a:2"));
}

TEST(TasksCommand, Filters) {
  const auto count = [](std::vector<std::string> filters) {
    filters.insert(filters.begin(), {"tasks", "--format", "jsonl"});
    return JsonLines(Ask(TaskArchive(), filters)).size();
  };
  EXPECT_EQ(count({"--assignee", "trung tam y te"}), 1U);
  EXPECT_EQ(count({"--due-before", "30/6/2024"}), 1U);
  EXPECT_EQ(count({"--overdue", "--today", "2024-07-01"}), 1U);
  EXPECT_EQ(count({"--issuer", "so y te"}), 3U);
}

TEST(TasksCommand, SaysWhatIsWrongWithTheCall) {
  const struct {
    std::vector<std::string> call;
    int status;
    std::string message;
  } kCalls[] = {
      {{"tasks", "--format", "pdf"},
       kExitUsage,
       "--format: pdf not in {table,csv,xlsx,jsonl,ics,taskwarrior,todotxt}"},
      {{"tasks", "--due-before", "soon"}, kExitUsage, "--due-before: 'soon' is no date"},
      {{"tasks", "--cursor", "zzz"}, kExitUsage, "cursor"},
      {{"tasks", "--letter", "999/XX-YY"}, kExitNotReadable, "999/XX-YY"},
  };
  for (const auto& [call, status, message] : kCalls) {
    const Finished run = Ask(TaskArchive(), call);
    EXPECT_EQ(run.status, status) << run.err;
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

}  // namespace
}  // namespace vanthu
