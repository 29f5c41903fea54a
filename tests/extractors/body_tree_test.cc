#include "extractors/body_tree.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

// "I.(1.(a) -) 2.) II." : labels with their children in brackets; _ for a paragraph without a
// label.
std::string Show(const std::vector<BodyNode>& nodes) {
  std::string text;
  for (const BodyNode& node : nodes) {
    if (!text.empty()) text += ' ';
    text += node.label.empty() ? "_" : node.label;
    if (!node.children.empty()) text += "(" + Show(node.children) + ")";
  }
  return text;
}

std::string Tree(std::string_view text) {
  return Show(BodyTree(ParagraphsOf(LetterFromText(text, Zone::kBody)).body));
}

TEST(BodyTree, NestsByLabelSystem) {
  EXPECT_EQ(Tree("I. A\n1. B.\na) C;\n- D;\n+ E;\nb) F.\n2. G.\nII. H\n1. I."),
            "I.(1.(a)(-(+)) b)) 2.) II.(1.)");
  EXPECT_EQ(Tree("1. A\n1.1. B.\n1.1.1. C.\n1.2. D.\n2. E."), "1.(1.1.(1.1.1.) 1.2.) 2.");
  EXPECT_EQ(Tree("Điều 1. A:\n1. B;\n2. C.\nĐiều 2. D."), "Điều 1.(1. 2.) Điều 2.");
}

TEST(BodyTree, FollowsAListOverAGap) {
  EXPECT_EQ(Tree("1. A.\n2. B.\n4. C.\na) D.\nc) E."), "1. 2. 4.(a) c))");
}

TEST(BodyTree, TakesNoLabelThatDoesNotGoOn) {
  EXPECT_EQ(Tree("1. A.\n30. tháng Tư là ngày nghỉ.\n2. B."), "1.(_) 2.");
}

TEST(BodyTree, MendsRomanNumeralsByTheirSequence) {
  EXPECT_EQ(Tree("I. A\n- B.\nI1. C\n- D.\nI11. E\n- F."), "I.(-) I1.(-) I11.(-)");
}

TEST(BodyTree, PutsLooseParagraphsUnderTheListThatGoesOn) {
  EXPECT_EQ(Tree("Mở đầu.\n1. A.\nThêm vào A.\n2. B.\nKết thúc."), "_ 1.(_) 2. _");
  EXPECT_EQ(Tree("1. A.\n2. Tổ chức thực hiện:\nGiao đơn vị làm.\nĐề nghị thực hiện."),
            "1. 2.(_) _");
}

TEST(BodyTree, HangsDashesOnTheSentenceThatAnnouncesThem) {
  EXPECT_EQ(Tree("Đề nghị góp ý như sau:\n- A.\n- B.\nGửi về Sở."), "_(- -) _");
}

TEST(IsHeading, IsShortOrInCapitals) {
  const auto heading = [](std::string_view text) { return IsHeading(Words(std::string(text)), 0); };
  EXPECT_TRUE(heading("TỔ CHỨC THỰC HIỆN"));
  EXPECT_TRUE(heading("Văn phòng Sở"));
  EXPECT_TRUE(heading("Thành phần:"));
  EXPECT_FALSE(heading("Rà soát hồ sơ."));
  EXPECT_FALSE(heading(""));
}

}  // namespace
}  // namespace vanthu
