#include "pipeline/archive/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() {
    auto archive = Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(archive) << archive.error().message;
    archive_.emplace(std::move(*archive));
  }
  void Add(const SampleLetter& letter) { AddLetter(*archive_, folder_, letter); }
  // The reference numbers of the hits, best first.
  [[nodiscard]] std::vector<std::string> Find(std::string_view query,
                                              const SearchOptions& options = {}) const {
    const auto page = Search(*archive_, query, options);
    EXPECT_TRUE(page) << page.error().message;
    std::vector<std::string> references;
    if (!page) return references;
    for (const Hit& hit : page->hits) references.push_back(hit.reference);
    return references;
  }

  TemporaryFolder folder_;
  std::optional<Archive> archive_;
};

TEST_F(SearchTest, ReferenceNumberInAnySpelling) {
  Add({.reference = "34-CT/TW", .doc_type = "chỉ thị", .issuer = "Bộ Chính trị"});
  Add({.reference = "34/KH-UBND"});
  Add({.reference = "2045/QĐ-BGDĐT", .doc_type = "quyết định", .issuer = "Bộ Giáo dục và Đào tạo"});
  Add({.reference = "05/TB-SYT"});
  for (const std::string_view typed :
       {"34-CT/TW", "34 ct tw", "34CT/TW", "34cttw", "số 34 CT/TW", "Số: 34-CT/TW", "34/-CT/TW",
        "ct/tw 34", "chi thi 34 ct tw", "034-ct/tw", "chỉ thị số 34 của Bộ Chính trị",
        "34 bộ chính trị"}) {
    ASSERT_THAT(Find(typed), Not(IsEmpty())) << typed;
    EXPECT_EQ(Find(typed).front(), "34-CT/TW") << typed;
  }
  for (const std::string_view typed :
       {"qd 2045 bgddt", "2045/QĐ-BGDĐT", "2045/QD-BGDDT", "qđ 2045", "quyet dinh 2045",
        "2045 bgddt", "QUYẾT ĐỊNH SỐ 2045/QĐ-BGDĐT", "2045 bộ giáo dục"}) {
    EXPECT_THAT(Find(typed), ElementsAre("2045/QĐ-BGDĐT")) << typed;
  }
  EXPECT_THAT(Find("5 tb syt"), ElementsAre("05/TB-SYT"));
}

TEST_F(SearchTest, ExactFirstThenNearWithTheReason) {
  Add({.reference = "30/2020/NĐ-CP", .date = "2020-03-05"});
  Add({.reference = "30/NĐ-CP", .date = "1999-05-05"});
  Add({.reference = "30/NĐ-CP-X", .date = "2021-05-05"});
  const auto page = Search(*archive_, "30/NĐ-CP");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 2U) << "a whole symbol leaves longer ones out";
  EXPECT_EQ(page->hits[0].reference, "30/NĐ-CP");
  EXPECT_EQ(page->hits[0].match, "same_reference");
  EXPECT_EQ(page->hits[1].reference, "30/2020/NĐ-CP");
  EXPECT_THAT(page->hits[1].why, HasSubstr("without the year"));
  EXPECT_THAT(Find("30/2020/NĐ-CP"), ElementsAre("30/2020/NĐ-CP", "30/NĐ-CP"));
  EXPECT_THAT(Find("30 1999 nd cp"), ElementsAre("30/NĐ-CP")) << "the year of its date";
}

TEST_F(SearchTest, OneDamagedCharacter) {
  Add({.reference = "2045/QĐ-BGDĐT"});
  for (const std::string_view typed : {"2046/QĐ-BGDĐT", "204/QĐ-BGDĐT", "2045/QB-BGDĐT",
                                       "2045/QĐ-BGDT", "2O45/QĐ-BGDĐT", "20455 qd bgddt"}) {
    EXPECT_THAT(Find(typed), ElementsAre("2045/QĐ-BGDĐT")) << typed;
  }
  EXPECT_THAT(Find("2067/QĐ-BGDĐT"), IsEmpty());
}

