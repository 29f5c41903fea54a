#include "models/language_model/ngram_table.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <string_view>

#include "models/language_model/language_model.h"
#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

// Walks through the model with every word after every word.
void UseAll(const LanguageModel& model) {
  for (std::size_t first = 0; first < model.Size(); ++first) {
    LanguageModel::State state = model.Score(model.Start(), static_cast<WordId>(first)).state;
    for (std::size_t id = 0; id < model.Size(); ++id) {
      state = model.Score(state, static_cast<WordId>(id)).state;
    }
  }
}

TEST(NgramTable, RefusesEveryPrefixOfAFile) {
  const std::string bytes = TrainOn(InventedLines());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string prefix = bytes.substr(0, size);
    EXPECT_FALSE(LanguageModel::Parse(prefix)) << size << " bytes";
  }
  EXPECT_TRUE(LanguageModel::Parse(bytes));
}

// A prefix whose head claims to be whole gets as far as the places of its sections.
TEST(NgramTable, TakesNoHeadAtItsWord) {
  const std::string bytes = TrainOn(InventedLines());
  for (std::size_t size = sizeof(FileHead); size < bytes.size(); size += 7) {
    std::string prefix = bytes.substr(0, size);
    const std::uint64_t claimed = size;
    std::memcpy(prefix.data() + offsetof(FileHead, file_size), &claimed, sizeof claimed);
    EXPECT_FALSE(LanguageModel::Parse(prefix)) << size << " bytes";
  }
}

TEST(NgramTable, StaysInItsBytesWhateverTheySay) {
  const std::string bytes = TrainOn(InventedLines());
  int loaded = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(~damaged[at]);
    const auto model = LanguageModel::Parse(damaged);
    if (!model) continue;
    ++loaded;
    if (at % 16 == 0) UseAll(*model);
  }
  EXPECT_GT(loaded, 0);
}

TEST(NgramTable, SaysWhatIsWrong) {
  EXPECT_EQ(LanguageModel::Parse("vanthu").error(), "too short for a language model");
  std::string bytes = TrainOn(InventedLines());
  bytes[0] = 'V';
  EXPECT_EQ(LanguageModel::Parse(bytes).error(), "not a language model of this version");
}

TEST(NgramHash, TellsOrdersAndWordsApart) {
  NgramHash ab(2);
  ab.Prepend(1);
  NgramHash ba(1);
  ba.Prepend(2);
  EXPECT_NE(ab.Fingerprint(), ba.Fingerprint());
  EXPECT_NE(ab.Fingerprint(), NgramHash(2).Fingerprint());
  EXPECT_LT(ab.Block(10), 10U);
}

}  // namespace
}  // namespace vanthu
