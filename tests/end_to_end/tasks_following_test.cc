// `vanthu tasks set`, `--since` and `--cursor-file`: what a program that follows the tasks sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "tests/end_to_end/sample_archive.h"
#include "tests/end_to_end/temp_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class TasksFollowing : public ::testing::Test {
 protected:
  TasksFollowing() { fs::copy(TaskArchive(), archive_, fs::copy_options::recursive); }

  [[nodiscard]] Finished Tasks(std::vector<std::string> call,
                               const RunOptions& options = {}) const {
    call.insert(call.begin(), "tasks");
    return Ask(archive_, call, options);
  }
  // "a:1 done" …
  [[nodiscard]] static std::vector<std::string> News(const Finished& run) {
    std::vector<std::string> news;
    for (const auto& task : JsonLines(run)) {
      news.push_back(task["id"].get<std::string>() + " " + task["status"].get<std::string>());
    }
    return news;
  }
  [[nodiscard]] static std::string CursorOf(const Finished& run) {
    static const std::regex kCursor("--since ([0-9a-f]+-[0-9]+)\n");
    std::smatch match;
    EXPECT_TRUE(std::regex_search(run.err, match, kCursor)) << run.err;
    return match[1];
  }

  TempFolder folder_;
  fs::path archive_ = folder_ / "archive";
};

TEST_F(TasksFollowing, StatusIsSetAndShown) {
  const Finished set = Tasks({"set", "done", "a:1", "b:1", "--note", "đã gửi"});
  EXPECT_EQ(set.status, 0);
  EXPECT_EQ(set.err, "done: 2 tasks\n");
  EXPECT_EQ(Tasks({"set", "done", "a:1"}).err, "done: 0 tasks; 1 were so already\n");
  EXPECT_THAT(News(Tasks({"--open", "--format", "jsonl"})), ElementsAre("a:2 open"));
  EXPECT_THAT(News(Tasks({"--status", "done", "--format", "jsonl"})),
              ElementsAre("b:1 done", "a:1 done"));
  EXPECT_THAT(Tasks({}).out, HasSubstr("(đã gửi)"));
}

TEST_F(TasksFollowing, TasksToSetComeThroughAPipe) {
  const Finished set = Tasks({"set", "dropped", "-"}, {.input = "a:1\na:2\r\n\n"});
  EXPECT_EQ(set.err, "dropped: 2 tasks\n");
  EXPECT_THAT(News(Tasks({"--status", "dropped", "--format", "jsonl"})),
              ElementsAre("a:1 dropped", "a:2 dropped"));
}

TEST_F(TasksFollowing, SinceGivesWhatChanged) {
  const Finished all = Tasks({"--since", "start", "--format", "jsonl"});
  EXPECT_THAT(News(all), ElementsAre("a:1 open", "a:2 open", "b:1 open"));
  const std::string cursor = CursorOf(all);
  const Finished nothing = Tasks({"--since", cursor, "--format", "jsonl"});
  EXPECT_THAT(News(nothing), IsEmpty());
  EXPECT_EQ(CursorOf(nothing), cursor);
  EXPECT_EQ(Tasks({"set", "done", "a:2"}).status, 0);
  const Finished news = Tasks({"--since", cursor, "--format", "jsonl"});
  EXPECT_THAT(News(news), ElementsAre("a:2 done"));
  EXPECT_THAT(News(Tasks({"--since", cursor, "--open", "--format", "jsonl"})),
              ElementsAre("a:2 removed"))
      << "it is no longer among the open ones";
}

TEST_F(TasksFollowing, LimitedRunsGoOnWhereTheLastEnded) {
  const Finished first = Tasks({"--since", "start", "--limit", "2", "--format", "jsonl"});
  EXPECT_THAT(News(first), ElementsAre("a:1 open", "a:2 open"));
  EXPECT_THAT(first.err, HasSubstr("more: --since"));
  const Finished second = Tasks({"--since", CursorOf(first), "--format", "jsonl"});
  EXPECT_THAT(News(second), ElementsAre("b:1 open"));
}

