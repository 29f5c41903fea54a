#include "extractors/recurrence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/tasks.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

std::vector<std::string> Read(std::string_view text) {
  const Words words{std::string(text)};
  const auto found = FindRecurrence(words, {0, words.size()}, TestKnowledge().tasks().times);
  if (!found) return {"none"};
  return found->value.rrules;
}

TEST(Recurrence, ReadsRulesWithADay) {
  EXPECT_THAT(Read("vào ngày 10 hàng tháng"), ElementsAre("FREQ=MONTHLY;BYMONTHDAY=10"));
  EXPECT_THAT(Read("trước ngày 15/12 hằng năm"),
              ElementsAre("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"));
  EXPECT_THAT(Read("trước ngày 15/6 và ngày 15/12 hằng năm"),
              ElementsAre("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"));
  EXPECT_THAT(Read("ngày 15 tháng cuối quý"),
              ElementsAre("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"));
  EXPECT_THAT(Read("thứ Sáu hàng tuần"), ElementsAre("FREQ=WEEKLY;BYDAY=FR"));
  EXPECT_THAT(Read("Chủ nhật hằng tuần"), ElementsAre("FREQ=WEEKLY;BYDAY=SU"));
}

TEST(Recurrence, ReadsUnits) {
  EXPECT_THAT(Read("định kỳ hàng tháng"), ElementsAre("FREQ=MONTHLY"));
  EXPECT_THAT(Read("định kỳ 6 tháng"), ElementsAre("FREQ=MONTHLY;INTERVAL=6"));
  EXPECT_THAT(Read("định kỳ 03 tháng/1lần báo cáo"), ElementsAre("FREQ=MONTHLY;INTERVAL=3"));
  EXPECT_THAT(Read("03 tháng một lần"), ElementsAre("FREQ=MONTHLY;INTERVAL=3"));
  EXPECT_THAT(Read("Hằng quý, các đơn vị"), ElementsAre("FREQ=MONTHLY;INTERVAL=3"));
  EXPECT_THAT(Read("mỗi năm 02 lần"), ElementsAre("FREQ=MONTHLY;INTERVAL=6"));
}

TEST(Recurrence, ReadsListsOfPeriods) {
  EXPECT_THAT(Read("định kỳ 6 tháng và hằng năm"),
              ElementsAre("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"));
  EXPECT_THAT(Read("hàng năm theo từng tháng, từng quý, lựa chọn"),
              ElementsAre("FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"));
}

TEST(Recurrence, TheDayGoesBeforeTheUnit) {
  EXPECT_THAT(Read("định kỳ hàng tháng tổ chức lựa chọn; gửi vào ngày 10 hàng tháng"),
              ElementsAre("FREQ=MONTHLY;BYMONTHDAY=10"));
}

TEST(Recurrence, VagueOnesHaveNoRule) { EXPECT_THAT(Read("định kỳ báo cáo"), ElementsAre()); }

TEST(Recurrence, NamesOfThingsAreNone) {
  for (std::string_view text : {"kế hoạch hằng năm của Sở", "kiểm điểm hàng năm nhằm nâng cao",
                                "từng đơn vị", "theo tháng tuổi", "5 tháng đầu năm"}) {
    EXPECT_THAT(Read(text), ElementsAre("none")) << text;
  }
}

}  // namespace
}  // namespace vanthu
