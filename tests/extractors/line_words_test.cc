#include "extractors/line_words.h"

#include <gtest/gtest.h>

#include "extractors/knowledge.h"
#include "extractors/table.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

const LineWords& Words() { return TestKnowledge().line_words(); }

TEST(LineWords, FindsASignersOfficeAnywhereInTheLine) {
  EXPECT_TRUE(Words().HasSigner("kt. giam doc"));
  EXPECT_TRUE(Words().HasSigner("pho chu tich"));
  EXPECT_FALSE(Words().HasSigner("uy ban nhan dan"));
}

TEST(LineWords, OpensTheBodyAtWholeWords) {
  EXPECT_TRUE(Words().OpensBody("can cu luat to chuc"));
  EXPECT_TRUE(Words().OpensBody("de kip thoi"));
  EXPECT_FALSE(Words().OpensBody("den van"));
  EXPECT_FALSE(Words().OpensBody("so noi vu"));
}

TEST(LineWords, AnAddressHasItsColon) {
  EXPECT_TRUE(Words().OpensAddress("dia chi: so 5"));
  EXPECT_TRUE(Words().OpensAddress("dt : 0123"));
  EXPECT_FALSE(Words().OpensAddress("dien thoai cua don vi"));
}

TEST(LineWords, KnowsSigningProgramsAndCopies) {
  EXPECT_TRUE(Words().OpensSignatureProgram("thoi gian ky: 05.07.2024"));
  EXPECT_FALSE(Words().OpensSignatureProgram("thoi gian: 8 gio"));
  EXPECT_TRUE(Words().OpensCopy("sao y ban chinh"));
  EXPECT_FALSE(Words().OpensCopy("sao mai"));
}

TEST(LineWords, RefusesAKindItDoesNotKnow) {
  const auto table = Table::Parse("line_words.tsv", "phrase\tkinds\ntheo\tfoot\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_FALSE(LineWords::FromTable(*table).has_value());
}

}  // namespace
}  // namespace vanthu
