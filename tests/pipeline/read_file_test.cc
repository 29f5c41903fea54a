#include "pipeline/read_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::EndsWith;

TEST(ReadFile, GivesEveryByte) {
  const TemporaryFolder folder;
  const std::string bytes("a\0\r\n\xff", 5);
  EXPECT_EQ(ReadFile(folder.Write("a", bytes)).value_or("?"), bytes);
  EXPECT_EQ(ReadFile(folder.Write("empty", "")).value_or("?"), "");
}

TEST(ReadFile, NamesWhatIsWrongAndTheRemedy) {
  const TemporaryFolder folder;
  const auto none = ReadFile(folder.path() / "none");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Error::Code::kNotFound);
  EXPECT_THAT(none.error().message, EndsWith("none: no such file; check the name"));

  const auto dir = ReadFile(folder.path());
  ASSERT_FALSE(dir);
  EXPECT_EQ(dir.error().code, Error::Code::kUnsupported);
  EXPECT_THAT(dir.error().message, EndsWith(": is a folder; name a file"));
}

TEST(ReadFile, TellsPermissionFromAbsence) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const auto file = folder.Write("locked", "x");
  ASSERT_EQ(chmod(file.c_str(), 0), 0);
  const auto locked = ReadFile(file);
  ASSERT_FALSE(locked);
  EXPECT_EQ(locked.error().code, Error::Code::kPermission);
}

}  // namespace
}  // namespace vanthu