TEST_F(SearchTest, LettersThatCiteItFollow) {
  Record citing = RecordOf({.reference = "12/SYT-VP", .doc_type = "công văn"}, "");
  citing.references = {{.type = "Chỉ thị",
                        .reference = "34-CT/TW",
                        .date = {},
                        .issuer = {},
                        .subject = {},
                        .role = "implements",
                        .name = {}}};
  AddLetter(*archive_, folder_, citing, "citing");
  auto page = Search(*archive_, "34 ct tw");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 1U);
  EXPECT_EQ(page->hits[0].match, "cites");
  EXPECT_EQ(page->hits[0].why, "carries it out");
  Add({.reference = "34-CT/TW", .date = "2014-04-07"});
  EXPECT_THAT(Find("34 ct tw"), ElementsAre("34-CT/TW", "12/SYT-VP"));
}

TEST_F(SearchTest, SameNumberOfManyOfficesIsToldApartByWordsAndDate) {
  Add({.reference = "12/QĐ-UBND", .date = "2023-01-05", .issuer = "UBND tỉnh Bắc Hồ"});
  Add({.reference = "12/QĐ-UBND", .date = "2024-01-05", .issuer = "UBND huyện Nam Khê"});
  EXPECT_EQ(Find("12/QĐ-UBND").size(), 2U);
  auto page = Search(*archive_, "12/QĐ-UBND UBND huyện Nam Khê");
  ASSERT_EQ(page->hits.size(), 2U);
  EXPECT_EQ(page->hits[0].issuer, "UBND huyện Nam Khê");
  EXPECT_EQ(page->hits[1].match, "same_number");
  EXPECT_THAT(page->hits[1].why, HasSubstr("lack ‘huyen khe’"));
  page = Search(*archive_, "12/QĐ-UBND ngày 05/01/2023");
  ASSERT_EQ(page->hits.size(), 2U);
  EXPECT_EQ(page->hits[0].date, "2023-01-05");
  EXPECT_EQ(page->hits[1].match, "same_number");
  EXPECT_THAT(page->hits[1].why, HasSubstr("2024-01-05"));
}

TEST_F(SearchTest, NumberInTheFileNameIsFound) {
  const std::filesystem::path file = folder_.Write("02192-SYT_TCCB.pdf", "scan");
  const auto added = archive_->AddOriginal(file);
  ASSERT_TRUE(added);
  Record record = RecordOf({.subject = "cử viên chức đi học"}, added->sha256);
  record.source.path = file.string();
  ASSERT_TRUE(archive_->SaveRecord(record));
  Add({.reference = "2193/SYT-TCCB"});
  for (const std::string_view typed :
       {"2192 syt tccb", "2192/SYT-TCCB", "2192 SYT", "2192 syt tccb.pdf", "02192-SYT_TCCB.PDF"}) {
    const auto page = Search(*archive_, typed);
    ASSERT_TRUE(page);
    ASSERT_FALSE(page->hits.empty()) << typed;
    EXPECT_EQ(page->hits[0].match, "file_name") << typed;
    EXPECT_EQ(page->hits[0].subject, "cử viên chức đi học");
  }
  EXPECT_THAT(Find("tccb đi học"), ElementsAre("")) << "as a word as well";
  EXPECT_THAT(Find("\"02192-syt tccb.pdf\""), ElementsAre("")) << "as a phrase as well";
  EXPECT_THAT(Find(".pdf"), IsEmpty()) << "no name before it";
}

TEST_F(SearchTest, DigitsThatLookAlikeFollowTheLetterItself) {
  Add({.reference = "38/QĐ-SYT"});
  Add({.reference = "88/QĐ-SYT"});
  Add({.reference = "41/QĐ-SYT"});
  const auto page = Search(*archive_, "38/QĐ-SYT");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 2U);
  EXPECT_EQ(page->hits[0].match, "same_reference");
  EXPECT_EQ(page->hits[1].reference, "88/QĐ-SYT");
  EXPECT_EQ(page->hits[1].why, "one character differs: 88/QĐ-SYT");
}

