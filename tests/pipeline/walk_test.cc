#include "pipeline/walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class WalkTest : public testing::Test {
 protected:
  WalkTest() {
    root_ = fs::temp_directory_path() / ("vanthu-walk-" + std::to_string(getpid()));
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~WalkTest() override { fs::remove_all(root_); }

  void Make(const std::string& name, const std::string& bytes = "x") {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << bytes;
  }
  Walk Do(const fs::path& leave_out = {}) {
    const std::vector<fs::path> roots = {root_};
    auto walk = WalkTrees(roots, leave_out);
    EXPECT_TRUE(walk.has_value());
    return *walk;
  }
  std::vector<std::string> Names(const Walk& walk) {
    std::vector<std::string> names;
    for (const fs::path& file : walk.files) names.push_back(file.lexically_relative(root_));
    return names;
  }

  fs::path root_;
};

TEST_F(WalkTest, GoesThroughTreesInTheSameOrder) {
  Make("b/2.pdf", "12345");
  Make("b/10.pdf");
  Make("a.pdf");
  Make("c.pdf");
  const Walk walk = Do();
  EXPECT_THAT(Names(walk), ElementsAre("a.pdf", "b/10.pdf", "b/2.pdf", "c.pdf"));
  EXPECT_EQ(walk.bytes, 8U);
  EXPECT_THAT(walk.skipped, IsEmpty());
}

TEST_F(WalkTest, PassesOverHiddenAndFileManagersFiles) {
  Make(".hidden.pdf");
  Make(".git/x.pdf");
  Make("Thumbs.db");
  Make("a.pdf");
  EXPECT_THAT(Names(Do()), ElementsAre("a.pdf"));
}

TEST_F(WalkTest, TakesAFileNamedByItselfWhateverItsName) {
  Make(".hidden.pdf");
  const std::vector<fs::path> roots = {root_ / ".hidden.pdf"};
  const auto walk = WalkTrees(roots, {});
  ASSERT_TRUE(walk.has_value());
  EXPECT_EQ(walk->files.size(), 1U);
}

TEST_F(WalkTest, EntersAFolderOnceHoweverLinksLoop) {
  Make("a/1.pdf");
  fs::create_directory_symlink(root_, root_ / "a/up");
  fs::create_directory_symlink(root_ / "a", root_ / "b");
  EXPECT_THAT(Names(Do()), ElementsAre("a/1.pdf"));
}

TEST_F(WalkTest, LeavesTheArchiveOut) {
  Make("archive/originals/1.pdf");
  Make("scans/1.pdf");
  EXPECT_THAT(Names(Do(root_ / "scans/../archive")), ElementsAre("scans/1.pdf"));
}

TEST_F(WalkTest, NamesWhatItCannotTake) {
  fs::create_symlink("nowhere", root_ / "dangling.pdf");
  fs::create_symlink("circle.pdf", root_ / "circle.pdf");
  ASSERT_EQ(mkfifo((root_ / "pipe.pdf").c_str(), 0600), 0);
  Make("z.pdf");
  const Walk walk = Do();
  EXPECT_THAT(Names(walk), ElementsAre("z.pdf"));
  ASSERT_EQ(walk.skipped.size(), 3U);
  EXPECT_THAT(walk.skipped[0].message, HasSubstr("circle.pdf: links in a circle"));
  EXPECT_THAT(walk.skipped[1].message, HasSubstr("dangling.pdf: is a link to something"));
  EXPECT_THAT(walk.skipped[2].message, HasSubstr("pipe.pdf: is a pipe"));
}

TEST_F(WalkTest, NamesAFolderItMayNotEnter) {
  if (geteuid() == 0) GTEST_SKIP() << "root may enter every folder";
  Make("closed/1.pdf");
  fs::permissions(root_ / "closed", fs::perms::none);
  const Walk walk = Do();
  fs::permissions(root_ / "closed", fs::perms::owner_all);
  ASSERT_EQ(walk.skipped.size(), 1U);
  EXPECT_THAT(walk.skipped[0].message, HasSubstr("closed: the folder cannot be read"));
}

TEST_F(WalkTest, RefusesARootThatIsNotThere) {
  const std::vector<fs::path> roots = {root_, root_ / "missing"};
  const auto walk = WalkTrees(roots, {});
  ASSERT_FALSE(walk.has_value());
  EXPECT_EQ(walk.error().code, Error::Code::kNotFound);
  EXPECT_THAT(walk.error().message, HasSubstr("missing: no such file or folder"));
}

}  // namespace
}  // namespace vanthu
