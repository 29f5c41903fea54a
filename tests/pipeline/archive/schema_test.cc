#include "pipeline/archive/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/search.h"
#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr int kOldVersion = 2;

// An archive with one letter, as the program of schema 2 left it.
void MakeOldArchive(const TemporaryFolder& folder) {
  const std::string sql =
      ReadWholeFile(std::filesystem::path(VANTHU_SOURCE_DIR) / "data/archive.sql");
  auto database = Archive::Database::Open(folder.path() / "vanthu.sqlite", Archive::Mode::kWrite);
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->Execute(sql.substr(0, sql.find("-- migration 3"))));
  ASSERT_TRUE(database->Execute(
      "PRAGMA application_id = 1987340405; PRAGMA user_version = 2;"
      "INSERT INTO source (id, sha256, extension, bytes, state) VALUES (1, 'ab', '', 1, 'done');"
      "INSERT INTO source_path VALUES (1, 0, 'scans/cv-12.pdf');"
      "INSERT INTO letter VALUES (1, 1, 'ab', 439000000000, '12/SYT-VP', 'công văn', '2024-03-15', "
      "'Sở Y tế', '', 'phòng dịch', '', 0, 1);"
      "INSERT INTO reference_key VALUES ('12', 'syt vp', '', 1, 'sytvp');"
      "INSERT INTO property VALUES ('search_fingerprint', '1-0');"));
  Record record = RecordOf({.reference = "12/SYT-VP", .text = "Rửa tay thường xuyên."}, "ab");
  record.references = {{.type = "Chỉ thị", .reference = "34-CT/TW", .role = "basis"}};
  const std::string json = Compress(ToJson(record));
  ASSERT_TRUE(database->Prepare("INSERT INTO record VALUES (1, ?)").BindBlob(json).Run());
}

TEST(SchemaTest, OldArchiveIsBroughtUpToDateByTheNextWriter) {
  const TemporaryFolder folder;
  MakeOldArchive(folder);
  EXPECT_GT(SchemaVersion(), kOldVersion);
  const auto too_old = Archive::Open(folder.path(), Archive::Mode::kRead);
  ASSERT_FALSE(too_old);
  EXPECT_THAT(too_old.error().message, HasSubstr("run `vanthu retry` on it once"));
  {
    const auto writer = Archive::Open(folder.path(), Archive::Mode::kWrite);
    ASSERT_TRUE(writer) << writer.error().message;
  }
  const auto archive = Archive::Open(folder.path(), Archive::Mode::kRead);
  ASSERT_TRUE(archive) << archive.error().message;
  for (const std::string_view typed : {"12 syt vp", "rua tay", "34 ct tw", "phong dich"}) {
    const auto page = Search(*archive, typed);
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_THAT(page->hits, SizeIs(1)) << typed;
  }
}

// Killed between the migration and the refilling: readers are told, the next writer goes on.
TEST(SchemaTest, HalfMigratedArchiveIsNotAnsweredFrom) {
  const TemporaryFolder folder;
  MakeOldArchive(folder);
  {
    auto database = Archive::Database::Open(folder.path() / "vanthu.sqlite", Archive::Mode::kWrite);
    ASSERT_TRUE(database);
    ASSERT_TRUE(MigrateSchema(*database, "vanthu.sqlite"));
  }
  const auto reader = Archive::Open(folder.path(), Archive::Mode::kRead);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, Error::Code::kUnsupported);
  EXPECT_THAT(reader.error().message, HasSubstr("search index"));
  const auto writer = Archive::Open(folder.path(), Archive::Mode::kWrite);
  ASSERT_TRUE(writer) << writer.error().message;
  EXPECT_THAT(Search(*writer, "12 syt vp")->hits, SizeIs(1));
}

}  // namespace
}  // namespace vanthu