TEST_F(SearchTest, CitingLettersArePagedToTheLast) {
  for (int i = 1; i <= 5; ++i) {
    Record citing = RecordOf(
        {.reference = std::to_string(i) + "/SYT-VP", .date = "2024-01-0" + std::to_string(i)}, "");
    citing.references = {{.type = "Chỉ thị", .reference = "34-CT/TW", .role = "cited"}};
    AddLetter(*archive_, folder_, citing, "citing " + std::to_string(i));
  }
  for (const auto sort : {SearchOptions::Sort::kRelevance, SearchOptions::Sort::kDate}) {
    std::vector<std::string> found;
    SearchOptions options = {.sort = sort, .limit = 2};
    do {
      const auto page = Search(*archive_, "34 ct tw", options);
      ASSERT_TRUE(page) << page.error().message;
      for (const Hit& hit : page->hits) found.push_back(hit.reference);
      options.cursor = page->next;
    } while (!options.cursor.empty() && found.size() < 20);
    EXPECT_THAT(found, ElementsAre("5/SYT-VP", "4/SYT-VP", "3/SYT-VP", "2/SYT-VP", "1/SYT-VP"));
  }
}

TEST_F(SearchTest, WordsWithAndWithoutDiacritics) {
  Add({.reference = "1/A-B", .text = "Đẩy mạnh phong trào thi đua khen thưởng năm 2021."});
  Add({.reference = "2/A-B", .date = "2025-01-01", .text = "Trồng dừa ở đường ven biển, thi dưa."});
  Add({.reference = "3/A-B", .date = "2020-01-01", .subject = "Công tác thi đua"});
  EXPECT_THAT(Find("thi dua"), ElementsAre("3/A-B", "2/A-B", "1/A-B")) << "head first, then newest";
  EXPECT_THAT(Find("thi đua"), ElementsAre("3/A-B", "1/A-B", "2/A-B")) << "as typed first";
  EXPECT_THAT(Find("duong ven bien"), ElementsAre("2/A-B")) << "đ folds to d";
  EXPECT_THAT(Find("THI ĐUA KHEN THƯỞNG 2021"), ElementsAre("1/A-B"));
  EXPECT_THAT(Find("\"đua khen\""), ElementsAre("1/A-B"));
  EXPECT_THAT(Find("\"khen đua\""), IsEmpty());
  EXPECT_THAT(Find("khen đua"), ElementsAre("1/A-B"));
  EXPECT_THAT(Find("thưởn*"), ElementsAre("1/A-B"));
  EXPECT_THAT(Find("thuon*"), ElementsAre("1/A-B"));
  EXPECT_THAT(Find("không có"), IsEmpty());
}

TEST_F(SearchTest, BothToneStylesAreOne) {
  Add({.reference = "1/A-B", .text = "Ủy ban nhân dân huyện Hoà Thuỷ"});
  EXPECT_THAT(Find("uỷ ban hòa thủy"), ElementsAre("1/A-B"));
}

TEST_F(SearchTest, SnippetShowsTheWords) {
  Add({.reference = "1/A-B",
       .text = "Mở đầu dài dòng.\nCác đơn vị tổ chức phong trào thi đua yêu nước năm nay."});
  const auto page = Search(*archive_, "thi dua");
  ASSERT_EQ(page->hits.size(), 1U);
  const Snippet& snippet = page->hits[0].snippet;
  ASSERT_EQ(snippet.highlights.size(), 2U);
  EXPECT_EQ(snippet.highlights[0].Of(snippet.text), "thi");
  EXPECT_EQ(snippet.highlights[1].Of(snippet.text), "đua");
}