TEST_F(TasksFollowing, CursorFileIsMadeAndGoesOn) {
  const std::string file = (folder_ / "followed").string();
  EXPECT_THAT(News(Tasks({"--cursor-file", file, "--format", "jsonl"})),
              ElementsAre("a:1 open", "a:2 open", "b:1 open"));
  EXPECT_THAT(News(Tasks({"--cursor-file", file, "--format", "jsonl"})), IsEmpty());
  EXPECT_EQ(Tasks({"set", "done", "a:1"}).status, 0);
  EXPECT_THAT(News(Tasks({"--cursor-file", file, "--format", "jsonl"})), ElementsAre("a:1 done"));
}

TEST_F(TasksFollowing, CursorStaysWhenTheOutputCannotBeWritten) {
  const fs::path file = folder_ / "followed";
  EXPECT_EQ(Tasks({"--cursor-file", file.string()}).status, 0);
  const auto before = fs::last_write_time(file);
  EXPECT_EQ(Tasks({"set", "done", "a:1"}).status, 0);
  const Finished run = Tasks({"--cursor-file", file.string(), "--format", "csv", "-o",
                              (folder_ / "none/tasks.csv").string()});
  EXPECT_EQ(run.status, kExitNotReadable);
  EXPECT_THAT(run.err, HasSubstr("none/tasks.csv"));
  EXPECT_EQ(fs::last_write_time(file), before);
}

TEST_F(TasksFollowing, SameAnswerTwice) {
  EXPECT_EQ(Tasks({"set", "done", "a:1", "--on", "2025-01-02"}).status, 0);
  for (const char* format : {"csv", "jsonl", "ics", "taskwarrior", "todotxt", "xlsx", "table"}) {
    const Finished once = Tasks({"--format", format});
    EXPECT_EQ(once.status, 0) << once.err;
    EXPECT_EQ(once.out, Tasks({"--format", format}).out) << format;
    EXPECT_THAT(once.out, testing::Not(IsEmpty()));
  }
}

TEST_F(TasksFollowing, SaysWhatIsWrongWithTheCall) {
  const struct {
    std::vector<std::string> call;
    int status;
    std::string message;
  } kCalls[] = {
      {{"--since", "zzz"}, kExitUsage, "--since: 'zzz' is no cursor"},
      {{"--since", "00000000-1"}, kExitUsage, "never gave out the cursor"},
      {{"--since", "start", "--overdue"}, kExitUsage, "--overdue"},
      {{"--since", "start", "--cursor", "2024-01-01_1_1"}, kExitUsage, "--cursor"},
      {{"--bom", "--format", "jsonl"}, kExitUsage, "--bom: goes with --format csv"},
      {{"--events"}, kExitUsage, "--events: goes with --format ics"},
      {{"--status", "late"}, kExitUsage, "late not in {open,done,dropped}"},
      {{"set", "finished", "a:1"}, kExitUsage, "finished not in {open,done,dropped}"},
      {{"set", "done"}, kExitUsage, "task is required"},
      {{"set", "done", "a:9"}, kExitNotReadable, "a:9: no such task"},
      {{"set", "done", "nonsense"}, kExitUsage, "nonsense: names no task"},
      {{"set", "done", "a:1", "--on", "2024"}, kExitUsage, "--on: '2024' is no whole day"},
      {{"--cursor-file", folder_.path().string()}, kExitPermission, "the cursor cannot be read"},
      {{"--format", "ics", "-o", folder_.path().string()}, kExitUsage, "is a folder"},
  };
  for (const auto& [call, status, message] : kCalls) {
    const Finished run = Tasks(call);
    EXPECT_EQ(run.status, status) << call.front() << ' ' << call.back() << ": " << run.err;
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_THAT(run.out, IsEmpty());
  }
  EXPECT_EQ(Ask(folder_ / "none", {"tasks", "set", "done", "a:1"}).status, kExitNotReadable);
}

}  // namespace
}  // namespace vanthu
