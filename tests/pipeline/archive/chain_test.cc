#include "pipeline/archive/chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
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
using ::testing::SizeIs;

class ChainTest : public ::testing::Test {
 protected:
  ChainTest() {
    auto opened = Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(opened) << opened.error().message;
    archive_.emplace(std::move(*opened));
  }

  // Gives its id.
  std::string Add(const SampleLetter& letter, std::vector<Citation> references = {}) {
    Record record = RecordOf(letter, "");
    record.references = std::move(references);
    return AddLetter(*archive_, folder_, record,
                     letter.reference + letter.date + letter.issuer + letter.parent +
                         letter.subject + letter.text)
        .id;
  }

  static Citation Cite(std::string reference, std::string_view date = "",
                       std::string role = "basis") {
    return {.type = "",
            .reference = std::move(reference),
            .date = DateFromIso(date).value_or(PartialDate{}),
            .issuer = "",
            .subject = "",
            .role = std::move(role),
            .name = ""};
  }

  Chain Of(const std::string& id, const ChainOptions& options = {}) {
    auto chain = ChainOf(*archive_, id, options);
    EXPECT_TRUE(chain) << chain.error().message;
    return chain ? std::move(*chain) : Chain{};
  }

  // "role reference(branches)", or "role printed?n" without a letter.
  static std::vector<std::string> Told(const std::vector<ChainBranch>& branches) {
    std::vector<std::string> told;
    for (const ChainBranch& branch : branches) {
      std::string line = branch.role + " ";
      line += branch.letter ? branch.letter->reference
                            : branch.printed + "?" + std::to_string(branch.letters);
      if (branch.is_repeated) line += "^";
      const std::vector<std::string> below = Told(branch.branches);
      if (!below.empty()) {
        line += "(" +
                std::accumulate(
                    std::next(below.begin()), below.end(), below.front(),
                    [](const std::string& a, const std::string& b) { return a + ", " + b; }) +
                ")";
      }
      told.push_back(line);
    }
    return told;
  }

  TemporaryFolder folder_;
  std::optional<Archive> archive_;
};

TEST_F(ChainTest, GoesUpAndDown) {
  const std::string directive = Add({.reference = "34-CT/TW", .date = "2014-04-07"});
  const std::string plan = Add(
      {.reference = "12/KH-SYT", .date = "2015-01-05"},
      {Cite("34-CT/TW", "2014-04-07", "implements"), Cite("30/2013/NĐ-CP", "2013-01-01", "basis")});
  const std::string letter =
      Add({.reference = "77/TTYT-KH", .date = "2015-02-01"}, {Cite("12/KH-SYT", "2015-01-05")});
  EXPECT_THAT(Told(Of(letter).cites),
              ElementsAre("basis 12/KH-SYT(implements 34-CT/TW, basis 30/2013/NĐ-CP?0)"));
  EXPECT_THAT(Of(letter).cited_by, IsEmpty());
  EXPECT_THAT(Told(Of(directive).cited_by), ElementsAre("implements 12/KH-SYT(basis 77/TTYT-KH)"));
  EXPECT_THAT(Told(Of(plan).cites), SizeIs(2));
  EXPECT_THAT(Told(Of(plan).cited_by), ElementsAre("basis 77/TTYT-KH"));
  EXPECT_THAT(Told(Of(directive, {.depth = 1}).cited_by), ElementsAre("implements 12/KH-SYT"));
}

TEST_F(ChainTest, LetterThatComesInLaterIsFound) {
  const std::string letter =
      Add({.reference = "77/TTYT-KH", .date = "2015-02-01"}, {Cite("12/KH-SYT", "2015-01-05")});
  EXPECT_THAT(Told(Of(letter).cites), ElementsAre("basis 12/KH-SYT?0"));
  const std::string plan = Add({.reference = "12/KH-SYT", .date = "2015-01-05"});
  EXPECT_THAT(Told(Of(letter).cites), ElementsAre("basis 12/KH-SYT"));
  EXPECT_THAT(Told(Of(plan).cited_by), ElementsAre("basis 77/TTYT-KH"));
}

