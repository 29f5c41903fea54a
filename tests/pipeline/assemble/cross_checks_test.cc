#include "pipeline/assemble/cross_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Record Letter(std::string number, std::string symbol) {
  Record record;
  record.reference = {.number = number, .symbol = symbol, .reference = number + "/" + symbol};
  return record;
}

TEST(NumbersInFileName, WantsTheSymbolBesideTheNumber) {
  EXPECT_THAT(NumbersInFileName("archive/2018/2096 syt nvy.pdf", "SYT-NVY"), ElementsAre("2096"));
  EXPECT_THAT(NumbersInFileName("2096_SYT-NVY.signed.pdf", "SYT-NVY"), ElementsAre("2096"));
  EXPECT_THAT(NumbersInFileName("scan 0001.pdf", "SYT-NVY"), IsEmpty());
}

TEST(NumbersInFileName, WithoutASymbolTakesAnyGroupButYears) {
  EXPECT_THAT(NumbersInFileName("2019/cv 77 2019.pdf", ""), ElementsAre("77"));
  EXPECT_THAT(NumbersInFileName("20190401123456.pdf", ""), IsEmpty());
  EXPECT_THAT(NumbersInFileName("letter.pdf", ""), IsEmpty());
}

TEST(CrossCheck, AFileNameThatRepeatsTheNumberSupportsIt) {
  Record record = Letter("0096", "SYT-NVY");
  record.source.path = "96 syt nvy.pdf";
  const auto verdicts = CrossCheck(record);
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(verdicts[0].field, "/number");
  EXPECT_TRUE(verdicts[0].supports);
}

TEST(CrossCheck, AFileNameWithAnotherNumberIsShownToAPerson) {
  Record record = Letter("2099", "SYT-NVY");
  record.source.path = "2096 syt nvy.pdf";
  const auto verdicts = CrossCheck(record);
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_FALSE(verdicts[0].supports);
  EXPECT_THAT(verdicts[0].candidates, ElementsAre("2096"));
}

TEST(CrossCheck, TheUnitOfTheSymbolIsNamedInTheLastDistributionItem) {
  Record record = Letter("12", "SNV-TCCB");
  record.distribution = {"Như trên", "Lưu: VT, TCCB"};
  const auto verdicts = CrossCheck(record);
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(verdicts[0].field, "/symbol");
  EXPECT_TRUE(verdicts[0].supports);

  record.distribution = {"Như trên", "Lưu: VT"};
  EXPECT_THAT(CrossCheck(record), IsEmpty());
}

TEST(CrossCheck, ALetterIsNotOlderThanWhatItCites) {
  Record record = Letter("12", "SNV-TCCB");
  record.date = {.year = 2019, .month = 3, .day = 1};
  record.references.push_back(
      {.reference = "45/QĐ-UBND", .date = {.year = 2019, .month = 4, .day = 2}});
  const auto verdicts = CrossCheck(record);
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_FALSE(verdicts[0].supports);
  EXPECT_THAT(verdicts[0].why, HasSubstr("45/QĐ-UBND"));
}

TEST(CrossCheck, ALetterIsNotYoungerThanItsIncomingStamp) {
  Record record = Letter("12", "SNV-TCCB");
  record.date = {.year = 2019, .month = 3, .day = 1};
  record.incoming_stamp =
      IncomingStamp{.number = "8", .date = {.year = 2019, .month = 2, .day = 27}};
  const auto verdicts = CrossCheck(record);
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_FALSE(verdicts[0].supports);
  record.incoming_stamp->date.month = 3;
  EXPECT_TRUE(CrossCheck(record).front().supports);
}

}  // namespace
}  // namespace vanthu
