#include "pipeline/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace vanthu {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;

constexpr PageRate::Clock::time_point kBegin{};

TEST(ExpectedPages, AreThoseKnownWhenAllIsOpened) {
  EXPECT_EQ(ExpectedPages({.letters_opened = 5, .letters_expected = 5, .pages_known = 12}), 12);
}

TEST(ExpectedPages, TakeTheAverageForWhatIsNotOpened) {
  EXPECT_EQ(ExpectedPages({.letters_opened = 4, .letters_expected = 10, .pages_known = 12}), 30);
}

TEST(ExpectedPages, CountAPageALetterBeforeAnyIsOpened) {
  EXPECT_EQ(ExpectedPages({.letters_expected = 10}), 10);
}

TEST(ExportProgress, CountsLetters) {
  const ExportProgress progress = {.letters = 400, .done = 100, .failures = 2};
  EXPECT_EQ(ProgressLine(progress, 10.0, 200),
            "[#####···············] 100/400 letters · 10.0 letters/s · 30 s left · 2 failed");
  EXPECT_EQ(ProgressLine(progress, std::nullopt, 30), "100/400 letters · 2 failed");
  EXPECT_EQ(ProgressLine(progress, std::nullopt, 12), "100/400");
}

TEST(PageRate, SaysNothingBeforeItKnows) {
  PageRate rate;
  EXPECT_FALSE(rate.per_second().has_value());
  rate.Note(0, kBegin);
  rate.Note(7, kBegin + seconds(60));
  EXPECT_FALSE(rate.per_second().has_value()) << "seven pages are too few";
  PageRate fast;
  fast.Note(0, kBegin);
  fast.Note(100, kBegin + seconds(1));
  EXPECT_FALSE(fast.per_second().has_value()) << "a second is too short";
}

TEST(PageRate, ForgetsWhatIsLongAgo) {
  PageRate rate;
  for (int second = 0; second <= 200; ++second) rate.Note(second * 10, kBegin + seconds(second));
  for (int second = 201; second <= 600; ++second) {
    rate.Note(2000 + (second - 200), kBegin + seconds(second));
  }
  ASSERT_TRUE(rate.per_second().has_value());
  EXPECT_NEAR(*rate.per_second(), 1.0, 0.01);
}

TEST(ProgressLine, ShowsRateAndTimeLeft) {
  const ImportProgress progress{.files = 40,
                                .files_done = 12,
                                .letters_opened = 40,
                                .letters_expected = 40,
                                .pages_known = 120,
                                .pages_done = 60,
                                .failures = 1};
  const std::string line = ProgressLine(progress, 2.0, 120);
  EXPECT_EQ(
      line,
      "[##########··········] 60/120 pages · 12/40 files · 2.0 pages/s · 30 s left · 1 failed");
}

TEST(ProgressLine, MarksWhatIsEstimated) {
  const ImportProgress progress{
      .files = 10, .letters_opened = 1, .letters_expected = 10, .pages_known = 3};
  EXPECT_THAT(ProgressLine(progress, std::nullopt, 120), HasSubstr("0/~30 pages"));
  EXPECT_THAT(ProgressLine(progress, std::nullopt, 120), Not(HasSubstr("left")));
}

TEST(ProgressLine, FitsANarrowTerminal) {
  const ImportProgress progress{.files = 40,
                                .files_done = 12,
                                .letters_opened = 40,
                                .letters_expected = 40,
                                .pages_known = 120,
                                .pages_done = 60};
  EXPECT_EQ(ProgressLine(progress, 2.0, 55),
            "60/120 pages · 12/40 files · 2.0 pages/s · 30 s left");
  EXPECT_EQ(ProgressLine(progress, 2.0, 20), "60/120");
}

TEST(Duration, IsRoundedAsPeopleSpeak) {
  EXPECT_EQ(Duration(seconds(3)), "3 s");
  EXPECT_EQ(Duration(seconds(99)), "99 s");
  EXPECT_EQ(Duration(seconds(100)), "2 min");
  EXPECT_EQ(Duration(seconds(720)), "12 min");
  EXPECT_EQ(Duration(seconds(19'200)), "5 h 20 min");
  EXPECT_EQ(Duration(seconds(260'000)), "3 days");
}

TEST(ProgressDisplay, IsSilentWhenNotWanted) {
  std::ostringstream out;
  {
    ProgressDisplay display(out, ProgressDisplay::Style::kNone);
    display.Show({.files = 1}, kBegin);
    display.Show({.files = 1}, kBegin + seconds(100));
  }
  EXPECT_EQ(out.str(), "");
}

TEST(ProgressDisplay, RedrawsOneLineAndTakesItAwayAtTheEnd) {
  std::ostringstream out;
  {
    ProgressDisplay display(out, ProgressDisplay::Style::kBar);
    display.Show({.files = 1}, kBegin);
    display.Show({.files = 1}, kBegin + milliseconds(1));  // too soon
  }
  EXPECT_THAT(out.str(), testing::StartsWith("\r\033[K"));
  EXPECT_THAT(out.str(), testing::EndsWith("\r\033[K"));
  EXPECT_THAT(out.str(), Not(HasSubstr("\n")));
}

TEST(ProgressDisplay, WritesAPlainLineNowAndThen) {
  std::ostringstream out;
  {
    ProgressDisplay display(out, ProgressDisplay::Style::kLines);
    for (int second = 0; second <= 65; ++second) {
      display.Show({.files = 3, .files_done = 1}, kBegin + seconds(second));
    }
  }
  EXPECT_THAT(out.str(), Not(HasSubstr("\033")));
  EXPECT_EQ(std::ranges::count(out.str(), '\n'), 2);
}

}  // namespace
}  // namespace vanthu
