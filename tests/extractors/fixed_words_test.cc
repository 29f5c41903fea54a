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

TEST(FixedWords, KnowsAFamilyNameWithoutItsMarks) {
  const auto words = Load("mật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(words->SurnameWithMarks("Nguyên"), "Nguyễn");
  EXPECT_EQ(words->SurnameWithMarks("Nguyễn"), "") << "nothing to mend";
  EXPECT_EQ(words->SurnameWithMarks("Kguyễn"), "");
}

TEST(FixedWords, TellsUrgencyFromSecrecy) {
  const auto words = Load("hỏa tốc\turgency\tkhẩn cấp\nmật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(words->UrgencyWord("khan cap"), "hỏa tốc");
  EXPECT_EQ(words->UrgencyWord("mat"), "");
  EXPECT_EQ(words->SecrecyWord("mat"), "mật");
  EXPECT_TRUE(words->titles().Find("giam doc").has_value());
}

TEST(FixedWords, FindsATitleWithOneLetterInSixDamagedOrLost) {
  const auto words = Load("mật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  for (const char* damaged : {"giam do", "iam doc", "giam boc", "z7: giamdoc"}) {
    const auto title = words->FindTitle(damaged);
    ASSERT_TRUE(title.has_value()) << damaged;
    EXPECT_EQ(title->name, "Giám đốc") << damaged;
  }
  EXPECT_FALSE(words->FindTitle("iam do").has_value()) << "two letters are lost";
  EXPECT_FALSE(words->FindTitle("").has_value());
}

TEST(FixedWords, SaysWhereATitleStands) {
  const auto words = Load("mật\tsecrecy\t\n");
  ASSERT_TRUE(words.has_value());
  const auto title = words->FindTitle("z7: pho. giam doc ~");
  ASSERT_TRUE(title.has_value());
  EXPECT_EQ(title->begin, 9U);
  EXPECT_EQ(title->end, 17U);
  EXPECT_EQ(title->edits, 0U);
}

TEST(FixedWords, FindsNoneOfTwoTitlesThatAreAsNear) {
  std::vector<Table> tables;
  tables.push_back(Table::Parse("titles.tsv", "name\nBộ trưởng\nTổ trưởng\n").value());
  tables.push_back(Table::Parse("stamps.tsv", "word\tkind\tvariants\nmật\tsecrecy\t\n").value());
  tables.push_back(Table::Parse("surnames.tsv", "name\nLý\n").value());
  const auto words = FixedWords::FromTables(tables);
  ASSERT_TRUE(words.has_value());
  EXPECT_FALSE(words->FindTitle("fo truong").has_value());
  const auto whole = words->FindTitle("to truong");
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->name, "Tổ trưởng");
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
