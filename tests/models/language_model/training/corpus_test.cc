#include "models/language_model/training/corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::string> Words(const Corpus& corpus) {
  return {corpus.spellings.begin() + kFirstWord, corpus.spellings.end()};
}

TEST(CorpusReader, NumbersWordsByHowOftenTheyAre) {
  EXPECT_THAT(Words(ReadLines({"cá to", "cá bé, cá to"})), ElementsAre("cá", "to", "bé"));
}

TEST(CorpusReader, JoinsSpellingsThatMeanTheSame) {
  EXPECT_THAT(Words(ReadLines({"Hoà hòa HÒA"})), ElementsAre("hòa"));
}

TEST(CorpusReader, KeepsOtherWordsOnlyWhenCommonAndNoNames) {
  // Zyx is written as a name is; the limit of the test is two.
  const Corpus corpus = ReadLines({"ông Zyx và HĐND zap", "ông Zyx và HĐND", "the ba the"});
  EXPECT_THAT(Words(corpus), UnorderedElementsAre("ông", "và", "hđnd", "the", "ba"));
}

TEST(CorpusReader, BeginsAndEndsEachLineWithABreak) {
  const Corpus corpus = ReadLines({"ba má.", "ba 5"});
  std::vector<WordId> words;
  for (const CorpusToken& token : corpus.parts.at(0)) words.push_back(token.word);
  const WordId ba = kFirstWord;
  EXPECT_THAT(words, ElementsAre(kLineStart, kBreak, ba, ba + 1, kBreak, kLineStart, kBreak, ba,
                                 kNumberWord, kBreak));
}

TEST(CorpusReader, LeavesOutVietnameseWithoutMarks) {
  EXPECT_THAT(Words(ReadLines({"toi di cho mua ca va rau", "ba má"})), ElementsAre("ba", "má"));
}

TEST(BareIds, JoinsWordsThatDifferInMarks) {
  std::vector<std::string> spellings(kFirstWord);
  spellings.insert(spellings.end(), {"ba", "bà", "đo", "do", "ca"});
  const std::vector<BareId> ids = BareIds(spellings);
  EXPECT_EQ(ids[kFirstWord], ids[kFirstWord + 1]);
  EXPECT_EQ(ids[kFirstWord + 2], ids[kFirstWord + 3]);
  EXPECT_NE(ids[kFirstWord], ids[kFirstWord + 4]);
  EXPECT_NE(ids[kBreak], ids[kNumberWord]);
}

TEST(IsHeldOut, TakesAboutOneLineInAHundred) {
  int held_out = 0;
  for (int i = 0; i < 10000; ++i) held_out += IsHeldOut("dòng số " + std::to_string(i)) ? 1 : 0;
  EXPECT_GT(held_out, 60);
  EXPECT_LT(held_out, 140);
}

}  // namespace
}  // namespace vanthu
