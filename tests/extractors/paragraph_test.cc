#include "extractors/paragraph.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

Letter WithZones(std::string_view text, const std::vector<Zone>& zones) {
  Letter letter = LetterFromText(text);
  for (std::size_t i = 0; i < letter.lines.size(); ++i) letter.lines[i].zone = zones[i];
  return letter;
}

TEST(Paragraphs, JoinASentenceThatGoesOnAfterAPageBreak) {
  const Letter letter = LetterFromText(
      "1. Rà soát các dự án, tập trung\ngiải quyết vướng mắc.\n2. Báo cáo.", Zone::kBody);
  const LetterParagraphs paragraphs = ParagraphsOf(letter);
  ASSERT_EQ(paragraphs.body.size(), 2U);
  EXPECT_EQ(paragraphs.body[0].text(), "1. Rà soát các dự án, tập trung giải quyết vướng mắc.");
  ASSERT_EQ(paragraphs.body[0].Lines().size(), 2U);
  const std::string_view text = paragraphs.body[0].text();
  const auto spans = paragraphs.body[0].ToLetter({text.find("tập"), text.find(" vướng")});
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0].Of(letter.text), "tập trung");
  EXPECT_EQ(spans[1].Of(letter.text), "giải quyết");
}

TEST(Paragraphs, JoinACodeBrokenAtItsHyphenWithoutASpace) {
  const LetterParagraphs paragraphs =
      ParagraphsOf(LetterFromText("theo Chỉ thị số 01/CT-\nUBND của tỉnh", Zone::kBody));
  ASSERT_EQ(paragraphs.body.size(), 1U);
  EXPECT_EQ(paragraphs.body[0].text(), "theo Chỉ thị số 01/CT-UBND của tỉnh");
}

TEST(Paragraphs, KeepListItemsApart) {
  const LetterParagraphs paragraphs = ParagraphsOf(LetterFromText(
      "Các đơn vị:\n- phòng Nội vụ\n- phòng Y tế;\na) việc một,\nb) việc hai", Zone::kBody));
  EXPECT_EQ(paragraphs.body.size(), 5U);
}

TEST(Paragraphs, EndWithTheLetterProper) {
  const Letter letter =
      WithZones("V/v thử\nNội dung.\nNơi nhận:\nTên Người Ký\nPhụ lục\nHàng | Cột",
                {Zone::kSubject, Zone::kBody, Zone::kDistribution, Zone::kSignature, Zone::kBody,
                 Zone::kTable});
  const LetterParagraphs paragraphs = ParagraphsOf(letter);
  ASSERT_EQ(paragraphs.subject.size(), 1U);
  ASSERT_EQ(paragraphs.body.size(), 1U);
  EXPECT_EQ(paragraphs.body[0].text(), "Nội dung.");
}

TEST(Paragraphs, FindTheEndByItsWordsWithoutZones) {
  const LetterParagraphs paragraphs =
      ParagraphsOf(LetterFromText("Nội dung.\nNơi nhận:\n- Như trên;"));
  EXPECT_EQ(paragraphs.body.size(), 1U);
}

}  // namespace
}  // namespace vanthu
