// `vanthu chain`, and twins in what search and show print, on made-up letters that cite each other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/archive.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_archive.h"
#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// A directive, a plan that carries it out (scanned twice), and a letter that rests on the plan.
std::filesystem::path MakeLetters() {
  static const TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "archive";
  auto archive = Archive::Open(path, Archive::Mode::kWrite);
  EXPECT_TRUE(archive) << archive.error().message;
  const auto add = [&](const SampleLetter& letter, std::vector<Citation> references,
                       std::string_view bytes) {
    Record record = RecordOf(letter, "");
    record.references = std::move(references);
    AddLetter(*archive, folder, record, bytes);
  };
  const auto cite = [](std::string reference, PartialDate date, std::string role) {
    Citation citation;
    citation.reference = std::move(reference);
    citation.date = date;
    citation.role = std::move(role);
    return citation;
  };
  add({.reference = "77/TTYT-KH", .date = "2015-02-01", .subject = "mua trang thiết bị"},
      {cite("12/KH-SYT", {2015, 1, 5}, "implements"),
       cite("85/2014/NĐ-CP", {2014, 9, 10}, "basis")},
      "a");
  const SampleLetter plan = {
      .reference = "12/KH-SYT", .date = "2015-01-05", .subject = "phòng dịch mùa hè"};
  add(plan, {cite("34-CT/TW", {2014, 4, 7}, "implements"), cite("85/2014/NĐ-CP", {}, "cited")},
      "b");
  add(plan, {cite("34-CT/TW", {2014, 4, 7}, "implements")}, "b with a stamp");
  add({.reference = "34-CT/TW", .date = "2014-04-07", .doc_type = "chỉ thị"}, {}, "c");
  return path;
}

const std::filesystem::path& Letters() {
  static const std::filesystem::path path = MakeLetters();
  return path;
}

TEST(ChainCommand, ShowsATree) {
  const Finished run = Ask(Letters(), {"chain", "77", "ttyt", "kh"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out,
            "77/TTYT-KH · 2015-02-01 · công văn · Sở Y tế\n"
            "    mua trang thiết bị\n"
            "It\n"
            "├─ carries out 12/KH-SYT · 2015-01-05 · công văn · Sở Y tế\n"
            "│  │  phòng dịch mùa hè\n"
            "│  ├─ carries out 34-CT/TW · 2014-04-07 · chỉ thị · Sở Y tế\n"
            "│  │     tăng cường phòng, chống dịch bệnh\n"
            "│  └─ cites 85/2014/NĐ-CP · (not in the archive)\n"
            "└─ is based on 85/2014/NĐ-CP · 2014-09-10 · (not in the archive)\n"
            "No letter of the archive cites it.\n");
  const Finished down = Ask(Letters(), {"chain", "34-CT/TW"});
  EXPECT_THAT(down.out,
              AllOf(HasSubstr("It cites nothing.\nCited by\n"), HasSubstr("12/KH-SYT · 2015-01-05"),
                    HasSubstr(": carries it out"), HasSubstr("77/TTYT-KH · 2015-02-01")));
}

TEST(ChainCommand, WritesJsonAndGraphs) {
  const auto lines = JsonLines(Ask(Letters(), {"chain", "34-CT/TW", "--format", "json"}));
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0]["cited_by"][0]["letter"]["reference"], "12/KH-SYT");
  const Finished dot = Ask(Letters(), {"chain", "34-CT/TW", "--format", "dot"});
  EXPECT_THAT(dot.out, HasSubstr("digraph chain {"));
  const Finished graphml = Ask(Letters(), {"chain", "34-CT/TW", "--format", "graphml"});
  EXPECT_THAT(graphml.out, HasSubstr("<graphml xmlns="));
}

TEST(ChainCommand, ListsWhatTheArchiveLacks) {
  EXPECT_EQ(Ask(Letters(), {"chain", "--missing"}).out, "     2  85/2014/NĐ-CP  2014-09-10\n");
  const auto lines = JsonLines(Ask(Letters(), {"chain", "--missing", "--format", "json"}));
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0]["letters"], 2);
  const Finished rest =
      Ask(Letters(), {"chain", "--missing", "--cursor", lines[0]["cursor"].get<std::string>()});
  EXPECT_THAT(rest.out, IsEmpty());
  EXPECT_EQ(rest.status, 0);
}

