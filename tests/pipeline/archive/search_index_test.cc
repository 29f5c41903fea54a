#include "pipeline/archive/search_index.h"

#include <gtest/gtest.h>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

TEST(SearchIndexTest, PositionsAreInTheOrderOfDatesThenIds) {
  EXPECT_LT(PositionOf({2024, 7, 5}, kMaxLetterId), PositionOf({2024, 7, 6}, 1));
  EXPECT_LT(PositionOf({2024, 0, 0}, 9), PositionOf({2024, 1, 0}, 1));
  EXPECT_LT(PositionOf({2023, 12, 31}, 9), PositionOf({2024, 0, 0}, 1));
  EXPECT_LT(PositionOf({}, kMaxLetterId), PositionOf({1945, 0, 0}, 1));
  EXPECT_LT(PositionOf({2024, 7, 5}, 1), PositionOf({2024, 7, 5}, 2));
}

TEST(SearchIndexTest, TypeIsOneWord) {
  EXPECT_EQ(TypeWord("Quyết định"), "quyetdinh");
  EXPECT_EQ(TypeWord("công  văn"), TypeWord("Cong van"));
}

TEST(SearchIndexTest, IsRefilledWhenTheFoldChanges) {
  const TemporaryFolder folder;
  const auto found = [](const Archive& archive) {
    return archive.database().Integer("SELECT count(*) FROM search_index ('dich')").value();
  };
  {
    auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
    ASSERT_TRUE(archive);
    AddLetter(*archive, folder, {.reference = "1/A-B"});
    AddLetter(*archive, folder, {.reference = "2/A-B"});
    ASSERT_TRUE(
        archive->database().Execute("INSERT INTO search_index (search_index) VALUES ('delete-all');"
                                    "UPDATE property SET value = 'another fold'"));
    EXPECT_EQ(found(*archive), 0);
  }
  const auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
  ASSERT_TRUE(archive) << archive.error().message;
  EXPECT_EQ(found(*archive), 2);
}

}  // namespace
}  // namespace vanthu
