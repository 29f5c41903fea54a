#include "pipeline/assemble/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace vanthu {
namespace {

using testing::HasSubstr;

std::expected<Calibration, Error> FromRows(const std::string& rows) {
  return Calibration::FromTable(
      Table::Parse("confidence.tsv", "field\tseen\tgiven\n" + rows).value());
}

TEST(CalibrationTest, IsStraightBetweenRowsFallsBelowAndIsLevelAbove) {
  const auto calibration = FromRows("/date\t0.4\t0.2\n/date\t0.8\t0.6\n/date\t0.9\t0.98\n");
  ASSERT_TRUE(calibration.has_value()) << calibration.error().message;
  EXPECT_DOUBLE_EQ(calibration->Given("/date", 0.0), 0.0);
  EXPECT_DOUBLE_EQ(calibration->Given("/date", 0.1), 0.05);
  EXPECT_DOUBLE_EQ(calibration->Given("/date", 0.4), 0.2);
  EXPECT_DOUBLE_EQ(calibration->Given("/date", 0.6), 0.4);
  EXPECT_NEAR(calibration->Given("/date", 0.85), 0.79, 1e-12);
  EXPECT_DOUBLE_EQ(calibration->Given("/date", 1.0), 0.98);
}

TEST(CalibrationTest, KeepsFieldsItHasNoRowsOf) {
  const auto calibration = FromRows("/date\t0.4\t0.2\n");
  EXPECT_EQ(calibration->Given("/place", 0.37), 0.37);
}

TEST(CalibrationTest, RefusesRowsThatFallOrAreNoShares) {
  EXPECT_THAT(FromRows("/date\t0.4\t0.5\n/date\t0.6\t0.4\n").error().message,
              HasSubstr("confidence.tsv:3"));
  EXPECT_FALSE(FromRows("/date\t0.4\t0.5\n/date\t0.4\t0.6\n").has_value());
  for (const char* cell : {"1.2", "-0.1", "0,5", "", "nan", "0.5x"}) {
    EXPECT_FALSE(FromRows(std::string("/date\t0.4\t") + cell + "\n").has_value()) << cell;
  }
}

TEST(CalibrationTest, TheTableOfTheProgramNeverTurnsTheOrderRound) {
  std::ostringstream text;
  text << std::ifstream(VANTHU_SOURCE_DIR "/data/confidence.tsv", std::ios::binary).rdbuf();
  const auto table = Table::Parse("confidence.tsv", text.str());
  ASSERT_TRUE(table.has_value()) << table.error().message;
  const auto calibration = Calibration::FromTable(*table);
  ASSERT_TRUE(calibration.has_value()) << calibration.error().message;
  for (const char* field : {"/date", "/reference", "/subject", "/tasks"}) {
    for (double seen = 0.01; seen <= 1; seen += 0.01) {
      EXPECT_LE(calibration->Given(field, seen - 0.01), calibration->Given(field, seen)) << field;
    }
  }
}

}  // namespace
}  // namespace vanthu
