#include "pipeline/archive/original_store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

TEST(OriginalStoreTest, HashIsThatOfTheBytes) {
  const TemporaryFolder folder;
  const auto empty = HashFile(folder.Write("empty", ""));
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty->sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const auto large = HashFile(folder.Write("large", std::string(3'000'000, 'a')));
  ASSERT_TRUE(large);
  EXPECT_EQ(large->bytes, 3'000'000U) << "more than one read";
}

TEST(OriginalStoreTest, CopyIsWholeAndNothingIsLeftBehind) {
  const TemporaryFolder folder;
  const std::string bytes(2'500'000, 'q');
  const auto stored = StoreOriginal(folder.path(), folder.Write("Công văn.TIF", bytes));
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(ReadWholeFile(OriginalPath(folder.path(), stored->sha256, ".tif")), bytes);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "incoming"));
}

TEST(OriginalStoreTest, ArchiveThatCannotBeWrittenIsNamed) {
  const TemporaryFolder folder;
  const std::filesystem::path scan = folder.Write("scan.pdf", "x");
  // A file where the folder of originals should be: the same for every user, root too.
  (void)folder.Write("originals", "");
  const auto stored = StoreOriginal(folder.path(), scan);
  ASSERT_FALSE(stored);
  EXPECT_NE(stored.error().message.find("originals"), std::string::npos);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "incoming"));
}

TEST(OriginalStoreTest, ExtensionsArePlainOrNone) {
  EXPECT_EQ(OriginalExtension("Công văn.PDF"), ".pdf");
  EXPECT_EQ(OriginalExtension("scan.jpeg"), ".jpeg");
  EXPECT_EQ(OriginalExtension("Công văn số 5.ngày 3"), "");
  EXPECT_EQ(OriginalExtension("a.b/c"), "");
  EXPECT_EQ(OriginalExtension("x.verylongword"), "");
  EXPECT_EQ(OriginalExtension("x."), "");
}

}  // namespace
}  // namespace vanthu
