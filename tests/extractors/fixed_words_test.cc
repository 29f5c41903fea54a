#include "extractors/fixed_words.h"

#include <gtest/gtest.h>

#include <vector>

#include "extractors/table.h"

namespace vanthu {
namespace {

std::expected<FixedWords, Error> Load(std::string_view stamps) {
  std::vector<Table> tables;
  tables.push_back(Table::Parse("titles.tsv", "name\nGiám đốc\n").value());
  tables.push_back(
      Table::Parse("stamps.tsv", "word\tkind\tvariants\n" + std::string(stamps)).value());
  tables.push_back(Table::Parse("surnames.tsv", "name\nLý\nNguyễn\n").value());
  return FixedWords::FromTables(tables);
}

TEST(FixedWords, KnowsWhatANameBeginsWith) {
  const auto words = Load("mật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  EXPECT_TRUE(words->IsSurname("Nguyễn"));
  EXPECT_TRUE(words->IsSurname("NGUYỄN"));
  EXPECT_FALSE(words->IsSurname("Kguyễn"));
  EXPECT_FALSE(words->IsSurname("Nguyên"));
  EXPECT_FALSE(words->IsSurname(""));
}

TEST(FixedWords, TellsUrgencyFromSecrecy) {
  const auto words = Load("hỏa tốc\turgency\tkhẩn cấp\nmật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(words->UrgencyWord("khan cap"), "hỏa tốc");
  EXPECT_EQ(words->UrgencyWord("mat"), "");
  EXPECT_EQ(words->SecrecyWord("mat"), "mật");
  EXPECT_TRUE(words->titles().Find("giam doc").has_value());
}

TEST(FixedWords, KnowsATitleWithOneLetterDamagedOrLost) {
  const auto words = Load("mật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(words->DamagedTitle("giam do"), "Giám đốc");
  EXPECT_EQ(words->DamagedTitle("iam doc"), "Giám đốc");
  EXPECT_EQ(words->DamagedTitle("giam boc"), "Giám đốc");
  EXPECT_EQ(words->DamagedTitle("iam do"), "") << "two letters are lost";
}

TEST(FixedWords, KnowsALongStampWithOneLetterDamaged) {
  const auto words = Load("hỏa tốc\turgency\t\nmật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(words->UrgencyWord("hoa toe"), "hỏa tốc");
  EXPECT_EQ(words->UrgencyWord("hea toe"), "");
  EXPECT_EQ(words->SecrecyWord("mac"), "") << "too short to be mended";
}

TEST(FixedWords, RefusesAKindItDoesNotKnow) { EXPECT_FALSE(Load("mật\thush\t\n").has_value()); }

}  // namespace
}  // namespace vanthu