TEST_F(ChainTest, ReadBetterItIsResolvedAnew) {
  const std::string letter =
      Add({.reference = "77/TTYT-KH", .date = "2015-02-01"}, {Cite("12/KH-SYT", "2015-01-05")});
  Record plan = AddLetter(*archive_, folder_,
                          RecordOf({.reference = "72/KH-SYT", .date = "2015-01-05"}, ""), "plan");
  EXPECT_THAT(Told(Of(letter).cites), ElementsAre("basis 12/KH-SYT?0"));
  plan.reference = {.number = "12", .symbol = "KH-SYT", .reference = "12/KH-SYT"};
  ASSERT_TRUE(archive_->SaveRecord(plan));
  EXPECT_THAT(Told(Of(letter).cites), ElementsAre("basis 12/KH-SYT"));
}

TEST_F(ChainTest, CirclesEnd) {
  const std::string first =
      Add({.reference = "1/A-B", .date = "2015-01-01"}, {Cite("2/A-B", "2015-01-01")});
  Add({.reference = "2/A-B", .date = "2015-01-01"},
      {Cite("1/A-B", "2015-01-01"), Cite("3/A-B", "2015-01-01")});
  Add({.reference = "3/A-B", .date = "2015-01-01"}, {Cite("2/A-B", "2015-01-01")});
  EXPECT_THAT(Told(Of(first, {.depth = 9}).cites),
              ElementsAre("basis 2/A-B(basis 1/A-B^, basis 3/A-B(basis 2/A-B^))"));
}

TEST_F(ChainTest, ItsOwnNumberIsNoReference) {
  const std::string plan =
      Add({.reference = "12/KH-SYT", .date = "2015-01-05"}, {Cite("12/KH-SYT", "2015-01-05")});
  EXPECT_THAT(Of(plan).cites, IsEmpty());
  EXPECT_THAT(Of(plan).cited_by, IsEmpty());
}

TEST_F(ChainTest, NumberOfSeveralLettersIsToldApartByDateIssuerAndOffice) {
  const SampleLetter north = {.reference = "12/QĐ-UBND",
                              .date = "2020-01-05",
                              .issuer = "UBND tỉnh Bắc Hồ",
                              .parent = "",
                              .text = "Về việc giao chỉ tiêu biên chế năm nay cho các đơn vị."};
  SampleLetter south = north;
  south.issuer = "UBND tỉnh Nam Khê";
  south.text = "Phê duyệt quy hoạch chi tiết khu dân cư phía đông thị trấn.";
  SampleLetter later = north;
  later.date = "2021-06-07";
  later.text = "Thành lập ban chỉ đạo phòng, chống thiên tai cấp tỉnh.";
  Add(north);
  Add(south);
  Add(later);
  const auto meant = [&](const Citation& citation, std::string_view date, std::string_view parent) {
    static int n = 100;
    const std::string id = Add({.reference = std::to_string(n++) + "/SYT-VP",
                                .date = std::string(date),
                                .parent = std::string(parent)},
                               {citation});
    const Chain chain = Of(id);
    const ChainBranch& branch = chain.cites.at(0);
    return branch.letter ? branch.letter->date + " " + branch.letter->issuer
                         : std::to_string(branch.letters);
  };
  EXPECT_EQ(meant(Cite("12/QĐ-UBND", "2021-06-07"), "2022-01-01", ""),
            "2021-06-07 UBND tỉnh Bắc Hồ");
  EXPECT_EQ(meant(Cite("12/QĐ-UBND", "2020-01-05"), "2022-01-01", ""), "2")
      << "two provinces, one day";
  EXPECT_EQ(meant(Cite("12/QĐ-UBND", "2020-01-05"), "2022-01-01", "UBND tỉnh Nam Khê"),
            "2020-01-05 UBND tỉnh Nam Khê")
      << "the office that cites belongs to it";
  Citation named = Cite("12/QĐ-UBND", "2020-01-05");
  named.issuer = "Ủy ban nhân dân tỉnh Bắc Hồ";
  EXPECT_EQ(meant(named, "2022-01-01", "UBND tỉnh Nam Khê"), "2020-01-05 UBND tỉnh Bắc Hồ");
  EXPECT_EQ(meant(Cite("12/QĐ-UBND"), "2022-01-01", ""), "3");
  EXPECT_EQ(meant(Cite("12/QĐ-UBND"), "2020-12-31", ""), "2") << "nothing is cited before it is";
  EXPECT_EQ(meant(Cite("12/QĐ-UBND", "2019-01-01"), "2022-01-01", ""), "0");
}

