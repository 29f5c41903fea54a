#include "pipeline/recognize/signature/printed_title.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace vanthu {
namespace {

// What the row's words must outlive.
std::vector<Word> WordsOf(const std::string& text) {
  std::vector<Word> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back({.text = word, .confidence = 0.9});
  return words;
}

TEST(FindPrintedTitle, FindsAHeadAmongOtherWords) {
  const auto words = WordsOf("⁄ L^T. GIÁM ĐÓC ——");
  const auto title = FindPrintedTitle(RowWordsOf(words));
  ASSERT_TRUE(title.has_value());
  EXPECT_EQ(title->begin, 2U);
  EXPECT_EQ(title->end, 4U);
  EXPECT_EQ(title->cut, 0U);
  EXPECT_EQ(title->errors, 0U);
  EXPECT_FALSE(title->deputy);
}

TEST(FindPrintedTitle, FindsADeputyWithOneLetterOfItsWordWrong) {
  const auto words = WordsOf("PHQ GIAM ĐOC");
  const auto title = FindPrintedTitle(RowWordsOf(words));
  ASSERT_TRUE(title.has_value());
  EXPECT_TRUE(title->deputy);
  EXPECT_EQ(title->begin, 0U);
  EXPECT_EQ(title->errors, 1U);
}

TEST(FindPrintedTitle, LeavesWhatIsNoDeputysWord) {
  const auto words = WordsOf("ZÉ7 GIÁM ĐỐC");
  const auto title = FindPrintedTitle(RowWordsOf(words));
  ASSERT_TRUE(title.has_value());
  EXPECT_FALSE(title->deputy);
  EXPECT_EQ(title->begin, 1U);
}

TEST(FindPrintedTitle, KnowsAMinistersDeputy) {
  const auto words = WordsOf("THỨ TRƯỞNG");
  const auto title = FindPrintedTitle(RowWordsOf(words));
  ASSERT_TRUE(title.has_value());
  EXPECT_TRUE(title->deputy);
}

TEST(FindPrintedTitle, CutsOffWhatHasGrownIntoTheFirstWord) {
  const auto words = WordsOf("⁄Z7BGIẢM ĐỌC");
  const auto title = FindPrintedTitle(RowWordsOf(words));
  ASSERT_TRUE(title.has_value());
  EXPECT_EQ(words[0].text.substr(title->cut), "GIẢM");
}

TEST(FindPrintedTitle, TakesTwoOfficesForOneTitle) {
  const auto words = WordsOf("KT. BỘ TRƯỞNG, CHỦ NHIỆM");
  const auto title = FindPrintedTitle(RowWordsOf(words));
  ASSERT_TRUE(title.has_value());
  EXPECT_EQ(title->begin, 1U);
  EXPECT_EQ(title->end, 5U);
}

TEST(FindPrintedTitle, FindsNoneInOtherWords) {
  for (const char* text : {"", "SỞ Y TẾ", "Vũ Thanh Mẫu", "TM. ỦY BAN NHÂN DÂN", "IM ĐC"}) {
    const auto words = WordsOf(text);
    EXPECT_FALSE(FindPrintedTitle(RowWordsOf(words)).has_value()) << text;
  }
}

std::string TitleTextOf(const std::string& text) {
  const auto words = WordsOf(text);
  const auto row = RowWordsOf(words);
  const auto title = FindPrintedTitle(row);
  std::string result;
  if (!title) return result;
  for (const Word& word : TitleWords(row, *title))
    result += (result.empty() ? "" : " ") + word.text;
  return result;
}

TEST(TitleWords, BeginWithTwoShortWordsInCapitals) {
  EXPECT_EQ(TitleTextOf("biết; k1 KT. GIÁM ĐỐC"), "KT. GIÁM ĐỐC") << "k1 is no capital";
  EXPECT_EQ(TitleTextOf("A B C GIÁM ĐỐC"), "B C GIÁM ĐỐC");
  EXPECT_EQ(TitleTextOf("GIÁM ĐỐC"), "GIÁM ĐỐC");
}

TEST(TitleWords, PartTheDamageFromTheTitleItHasGrownInto) {
  EXPECT_EQ(TitleTextOf("⁄⁄Z7PRBGIAM ĐỌC"), "PRB GIAM ĐỌC");
  const auto words = WordsOf("ABGIAM ĐOC");
  auto boxed = words;
  boxed[0].box = {.left = 100, .top = 0, .right = 160, .bottom = 20};
  const auto row = RowWordsOf(boxed);
  const auto parts = TitleWords(row, *FindPrintedTitle(row));
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].box.right, 120);
  EXPECT_EQ(parts[1].box.left, 120);
}

}  // namespace
}  // namespace vanthu
