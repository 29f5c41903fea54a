#include "pipeline/data_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "extractors/code_table.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

class DataFiles : public testing::Test {
 protected:
  DataFiles() {
    dir_ = fs::temp_directory_path() / ("vanthu-data-" + std::to_string(getpid()));
    fs::remove_all(dir_);
    fs::create_directories(dir_);
    Write("document_types.tsv", "name\ncông văn\n");
    Write("places.tsv", "name\nAn Lộc\n");
  }
  ~DataFiles() override { fs::remove_all(dir_); }
  void Write(const std::string& name, const std::string& text) {
    std::ofstream(dir_ / name, std::ios::trunc) << text;
  }
  std::string Version() { return DataVersion({.data = dir_, .own = {}}).value(); }

  fs::path dir_;
};

TEST_F(DataFiles, AreFoundWhereTheyAreSaidToBe) {
  EXPECT_EQ(FindDataDir(dir_).value(), dir_);
  const auto missing = FindDataDir(dir_ / "elsewhere");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, Error::Code::kMissingDependency);
}

TEST_F(DataFiles, AreReadWhole) {
  EXPECT_EQ(ReadDataFile(dir_, "places.tsv").value(), "name\nAn Lộc\n");
  const auto missing = ReadDataFile(dir_, "rivers.tsv");
  ASSERT_FALSE(missing.has_value());
  EXPECT_THAT(missing.error().message, testing::HasSubstr("rivers.tsv is missing"));
}

TEST_F(DataFiles, VersionFollowsTheBytesOfTables) {
  const std::string before = Version();
  EXPECT_EQ(before.size(), 12U);
  Write("places.tsv", "name\nAn Lộc\n");  // the same again
  Write("README.md", "not a table");
  EXPECT_EQ(Version(), before);
  Write("places.tsv", "name\nAn Lạc\n");
  EXPECT_NE(Version(), before);
}

TEST_F(DataFiles, VersionDoesNotMixUpTables) {
  const std::string before = Version();
  fs::rename(dir_ / "places.tsv", dir_ / "rivers.tsv");
  EXPECT_NE(Version(), before);
}

// A folder with the user's own tables beside the program's.
class OwnTables : public testing::Test {
 protected:
  OwnTables() {
    own_ = fs::temp_directory_path() / ("vanthu-own-tables-" + std::to_string(getpid()));
    fs::remove_all(own_);
    fs::create_directories(own_);
  }
  ~OwnTables() override { fs::remove_all(own_); }
  void Write(const std::string& name, const std::string& text) {
    std::ofstream(own_ / name, std::ios::trunc) << text;
  }
  TableFolders Folders() { return {.data = VANTHU_SOURCE_DIR "/data", .own = own_}; }
  Error LoadError() {
    const auto knowledge = LoadKnowledge(Folders());
    return knowledge ? Error{} : knowledge.error();
  }

  fs::path own_;
};

TEST_F(OwnTables, AddRowsToTheProgramsTables) {
  Write("symbol_codes.tsv", "code\tkind\nBĐPVX\tbody\n");
  const auto with = LoadKnowledge(Folders());
  ASSERT_TRUE(with.has_value()) << with.error().message;
  EXPECT_EQ(with->codes().Spelling("BDPVX"), "BĐPVX");
  EXPECT_EQ(with->codes().Spelling("QD"), "QĐ");
  const auto without = LoadKnowledge({.data = VANTHU_SOURCE_DIR "/data", .own = {}});
  ASSERT_TRUE(without.has_value());
  EXPECT_EQ(without->codes().Spelling("BDPVX"), std::nullopt);
}

TEST_F(OwnTables, ChangeTheVersion) {
  const std::string before = DataVersion(Folders()).value();
  Write("symbol_codes.tsv", "code\tkind\nBĐPVX\tbody\n");
  EXPECT_NE(DataVersion(Folders()).value(), before);
}

TEST_F(OwnTables, AWrongRowIsNamedByFileAndLine) {
  Write("symbol_codes.tsv", "# ours\ncode\tkind\nQĐ\ttype\n");
  const Error error = LoadError();
  EXPECT_EQ(error.code, Error::Code::kConfiguration);
  EXPECT_THAT(error.message, testing::HasSubstr((own_ / "symbol_codes.tsv").string() + ":3"));
}

TEST_F(OwnTables, UnknownNamesAreErrors) {
  Write("symbol_codes.tsv", "code\tmeaning\nBĐPVX\tx\n");
  EXPECT_THAT(LoadError().message, testing::HasSubstr("no column 'meaning'"));
  fs::remove(own_ / "symbol_codes.tsv");
  Write("symbols.tsv", "code\n");
  EXPECT_EQ(LoadError().code, Error::Code::kConfiguration);
  EXPECT_THAT(LoadError().message, testing::HasSubstr("symbols.tsv"));
  fs::remove_all(own_);
  EXPECT_THAT(LoadError().message, testing::HasSubstr("no such folder"));
}

}  // namespace
}  // namespace vanthu