TEST_F(ChainTest, UnclearReferenceIsShownAtEachLetterItMayMean) {
  Add({.reference = "12/QĐ-UBND", .date = "2020-01-05", .issuer = "UBND tỉnh Bắc Hồ"});
  const std::string south =
      Add({.reference = "12/QĐ-UBND", .date = "2021-01-05", .issuer = "UBND tỉnh Nam Khê"});
  Add({.reference = "7/BYT-VP", .date = "2022-01-01", .issuer = "Bộ Y tế", .parent = ""},
      {Cite("12/QĐ-UBND")});
  const Chain chain = Of(south);
  ASSERT_THAT(chain.cited_by, SizeIs(1));
  EXPECT_EQ(chain.cited_by[0].letters, 2);
}

TEST_F(ChainTest, CopiesOfOneLetterAreOneToWhatCitesIt) {
  const SampleLetter scan = {.reference = "12/KH-SYT", .date = "2015-01-05"};
  SampleLetter rescan = scan;
  rescan.text = scan.text + " ĐẾN 114";
  const std::string first = Add(scan);
  const std::string second = Add(rescan);
  const std::string letter =
      Add({.reference = "77/TTYT-KH", .date = "2015-02-01"}, {Cite("12/KH-SYT", "2015-01-05")});
  const Chain chain = Of(letter);
  ASSERT_THAT(chain.cites, SizeIs(1));
  ASSERT_TRUE(chain.cites[0].letter);
  EXPECT_EQ(chain.cites[0].letter->id, first) << "the one that came in first stands for both";
  EXPECT_THAT(Told(Of(first).cited_by), ElementsAre("basis 77/TTYT-KH"));
  EXPECT_THAT(Told(Of(second).cited_by), ElementsAre("basis 77/TTYT-KH"));
}

TEST_F(ChainTest, WeightiestRolesFirstThenNewest) {
  const std::string directive = Add({.reference = "34-CT/TW", .date = "2014-04-07"});
  Add({.reference = "1/A-B", .date = "2015-01-01"}, {Cite("34-CT/TW", "", "cited")});
  Add({.reference = "2/A-B", .date = "2016-01-01"}, {Cite("34-CT/TW", "", "cited")});
  Add({.reference = "3/A-B", .date = "2015-01-01"},
      {Cite("34-CT/TW", "", "cited"), Cite("34-CT/TW", "", "replaces")});
  const Chain chain = Of(directive);
  EXPECT_THAT(Told(chain.cited_by), ElementsAre("replaces 3/A-B", "cited 2/A-B", "cited 1/A-B"));
  const Chain limited = Of(directive, {.limit = 2});
  EXPECT_THAT(limited.cited_by, SizeIs(2));
  EXPECT_EQ(limited.cited_by_left_out, 1U);
}

TEST_F(ChainTest, DocumentsCitedByNameAreLeaves) {
  Citation named = Cite("");
  named.name = "Luật Khám bệnh, chữa bệnh";
  const std::string letter = Add({.reference = "77/TTYT-KH"}, {named});
  EXPECT_THAT(Told(Of(letter).cites), ElementsAre("basis Luật Khám bệnh, chữa bệnh?0"));
}

// What a reference means is a matter of what is in the archive, not of when it came in.
TEST_F(ChainTest, OrderOfImportDoesNotMatter) {
  struct Piece {
    SampleLetter letter;
    std::vector<Citation> references;
  };
  std::vector<Piece> pieces = {
      {{.reference = "34-CT/TW", .date = "2014-04-07"}, {}},
      {{.reference = "12/KH-SYT", .date = "2015-01-05"}, {Cite("34-CT/TW", "2014-04-07")}},
      {{.reference = "12/KH-SYT", .date = "2016-01-05"}, {Cite("12/KH-SYT", "2015-01-05")}},
      {{.reference = "7/SYT-VP", .date = "2017-01-05"},
       {Cite("12/KH-SYT"), Cite("12/KH-SYT", "2016"), Cite("34-CT/TW")}},
  };
  std::string expected;
  for (unsigned int seed = 0; seed < 6; ++seed) {
    const TemporaryFolder folder;
    auto archive = Archive::Open(folder.path() / "archive", Archive::Mode::kWrite);
    ASSERT_TRUE(archive);
    std::shuffle(pieces.begin(), pieces.end(), std::mt19937(seed));
    std::string last;
    for (const Piece& piece : pieces) {
      Record record = RecordOf(piece.letter, "");
      record.references = piece.references;
      const std::string id =
          AddLetter(*archive, folder, record, piece.letter.reference + piece.letter.date).id;
      if (piece.letter.reference == "7/SYT-VP") last = id;
    }
    const auto chain = ChainOf(*archive, last);
    ASSERT_TRUE(chain);
    std::string told;
    for (const std::string& line : Told(chain->cites)) told += line + "\n";
    if (expected.empty()) expected = told;
    EXPECT_EQ(told, expected) << "order " << seed;
  }
  EXPECT_THAT(expected, HasSubstr("basis 12/KH-SYT?2"));
  EXPECT_THAT(expected, HasSubstr("basis 12/KH-SYT(basis 12/KH-SYT(basis 34-CT/TW"));
}

