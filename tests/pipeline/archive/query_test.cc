#include "pipeline/archive/query.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

namespace vanthu {
namespace {

std::string Join(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : ",") + part;
  return joined;
}

// "34 {ct,tw} year 2014 maybe {tu} others {chi,thi} date 2014-04-07"
std::string Describe(const std::optional<ReferenceQuery>& reference) {
  if (!reference) return "";
  std::string text = fmt::format("{} {{{}}}", reference->number, Join(reference->codes));
  if (!reference->year.empty()) text += " year " + reference->year;
  if (!reference->maybe.empty()) text += fmt::format(" maybe {{{}}}", Join(reference->maybe));
  if (!reference->others.empty()) text += fmt::format(" others {{{}}}", Join(reference->others));
  if (reference->date) text += " date " + ToIso(*reference->date);
  return text;
}

// "thi|đua|34 ct tw|*khen|'cải cách'" : words that stand together, prefixes, quoted phrases.
std::string Describe(const std::vector<QueryTerm>& terms) {
  std::string text;
  for (const QueryTerm& term : terms) {
    if (!text.empty()) text += '|';
    std::string words;
    for (const QueryWord& word : term.words) {
      if (!words.empty()) words += ' ';
      words += (word.is_prefix ? "*" : "") + word.exact;
    }
    text += term.is_quoted ? "'" + words + "'" : words;
  }
  return text;
}

struct Case {
  std::string_view typed;
  std::string_view reference;
  std::string_view terms;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.typed; }

class QueryTest : public ::testing::TestWithParam<Case> {};

TEST_P(QueryTest, IsTakenApart) {
  const Query query = ParseQuery(GetParam().typed);
  EXPECT_EQ(Describe(query.reference), GetParam().reference);
  EXPECT_EQ(Describe(query.terms), GetParam().terms);
}

INSTANTIATE_TEST_SUITE_P(
    ReferenceNumbers, QueryTest,
    ::testing::Values(
        Case{"34-CT/TW", "34 {ct,tw}", "34 ct tw"}, Case{"34 ct tw", "34 {ct,tw}", "34|ct|tw"},
        Case{"34CT/TW", "34 {ct,tw}", "34ct tw"}, Case{"số 34 CT/TW", "34 {ct,tw}", "số|34|ct tw"},
        Case{"Số: 34-CT/TW", "34 {ct,tw}", "số|34 ct tw"},
        Case{"34 -CT / TW", "34 {ct,tw}", "34|ct|tw"}, Case{"34/-CT/TW", "34 {ct,tw}", "34 ct tw"},
        Case{"qd 2045 bgddt", "2045 {bgddt,qd}", "qd|2045|bgddt"},
        Case{"2045/QĐ-BGDĐT", "2045 {bgddt,qd}", "2045 qđ bgdđt"},
        Case{"2045/qd–bgddt", "2045 {bgddt,qd}", "2045 qd bgddt"},
        Case{"2O45/QĐ-BGDĐT", "2045 {bgddt,qd}", "2o45 qđ bgdđt"},
        Case{"S6/BC-BTC", "56 {bc,btc}", "s6 bc btc"},
        Case{"1S6/BC-BTC", "156 {bc,btc}", "1s6 bc btc"}, Case{"SYT/12", "12 {syt}", "syt 12"},
        Case{"QĐ-BGDĐT 2045", "2045 {bgddt,qd}", "qđ bgdđt|2045"},
        Case{"qd so 2045 bgddt", "2045 {bgddt,qd}", "qd|so|2045|bgddt"},
        Case{"05/TB-UBND", "5 {tb,ubnd}", "05 tb ubnd"},
        Case{"3176b/QĐ-BYT", "3176b {byt,qd}", "3176b qđ byt"},
        Case{"30/2020/NĐ-CP", "30 {cp,nd} year 2020", "30 2020 nđ cp"},
        Case{"nd 30 2020 cp", "30 {cp,nd} year 2020", "nd|30|2020|cp"},
        Case{"45/2013/QH13", "45 {qh13} year 2013", "45 2013 qh13"},
        Case{"5053-CV/VPTW/nb", "5053 {cv,nb,vptw}", "5053 cv vptw nb"}));

INSTANTIATE_TEST_SUITE_P(
    NumbersAndWords, QueryTest,
    ::testing::Values(Case{"34 ct tu", "34 {ct} maybe {tu}", "34|ct|tu"},
                      Case{"34 CT TU", "34 {ct,tu}", "34|ct|tu"},
                      Case{"196 syt vp", "196 {vp} maybe {syt}", "196|syt|vp"},
                      Case{"quyết định 2045 bgddt", "2045 {bgddt} others {quyet,dinh}",
                           "quyết|định|2045|bgddt"},
                      Case{"34 Sở Y tế", "34 {} others {y,te}", "34|sở|y|tế"},
                      Case{"chi thi 34", "34 {} maybe {thi} others {chi}", "chi|thi|34"},
                      Case{"30 1999 nd cp", "30 {cp,nd} year 1999", "30|1999|nd|cp"},
                      Case{"34 2014", "34 {} year 2014", "34|2014"},
                      Case{"Thông báo số 57-TB/HU ngày 12/8/2011 của Thường trực Huyện ủy",
                           "57 {hu,tb} others {thong,bao,thuong,truc,huyen,uy} date 2011-08-12",
                           "thông|báo|số|57 tb hu|ngày|12 8 2011|của|thường|trực|huyện|ủy"},
                      Case{"12/QĐ-UBND ngày 05 tháng 02 năm 2025", "12 {qd,ubnd} date 2025-02-05",
                           "12 qđ ubnd|ngày|05|tháng|02|năm|2025"},
                      Case{"thi đua khen thưởng 2021", "2021 {} others {thi,dua,khen,thuong}",
                           "thi|đua|khen|thưởng|2021"}));

INSTANTIATE_TEST_SUITE_P(
    Words, QueryTest,
    ::testing::Values(Case{"thi đua", "", "thi|đua"}, Case{"hoà bình", "", "hòa|bình"},
                      Case{"\"cải cách\" hành chính", "", "'cải cách'|hành|chính"},
                      Case{"“cải cách” khen*", "", "'cải cách'|*khen"},
                      Case{"\"chưa đóng", "", "'chưa đóng'"}, Case{"", "", ""},
                      Case{"  \t ", "", ""}, Case{"?!/-*", "", ""},
                      Case{"AND OR NOT NEAR(a", "", "and|or|not|near a"},
                      Case{"kinh tế-xã hội", "", "kinh|tế xã|hội"}));

TEST(QueryTest, AnyBytesParse) {
  EXPECT_NO_FATAL_FAILURE((void)ParseQuery("\xFF\xFE\x80 34\xC3-CT/T\xE1W"));
  EXPECT_EQ(ParseQuery(std::string_view("\0\"34\0", 5)).terms.size(), 1U);
}

TEST(QueryTest, NumberAfterSoIsExplicit) {
  EXPECT_TRUE(ParseQuery("số 34").reference->is_explicit);
  EXPECT_TRUE(ParseQuery("34-CT/TW").reference->is_explicit);
  EXPECT_FALSE(ParseQuery("thi đua 2021").reference->is_explicit);
}

TEST(CouldBeSyllableTest, TellsWordsFromCodes) {
  for (const std::string_view word : {"nghieng", "tu", "thuong", "y", "quy", "syt", "anh"}) {
    EXPECT_TRUE(CouldBeSyllable(word)) << word;
  }
  for (const std::string_view code : {"qd", "ubnd", "bgddt", "tw", "vp", "ct", "qh13", "", "btc"}) {
    EXPECT_FALSE(CouldBeSyllable(code)) << code;
  }
}

}  // namespace
}  // namespace vanthu
