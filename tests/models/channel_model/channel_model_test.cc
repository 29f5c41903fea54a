#include "models/channel_model/channel_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <sstream>

namespace vanthu {
namespace {

using testing::HasSubstr;

constexpr std::string_view kHead = "letters\tseen\thow\n";

std::optional<float> Cost(const ChannelModel& model, Reader reader, char32_t letter,
                          std::u32string_view seen) {
  const Letter32 wanted = LetterOf(letter).value();
  const Confusions::Row* row = model.For(reader).confusions.For(seen, wanted.upper);
  if (row == nullptr) return std::nullopt;
  for (const auto& entry : row->For(wanted.id)) {
    if (entry.second == kNoLetter) return entry.cost;
  }
  return std::nullopt;
}

TEST(ChannelModel, HasEveryLetterAsItselfAndBareWithoutAnyTable) {
  const auto model = ChannelModel::Parse({});
  ASSERT_TRUE(model.has_value()) << model.error();
  for (const Reader reader : kReaders) {
    EXPECT_TRUE(Cost(*model, reader, U'ố', U"ố").has_value()) << ReaderName(reader);
    EXPECT_TRUE(Cost(*model, reader, U'Ố', U"O").has_value()) << ReaderName(reader);
  }
  EXPECT_LT(*Cost(*model, Reader::kMarksLost, U'ố', U"o"),
            *Cost(*model, Reader::kVietnamese, U'ố', U"o"));
  // One mark lost is what the Vietnamese engine does most.
  EXPECT_LT(*Cost(*model, Reader::kVietnamese, U'ố', U"ô"),
            *Cost(*model, Reader::kVietnamese, U'ố', U"o"));
}

TEST(ChannelModel, TakesRulesForTheForeignReaderInBothCases) {
  const std::string rules = std::string(kHead) + "ư\tw|u'\tsometimes\n";
  const auto model = ChannelModel::Parse({.rules = rules});
  ASSERT_TRUE(model.has_value()) << model.error();
  EXPECT_TRUE(Cost(*model, Reader::kForeign, U'ư', U"u'").has_value());
  EXPECT_TRUE(Cost(*model, Reader::kForeign, U'Ư', U"U'").has_value());
  EXPECT_FALSE(Cost(*model, Reader::kMarksLost, U'ư', U"u'").has_value());
}

TEST(ChannelModel, CountsGoBeforeRules) {
  const std::string rules = std::string(kHead) + "đ\td\toften\n";
  const auto model = ChannelModel::Parse({.rules = rules, .weights = "foreign\tđ\td\t6.5\n"});
  ASSERT_TRUE(model.has_value()) << model.error();
  EXPECT_FLOAT_EQ(*Cost(*model, Reader::kForeign, U'đ', U"d"), 6.5F);
}

TEST(ChannelModel, ReadsSpacesAndConfidence) {
  const auto model = ChannelModel::Parse(
      {.weights = "vietnamese\tspace\tsplit\t6.0\nvietnamese\twrong\tall\t0.02\n"
                  "vietnamese\twrong\t9\t0.01\n"});
  ASSERT_TRUE(model.has_value()) << model.error();
  const ReaderModel& reader = model->For(Reader::kVietnamese);
  EXPECT_FLOAT_EQ(reader.split_cost, 6.0F);
  EXPECT_FLOAT_EQ(reader.wrong_by_confidence.at(9), 0.01F);
  EXPECT_FLOAT_EQ(reader.wrong_by_confidence.at(3), 0.02F);
}

TEST(ChannelModel, ReadsWholeWords) {
  const auto model = ChannelModel::Parse({.weights = "vietnamese\tword\tkể\tkế\t0.9\n"
                                                     "vietnamese\tword\tchi\tchỉ\t0.5\n"});
  ASSERT_TRUE(model.has_value()) << model.error();
  const auto& words = model->For(Reader::kVietnamese).words;
  ASSERT_EQ(words.size(), 2U);
  EXPECT_TRUE(std::ranges::is_sorted(words, {}, &WordConfusion::seen));
  const auto word = std::ranges::find(words, *LettersOf(U"chỉ"), &WordConfusion::seen);
  ASSERT_NE(word, words.end());
  EXPECT_EQ(word->printed, *LettersOf(U"chi"));
  EXPECT_FLOAT_EQ(word->cost, 0.5F);
  EXPECT_FALSE(ChannelModel::Parse({.weights = "vietnamese\tword\tkể\tk6\t0.9\n"}).has_value());
}

// Pages set in type hardly ever show what scans do.
TEST(ChannelModel, KnowsThatScansLoseMarks) {
  const auto model = ChannelModel::Parse(
      {.weights = "vietnamese\tẾ\tÉ\t9.5\nvietnamese\tế\té\t9.5\nvietnamese\tế\tê\t9.5\n"
                  "vietnamese\tề\tê\t3.5\nvietnamese\tệ\tê\t9.5\nvietnamese\tờ\tơ\t9.5\n"});
  ASSERT_TRUE(model.has_value()) << model.error();
  EXPECT_LT(*Cost(*model, Reader::kVietnamese, U'Ế', U"É"), 3);
  EXPECT_LT(*Cost(*model, Reader::kVietnamese, U'ế', U"é"), 6);
  EXPECT_LT(*Cost(*model, Reader::kVietnamese, U'ế', U"ê"), 5);
  EXPECT_FLOAT_EQ(*Cost(*model, Reader::kVietnamese, U'ề', U"ê"), 3.5F) << "counted as likelier";
  EXPECT_FLOAT_EQ(*Cost(*model, Reader::kVietnamese, U'ệ', U"ê"), 9.5F) << "marks apart";
  EXPECT_FLOAT_EQ(*Cost(*model, Reader::kVietnamese, U'ờ', U"ơ"), 9.5F) << "marks apart";
}

TEST(ChannelModel, NamesTheLineThatIsWrong) {
  const auto rule = ChannelModel::Parse({.rules = std::string(kHead) + "ư\tw\tnever\n"});
  ASSERT_FALSE(rule.has_value());
  EXPECT_THAT(rule.error(), HasSubstr("confusions.tsv:2"));
  const auto letters = ChannelModel::Parse({.rules = std::string(kHead) + "ươn\tw\toften\n"});
  ASSERT_FALSE(letters.has_value());
  const auto weights = ChannelModel::Parse({.weights = "# figures\nforeign\tư\tw\tx\n"});
  ASSERT_FALSE(weights.has_value());
  EXPECT_THAT(weights.error(), HasSubstr("line 2"));
}

std::string ReadFile(const char* path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

TEST(ChannelModel, ReadsWhatIsShipped) {
  const std::string rules = ReadFile(VANTHU_SOURCE_DIR "/data/confusions.tsv");
  const std::string weights = ReadFile(VANTHU_SOURCE_DIR "/models/channel_model/weights.tsv");
  const auto model = ChannelModel::Parse({.rules = rules, .weights = weights});
  ASSERT_TRUE(model.has_value()) << model.error();
  // The engine is wrong more often where it is less sure.
  const auto& wrong = model->For(Reader::kVietnamese).wrong_by_confidence;
  ASSERT_EQ(wrong.size(), 11U);
  EXPECT_GT(wrong[5], wrong[9]);
}

}  // namespace
}  // namespace vanthu
