#include "models/syllables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace vanthu {
namespace {

const Syllables& ShippedSyllables() {
  static const auto syllables = [] {
    std::ostringstream text;
    text << std::ifstream(VANTHU_SOURCE_DIR "/data/syllables.tsv", std::ios::binary).rdbuf();
    return Syllables::Parse(text.str());
  }();
  return syllables.value();
}

class SyllableTable : public testing::Test {
 protected:
  const Syllables& syllables_ = ShippedSyllables();
};

TEST_F(SyllableTable, AllowsTheWordsOfLetters) {
  for (const char* word : {"công", "hòa",   "hoà",   "xã",    "nghĩa", "việt",   "giết",   "gì",
                           "gìn",  "giêng", "quả",   "quốc",  "quý",   "thủy",   "thuỷ",   "ủy",
                           "uỷ",   "khuỷu", "ngoẻo", "yêu",   "ưu",    "ở",      "người",  "được",
                           "ký",   "kỷ",    "oách",  "xoong", "huýt",  "nghiệm", "phường", "đẩy"}) {
    EXPECT_TRUE(syllables_.Contains(word)) << word;
  }
}

TEST_F(SyllableTable, AllowsNothingElse) {
  for (const char* word :
       {"",    "b",     "this",  "nghịêm", "hòan", "toàc", "bat",        "bàt",
        "cê",  "ghan",  "ngiêm", "kan",    "qúy",  "giàh", "iên",        "Công",
        "ưou", "công ", "côngg", "zô",     "sach", "đươc", "co\u0302ng", "hiền\u0300"}) {
    EXPECT_FALSE(syllables_.Contains(word)) << word;
  }
}

// Every onset with every rime it takes, the tones its end allows, in both styles.
TEST_F(SyllableTable, HasEverySpellingOnce) {
  const auto list = syllables_.List();
  EXPECT_EQ(list.size(), 17'612U);
  EXPECT_TRUE(std::ranges::is_sorted(list));
  for (const std::string& word : list) EXPECT_TRUE(syllables_.Contains(word)) << word;
}

TEST(Syllables, AMalformedTableIsNamedWithItsLine) {
  EXPECT_THAT(Syllables::Parse("onset\trimes\nb\ta\tc\n").error(),
              testing::HasSubstr("syllables.tsv:2: "));
  EXPECT_THAT(Syllables::Parse("# a\nrimes\tonset\n").error(),
              testing::HasSubstr("syllables.tsv:2: "));
  EXPECT_THAT(Syllables::Parse("onset\trimes\nb\ta||an\n").error(),
              testing::HasSubstr("syllables.tsv:2: "));
  EXPECT_THAT(Syllables::Parse("").error(), testing::HasSubstr("no syllable"));
}

}  // namespace
}  // namespace vanthu