TEST_F(SearchTest, Filters) {
  Add({.reference = "1/QĐ-A", .date = "2024-01-10", .doc_type = "quyết định"});
  Add({.reference = "2/A-B", .date = "2024-02", .issuer = "Sở Nội vụ"});
  Add({.reference = "3/A-B", .date = ""});
  EXPECT_THAT(Find("", {.type = "Quyet dinh"}), ElementsAre("1/QĐ-A"));
  EXPECT_THAT(Find("", {.type = "định"}), IsEmpty()) << "the type is one word";
  EXPECT_THAT(Find("dịch", {.issuer = "nội vụ"}), ElementsAre("2/A-B"));
  EXPECT_THAT(Find("", {.from = "2024-02-01"}), ElementsAre("2/A-B")) << "2024-02 may be that day";
  EXPECT_THAT(Find("", {.to = "1/2024"}), ElementsAre("1/QĐ-A"));
  EXPECT_THAT(Find("dịch bệnh", {.from = "2024", .to = "2024"}), ElementsAre("2/A-B", "1/QĐ-A"));
  EXPECT_THAT(Find("1/QĐ-A", {.type = "công văn"}), IsEmpty());
  EXPECT_THAT(Find("", {}), ElementsAre("2/A-B", "1/QĐ-A", "3/A-B"));
}

TEST_F(SearchTest, PagesCoverEverythingOnceInEitherOrder) {
  std::set<std::string> all;
  for (int i = 1; i <= 23; ++i) {
    SampleLetter letter = {.reference = std::to_string(i) + "/A-B"};
    letter.date = "2024-01-" + std::string(i % 7 < 3 ? "05" : "17");
    if (i % 3 == 0) letter.text = "phong trào thi đua";
    if (i % 5 == 0) letter.subject = "thi đua";
    if (i % 3 != 0 && i % 5 != 0) letter.text = "thi nhau đua";
    Add(letter);
    all.insert(letter.reference);
  }
  for (const auto sort : {SearchOptions::Sort::kRelevance, SearchOptions::Sort::kDate}) {
    SearchOptions options = {.sort = sort, .limit = 4};
    const auto whole = Find("thi đua", {.sort = sort, .limit = 100});
    std::vector<std::string> paged;
    int pages = 0;
    do {
      const auto page = Search(*archive_, "thi đua", options);
      ASSERT_TRUE(page) << page.error().message;
      for (const Hit& hit : page->hits) paged.push_back(hit.reference);
      options.cursor = page->next;
      ++pages;
      if (pages == 2) Add({.reference = "99/A-B", .date = "2030-01-01", .subject = "thi đua"});
    } while (!options.cursor.empty() && pages < 20);
    EXPECT_EQ(pages, 6);
    EXPECT_EQ(paged, whole) << "a letter that came in meanwhile changes nothing";
    all.insert(sort == SearchOptions::Sort::kDate ? "99/A-B" : "");
    all.erase("");
    EXPECT_EQ(std::set<std::string>(paged.begin(), paged.end()), all);
  }
}

TEST_F(SearchTest, SortedByDateMixesReferencesAndWords) {
  Add({.reference = "2021/A-B", .date = "2019-01-01", .subject = "thi đua"});
  Add({.reference = "7/A-B", .date = "2022-01-01", .text = "thi đua năm 2021"});
  EXPECT_THAT(Find("thi đua 2021"), ElementsAre("2021/A-B", "7/A-B"));
  EXPECT_THAT(Find("thi đua 2021", {.sort = SearchOptions::Sort::kDate}),
              ElementsAre("7/A-B", "2021/A-B"));
}

