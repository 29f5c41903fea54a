#include "extractors/citation_list.h"

#include <gtest/gtest.h>

#include "extractors/citation_reader.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

std::vector<Citing> Read(std::string_view text) {
  const Knowledge& knowledge = TestKnowledge();
  return ReadCitations(Words{std::string(text)}, CitationPlace::kBody, knowledge.codes(),
                       knowledge.organisations(), knowledge.citations());
}

TEST(CitationList, KnowsWhatGoesOnWithAList) {
  const auto all = [](std::string_view text) {
    const Words words{std::string(text)};
    return GoesOnWithList(words, 0, words.size());
  };
  EXPECT_TRUE(all(", số"));
  EXPECT_TRUE(all("và các"));
  EXPECT_FALSE(all("theo"));
  EXPECT_FALSE(all(", ; , và các"));
}

TEST(CitationList, SharesTheTailOfItsLast) {
  const auto citings =
      Read("các Quyết định số 12/QĐ-BNV và số 13/QĐ-BNV ngày 05/3/2020 của Bộ Nội vụ");
  ASSERT_EQ(citings.size(), 2U);
  EXPECT_EQ(ToIso(citings[0].value.date), "2020-03-05");
  EXPECT_EQ(citings[0].value.issuer, "Bộ Nội vụ");
}

TEST(CitationList, DocumentsWithTypesOfTheirOwnKeepTheirDates) {
  const auto citings =
      Read("Quyết định số 12/QĐ-BNV, Công văn số 13/BNV-TL ngày 05/3/2020 của Bộ Nội vụ");
  ASSERT_EQ(citings.size(), 2U);
  EXPECT_EQ(citings[0].value.date.year, 0);
}

TEST(CitationList, RolesComeFromTheLeadTheCueAndTheEnd) {
  EXPECT_EQ(Read("Căn cứ Quyết định số 12/QĐ-BNV ngày 05/3/2020")[0].value.role, "basis");
  EXPECT_EQ(Read("Sở nhận được Quyết định số 12/QĐ-BNV ngày 05/3/2020")[0].value.role, "cited");
  EXPECT_EQ(Read("Quyết định số 12/QĐ-BNV hết hiệu lực")[0].value.role, "repeals");
}

}  // namespace
}  // namespace vanthu
