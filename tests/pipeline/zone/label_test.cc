#include "pipeline/zone/label.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

struct Case {
  std::string_view line;
  std::optional<LabelKind> kind;
  std::string_view label = "";
};

TEST(LabelOf, FindsTheLabelsOfTheDecreeAndOfPartyLetters) {
  for (const Case& c : std::initializer_list<Case>{
           {"Điều 2. Giao Sở Nội vụ", LabelKind::kDivision, "Điều 2. "},
           {"Chương II", LabelKind::kDivision, "Chương II"},
           {"I. MỤC TIÊU", LabelKind::kRoman, "I. "},
           {"IV- TỔ CHỨC THỰC HIỆN", LabelKind::kRoman, "IV- "},
           {"I1. GIẢI PHÁP", LabelKind::kRoman, "I1. "},
           {"1. Tiếp tục đổi mới", LabelKind::kNumber, "1. "},
           {"12) Rà soát", LabelKind::kNumber, "12) "},
           {"1- Quán triệt", LabelKind::kNumber, "1- "},
           {"2.1.3. Nội dung", LabelKind::kNumber, "2.1.3. "},
           {"3.2 Kinh phí", LabelKind::kNumber, "3.2 "},
           {"3.Kinh phí", LabelKind::kNumber, "3."},
           {"đ) Các đơn vị", LabelKind::kLetter, "đ) "},
           {"a)Các đơn vị", LabelKind::kLetter, "a)"},
           {"- Như trên;", LabelKind::kDash, "- "},
           {"-Như trên;", LabelKind::kDash, "-"},
           {"– Lưu: VT", LabelKind::kDash, "– "},
           {"+ Khoa Sản", LabelKind::kPlus, "+ "},
           {"• Hồ sơ", LabelKind::kBullet, "• "},
           {"1.", LabelKind::kNumber, "1."},
       }) {
    const auto label = LabelOf(c.line);
    ASSERT_TRUE(label) << c.line;
    EXPECT_EQ(c.line.substr(0, label->size), c.label) << c.line;
    EXPECT_EQ(label->kind, *c.kind) << c.line;
  }
}

TEST(LabelOf, LeavesTextAlone) {
  for (const std::string_view line : {"", "2021. Các đơn vị", "1.500 người", "5.3 tỷ đồng", "-2020",
                                      "Điều 5 Luật Thi đua", "VT, VP", "IX của Đảng", "năm 2021",
                                      "d", "15/01/2018", "a.b", "Một số", "12-QĐ/TW", "f) x"}) {
    EXPECT_FALSE(LabelOf(line)) << line;
  }
}

}  // namespace
}  // namespace vanthu
