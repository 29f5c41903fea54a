#include "pipeline/archive/review_list.h"

#include <gtest/gtest.h>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

TEST(ReviewListTest, LeastSureFirstAndOnlyWhatNeedsAPerson) {
  const TemporaryFolder folder;
  auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
  ASSERT_TRUE(archive);
  for (const double confidence : {0.7, 0.2, 0.5}) {
    Record record = RecordOf({.reference = "1/A-B"}, "");
    record.confidence["/number"] = confidence;
    record.review = {{.field = "/number", .why = "handwritten", .candidates = {"1", "7"}}};
    AddLetter(*archive, folder, record, std::to_string(confidence));
  }
  AddLetter(*archive, folder, {.reference = "2/A-B"});
  EXPECT_EQ(CountReviews(*archive).value(), 3);
  const auto letters = ListReviews(*archive, 2);
  ASSERT_TRUE(letters);
  ASSERT_EQ(letters->size(), 2U);
  EXPECT_DOUBLE_EQ((*letters)[0].worst_confidence, 0.2);
  EXPECT_DOUBLE_EQ((*letters)[1].worst_confidence, 0.5);
  EXPECT_EQ((*letters)[0].record.review[0].candidates.size(), 2U);
}

}  // namespace
}  // namespace vanthu
