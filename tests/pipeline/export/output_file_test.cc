#include "pipeline/export/output_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::ptrdiff_t FilesIn(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(OutputFileTest, IsThereWholeOrNotAtAll) {
  const TemporaryFolder folder;
  const fs::path path = folder.Write("out.csv", "earlier");
  {
    auto file = OutputFile::Create(path);
    ASSERT_TRUE(file) << file.error().message;
    ASSERT_TRUE(file->Write(std::string(3 << 20, 'x')));
    EXPECT_EQ(ReadWholeFile(path), "earlier");
  }
  EXPECT_EQ(ReadWholeFile(path), "earlier");
  EXPECT_EQ(FilesIn(folder.path()), 1);
  auto file = OutputFile::Create(path);
  ASSERT_TRUE(file->Write("new"));
  ASSERT_TRUE(file->Commit());
  EXPECT_EQ(ReadWholeFile(path), "new");
  EXPECT_EQ(FilesIn(folder.path()), 1);
}

TEST(OutputFileTest, ALinkStaysALink) {
  const TemporaryFolder folder;
  const fs::path target = folder.Write("real.csv", "earlier");
  fs::create_symlink(target, folder.path() / "link.csv");
  auto file = OutputFile::Create(folder.path() / "link.csv");
  ASSERT_TRUE(file->Write("new"));
  ASSERT_TRUE(file->Commit());
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link.csv"));
  EXPECT_EQ(ReadWholeFile(target), "new");
}

TEST(OutputFileTest, APipeIsWrittenDirectly) {
  const auto file = OutputFile::Create("/dev/null");
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->written_path(), "/dev/null");
}

TEST(OutputFileTest, SaysWhatIsInTheWay) {
  const TemporaryFolder folder;
  const auto in_no_folder = OutputFile::Create(folder.path() / "none" / "a.csv");
  ASSERT_FALSE(in_no_folder);
  EXPECT_EQ(in_no_folder.error().code, Error::Code::kNotFound);
  EXPECT_THAT(in_no_folder.error().message, HasSubstr("none/a.csv: there is no such folder"));
  const auto on_folder = OutputFile::Create(folder.path());
  ASSERT_FALSE(on_folder);
  EXPECT_EQ(on_folder.error().code, Error::Code::kUsage);
  auto full = OutputFile::Create("/dev/full");
  ASSERT_TRUE(full);
  ASSERT_TRUE(full->Write("x"));
  const auto done = full->Commit();
  ASSERT_FALSE(done);
  EXPECT_THAT(done.error().message, HasSubstr("/dev/full: the disk is full"));
}

}  // namespace
}  // namespace vanthu
