#include "extractors/header_words.h"

#include <gtest/gtest.h>

#include "extractors/knowledge.h"
#include "extractors/table.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

const HeaderWords& Words() { return TestKnowledge().header_words(); }

TEST(HeaderWords, BeginsANameAtWholeWords) {
  EXPECT_TRUE(Words().BeginsName("so noi vu"));
  EXPECT_TRUE(Words().BeginsName("vu to chuc can bo"));
  EXPECT_FALSE(Words().BeginsName("soc trang"));
  EXPECT_FALSE(Words().BeginsName("tinh ca mau"));
}

TEST(HeaderWords, GoesOnWithPlacesAndOrdinals) {
  EXPECT_TRUE(Words().GoesOnWithName("tinh ca mau"));
  EXPECT_TRUE(Words().GoesOnWithName("so 2"));
  EXPECT_FALSE(Words().GoesOnWithName("so noi vu"));
  EXPECT_FALSE(Words().GoesOnWithName("tinhca mau"));
}

TEST(HeaderWords, IsOpenWhereTheNameIsStillToCome) {
  EXPECT_TRUE(Words().IsOpen("truong trung hoc pho thong"));
  EXPECT_TRUE(Words().IsOpen("so nong nghiep va"));
  EXPECT_TRUE(Words().IsOpen("so van hoa,"));
  EXPECT_FALSE(Words().IsOpen("so noi vu"));
  EXPECT_FALSE(Words().IsOpen("truong trung hoc pho thong le loi"));
}

TEST(HeaderWords, RefusesAKindItDoesNotKnow) {
  const auto table = Table::Parse("header_words.tsv", "phrase\tkinds\nsở\ttail\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_FALSE(HeaderWords::FromTable(*table).has_value());
}

}  // namespace
}  // namespace vanthu
