#include "pipeline/load/vietnamese_share.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace vanthu {
namespace {

VietnameseShare Measure(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back(word);
  const std::vector<std::string_view> views(words.begin(), words.end());
  return MeasureVietnamese(views);
}

TEST(VietnameseShare, OrdinaryTextIsLegalAndMarked) {
  const auto share = Measure(
      "Thực hiện Kế hoạch số 45/KH-UBND ngày 03/02/2021, Sở Xây dựng đề nghị các đơn vị khẩn "
      "trương rà soát, nghiêm túc triển khai; khuyến khích huy động nguồn lực ngoài ngân sách.");
  EXPECT_GT(share.words, 25U);
  EXPECT_DOUBLE_EQ(share.legal, 1.0);
  EXPECT_GT(share.marked, 0.7);
  EXPECT_TRUE(ReadsAsVietnamese(share));
}

TEST(VietnameseShare, DecomposedTextIsTheSameText) {
  EXPECT_DOUBLE_EQ(Measure("Co\u0323\u0302ng ho\u0300a xa\u0303 ho\u0302\u0323i").legal, 1.0);
  EXPECT_DOUBLE_EQ(Measure("Co\u0323\u0302ng ho\u0300a xa\u0303 ho\u0302\u0323i").marked, 1.0);
}

TEST(VietnameseShare, LegacyFontsDoNotReadAsVietnamese) {
  const auto tcvn3 =
      Measure("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc Thùc hiÖn kÕ ho¹ch");
  EXPECT_LT(tcvn3.legal, 0.6);
  EXPECT_FALSE(ReadsAsVietnamese(tcvn3));
  const auto vni = Measure(
      "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc Thöïc hieän keá "
      "hoaïch");
  EXPECT_LT(vni.legal, 0.6);
  EXPECT_FALSE(ReadsAsVietnamese(vni));
}

TEST(VietnameseShare, TextThatLostItsMarksDoesNotEither) {
  const auto share = Measure("Cong hoa xa hoi chu nghia Viet Nam Doc lap Tu do Hanh phuc ke hoach");
  EXPECT_GT(share.legal, 0.9);
  EXPECT_DOUBLE_EQ(share.marked, 0.0);
  EXPECT_FALSE(ReadsAsVietnamese(share));
}

TEST(VietnameseShare, AbbreviationsAndNumbersAreNoEvidence) {
  EXPECT_EQ(Measure("UBND HĐND 2021 45/KH-UBND 3176b 1.500.000").words, 0U);
}

TEST(VietnameseShare, PartsOfJoinedWordsCountEach) {
  EXPECT_EQ(Measure("lập-Tự tác/xã (Hạnh) phúc.").words, 6U);
}

TEST(VietnameseShare, AFewWordsProveNothing) {
  EXPECT_FALSE(ReadsAsVietnamese(Measure("Nguyễn Thị Bưởi ký tên")));
  EXPECT_FALSE(ReadsAsVietnamese(Measure("")));
}

}  // namespace
}  // namespace vanthu
