#include "extractors/symbol.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/knowledge.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

SymbolParts Parts(const std::string& number, const std::string& separator,
                  const std::string& symbol) {
  return PartsOfSymbol(
      {.number = number, .symbol = symbol, .reference = number + separator + symbol},
      TestKnowledge().codes());
}

TEST(Symbol, ATypeMayStandFirst) {
  const SymbolParts parts = Parts("12", "/", "KH-SYT");
  EXPECT_EQ(parts.type, "kế hoạch");
  EXPECT_THAT(parts.bodies, ElementsAre("SYT"));
  EXPECT_EQ(Parts("12", "/", "SYT-VP").type, "");
  EXPECT_THAT(Parts("12", "/", "SYT-VP").bodies, ElementsAre("SYT", "VP"));
}

TEST(Symbol, AYearIsNoBody) {
  const SymbolParts parts = Parts("30", "/", "2020/NĐ-CP");
  EXPECT_FALSE(parts.is_party);
  EXPECT_EQ(parts.type, "nghị định");
  EXPECT_THAT(parts.bodies, ElementsAre("CP"));
}

TEST(Symbol, ThePartyReadsItsCodesItsOwnWay) {
  EXPECT_TRUE(Parts("28", "-", "TT/TU").is_party);
  EXPECT_EQ(Parts("28", "-", "TT/TU").type, "thông tri");
  EXPECT_EQ(Parts("28", "/", "TT-BYT").type, "thông tư");
}

TEST(Symbol, MayBeEmpty) { EXPECT_TRUE(Parts("12", "", "").bodies.empty()); }

}  // namespace
}  // namespace vanthu
