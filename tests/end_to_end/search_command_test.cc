// `vanthu search` on the sample letters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "pipeline/export/display_width.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_archive.h"
#include "tests/pipeline/record_schema.h"

namespace vanthu {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::size_t kSampleLetters = 12;

std::string FirstPath(const std::string& query) {
  const auto hits = JsonLines(Ask(SampleArchive(), {"search", query, "--json"}));
  return hits.empty() ? "" : std::filesystem::path(hits[0]["path"].get<std::string>()).filename();
}

TEST(SearchCommand, FindsANumberHoweverItIsTyped) {
  const std::string proposal = "07-to-trinh.png";
  for (const char* typed : {"79/TTr-BGDĐT", "79/TTr-BGDDT", "79 ttr bgddt", "79TTrBGDDT",
                            "Số: 79/TTr-BGDĐT", "79 / TTr - BGDĐT", "79-TTR/BGDĐT", "so 79 ttr",
                            "to trinh 79", "tờ trình số 79", "7g/TTr-BGDDT"}) {
    EXPECT_EQ(FirstPath(typed), proposal) << typed;
  }
  for (const auto& [typed, file] :
       std::vector<std::pair<std::string, std::string>>{{"26 tt tu", "12-thong-tri.md"},
                                                        {"26TTTU", "12-thong-tri.md"},
                                                        {"26–TT/TU", "12-thong-tri.md"},
                                                        {"288 kh stc", "03-ke-hoach.pdf"},
                                                        {"28B/KH-STC", "03-ke-hoach.pdf"},
                                                        {"56/BC-BTC", "08-bao-cao.tif"},
                                                        {"56/8C-BTC", "08-bao-cao.tif"},
                                                        {"10 qd ubnd", "04-quyet-dinh.pdf"}}) {
    EXPECT_EQ(FirstPath(typed), file) << typed;
  }
}

TEST(SearchCommand, FindsWordsWithAndWithoutDiacritics) {
  for (const char* typed : {"xóa mù chữ", "xoá mù chữ", "xoa mu chu", "XÓA MÙ CHỮ", "\"xoa mu\""}) {
    EXPECT_EQ(FirstPath(typed), "07-to-trinh.png") << typed;
  }
  EXPECT_EQ(FirstPath("tuyen truyen ngay le lon"), "12-thong-tri.md");
}

TEST(SearchCommand, EachHitHasARecordThatFitsTheSchema) {
  const auto hits = JsonLines(Ask(SampleArchive(), {"search", "", "--json"}));
  ASSERT_THAT(hits, SizeIs(kSampleLetters));
  for (const json& hit : hits) {
    const Finished record = Ask(SampleArchive(), {"show", hit["id"], "--json"});
    EXPECT_EQ(record.status, 0) << record.err;
    EXPECT_THAT(SchemaViolations(record.out), IsEmpty()) << hit["path"];
  }
}

TEST(SearchCommand, PagesGiveEveryLetterOnce) {
  for (const char* query : {"", "công tác", "so"}) {
    for (const char* sort : {"relevance", "date"}) {
      std::multiset<std::string> whole;
      for (const json& hit : JsonLines(Ask(
               SampleArchive(), {"search", query, "--sort", sort, "--limit", "50", "--json"}))) {
        whole.insert(hit["id"]);
      }
      EXPECT_THAT(whole, Not(IsEmpty()));
      std::multiset<std::string> paged;
      std::string cursor;
      for (std::size_t page = 0; page <= kSampleLetters; ++page) {
        std::vector<std::string> call = {"search", query, "--sort", sort, "--limit", "1", "--json"};
        if (!cursor.empty()) call.insert(call.end(), {"--cursor", cursor});
        const auto hits = JsonLines(Ask(SampleArchive(), call));
        if (hits.empty()) break;
        paged.insert(hits[0]["id"]);
        cursor = hits[0]["cursor"];
      }
      EXPECT_EQ(paged, whole) << query << " by " << sort;
    }
  }
}

TEST(SearchCommand, FiltersByTypeIssuerAndDay) {
  const auto count = [](std::vector<std::string> filters) {
    filters.insert(filters.begin(), {"search", "", "--json"});
    return JsonLines(Ask(SampleArchive(), filters)).size();
  };
  EXPECT_EQ(count({"--type", "ke hoach"}), 1U);
  EXPECT_EQ(count({"--issuer", "bo giao duc"}), 1U);
  EXPECT_EQ(count({"--from", "6/3/2021", "--to", "2021-03-06"}), 1U);
  EXPECT_EQ(count({"--from", "2030"}), 0U);
}

TEST(SearchCommand, WritesPlainTextWhenNobodyWatches) {
  const Finished run =
      Ask(SampleArchive(), {"search", "xoa mu chu"}, {.environment = {"TERM=xterm"}});
  EXPECT_THAT(run.out, HasSubstr("79/TTr-BGDĐT  2021-03-06  tờ trình"));
  EXPECT_THAT(run.out, Not(HasSubstr("\x1B")));
}

// What a terminal of 80 columns gets.
std::string OnTerminal(const std::string& environment, const std::string& call) {
  const TempFolder folder;
  const std::string command = "script -qec \"stty cols 80; " + environment + " TERM=xterm " +
                              VANTHU_PROGRAM + " -q --archive " + SampleArchive().string() + " " +
                              call + "\" /dev/null > " + (folder / "out").string() + " < /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  std::ifstream file(folder / "out", std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::erase(text, '\r');
  return text;
}

TEST(SearchCommand, StylesATerminalUnlessItIsToldNotTo) {
  EXPECT_THAT(OnTerminal("", "search xoa mu chu"), HasSubstr("\x1B[1m79/TTr-BGDĐT\x1B[0m"));
  EXPECT_THAT(OnTerminal("NO_COLOR=1", "search xoa mu chu"), Not(HasSubstr("\x1B")));
}

TEST(SearchCommand, LettersFitTheTerminal) {
  constexpr std::size_t kColumns = 80;
  std::istringstream lines(OnTerminal("NO_COLOR=1", "show 288/KH-STC"));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_LE(DisplayWidth(line), kColumns) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
  EXPECT_GT(count, 0);
  EXPECT_THAT(OnTerminal("NO_COLOR=1", "search so tai chinh"), Not(HasSubstr(" \n")));
}

TEST(SearchCommand, SaysWhenThereIsNothing) {
  const Finished run = Ask(SampleArchive(), {"search", "qwertyuiop"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(run.err, "no letter found for: qwertyuiop\n");
}

TEST(SearchCommand, SaysWhatIsWrongWithTheCall) {
  const struct {
    std::vector<std::string> call;
    int status;
    std::string message;
  } kCalls[] = {
      {{"search", "a", "--from", "2024-13"}, kExitUsage, "--from: '2024-13' is no date"},
      {{"search", "a", "--to", "yesterday"}, kExitUsage, "--to: 'yesterday' is no date"},
      {{"search", "a", "--cursor", "zzz"}, kExitUsage, "--cursor: 'zzz' is no cursor"},
      {{"search", "a", "--limit", "0"}, kExitUsage, "--limit"},
      {{"search", "a", "--sort", "size"}, kExitUsage, "--sort: size not in {relevance,date}"},
  };
  for (const auto& [call, status, message] : kCalls) {
    const Finished run = Ask(SampleArchive(), call);
    EXPECT_EQ(run.status, status) << message;
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST(SearchCommand, MissingArchiveIsNamed) {
  for (const std::vector<std::string>& call : std::vector<std::vector<std::string>>{
           {"search", "a"}, {"show", "12/KH-SYT"}, {"tasks"}, {"review"}, {"failures"}}) {
    const Finished run = Ask("nowhere", call);
    EXPECT_EQ(run.status, kExitNotReadable) << call[0];
    EXPECT_THAT(run.err, HasSubstr("vanthu: nowhere: no archive here; make one with"));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST(SearchCommand, EmptyArchiveHasNoAnswersAndNoErrors) {
  const TempFolder folder;
  std::filesystem::create_directory(folder / "scans");
  ASSERT_EQ(Ask(folder / "archive", {"import", (folder / "scans").string()}).status, 0);
  for (const auto& [call, message] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"search", "a"}, "no letter found for: a\n"},
           {{"tasks"}, "no task fits\n"},
           {{"review"}, "nothing to review\n"},
           {{"failures"}, "nothing is in quarantine\n"}}) {
    const Finished run = Ask(folder / "archive", call);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_EQ(run.err, message);
  }
}

}  // namespace
}  // namespace vanthu
