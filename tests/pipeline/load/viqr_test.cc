#include "pipeline/load/viqr.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/pipeline/load/legacy_encoder.h"

namespace vanthu {
namespace {

TEST(Viqr, DecodesRunningText) {
  EXPECT_EQ(DecodeViqr("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam");
  EXPECT_EQ(DecodeViqr("DDo^.c la^.p - Tu+. do - Ha.nh phu'c"), "Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(DecodeViqr("Dde^` nghi. ca'c ddo+n vi. (o+? huye^.n) thu+.c hie^.n:"),
            "Đề nghị các đơn vị (ở huyện) thực hiện:");
}

TEST(Viqr, EveryLetterOfTheTableIsRead) {
  for (const char* word :
       {"bà",   "bá",   "bả",   "bã",   "bạn",  "bâng", "bầu",  "bấu",  "bẩu",  "bẫu",
        "bậu",  "băng", "bằng", "bắng", "bẳng", "bẵng", "bặng", "đi",   "bè",   "bé",
        "bẻ",   "bẽ",   "bẹn",  "bê",   "bề",   "bế",   "bể",   "bễ",   "bện",  "bì",
        "bí",   "bỉ",   "bĩ",   "bịn",  "bò",   "bó",   "bỏ",   "bõ",   "bọn",  "bô",
        "bồ",   "bố",   "bổ",   "bỗ",   "bộn",  "bơ",   "bờ",   "bớ",   "bở",   "bỡ",
        "bợn",  "bù",   "bú",   "bủ",   "bũ",   "bụn",  "bưng", "bừng", "bứng", "bửng",
        "bững", "bựng", "lỳ",   "lý",   "lỷ",   "lỹ",   "huỵch"}) {
    const std::string line = std::string(word) + " ta";
    EXPECT_EQ(DecodeViqr(EncodeLegacy("viqr", line)), line);
  }
}

TEST(Viqr, APeriodAtTheEndIsOneWhereTheLetterHasNoShape) {
  EXPECT_EQ(DecodeViqr("ddi qua."), "đi qua.");
  EXPECT_EQ(DecodeViqr("nhie^.m vu. cu?a ca'n bo^."), "nhiệm vụ của cán bộ");
  EXPECT_EQ(DecodeViqr("vie^.c la`m.. Tha^.t sao?"), "việc làm.. Thật sao?");
  EXPECT_EQ(DecodeViqr("nhie^.m vu.. Ke^'t qua?"), "nhiệm vụ. Kết quả");
  EXPECT_EQ(DecodeViqr("cho\\. Ho. ddi"), "cho. Họ đi");
}

TEST(Viqr, WordsMayStandBesideNumbersAndSlashes) {
  EXPECT_EQ(DecodeViqr("2 la^`n/na(m, tu+` nga`y 5"), "2 lần/năm, từ ngày 5");
}

TEST(Viqr, CodesHaveTheirStrokes) {
  EXPECT_EQ(DecodeViqr("45/2020/NDD-CP, 12/QDD-UBND, HDDND, DD/MM/YYYY, add 3"),
            "45/2020/NĐ-CP, 12/QĐ-UBND, HĐND, DD/MM/YYYY, add 3");
}

TEST(Viqr, AddressesCodesAndNumbersStay) {
  for (const char* text : {"vanthu.so@a.gov.vn", "dd/mm/yyyy", "12.5%", "a.m. 3", "U.S.A.",
                           "http://so.vn/a.i", "don't", "e.g. this", "(a) to (b)", "v.v."}) {
    EXPECT_EQ(DecodeViqr(text), text);
  }
}

TEST(Viqr, StrongMarksAreThoseOfNoPlainText) {
  const auto vietnamese = WeighViqr("Thu+.c hie^.n Ke^' hoa.ch so^' 12/KH-UBND, ca'c ddo+n vi.");
  EXPECT_EQ(vietnamese.strong, 7);
  EXPECT_EQ(vietnamese.broken, 0);
  const auto plain = WeighViqr("Is it so? Yes. It's what we don't do, e.g. at 5.30 p.m. Who?");
  EXPECT_LE(plain.strong, 1);
  EXPECT_EQ(WeighViqr("ngay 5. Ban co di? Khong. Toi di.").strong, 0);
}

}  // namespace
}  // namespace vanthu
