#include "extractors/deadline.h"

#include <gtest/gtest.h>

#include "extractors/tasks.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

constexpr PartialDate kAnchor{.year = 2021, .month = 3, .day = 10};  // a Wednesday

std::string Show(const std::optional<DeadlineFound>& found) {
  if (!found) return "none";
  const Deadline& deadline = found->value;
  if (!deadline.end.empty()) return deadline.start + "/" + deadline.end;
  return deadline.date.empty() ? "“" + deadline.text + "”" : deadline.date;
}

std::string Read(std::string_view text) {
  const Words words{std::string(text)};
  return Show(FindDeadline(words, {0, words.size()}, {}, kAnchor, TestKnowledge().tasks().times));
}

TEST(Deadline, ReadsDatesBehindTheirCues) {
  EXPECT_EQ(Read("gửi về Sở trước ngày 15/6/2021"), "2021-06-15");
  EXPECT_EQ(Read("chậm nhất là ngày 15 tháng 6 năm 2021"), "2021-06-15");
  EXPECT_EQ(Read("chậm nhất đến hết ngày 25/10/2017"), "2017-10-25");
  EXPECT_EQ(Read("hoàn thành trước ngày 20/5"), "2021-05-20");
  EXPECT_EQ(Read("xong trong ngày 20/5/2021"), "2021-05-20");
  EXPECT_EQ(Read("trước 17 giờ 00 ngày 20/5/2021"), "2021-05-20");
  EXPECT_EQ(Read("trước 16h30 ngày 20/5/2021"), "2021-05-20");
  EXPECT_EQ(Read("Thời hạn: trước ngày 20/5/2021"), "2021-05-20");
}

TEST(Deadline, RollsADayWithoutAYearForward) {
  EXPECT_EQ(Read("trước ngày 15/01"), "2022-01-15");
  EXPECT_EQ(Read("trước ngày 10/3"), "2021-03-10");
}

TEST(Deadline, ReadsPeriods) {
  EXPECT_EQ(Read("hết quý II"), "2021-06-30");
  EXPECT_EQ(Read("đến hết quý I/2022"), "2022-03-31");
  EXPECT_EQ(Read("trong quý II/2021"), "2021-04-01/2021-06-30");
  EXPECT_EQ(Read("trong 6 tháng đầu năm 2022"), "2022-01-01/2022-06-30");
  EXPECT_EQ(Read("trong tháng 6"), "2021-06-01/2021-06-30");
  EXPECT_EQ(Read("hoàn thành trong tháng 6"), "2021-06-01/2021-06-30");
  EXPECT_EQ(Read("thời gian hoàn thành: trong quý II"), "2021-04-01/2021-06-30");
  EXPECT_EQ(Read("trước 15 giờ thứ Sáu, ngày 26/3/2021"), "2021-03-26");
  EXPECT_EQ(Read("trước tháng 6/2021"), "2021-06");
  EXPECT_EQ(Read("đến hết tháng 02 năm 2024"), "2024-02-29");
  EXPECT_EQ(Read("hết năm 2025"), "2025-12-31");
  EXPECT_EQ(Read("vào cuối năm"), "2021-12");
  EXPECT_EQ(Read("từ ngày 01/7 đến hết ngày 30/9/2021"), "2021-07-01/2021-09-30");
  EXPECT_EQ(Read("từ nay đến hết tháng 6 năm 2021"), "2021-03-10/2021-06-30");
}

TEST(Deadline, CountsTermsFromTheDayTheLetterKnows) {
  EXPECT_EQ(Read("trong 05 ngày làm việc kể từ ngày ký ban hành"), "2021-03-17");
  EXPECT_EQ(Read("trong vòng 15 ngày kể từ ngày ban hành"), "2021-03-25");
  EXPECT_EQ(Read("chậm nhất 20 (hai mươi) ngày kể từ ngày 01/4/2021"), "2021-04-22");
  EXPECT_EQ(Read("trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ"),
            "“trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ”");
}

TEST(Deadline, ATermThatEndsOnADayOffEndsOnTheNextWorkingDay) {
  EXPECT_EQ(Read("trong vòng 10 ngày kể từ ngày ban hành"), "2021-03-22");  // a Saturday
  EXPECT_EQ(Read("chậm nhất 30 ngày kể từ ngày 01/4/2021"), "2021-05-04");  // 1 May, a Saturday
}

TEST(Deadline, LeavesOtherDatesAlone) {
  for (std::string_view text :
       {"theo Công văn số 12/SYT-VP ngày 30/07/2021", "giai đoạn 2021 - 2025",
        "nhiệm kỳ 2020 - 2025", "(03/02/1930 - 03/02/2020)", "trong năm 2020",
        "trong 3 tháng cuối năm 2017", "trước, trong và sau Kỳ thi",
        "kể từ ngày 01/7/2022 các tổ chức phải chuyển đổi"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
}

TEST(EventTime, ReadsWhatFollowsThoiGian) {
  const auto read = [](std::string_view text) {
    const Words words{std::string(text)};
    return Show(FindEventTime(words, {0, words.size()}, kAnchor));
  };
  EXPECT_EQ(read("Thời gian: 8 giờ 00 ngày 08/9/2021."), "2021-09-08");
  EXPECT_EQ(read("Thời gian buổi sáng ngày 09/4/2021, bắt đầu lúc 08 giờ."), "2021-04-09");
  EXPECT_EQ(read("Thời gian: 02 ngày (19 – 20/10/2021), khai mạc 08h30."), "2021-10-19/2021-10-20");
  EXPECT_EQ(read("Thời gian thực hiện: Từ ngày ban hành kế hoạch đến tháng 6 năm 2021."),
            "2021-03-10/2021-06");
  EXPECT_EQ(read("Thời gian: theo thông báo sau."), "none");
}

}  // namespace
}  // namespace vanthu
