// `vanthu show` and `vanthu review`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_archive.h"
#include "tests/pipeline/record_schema.h"

namespace vanthu {
namespace {

using nlohmann::json;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

TEST(ShowCommand, TellsWhatTheLetterSays) {
  const Finished run = Ask(SampleArchive(), {"show", "26", "tt", "tu"});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* line :
       {"reference     26-TT/TU\n", "type          thông tri\n", "date          2016-04-10\n",
        "issuer        Tỉnh ủy Trà Vinh\n", "data/samples/12-thong-tri.md\n"}) {
    EXPECT_THAT(run.out, HasSubstr(line));
  }
}

TEST(ShowCommand, ExplainsByPageAndRule) {
  const Finished run = Ask(SampleArchive(), {"show", "79/TTr-BGDĐT", "--explain"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, ContainsRegex("/date is “2021-03-06”, [0-9]+ % sure\n"
                                     "    page 1, pixels \\([0-9]+, [0-9]+\\) to "
                                     "\\([0-9]+, [0-9]+\\): “ngày 06 tháng 3 năm 2021”, rule "
                                     "date_line\n"));
}

TEST(ShowCommand, GivesTextAndRecord) {
  const Finished text = Ask(SampleArchive(), {"show", "26-TT/TU", "--text"});
  EXPECT_THAT(text.out, HasSubstr("lãnh đạo thực hiện công tác tuyên truyền"));
  const Finished record = Ask(SampleArchive(), {"show", "26-TT/TU", "--json"});
  EXPECT_THAT(SchemaViolations(record.out), IsEmpty());
  const json letter = json::parse(record.out);
  EXPECT_EQ(letter["reference"], "26-TT/TU");
  // The first digits of its id name a letter as well.
  const Finished by_id =
      Ask(SampleArchive(), {"show", letter["id"].get<std::string>().substr(0, 12), "--json"});
  EXPECT_EQ(by_id.out, record.out);
}

TEST(ShowCommand, UnknownNumberIsSaidToBeSo) {
  const Finished run = Ask(SampleArchive(), {"show", "999/XX-YY"});
  EXPECT_EQ(run.status, kExitNotReadable);
  EXPECT_THAT(run.err, StartsWith("vanthu: 999/XX-YY: no such letter; `vanthu search`"));
  EXPECT_THAT(run.out, IsEmpty());
}

TEST(ShowCommand, NumberOfTwoLettersListsBothById) {
  const Finished run = Ask(TaskArchive(), {"show", "12/KH-SYT"});
  EXPECT_EQ(run.status, kExitUsage);
  EXPECT_THAT(run.err, StartsWith("vanthu: 12/KH-SYT: 2 letters have this number; name one by its "
                                  "id:\n  "));
  EXPECT_THAT(run.out, IsEmpty());
  const std::string id = run.err.substr(run.err.find("\n  ") + 3, 16);
  EXPECT_EQ(Ask(TaskArchive(), {"show", id}).status, 0) << id;
}

TEST(ShowCommand, OneFormAtATime) {
  EXPECT_EQ(Ask(TaskArchive(), {"show", "12/KH-SYT", "--text", "--json"}).status, kExitUsage);
}

TEST(ReviewCommand, NamesEachLetterOnceAndWhatToLookAt) {
  const auto values = JsonLines(Ask(SampleArchive(), {"review", "--json"}));
  ASSERT_THAT(values, Not(IsEmpty()));
  std::set<std::string> letters;
  for (const json& value : values) {
    EXPECT_THAT(value["field"].get<std::string>(), StartsWith("/"));
    EXPECT_THAT(value["why"].get<std::string>(), Not(IsEmpty()));
    letters.insert(value["id"]);
  }
  const Finished table = Ask(SampleArchive(), {"review"});
  for (const std::string& id : letters) {
    EXPECT_THAT(table.out, HasSubstr(id.substr(0, 12)));
  }
  EXPECT_THAT(table.err, StartsWith(std::to_string(letters.size()) + " of "));
}

TEST(ReviewCommand, BlankNumberIsReviewedNotGuessed) {
  const auto hits = JsonLines(
      Ask(SampleArchive(), {"search", "theo dõi thi hành pháp luật", "--limit", "1", "--json"}));
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_TRUE(hits[0]["reference"].is_null());
  const auto values = JsonLines(Ask(SampleArchive(), {"review", "--json"}));
  EXPECT_TRUE(std::ranges::any_of(values, [&](const json& value) {
    return value["id"] == hits[0]["id"] && value["field"] == "/number";
  }));
}

TEST(OutputOfAnyCommand, NotWritableIsAnError) {
  for (const char* call : {"search 26-TT/TU", "show 26-TT/TU", "review"}) {
    const std::string command = std::string(VANTHU_PROGRAM) + " --archive " +
                                SampleArchive().string() + " " + call + " > /dev/full 2> /dev/null";
    EXPECT_NE(std::system(command.c_str()), 0) << call;
  }
}

}  // namespace
}  // namespace vanthu