TEST_F(ChainTest, WhatMakesNoSenseIsSaidPlainly) {
  const std::string id = Add({.reference = "1/A-B"});
  const auto message = [&](std::string_view letter, const ChainOptions& options) {
    const auto chain = ChainOf(*archive_, letter, options);
    EXPECT_FALSE(chain);
    return chain ? "" : chain.error().message;
  };
  EXPECT_THAT(message(id, {.depth = 0}), HasSubstr("--depth: give a number from 1 to 10"));
  EXPECT_THAT(message(id, {.depth = 99}), HasSubstr("--depth"));
  EXPECT_THAT(message(id, {.limit = 0}), HasSubstr("--limit"));
  EXPECT_THAT(message("nothing", {}), HasSubstr("nothing: no such letter"));
}

class MissingChainTest : public ChainTest {
 protected:
  std::expected<std::optional<Chain>, Error> Missing(std::string_view typed,
                                                     const ChainOptions& options = {}) {
    return ChainOfMissing(*archive_, typed, options);
  }
};

TEST_F(MissingChainTest, BeginsAtWhatIsOnlyCited) {
  Add({.reference = "12/KH-SYT", .date = "2015-01-05"},
      {Cite("34-CT/TW", "", "cited"), Cite("34-CT/TW", "2014-04-07", "implements")});
  Add({.reference = "77/TTYT-KH", .date = "2015-02-01"},
      {Cite("12/KH-SYT", "2015-01-05"), Cite("34-CT/TW", "", "cited")});
  for (const char* typed : {"34-CT/TW", "34 ct tw", "Chỉ thị số 34-CT/TW ngày 07/4/2014"}) {
    const auto chain = Missing(typed);
    ASSERT_TRUE(chain && *chain) << typed;
    EXPECT_EQ((*chain)->letter.id, "");
    EXPECT_EQ((*chain)->letter.reference, "34-CT/TW");
    EXPECT_EQ((*chain)->letter.date, "2014-04-07");
    EXPECT_THAT((*chain)->cites, IsEmpty());
    EXPECT_THAT(Told((*chain)->cited_by),
                ElementsAre("implements 12/KH-SYT(basis 77/TTYT-KH^)", "cited 77/TTYT-KH"))
        << typed;
  }
}

TEST_F(MissingChainTest, TwoDocumentsOfOneNumberAreNotMixed) {
  Add({.reference = "12/KH-SYT", .date = "2021-01-05"}, {Cite("7/SYT-NVY", "2018-03-01")});
  Add({.reference = "13/KH-SYT", .date = "2021-01-06"}, {Cite("7/SYT-NVY", "2020-05-02")});
  const auto both = Missing("7/SYT-NVY");
  ASSERT_FALSE(both);
  EXPECT_EQ(both.error().code, Error::Code::kUsage);
  EXPECT_THAT(both.error().message,
              HasSubstr("2 documents with this number are cited; add the date:\n"
                        "  7/SYT-NVY, 2020-05-02\n  7/SYT-NVY, 2018-03-01"));
  const auto one = Missing("7/SYT-NVY ngày 01/3/2018");
  ASSERT_TRUE(one && *one);
  EXPECT_THAT(Told((*one)->cited_by), ElementsAre("basis 12/KH-SYT"));
}

TEST_F(MissingChainTest, NothingForWhatNobodyCites) {
  Add({.reference = "12/KH-SYT"}, {Cite("34-CT/TW")});
  for (const char* typed : {"35-CT/TW", "34-CT/TU", "34", "thi đua", ""}) {
    const auto chain = Missing(typed);
    ASSERT_TRUE(chain) << typed << chain.error().message;
    EXPECT_FALSE(*chain) << typed;
  }
  EXPECT_FALSE(Missing("34-CT/TW", {.depth = 0}));
  EXPECT_FALSE(Missing("34-CT/TW", {.limit = 0}));
}

}  // namespace
}  // namespace vanthu
