#include "extractors/time_words.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

std::expected<TimeWords, Error> TimesOf(std::string_view rows) {
  const auto words = Table::Parse("words.tsv", "phrase\tkind\tvalue\n" + std::string(rows));
  const auto holidays =
      Table::Parse("holidays.tsv", "from\tto\tname\n2021-04-30\t2021-05-01\tnghỉ lễ\n");
  return TimeWords::FromTables(words.value(), holidays.value());
}

TEST(TimeWords, TellsTheLongestCue) {
  const auto times = TimesOf("trước\tbefore\t\nđến trước\tby\t\n");
  ASSERT_TRUE(times.has_value());
  const auto cue = times->PointCueAt(Words{"đến trước ngày"}, 0);
  ASSERT_TRUE(cue.has_value());
  EXPECT_EQ(cue->cue, TimeWords::Cue::kBy);
  EXPECT_EQ(cue->end, 2U);
  EXPECT_FALSE(times->PointCueAt(Words{"sau ngày"}, 0).has_value());
}

TEST(TimeWords, CountsInDigitsAndWordsWithTheirRepetition) {
  const auto times = TimesOf("năm\tnumber\t5\n");
  ASSERT_TRUE(times.has_value());
  EXPECT_EQ(times->CountAt(Words{"05 ngày"}, 0)->value, 5);
  EXPECT_EQ(times->CountAt(Words{"năm ngày"}, 0)->value, 5);
  EXPECT_EQ(times->CountAt(Words{"05 (năm) ngày"}, 0)->end, 4U);
  EXPECT_FALSE(times->CountAt(Words{"vài ngày"}, 0).has_value());
}

TEST(TimeWords, RefusesTablesItCannotRead) {
  EXPECT_FALSE(TimesOf("năm\tnumber\tfive\n").has_value());
  EXPECT_FALSE(TimesOf("thứ hai\tweekday\tXX\n").has_value());
  EXPECT_FALSE(TimesOf("gì đó\tunknown\t\n").has_value());
}

}  // namespace
}  // namespace vanthu
