#include "pipeline/archive/search_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SearchIndexTest, PositionsAreInTheOrderOfDatesThenIds) {
  EXPECT_LT(PositionOf({2024, 7, 5}, kMaxLetterId), PositionOf({2024, 7, 6}, 1));
  EXPECT_LT(PositionOf({2024, 0, 0}, 9), PositionOf({2024, 1, 0}, 1));
  EXPECT_LT(PositionOf({2023, 12, 31}, 9), PositionOf({2024, 0, 0}, 1));
  EXPECT_LT(PositionOf({}, kMaxLetterId), PositionOf({1945, 0, 0}, 1));
  EXPECT_LT(PositionOf({2024, 7, 5}, 1), PositionOf({2024, 7, 5}, 2));
}

TEST(SearchIndexTest, PositionsGiveBackTheirDateAndLetter) {
  for (const PartialDate& date : {PartialDate{}, {2024, 0, 0}, {2024, 12, 0}, {1945, 9, 2}}) {
    EXPECT_EQ(DateOfPosition(PositionOf(date, 77)), date);
    EXPECT_EQ(LetterOfPosition(PositionOf(date, kMaxLetterId)), kMaxLetterId);
  }
}

TEST(SearchIndexTest, FileNamesAreWordsAndNumbers) {
  const auto words = [](std::string_view path) {
    Record record;
    record.source.path = path;
    return FileWords(record);
  };
  EXPECT_THAT(words("scans/2017/02192-SYT_TCCB.pdf"), ElementsAre("2192", "syt", "tccb"));
  EXPECT_THAT(words("34CT-TW Đảng.tif"), ElementsAre("34", "ct", "tw", "dang"));
  EXPECT_THAT(words(""), IsEmpty());
}

TEST(SearchIndexTest, TypeIsOneWord) {
  EXPECT_EQ(TypeWord("Quyết định"), "quyetdinh");
  EXPECT_EQ(TypeWord("công  văn"), TypeWord("Cong van"));
}

TEST(SearchIndexTest, PiecesArePutTogetherInStepsThatMayBeStopped) {
  const TemporaryFolder folder;
  auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
  ASSERT_TRUE(archive);
  constexpr int kLetters = 20;
  for (int i = 0; i < kLetters; ++i) {
    AddLetter(*archive, folder, {.reference = std::to_string(i) + "/A-B"});
  }
  const auto pieces = [&](const std::string& index) {
    return archive->database()
        .Integer("SELECT count(DISTINCT segid) FROM " + index + "_idx")
        .value();
  };
  const auto found = [&] {
    return archive->database().Integer("SELECT count(*) FROM text_index ('dich')").value();
  };
  EXPECT_EQ(pieces("text_index"), kLetters) << "filling does not wait for merges";
  ASSERT_TRUE(archive->Settle([] { return true; }));
  EXPECT_EQ(pieces("text_index"), kLetters);
  ASSERT_TRUE(archive->Settle([] { return false; }));
  EXPECT_EQ(pieces("text_index"), 1);
  EXPECT_EQ(pieces("head_index"), 1);
  EXPECT_EQ(found(), kLetters);
  AddLetter(*archive, folder, {.reference = "77/A-B"});
  ASSERT_TRUE(archive->Settle([] { return false; }));
  EXPECT_EQ(pieces("text_index"), 2) << "one letter is not worth writing the index anew";
  EXPECT_EQ(found(), kLetters + 1);
}

TEST(SearchIndexTest, IsRefilledWhenTheFoldChanges) {
  const TemporaryFolder folder;
  const auto found = [](const Archive& archive) {
    return archive.database().Integer("SELECT count(*) FROM text_index ('dich')").value();
  };
  {
    auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
    ASSERT_TRUE(archive);
    AddLetter(*archive, folder, {.reference = "1/A-B"});
    AddLetter(*archive, folder, {.reference = "2/A-B"});
    ASSERT_TRUE(
        archive->database().Execute("INSERT INTO head_index (head_index) VALUES ('delete-all');"
                                    "INSERT INTO text_index (text_index) VALUES ('delete-all');"
                                    "UPDATE property SET value = 'another fold'"));
    EXPECT_EQ(found(*archive), 0);
  }
  const auto reader = Archive::Open(folder.path() / "archive", Archive::Mode::kRead);
  ASSERT_FALSE(reader) << "half an answer is worse than none";
  const auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
  ASSERT_TRUE(archive) << archive.error().message;
  EXPECT_EQ(found(*archive), 2);
}

}  // namespace
}  // namespace vanthu
