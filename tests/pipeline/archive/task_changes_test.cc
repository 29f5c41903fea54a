#include "pipeline/archive/task_changes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "pipeline/archive/task_list.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// The schema as it was before tasks had changes, with one letter and its tasks.
void MakeOlderArchive(const fs::path& dir) {
  fs::create_directories(dir);
  std::ifstream file(fs::path(VANTHU_SOURCE_DIR) / "data/archive.sql");
  const std::string sql{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::size_t ours = sql.rfind("\n-- migration ", sql.find("CREATE TABLE task_status"));
  const std::string version = sql.substr(ours + std::string("\n-- migration ").size(), 1);
  auto database = Archive::Database::Open(dir / "vanthu.sqlite", Archive::Mode::kWrite);
  ASSERT_TRUE(database) << database.error().message;
  const auto made = database->Execute(
      sql.substr(0, ours) + "; PRAGMA application_id = 0x76746875; PRAGMA user_version = " +
      std::to_string(std::stoi(version) - 1) + ";" + R"(
    INSERT INTO source (id, sha256, extension, bytes, state) VALUES (1, 'ab12', '.pdf', 1, 'done');
    INSERT INTO source_path VALUES (1, 0, 'scans/a.pdf');
    INSERT INTO letter (id, source, name, position, reference, doc_type, date, issuer,
        issuer_parent, subject, head_folded, review_items, worst_confidence)
      VALUES (1, 1, 'ab12', 1, '10/KH-SYT', 'kế hoạch', '2024', 'Sở Y tế', '', '', '', 0, 1);
    INSERT INTO task (letter, ordinal, parent, task_id, label, kind, text, assignees,
        assignees_inherited, assignees_folded, support, report_to, deadline_text, start, due,
        due_day, recurrence_text, rrules)
      SELECT 1, value, NULL, 'a:' || value, '', iif(value = 1, 'section', 'task'), 'Báo cáo', '[]',
        0, '', '[]', '', '', '', '', '9999-12-31', '', '[]' FROM json_each('[0, 1, 2]');)");
  ASSERT_TRUE(made) << made.error().message;
}

TEST(TaskChangesTest, TasksOfAnOlderArchiveAreNumberedOnce) {
  const TemporaryFolder folder;
  const fs::path dir = folder.path() / "archive";
  MakeOlderArchive(dir);
  auto archive = Archive::Open(dir, Archive::Mode::kWrite);
  ASSERT_TRUE(archive) << archive.error().message;
  EXPECT_EQ(LastTaskChange(archive->database()), 2);
  const auto changes = ListTaskChanges(*archive, "", {});
  ASSERT_TRUE(changes) << changes.error().message;
  ASSERT_EQ(changes->tasks.size(), 2U);
  EXPECT_EQ(changes->tasks[0].id, "a:0");
  EXPECT_EQ(changes->tasks[1].id, "a:2");
  EXPECT_EQ(changes->tasks[1].change, 2);
}

TEST(TaskChangesTest, NumbersAreNeverGivenTwice) {
  const TemporaryFolder folder;
  auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
  ASSERT_TRUE(archive) << archive.error().message;
  for (const std::int64_t first : {1, 3}) {
    auto numbers = ChangeNumbers::Begin(archive->database());
    ASSERT_TRUE(numbers);
    EXPECT_EQ(numbers->Next(), first);
    EXPECT_EQ(numbers->Next(), first + 1);
    ASSERT_TRUE(numbers->Save(archive->database()));
  }
  EXPECT_EQ(LastTaskChange(archive->database()), 4);
}

}  // namespace
}  // namespace vanthu
