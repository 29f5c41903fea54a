#include "pipeline/archive/letter_selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class LetterSelectionTest : public ::testing::Test {
 protected:
  LetterSelectionTest()
      : archive_(*Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite)) {}

  std::string Add(const SampleLetter& letter) { return AddLetter(archive_, folder_, letter).id; }

  // All ids, batch by batch.
  std::vector<std::string> Select(const LetterChoice& choice,
                                  LetterOrder order = LetterOrder::kById) {
    auto selection = LetterSelection::Make(archive_, choice, order);
    EXPECT_TRUE(selection) << selection.error().message;
    std::vector<std::string> all;
    while (true) {
      const auto ids = selection->Next();
      EXPECT_TRUE(ids) << ids.error().message;
      if (ids->empty()) return all;
      all.insert(all.end(), ids->begin(), ids->end());
    }
  }

  TemporaryFolder folder_;
  Archive archive_;
};

TEST_F(LetterSelectionTest, AllLettersComeOnceInTheOrderOfTheirIds) {
  std::vector<Record> records;
  constexpr int kMoreThanABatch = 1203;
  for (int i = 0; i < kMoreThanABatch; ++i) {
    std::string id = std::string(60, 'a') + std::to_string(9999 - i);
    records.push_back(RecordOf({.reference = "1/SYT"}, id));
  }
  ASSERT_EQ(archive_.AddRecords(records), kMoreThanABatch);
  const auto ids = Select({});
  EXPECT_THAT(ids, SizeIs(kMoreThanABatch));
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  EXPECT_THAT(std::set<std::string>(ids.begin(), ids.end()), SizeIs(kMoreThanABatch));
  EXPECT_THAT(Select({}, LetterOrder::kByDate), SizeIs(kMoreThanABatch));
  EXPECT_THAT(Select({.filter = {.from = "2024"}}, LetterOrder::kByDate), SizeIs(kMoreThanABatch));
}

TEST_F(LetterSelectionTest, TheRegisterGoesByDate) {
  const std::string late = Add({.reference = "3/SYT", .date = "2024-05-06"});
  const std::string none = Add({.reference = "1/SYT", .date = ""});
  const std::string early = Add({.reference = "2/SYT", .date = "2020"});
  EXPECT_THAT(Select({}, LetterOrder::kByDate), ElementsAre(none, early, late));
  EXPECT_THAT(Select({.filter = {.from = "2020"}}, LetterOrder::kByDate), ElementsAre(early, late));
}

TEST_F(LetterSelectionTest, LettersAreNamedByNumberOrId) {
  const std::string first = Add({.reference = "12/KH-SYT"});
  const std::string same_number = Add({.reference = "12/KH-SYT", .date = "2021-01-02"});
  const std::string other = Add({.reference = "13/KH-SYT"});
  EXPECT_THAT(Select({.letters = {"12 kh syt"}}), UnorderedElementsAre(first, same_number));
  EXPECT_THAT(Select({.letters = {other.substr(0, 12), "13/KH-SYT"}}), ElementsAre(other));
  const auto missing =
      LetterSelection::Make(archive_, {.letters = {"99/KH-SYT"}}, LetterOrder::kById);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Error::Code::kNotFound);
  EXPECT_THAT(missing.error().message, HasSubstr("99/KH-SYT: no such letter"));
}

TEST_F(LetterSelectionTest, NearLettersAreNotHandedOut) {
  const std::string meant = Add({.reference = "34/QĐ-SYT"});
  Add({.reference = "84/QĐ-SYT"});
  EXPECT_THAT(Select({.query = "34/QĐ-SYT"}), ElementsAre(meant));
  const auto near = LetterSelection::Make(archive_, {.query = "3A/QĐ-SYT"}, LetterOrder::kById);
  if (near) {
    EXPECT_THAT(Select({.query = "3A/QĐ-SYT"}), IsEmpty());
  } else {
    EXPECT_EQ(near.error().code, Error::Code::kNotFound);
    EXPECT_THAT(near.error().message, HasSubstr("vanthu search"));
  }
}

TEST_F(LetterSelectionTest, WordsAndFiltersNarrow) {
  const std::string plan =
      Add({.reference = "1/KH-SYT", .doc_type = "kế hoạch", .subject = "xóa mù chữ"});
  Add({.reference = "2/SYT", .subject = "xóa mù chữ"});
  Add({.reference = "3/KH-SYT", .doc_type = "kế hoạch"});
  EXPECT_THAT(Select({.query = "xoa mu chu"}), SizeIs(2));
  EXPECT_THAT(Select({.query = "xoa mu chu", .filter = {.type = "ke hoach"}}), ElementsAre(plan));
  EXPECT_THAT(Select({.filter = {.to = "2001"}}), IsEmpty());
  EXPECT_EQ(LetterSelection::Make(archive_, {.filter = {.from = "yesterday"}}, LetterOrder::kById)
                .error()
                .code,
            Error::Code::kUsage);
}

}  // namespace
}  // namespace vanthu
