#include "models/channel_model/syllable_trie.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace vanthu {
namespace {

LetterString Letters(std::string_view text) { return LettersOf(text).value(); }

class Trie : public testing::Test {
 protected:
  const std::vector<std::string> words_ = {"hoa", "hòa", "hoà", "hóa", "hoàn", "thủy", "quý", "a"};
  const SyllableTrie trie_{words_};
};

TEST_F(Trie, KeepsOneOfTwoTonePlaces) {
  EXPECT_EQ(trie_.size(), 7U);
  EXPECT_EQ(trie_.Find(Letters("hoà")), trie_.Find(Letters("hòa")));
  EXPECT_EQ(trie_.Text(trie_.Find(Letters("hoà"))), "hòa");
}

TEST_F(Trie, FindsWhatWasGivenAndNothingElse) {
  EXPECT_NE(trie_.Find(Letters("quý")), kNoSyllable);
  EXPECT_EQ(trie_.Find(Letters("quy")), kNoSyllable);
}

TEST_F(Trie, LeadsLetterByLetterToEachSyllable) {
  for (const std::string& word : words_) {
    auto node = SyllableTrie::kRoot;
    for (const LetterId letter : WithOldTone(Letters(word))) {
      node = trie_.Child(node, letter);
      ASSERT_NE(node, SyllableTrie::kNoNode) << word;
    }
    EXPECT_EQ(trie_.SyllableAt(node), trie_.Find(Letters(word))) << word;
  }
  EXPECT_EQ(trie_.Child(SyllableTrie::kRoot, LetterOf(U'x')->id), SyllableTrie::kNoNode);
}

TEST(TonePlaces, AreMovedInOpenGlidesOnly) {
  EXPECT_EQ(WithOldTone(Letters("thuỷ")), Letters("thủy"));
  EXPECT_EQ(WithNewTone(Letters("khỏe")), Letters("khoẻ"));
  EXPECT_EQ(WithNewTone(Letters("hoàn")), Letters("hoàn"));
  EXPECT_EQ(WithOldTone(Letters("quý")), Letters("quý"));
  EXPECT_EQ(WithNewTone(Letters("mùa")), Letters("mùa"));
}

}  // namespace
}  // namespace vanthu