TEST(ChainCommand, DocumentsThatAreOnlyCitedAnswerToo) {
  const Finished run = Ask(Letters(), {"chain", "85/2014/nd-cp"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out,
            "85/2014/NĐ-CP · 2014-09-10 · (not in the archive)\n"
            "Cited by\n"
            "├─ 77/TTYT-KH · 2015-02-01 · công văn · Sở Y tế: is based on it\n"
            "│     mua trang thiết bị\n"
            "└─ 12/KH-SYT · 2015-01-05 · công văn · Sở Y tế: cites it\n"
            "   │  phòng dịch mùa hè\n"
            "   └─ 77/TTYT-KH · 2015-02-01 · công văn · Sở Y tế: carries it out · (see above)\n");
  const auto lines = JsonLines(Ask(Letters(), {"chain", "85/2014/NĐ-CP", "--format", "json"}));
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_TRUE(lines[0]["letter"]["id"].is_null());
  EXPECT_THAT(lines[0]["cited_by"], SizeIs(2));
  const Finished graph = Ask(Letters(), {"chain", "85/2014/NĐ-CP", "--format", "dot"});
  EXPECT_EQ(graph.status, 0);
  EXPECT_THAT(graph.out, AllOf(HasSubstr("85/2014/NĐ-CP"), HasSubstr("12/KH-SYT")));
}

TEST(ChainCommand, TwinsAreShownAndNoneIsDropped) {
  const auto hits = JsonLines(Ask(Letters(), {"search", "12/KH-SYT", "--json"}));
  ASSERT_GE(hits.size(), 2U);
  EXPECT_EQ(hits[0]["twins"][0]["id"], hits[1]["id"]);
  EXPECT_EQ(hits[1]["twins"][0]["id"], hits[0]["id"]);
  const Finished search = Ask(Letters(), {"search", "12/KH-SYT"});
  EXPECT_THAT(search.out, HasSubstr("twin: same number and issuer, same date; texts 100 % alike"));
  const Finished show = Ask(Letters(), {"show", "12/KH-SYT"});
  EXPECT_EQ(show.status, 0) << "two scans of one letter are no choice: " << show.err;
  EXPECT_THAT(show.out, HasSubstr("\nTwins\n  " + hits[1]["id"].get<std::string>().substr(0, 16)));
}

TEST(ChainCommand, SaysWhatIsWrongWithTheCall) {
  const struct {
    std::vector<std::string> call;
    int status;
    std::string message;
  } kCalls[] = {
      {{"chain"}, kExitUsage, "name a letter by its number or id; or give --missing"},
      {{"chain", "34-CT/TW", "--missing"}, kExitUsage, "name a letter or give --missing, not both"},
      {{"chain", "99-CT/TW"}, kExitNotReadable, "99-CT/TW: no such letter"},
      {{"chain", "34-CT/TW", "--depth", "0"}, kExitUsage, "--depth: give a number from 1 to 10"},
      {{"chain", "34-CT/TW", "--depth", "x"}, kExitUsage, "--depth"},
      {{"chain", "34-CT/TW", "--limit", "0"}, kExitUsage, "--limit"},
      {{"chain", "34-CT/TW", "--format", "png"}, kExitUsage, "png"},
      {{"chain", "34-CT/TW", "--cursor", "1:a"}, kExitUsage, "--cursor: only with --missing"},
      {{"chain", "--missing", "--cursor", "zzz"}, kExitUsage, "--cursor: 'zzz' is no cursor"},
      {{"chain", "--missing", "--format", "dot"}, kExitUsage, "--missing: --format is tree"},
      {{"chain", "--missing", "--limit", "0"}, kExitUsage, "--limit"},
  };
  for (const auto& [call, status, message] : kCalls) {
    const Finished run = Ask(Letters(), call);
    EXPECT_EQ(run.status, status) << message;
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_THAT(run.err, Not(HasSubstr("internal")));
    EXPECT_THAT(run.out, IsEmpty());
  }
  const Finished nowhere = Ask("nowhere", {"chain", "--missing"});
  EXPECT_EQ(nowhere.status, kExitNotReadable);
  EXPECT_THAT(nowhere.err, HasSubstr("no archive here"));
}

// The sample letters as the program reads them: what they cite answers too.
TEST(ChainCommand, SampleLettersHaveChains) {
  int cited = 0;
  for (const auto& hit : JsonLines(Ask(SampleArchive(), {"search", "", "--json"}))) {
    const auto chain = JsonLines(Ask(SampleArchive(), {"chain", hit["id"], "--format", "json"}));
    ASSERT_THAT(chain, SizeIs(1));
    cited += static_cast<int>(chain[0]["cites"].size());
  }
  EXPECT_GT(cited, 0);
  EXPECT_FALSE(JsonLines(Ask(SampleArchive(), {"chain", "--missing", "--format", "json"})).empty());
}

}  // namespace
}  // namespace vanthu
