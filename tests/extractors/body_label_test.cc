#include "extractors/body_label.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

struct Case {
  std::string_view text;
  LabelSystem system;
  std::string_view label;
  std::string_view rest;
};

TEST(BodyLabel, ReadsEverySystem) {
  for (const Case& one : {
           Case{"Phần I", LabelSystem::kPart, "Phần I", ""},
           Case{"A. NỘI DUNG", LabelSystem::kCapital, "A.", "NỘI DUNG"},
           Case{"II. MỤC TIÊU", LabelSystem::kRoman, "II.", "MỤC TIÊU"},
           Case{"IV- TỔ CHỨC", LabelSystem::kRoman, "IV-", "TỔ CHỨC"},
           Case{"Điều 2. Giao Sở Tài chính", LabelSystem::kArticle, "Điều 2.", "Giao Sở Tài chính"},
           Case{"3. Rà soát", LabelSystem::kNumber, "3.", "Rà soát"},
           Case{"3- Rà soát", LabelSystem::kNumber, "3-", "Rà soát"},
           Case{"3) Rà soát", LabelSystem::kNumber, "3)", "Rà soát"},
           Case{"3.Rà soát", LabelSystem::kNumber, "3.", "Rà soát"},
           Case{"2.1. Rà soát", LabelSystem::kDotted, "2.1.", "Rà soát"},
           Case{"2.1 Rà soát", LabelSystem::kDotted, "2.1", "Rà soát"},
           Case{"2.1.3- Rà soát", LabelSystem::kDotted, "2.1.3-", "Rà soát"},
           Case{"đ) Rà soát", LabelSystem::kLetter, "đ)", "Rà soát"},
           Case{"b. Rà soát", LabelSystem::kLetter, "b.", "Rà soát"},
           Case{"- Rà soát", LabelSystem::kDash, "-", "Rà soát"},
           Case{"– Rà soát", LabelSystem::kDash, "-", "Rà soát"},
           Case{"+ Rà soát", LabelSystem::kPlus, "+", "Rà soát"},
           Case{"* Cấp tỉnh", LabelSystem::kStar, "*", "Cấp tỉnh"},
           Case{"** Ghi chú", LabelSystem::kStar, "**", "Ghi chú"},
           Case{"• Rà soát", LabelSystem::kBullet, "•", "Rà soát"},
           Case{"### **1. Văn phòng**", LabelSystem::kNumber, "1.", "Văn phòng**"},
       }) {
    const auto label = BodyLabelAt(one.text);
    ASSERT_TRUE(label.has_value()) << one.text;
    EXPECT_EQ(label->system, one.system) << one.text;
    EXPECT_EQ(label->label, one.label) << one.text;
    EXPECT_EQ(one.text.substr(label->size), one.rest) << one.text;
  }
}

TEST(BodyLabel, RefusesNumbersThatAreNoLabels) {
  for (std::string_view text :
       {"2021. Đây là năm", "1.500 người", "20/11 hằng năm", "19/2020/NQ", "Về việc",
        "Điều 2 Quyết định số 5", "Ban Giám đốc", "đến nay", "1.846 tổ chức", "", "Thực hiện"}) {
    EXPECT_FALSE(BodyLabelAt(text).has_value()) << text;
  }
}

TEST(BodyLabel, LettersFollowTheVietnameseAlphabet) {
  EXPECT_EQ(BodyLabelAt("đ) x")->path, std::vector<int>{5});
  EXPECT_EQ(BodyLabelAt("e) x")->path, std::vector<int>{6});
  EXPECT_EQ(BodyLabelAt("g) x")->path, std::vector<int>{7});
}

TEST(BodyLabel, DamagedRomanNumeralsFitTheirSequence) {
  EXPECT_TRUE(RomanCanBe("I1.", 2));
  EXPECT_TRUE(RomanCanBe("I11.", 3));
  EXPECT_TRUE(RomanCanBe("H.", 2));
  EXPECT_TRUE(RomanCanBe("HI.", 3));
  EXPECT_TRUE(RomanCanBe("V1.", 6));
  EXPECT_FALSE(RomanCanBe("I1.", 3));
  EXPECT_FALSE(RomanCanBe("X.", 4));
}

}  // namespace
}  // namespace vanthu
