#include "extractors/all.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "tests/golden/golden.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

std::set<std::string> ExtractorNames() {
  std::set<std::string> names;
  for (const Extractor& extractor : AllExtractors()) names.emplace(extractor.name);
  return names;
}

TEST(AllExtractors, EachHasAGoldenFileAndNoFileIsLeftOver) {
  std::set<std::string> goldens;
  for (const auto& entry : fs::directory_iterator(VANTHU_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() == ".jsonl") goldens.insert(entry.path().stem().string());
  }
  EXPECT_EQ(goldens, ExtractorNames());
}

TEST(AllExtractors, EachHasATestFile) {
  for (const std::string& name : ExtractorNames()) {
    EXPECT_TRUE(fs::exists(VANTHU_SOURCE_DIR "/tests/extractors/" + name + "_test.cc")) << name;
  }
}

TEST(AllExtractors, NoTwoShareAName) { EXPECT_EQ(ExtractorNames().size(), AllExtractors().size()); }

TEST(Extract, GivesTheSameTwiceAndSpansInsideTheText) {
  const Letter letter = LetterFromText(
      "UBND TỈNH CÀ MAU\nSỞ NỘI VỤ\nSố: 12/SNV-VP\nCà Mau, ngày 05 tháng 6 năm 2019\n"
      "V/v rà soát hồ sơ\nKính gửi: Các phòng.\nNơi nhận:\n- Như trên;\nGIÁM ĐỐC\nLê Văn Thử");
  const Fields once = Extract(letter, TestKnowledge());
  const Fields again = Extract(letter, TestKnowledge());
  for (const Extractor& extractor : AllExtractors()) {
    const auto first = extractor.mentions(once);
    const auto second = extractor.mentions(again);
    ASSERT_EQ(first.size(), second.size()) << extractor.name;
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(first[i].value, second[i].value) << extractor.name;
      for (const Span span : first[i].spans) EXPECT_LE(span.end, letter.text.size());
    }
  }
  ASSERT_FALSE(once.signer.empty());
  EXPECT_EQ(once.signer.front().value.name, "Lê Văn Thử");
}

}  // namespace
}  // namespace vanthu
