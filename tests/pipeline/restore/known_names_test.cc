#include "pipeline/restore/known_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "extractors/table.h"
#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string TableText() {
  std::ostringstream text;
  text << std::ifstream(VANTHU_SOURCE_DIR "/data/foreign_names.tsv", std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::string> NamesIn(std::string_view line) {
  static const std::string kTable = TableText();
  const auto names = KnownNames::Parse("foreign_names.tsv", kTable);
  SeenText text;
  AddLine(line, 0, {}, text);
  std::vector<std::string> words;
  for (const FoundNameWord& found : names->Find(text)) words.push_back(found.text);
  return words;
}

TEST(KnownNames, AreFoundByTheirBareLetters) {
  EXPECT_THAT(NamesIn("Uy ban nhan dan tinh Dak Lak"), ElementsAre("Đắk", "Lắk"));
  EXPECT_THAT(NamesIn("xa Dak Ui, huyen Dak Ha"), ElementsAre("Đăk", "Hà"));
  EXPECT_THAT(NamesIn("huyen Dak R'lap"), ElementsAre("Đắk", "R", "lấp"));
  EXPECT_THAT(NamesIn("huyen Dakrong"), ElementsAre("Đakrông"));
}

TEST(KnownNames, KeepTheirCapitals) {
  EXPECT_THAT(NamesIn("TINH DAK NONG"), ElementsAre("ĐẮK", "NÔNG"));
  EXPECT_THAT(NamesIn("dak nong la nong"), IsEmpty());
}

TEST(KnownNames, AreNotThoseSomebodySpelt) {
  EXPECT_THAT(NamesIn("tỉnh Đăk Lăk và Đak Lak"), IsEmpty());
  EXPECT_THAT(NamesIn("tinh Dak"), IsEmpty());
  EXPECT_THAT(NamesIn("tinh Dak, Lak"), IsEmpty());
}

TEST(KnownNames, SayWhichRowIsNone) {
  const auto names = KnownNames::Parse("names.tsv", "name\nĐắk Lắk\n12/2020\n");
  ASSERT_FALSE(names.has_value());
  EXPECT_THAT(names.error().message, HasSubstr("names.tsv:3"));
}

// Else a Vietnamese word without its marks would be taken for a name.
TEST(KnownNames, HaveAWordThatIsNotVietnamese) {
  const TinyModels models = MakeTinyModels();
  const SyllableTrie trie(models.syllables.List());
  const std::vector<float> priors(trie.size(), 8.0F);
  WordReadings readings(models.channel, trie, priors);
  const std::string bytes = TableText();
  const auto table = Table::Parse("foreign_names.tsv", bytes);
  for (std::size_t row = 0; row < table->size(); ++row) {
    SeenText text;
    AddLine(table->Cell(row, "name"), 0, {}, text);
    EXPECT_TRUE(std::ranges::any_of(text.tokens, [&](const SeenToken& token) {
      return !readings.IsVietnameseWithoutMarks(token.letters);
    })) << table->Cell(row, "name");
  }
}

}  // namespace
}  // namespace vanthu
