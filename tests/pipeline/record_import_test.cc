#include "pipeline/record_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RecordImportTest : public ::testing::Test {
 protected:
  RecordImportTest()
      : archive_(*Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite)) {}

  RecordImportSummary Import(const std::string& bytes) {
    const auto summary = ImportRecords(
        folder_.Write("letters.jsonl", bytes),
        {.archive = &archive_,
         .on_bad_line = [this](const std::string& message) { messages_.push_back(message); },
         .is_stopped = [] { return false; }});
    EXPECT_TRUE(summary) << summary.error().message;
    return *summary;
  }

  static Record Letter(char digit) {
    return RecordOf({.reference = "12/KH-SYT"}, std::string(64, digit));
  }

  TemporaryFolder folder_;
  Archive archive_;
  std::vector<std::string> messages_;
};

TEST_F(RecordImportTest, RecordsComeBackAsTheyWent) {
  const std::string lines = ToJson(Letter('a')) + "\n" + ToJson(Letter('b'));
  const RecordImportSummary summary = Import(lines);
  EXPECT_EQ(summary.added, 2);
  EXPECT_EQ(ToJson(**archive_.Find(std::string(64, 'b'))), ToJson(Letter('b')));
  EXPECT_EQ(Import(lines).known, 2);
}

TEST_F(RecordImportTest, ALineThatIsNoRecordCostsThatLine) {
  Record foreign = Letter('c');
  foreign.id = "../../etc/passwd";
  Record outside = Letter('d');
  outside.id = outside.source.sha256 = "../../etc/passwd";
  Record suffix = Letter('e');
  suffix.id += "#x";
  const RecordImportSummary summary = Import(
      ToJson(Letter('a')) + "\n\n{\"schema\":\"vanthu.record/9\"}\nno json\n" + ToJson(foreign) +
      "\n" + ToJson(outside) + "\n" + ToJson(suffix) + "\r\n" + ToJson(Letter('b')) + "\r\n");
  EXPECT_EQ(summary.added, 2);
  EXPECT_EQ(summary.bad_lines, 5);
  ASSERT_EQ(messages_.size(), 5U);
  EXPECT_THAT(messages_[0], HasSubstr("letters.jsonl:3: a record of schema"));
  EXPECT_THAT(messages_[1], HasSubstr("letters.jsonl:4: not a record"));
  EXPECT_THAT(messages_[2], HasSubstr(":5: its id is not the SHA-256 of its source"));
}

TEST_F(RecordImportTest, OnlyFilesOfRecordsHoldRecords) {
  const std::string line = ToJson(Letter('a')) + "\n";
  EXPECT_TRUE(HoldsRecords(folder_.Write("a.jsonl", line)));
  EXPECT_FALSE(HoldsRecords(folder_.Write("a.txt", line)));
  EXPECT_FALSE(HoldsRecords(folder_.Write("report.jsonl", R"({"path":"a.pdf"})")));
  EXPECT_FALSE(HoldsRecords(folder_.Write("empty.jsonl", "")));
  EXPECT_FALSE(HoldsRecords(folder_.path() / "missing.jsonl"));
}

TEST_F(RecordImportTest, AStopIsKeptAfterAWholeBatch) {
  std::string lines;
  for (int i = 0; i < 16500; ++i) {
    const std::string number = std::to_string(10000 + i);
    lines += ToJson(RecordOf({.reference = "1/SYT"}, std::string(59, 'a') + number)) + "\n";
  }
  const auto summary =
      ImportRecords(folder_.Write("many.jsonl", lines), {.archive = &archive_,
                                                         .on_bad_line = [](const std::string&) {},
                                                         .is_stopped = [] { return true; }});
  ASSERT_TRUE(summary);
  EXPECT_TRUE(summary->interrupted);
  EXPECT_EQ(summary->added, 16000);
  EXPECT_EQ(Import(lines).added, 500);
}

}  // namespace
}  // namespace vanthu
