#include "pipeline/archive/missing_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class MissingListTest : public ::testing::Test {
 protected:
  MissingListTest() {
    auto opened = Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(opened) << opened.error().message;
    archive_.emplace(std::move(*opened));
  }

  void AddCiting(const std::vector<std::pair<std::string, std::string>>& cited) {
    Record record = RecordOf({.reference = std::to_string(++letters_) + "/SYT-VP"}, "");
    for (const auto& [reference, date] : cited) {
      record.references.push_back({.type = "Chỉ thị",
                                   .reference = reference,
                                   .date = DateFromIso(date).value_or(PartialDate{}),
                                   .issuer = "",
                                   .subject = "",
                                   .role = "basis",
                                   .name = ""});
    }
    AddLetter(*archive_, folder_, record, std::to_string(letters_));
  }

  std::vector<std::string> Told(const MissingListOptions& options = {}) {
    const auto page = ListMissing(*archive_, options);
    EXPECT_TRUE(page) << page.error().message;
    std::vector<std::string> told;
    if (!page) return told;
    next_ = page->next;
    for (const MissingDocument& document : page->documents) {
      told.push_back(std::to_string(document.letters) + " " + document.printed + " " +
                     document.date);
    }
    return told;
  }

  TemporaryFolder folder_;
  std::optional<Archive> archive_;
  int letters_ = 0;
  std::string next_;
};

TEST_F(MissingListTest, MostCitedFirst) {
  EXPECT_THAT(Told(), IsEmpty());
  AddCiting({{"34-CT/TW", "2014-04-07"}, {"15/2020/TT-BYT", ""}});
  AddCiting({{"34 - CT/TW", ""}, {"34-CT/TW", "2014-04-07"}});
  AddCiting({{"34-CT/TW", "2014-04-07"}, {"12/KH-UBND", "2019-01-01"}});
  AddCiting({{"12/KH-UBND", "2020-01-01"}});
  EXPECT_THAT(Told(),
              ElementsAre("3 Chỉ thị 34-CT/TW 2014-04-07", "1 Chỉ thị 12/KH-UBND 2019-01-01",
                          "1 Chỉ thị 12/KH-UBND 2020-01-01", "1 Chỉ thị 15/2020/TT-BYT "))
      << "a letter counts once, a number once a year";
}

TEST_F(MissingListTest, WhatComesInIsMissingNoMore) {
  AddCiting({{"34-CT/TW", "2014-04-07"}, {"12/KH-UBND", "2019-01-01"}});
  AddLetter(*archive_, folder_, {.reference = "34-CT/TW", .date = "2014-04-07"});
  AddLetter(*archive_, folder_, {.reference = "12/KH-UBND", .date = "2018-01-01"});
  EXPECT_THAT(Told(), ElementsAre("1 Chỉ thị 12/KH-UBND 2019-01-01")) << "another year's plan";
}

TEST_F(MissingListTest, PagesGiveEachOnce) {
  for (int i = 1; i <= 7; ++i) AddCiting({{std::to_string(i) + "-CT/TW", ""}, {"50-CT/TW", ""}});
  const auto whole = Told({.limit = 100});
  EXPECT_EQ(next_, "");
  std::vector<std::string> paged;
  std::string cursor;
  do {
    const auto page = Told({.limit = 3, .cursor = cursor});
    paged.insert(paged.end(), page.begin(), page.end());
    cursor = next_;
  } while (!cursor.empty() && paged.size() < 50);
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(paged.size(), 8U);
}

TEST_F(MissingListTest, BadCursorAndLimitAreSaid) {
  for (const std::string cursor : {"x", "3", "0:a", ":a", "-1:a"}) {
    const auto page = ListMissing(*archive_, {.cursor = cursor});
    ASSERT_FALSE(page) << cursor;
    EXPECT_EQ(page.error().code, Error::Code::kUsage);
    EXPECT_THAT(page.error().message, HasSubstr("no cursor"));
  }
  EXPECT_FALSE(ListMissing(*archive_, {.limit = 0}));
}

}  // namespace
}  // namespace vanthu
