#include "pipeline/archive/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

Archive::Database Make(const std::filesystem::path& file) {
  auto database = Archive::Database::Open(file, Archive::Mode::kWrite);
  EXPECT_TRUE(database) << database.error().message;
  EXPECT_TRUE(database->Execute("CREATE TABLE pair (a INTEGER, b TEXT)"));
  return std::move(*database);
}

TEST(DatabaseTest, StatementsBindStepAndReset) {
  const TemporaryFolder folder;
  Archive::Database database = Make(folder.path() / "a#b?c%20.sqlite");
  for (const std::int64_t a : {1, 2}) {
    ASSERT_TRUE(
        database.Prepare("INSERT INTO pair VALUES (?, ?)").Bind(a).Bind(std::string_view()).Run());
  }
  EXPECT_EQ(database.Integer("SELECT sum(a) FROM pair").value(), 3);
  EXPECT_EQ(database.Integer("SELECT count(*) FROM pair WHERE b = ''").value(), 2)
      << "an empty text is no NULL";
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "a#b?c%20.sqlite"));
}

TEST(DatabaseTest, ErrorsStickUntilStep) {
  const TemporaryFolder folder;
  Archive::Database database = Make(folder.path() / "x.sqlite");
  const auto row = database.Prepare("SELECT no_such_column FROM pair").Bind(std::int64_t{1}).Step();
  ASSERT_FALSE(row);
  EXPECT_EQ(row.error().code, Error::Code::kInternal);
  EXPECT_NE(row.error().message.find("no_such_column"), std::string::npos);
}

TEST(DatabaseTest, FullDiskIsSaidPlainlyAndNothingIsLost) {
  const TemporaryFolder folder;
  Archive::Database database = Make(folder.path() / "x.sqlite");
  ASSERT_TRUE(database.Execute("INSERT INTO pair VALUES (1, 'kept')"));
  // SQLite's own limit of pages fails as a full disk does.
  ASSERT_TRUE(database.Execute("PRAGMA max_page_count = 3"));
  {
    auto transaction = Transaction::Begin(database);
    ASSERT_TRUE(transaction);
    const std::string large(100'000, 'x');
    const auto done =
        database.Prepare("INSERT INTO pair VALUES (?, ?)").Bind(std::int64_t{2}).Bind(large).Run();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Error::Code::kIo);
    EXPECT_NE(done.error().message.find("disk is full"), std::string::npos);
  }
  EXPECT_EQ(database.Integer("SELECT sum(a) FROM pair").value(), 1);
}

TEST(DatabaseTest, ReadsFromAFolderThatCannotBeWritten) {
  constexpr uid_t kNobody = 65534;
  const TemporaryFolder folder;
  const std::filesystem::path dir = folder.path() / "sealed";
  std::filesystem::create_directory(dir);
  {
    Archive::Database database = Make(dir / "x.sqlite");
    ASSERT_TRUE(database.Execute("PRAGMA journal_mode = WAL; INSERT INTO pair VALUES (7, '')"));
  }
  ASSERT_EQ(chmod((dir / "x.sqlite").c_str(), 0444), 0);
  ASSERT_EQ(chmod(dir.c_str(), 0555), 0);
  ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
  // Root may write everywhere; the rest must run as somebody who may not.
  const bool is_root = geteuid() == 0;
  if (is_root) {
    ASSERT_EQ(seteuid(kNobody), 0);
  }
  {
    auto reader = Archive::Database::Open(dir / "x.sqlite", Archive::Mode::kRead);
    EXPECT_TRUE(reader) << reader.error().message;
    if (reader) {
      EXPECT_EQ(reader->Integer("SELECT a FROM pair").value(), 7);
    }
    auto writer = Archive::Database::Open(dir / "x.sqlite", Archive::Mode::kWrite);
    const auto written = writer ? writer->Execute("INSERT INTO pair VALUES (8, '')")
                                : std::unexpected(writer.error());
    EXPECT_FALSE(written);
    if (!written) {
      EXPECT_EQ(written.error().code, Error::Code::kPermission);
    }
  }
  if (is_root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  chmod(dir.c_str(), 0755);
}

}  // namespace
}  // namespace vanthu
