#include "pipeline/data_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

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
  std::string Version() { return DataVersion(dir_).value(); }

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

}  // namespace
}  // namespace vanthu
