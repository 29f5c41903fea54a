#include "extractors/name_case.h"

#include <gtest/gtest.h>

#include "extractors/knowledge.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

std::string Sentence(std::string_view text) { return TestKnowledge().name_case().Sentence(text); }

TEST(NameCase, FollowsTheTables) {
  EXPECT_EQ(Sentence("UBND TỈNH CÀ MAU"), "UBND tỉnh Cà Mau");
  EXPECT_EQ(Sentence("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"), "Sở Văn hóa, Thể thao và Du lịch");
  EXPECT_EQ(Sentence("PHÓ CHÁNH VĂN PHÒNG"), "Phó Chánh Văn phòng");
  EXPECT_EQ(Sentence("BAN QUẢN LÝ DỰ ÁN KHU VỰC II"), "Ban quản lý dự án khu vực II");
}

TEST(NameCase, TakesUnknownWordsForProperNames) {
  EXPECT_EQ(Sentence("TRƯỜNG THPT LÊ VĂN THỬ"), "Trường THPT Lê Văn Thử");
}

TEST(NameCase, TakesNoNameForAPhraseOfOtherMarks) {
  EXPECT_EQ(Sentence("HUYỆN ỦY VẠN PHONG"), "Huyện ủy Vạn Phong");
  EXPECT_EQ(Sentence("VĂN PHÒNG TỈNH ỦY"), "Văn phòng Tỉnh ủy");
}

TEST(NameCase, PutsDiacriticsOfPhrasesBack) {
  EXPECT_EQ(Sentence("UBND TINH HOA BINH"), "UBND tỉnh Hòa Bình");
  EXPECT_EQ(Sentence("SỞ Y TÊ"), "Sở Y tế");
}

TEST(NameCase, LeavesSmallLettersAlone) {
  EXPECT_EQ(Sentence("Sở  Y tế"), "Sở Y tế");
  EXPECT_EQ(NameCase::EveryWord("LÊ VĂN THỬ"), "Lê Văn Thử");
}

}  // namespace
}  // namespace vanthu
