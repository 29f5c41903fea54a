#include "extractors/code_groups.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

CodeTable Codes() {
  const auto table = Table::Parse("codes.tsv",
                                  "code\tkind\ttype\tparty_type\tdamaged\n"
                                  "QĐ\ttype\tquyết định\t\t\nTCCB\tbody\t\t\t\nUBND\tbody\t\t\t\n");
  return CodeTable::FromTable(table.value()).value();
}

std::string Joined(std::string_view text) {
  const auto groups = CodeGroupsAt(text, 0, Codes());
  return groups ? groups->Joined() : "";
}

TEST(CodeGroup, IsCutFromTheWordThatSticksToIt) {
  EXPECT_EQ(CodeGroupAt("TWngày", 0), "TW");
  EXPECT_EQ(CodeGroupAt("TTg,", 0), "TTg");
  EXPECT_EQ(CodeGroupAt("LĐTB&XH", 0), "LĐTB&XH");
}

TEST(CodeGroup, IsNoWordNorALongRunOfCapitals) {
  EXPECT_EQ(CodeGroupAt("Về", 0), std::nullopt);
  EXPECT_EQ(CodeGroupAt("Quang", 0), std::nullopt);
  EXPECT_EQ(CodeGroupAt("vp", 0), std::nullopt);
  EXPECT_EQ(CodeGroupAt("ABCDEFGHIJKLMNOPQ", 0), std::nullopt);
}

TEST(CodeGroups, CrossTheSpacesOfAScan) {
  EXPECT_EQ(Joined("QD-UBND"), "QĐ-UBND");
  EXPECT_EQ(Joined("QĐ-\nUBND ngày"), "QĐ-UBND");
  EXPECT_EQ(Joined("SYT - TCCB"), "SYT-TCCB");
  EXPECT_EQ(Joined("QĐ- -UBND"), "QĐ-UBND");
}

TEST(CodeGroups, EndWhereTheSentenceGoesOn) {
  EXPECT_EQ(Joined("SYT - Phòng"), "SYT");
  EXPECT_EQ(Joined("QĐ-UBND - Văn"), "QĐ-UBND");
}

TEST(CodeGroups, TellWhatWasMended) {
  EXPECT_TRUE(CodeGroupsAt("QD-UBND", 0, Codes())->mended);
  EXPECT_FALSE(CodeGroupsAt("QĐ-UBND", 0, Codes())->mended);
  EXPECT_FALSE(CodeGroupsAt("QĐ-XYZ", 0, Codes())->all_known);
  EXPECT_TRUE(CodeGroupsAt("SYT - TCCB", 0, Codes())->gaps);
}

TEST(CodeCursor, SkipsOnlyTheSpacesOfOneCode) {
  CodeCursor near{"  x"};
  near.SkipSpaces();
  EXPECT_EQ(near.Peek(), 'x');
  CodeCursor far{"          x"};
  far.SkipSpaces();
  EXPECT_NE(far.Peek(), 'x');
}

TEST(CodeCursor, KnowsEveryDash) {
  for (const std::string_view dash : {"-", "–", "—", "‑", "−"}) {
    EXPECT_EQ((CodeCursor{dash}.Dash()), dash.size());
  }
  EXPECT_EQ((CodeCursor{"/"}.Dash()), 0U);
}

}  // namespace
}  // namespace vanthu