TEST_F(SearchTest, WhatMakesNoSenseIsSaidPlainly) {
  const auto message = [&](std::string_view query, const SearchOptions& options) {
    const auto page = Search(*archive_, query, options);
    EXPECT_FALSE(page);
    if (page) return std::string();
    EXPECT_EQ(page.error().code, Error::Code::kUsage);
    return page.error().message;
  };
  EXPECT_THAT(message("?!", {}), HasSubstr("has no number or word to look for"));
  EXPECT_THAT(message("a", {.from = "hôm qua"}), HasSubstr("--from: 'hôm qua' is no date"));
  EXPECT_THAT(message("a", {.to = "2024-02-31"}), HasSubstr("--to"));
  EXPECT_THAT(message("a", {.limit = 0}), HasSubstr("--limit"));
  EXPECT_THAT(message("a", {.cursor = "x"}), HasSubstr("no cursor"));
  EXPECT_THAT(message("a", {.cursor = "00000000-10-5"}), HasSubstr("another query"));
  EXPECT_THAT(message(std::string(2000, 'a'), {}), HasSubstr("too long"));
}

TEST_F(SearchTest, NoQueryReachesSqlAsAnError) {
  Add({.reference = "1/A-B"});
  for (const std::string_view typed :
       {"\"",       "'",         "a\"b", "NEAR(a b)", "a AND", "NOT a",
        "head:x",   "{body}: x", "^a",   "a*",        "*a",    "a + b",
        "(",        "a)",        "\\",   "%",         "--",    ";DROP TABLE letter",
        "\xFF\xFE", "đ̣",         "①",    "x\"\"y"}) {
    const auto page = Search(*archive_, typed, {});
    EXPECT_TRUE(page || page.error().code == Error::Code::kUsage) << typed;
  }
}

TEST_F(SearchTest, LookUpByReferenceOrId) {
  Add({.reference = "12/SYT-VP", .date = "2024-01-01"});
  Add({.reference = "12/SYT-VP", .date = "2025-01-01"});
  Add({.reference = "12/SYT-VP-X"});
  const auto by_reference = LookUp(*archive_, "12 syt vp");
  ASSERT_TRUE(by_reference);
  ASSERT_EQ(by_reference->size(), 2U);
  const std::string id = by_reference->front().id;
  const auto by_id = LookUp(*archive_, id.substr(0, 12));
  ASSERT_EQ(by_id->size(), 1U);
  EXPECT_EQ(by_id->front().id, id);
  EXPECT_THAT(*LookUp(*archive_, "99/SYT-VP"), IsEmpty());
  EXPECT_THAT(*LookUp(*archive_, "không có số"), IsEmpty());
}

// Looking for them everywhere is to read all that is known of two common words.
TEST_F(SearchTest, WordsInARowAreLookedForAmongTheNewestOnly) {
  constexpr int kLetters = 300;  // more than the window holds
  std::vector<Record> records;
  for (int i = 0; i < kLetters; ++i) {
    const bool has_row = i == 0 || i == kLetters - 50;
    records.push_back(RecordOf({.reference = std::to_string(1000 + i) + "/SYT-VP",
                                .date = i == 0 ? "2001-01-01" : "2024-03-15",
                                .text = has_row ? "nêu rõ cán bộ nào" : "bộ nào nêu rõ các cán sự"},
                               std::string(60, 'a') + std::to_string(1000 + i)));
  }
  ASSERT_EQ(archive_->AddRecords(std::move(records)), kLetters);
  const auto page = Search(*archive_, "can bo");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 20U);
  EXPECT_EQ(page->hits[0].reference, "1250/SYT-VP");
  EXPECT_EQ(page->hits[0].why, "the words in a row in its text");
  EXPECT_EQ(page->hits[1].reference, "1299/SYT-VP") << "1000/SYT-VP is older than the window";

  const auto sentence = Search(*archive_, "neu ro can bo nao");
  ASSERT_TRUE(sentence);
  ASSERT_EQ(sentence->hits.size(), 20U);
  EXPECT_EQ(sentence->hits[0].reference, "1250/SYT-VP");
  EXPECT_EQ(sentence->hits[1].reference, "1000/SYT-VP") << "a piece of a letter is worth the time";
  EXPECT_EQ(sentence->hits[2].reference, "1299/SYT-VP");
}

}  // namespace
}  // namespace vanthu
