#include "pipeline/restore/respellings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::UnorderedElementsAre;

auto Is(const std::u32string& letters, float cost) {
  return AllOf(Field(&Respelling::letters, letters), Field(&Respelling::cost, cost));
}

TEST(Respellings, ExchangeOneCharacterOrTwo) {
  const std::vector<SeenAlternative> alternatives = {{.index = 0, .letter = U'đ', .cost = 2},
                                                     {.index = 1, .letter = U'ế', .cost = 4},
                                                     {.index = 1, .letter = U'ề', .cost = 5}};
  EXPECT_THAT(
      Respellings(U"dê", alternatives),
      UnorderedElementsAre(Is(U"đê", 2), Is(U"dế", 4), Is(U"dề", 5), Is(U"đế", 6), Is(U"đề", 7)));
}

TEST(Respellings, AreNoneOfAWordTheEngineWasSureOf) { EXPECT_TRUE(Respellings(U"kế", {}).empty()); }

TEST(Respellings, PassOverWhatLiesBehindTheWord) {
  const std::vector<SeenAlternative> alternatives = {{.index = 2, .letter = U'a', .cost = 1},
                                                     {.index = 0, .letter = U'h', .cost = 3},
                                                     {.index = 7, .letter = U'b', .cost = 1}};
  EXPECT_THAT(Respellings(U"kế", alternatives), ElementsAre(Is(U"hế", 3)));
}

}  // namespace
}  // namespace vanthu
