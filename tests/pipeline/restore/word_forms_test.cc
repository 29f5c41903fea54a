#include "pipeline/restore/word_forms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::SizeIs;

const LetterString kHoa = LettersOf(std::string_view("hòa")).value();

TEST(Written, PutsCapitalsAndToneMarks) {
  EXPECT_EQ(Written(kHoa, CaseForm::kLower, TonePlace::kOld), U"hòa");
  EXPECT_EQ(Written(kHoa, CaseForm::kTitle, TonePlace::kNew), U"Hoà");
  EXPECT_EQ(Written(kHoa, CaseForm::kUpper, TonePlace::kOld), U"HÒA");
}

TEST(ReadCase, TakesACapitalInsideAWordForNoise) {
  const auto readings = ReadCase(U"mộỘt");
  ASSERT_THAT(readings, SizeIs(1));
  EXPECT_EQ(readings[0].letters, U"mộột");
  EXPECT_EQ(readings[0].word_case, CaseForm::kLower);
  EXPECT_GT(readings[0].cost, 0);
}

TEST(ReadCase, LeavesPlainWordsAsTheyAre) {
  for (const auto* word : {U"thuộc", U"Thuộc", U"THUỘC"}) {
    EXPECT_EQ(ReadCase(word).front().letters, word);
    EXPECT_EQ(ReadCase(word).front().cost, 0);
  }
}

TEST(ReadCase, AShortWordInCapitalsMayHaveOnlyOne) {
  const auto readings = ReadCase(U"HO");
  ASSERT_THAT(readings, SizeIs(2));
  EXPECT_EQ(readings[0].word_case, CaseForm::kUpper);
  EXPECT_EQ(readings[1].letters, U"Ho");
  EXPECT_GT(readings[1].cost, 0);
}

}  // namespace
}  // namespace vanthu
