#include "extractors/reference_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const CodeTable& Codes() {
  static const CodeTable codes = [] {
    std::ifstream file(VANTHU_DATA_DIR "/symbol_codes.tsv");
    std::stringstream text;
    text << file.rdbuf();
    return CodeTable::FromTable(*Table::Parse("symbol_codes.tsv", text.str())).value();
  }();
  return codes;
}

std::vector<std::string> References(std::string_view text) {
  std::vector<std::string> references;
  for (const ReferenceCode& code : FindReferenceCodes(text, Codes())) {
    references.push_back(code.value.reference);
  }
  return references;
}

TEST(ReferenceCode, ReadsTheFormsOfTheState) {
  EXPECT_THAT(References("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"),
              ElementsAre("30/2020/NĐ-CP"));
  EXPECT_THAT(References("số 2045/QĐ-BGDĐT;"), ElementsAre("2045/QĐ-BGDĐT"));
  EXPECT_THAT(References("55/2005/TTLT-BNV-VPCP"), ElementsAre("55/2005/TTLT-BNV-VPCP"));
  EXPECT_THAT(References("Luật số 45/2013/QH13,"), ElementsAre("45/2013/QH13"));
  EXPECT_THAT(References("1686/NQ-UBTVQH15"), ElementsAre("1686/NQ-UBTVQH15"));
  EXPECT_THAT(References("196/SYT-VP và 12/UBND-VX."), ElementsAre("196/SYT-VP", "12/UBND-VX"));
  EXPECT_THAT(References("số 3176b/QĐ-BYT"), ElementsAre("3176b/QĐ-BYT"));
  EXPECT_THAT(References("Công văn số 1432/KCB ngày"), ElementsAre("1432/KCB"));
  EXPECT_THAT(References("77/CV-TTYT"), ElementsAre("77/CV-TTYT"));
}

TEST(ReferenceCode, ReadsTheFormsOfTheParty) {
  EXPECT_THAT(References("Chỉ thị số 34-CT/TW"), ElementsAre("34-CT/TW"));
  EXPECT_THAT(References("367-QĐ/TWĐTN-VP"), ElementsAre("367-QĐ/TWĐTN-VP"));
  EXPECT_THAT(References("5053-CV/VPTW/nb"), ElementsAre("5053-CV/VPTW/nb"));
  const auto codes = FindReferenceCodes("Thông tri 28-TT/TU", Codes());
  ASSERT_EQ(codes.size(), 1U);
  EXPECT_TRUE(codes[0].party);
  EXPECT_EQ(codes[0].type, "thông tri");
  EXPECT_EQ(codes[0].value.number, "28");
  EXPECT_EQ(codes[0].value.symbol, "TT/TU");
}

TEST(ReferenceCode, ReadsTheFormsBefore1997) {
  EXPECT_THAT(References("Nghị định số 64-CP ngày 27/9/1993"), ElementsAre("64-CP"));
  EXPECT_THAT(References("Quyết định số 217-HĐBT"), ElementsAre("217-HĐBT"));
  EXPECT_THAT(References("Lệnh số 12-LCT/HĐNN8"), ElementsAre("12-LCT/HĐNN8"));
  EXPECT_THAT(References("Quyết định số 1895/BYT-QĐ"), ElementsAre("1895/BYT-QĐ"));
  EXPECT_THAT(References("số 17/HĐBT"), ElementsAre("17/HĐBT"));
}

TEST(ReferenceCode, MendsTowardsKnownCodesOnly) {
  EXPECT_THAT(References("Quyết định số 12/QD-UBND"), ElementsAre("12/QĐ-UBND"));
  EXPECT_THAT(References("30/2020/ND-CP"), ElementsAre("30/2020/NĐ-CP"));
  EXPECT_THAT(References("2045/Q0-BGDDT"), ElementsAre("2045/QĐ-BGDĐT"));
  EXPECT_THAT(References("Hướng dẫn số 05/HD-BTDKT"), ElementsAre("05/HD-BTĐKT"));
  EXPECT_THAT(References("Chỉ thị số 34 CT/TU ngày"), ElementsAre("34-CT/TU"));
  EXPECT_THAT(References("Chỉ thị số 34/-CT/TW"), ElementsAre("34-CT/TW"));
  EXPECT_THAT(References("Chỉ thị số 34/CT/TW"), ElementsAre("34-CT/TW"));
  EXPECT_THAT(References("số 45 QĐ-UBND"), ElementsAre("45/QĐ-UBND"));
  EXPECT_THAT(References("số 12/QX-ABCD"), ElementsAre("12/QX-ABCD"));
}

TEST(ReferenceCode, CrossesSpacesAndLineEnds) {
  EXPECT_THAT(References("Chỉ thị số 01/CT-\nUBND ngày"), ElementsAre("01/CT-UBND"));
  EXPECT_THAT(References("Số: 98 /SYT-TCCB"), ElementsAre("98/SYT-TCCB"));
  EXPECT_THAT(References("số 34 - CT / TW ngày"), ElementsAre("34-CT/TW"));
  EXPECT_THAT(References("số 98/SYT – TCCB"), ElementsAre("98/SYT-TCCB"));
  EXPECT_THAT(References("số1987/SYT-NVY"), ElementsAre("1987/SYT-NVY"));
}

TEST(ReferenceCode, StopsWhereTheSentenceGoesOn) {
  EXPECT_THAT(References("số 15/QĐ-UBND - Về việc"), ElementsAre("15/QĐ-UBND"));
  EXPECT_THAT(References("số 15/QĐ-UBND – UBND tỉnh"), ElementsAre("15/QĐ-UBND"));
  EXPECT_THAT(References("34-CT/TWngày 07/4/2014"), ElementsAre("34-CT/TW"));
  EXPECT_THAT(References("các Quyết định số: 43/QĐ-BXD, 44/QĐ-BXD"),
              ElementsAre("43/QĐ-BXD", "44/QĐ-BXD"));
}

TEST(ReferenceCode, LeavesOtherNumbersAlone) {
  for (std::string_view text :
       {"ngày 07/4/2014", "(03/02/1930 - 03/02/2020)", "năm học 2019-2020", "1.846 tổ chức",
        "60/KM", "24/24 giờ", "20 - 30% thời gian", "giai đoạn 2021 - 2025", "Covid-19",
        "số 01 Trần Hưng Đạo", "khoản 4 Điều 14", "ĐT: 0297.3.872.704", "5/B", "100 - Tổ 3"}) {
    EXPECT_THAT(References(text), IsEmpty()) << text;
  }
}

TEST(ReferenceCode, SpansSliceBackToWhatIsPrinted) {
  const std::string_view text = "theo Chỉ thị số 34 CT/TU và Quyết định số 12/QD-UBND.";
  const auto codes = FindReferenceCodes(text, Codes());
  ASSERT_EQ(codes.size(), 2U);
  EXPECT_EQ(codes[0].span.Of(text), "34 CT/TU");
  EXPECT_EQ(codes[0].rule, "mended_code");
  EXPECT_EQ(codes[1].span.Of(text), "12/QD-UBND");
}

TEST(ReferenceKey, EqualForSpellingsOfOneCode) {
  EXPECT_EQ(ReferenceKey("34 – ct/tw"), ReferenceKey("34-CT/TW"));
  EXPECT_EQ(ReferenceKey("12/qđ-ubnd"), "12/QĐ-UBND");
  EXPECT_NE(ReferenceKey("12/HD-SYT"), ReferenceKey("12/HĐ-SYT"));
}

}  // namespace
}  // namespace vanthu
