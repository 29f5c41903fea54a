#include "extractors/gazetteer.h"

#include <gtest/gtest.h>

#include "extractors/table.h"

namespace vanthu {
namespace {

constexpr std::string_view kTable =
    "name\tkind\tfrom\tuntil\tcurrent\tvariants\n"
    "Thành phố Bến Cũ\tthành phố\t\t\tThành phố Bến Cũ\tTP. Bến Cũ|Bến Cũ\n"
    "Đồi Xanh\ttỉnh\t\t2026-04-29\tĐồi Xanh\t\n"
    "Đồi Xanh\tthành phố\t2026-04-30\t\tĐồi Xanh\tTP Đồi Xanh\n";

Gazetteer Load(std::string_view tsv) {
  return Gazetteer::FromTable(Table::Parse("provinces.tsv", tsv).value()).value();
}

TEST(Gazetteer, KnowsWhatAPlaceWasOnADay) {
  const Gazetteer gazetteer = Load(kTable);
  const Province* before = gazetteer.Named("doi xanh", {.year = 2026, .month = 4, .day = 29});
  const Province* after = gazetteer.Named("doi xanh", {.year = 2026, .month = 4, .day = 30});
  ASSERT_NE(before, nullptr);
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(NameWithKind(*before), "tỉnh Đồi Xanh");
  EXPECT_EQ(NameWithKind(*after), "thành phố Đồi Xanh");
  EXPECT_EQ(gazetteer.Named("doi xanh", {}), after);
}

TEST(Gazetteer, DoesNotRepeatTheKindInTheName) {
  const Gazetteer gazetteer = Load(kTable);
  const Province* city = gazetteer.Named("tp. ben cu", {});
  ASSERT_NE(city, nullptr);
  EXPECT_EQ(NameWithKind(*city), "Thành phố Bến Cũ");
  EXPECT_EQ(gazetteer.Named("ben moi", {}), nullptr);
}

TEST(Gazetteer, RefusesADateThatIsNone) {
  const auto table = Table::Parse(
      "provinces.tsv", "name\tkind\tfrom\tuntil\tcurrent\tvariants\nA\ttỉnh\t2026-13-01\t\tA\t\n");
  EXPECT_FALSE(Gazetteer::FromTable(*table).has_value());
}

}  // namespace
}  // namespace vanthu
