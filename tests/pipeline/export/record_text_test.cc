#include "pipeline/export/record_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using ::testing::HasSubstr;

TEST(RecordTextTest, EachValueHasItsPlaceBelowIt) {
  Record record;
  record.reference = {.number = "12", .symbol = "SYT-VP", .reference = "12/SYT-VP"};
  record.evidence["/reference"] = {
      {.page = 1, .box = Box{10, 20, 30, 40}, .raw = "Số: l2/SYT-VP", .rule = "number_line"}};
  record.confidence["/reference"] = 0.874;
  record.evidence["/gone"] = {};
  record.review = {{.field = "/number", .why = "handwritten", .candidates = {"12", "72"}}};
  record.changes = {
      {.page = 2, .box = Box{1, 2, 3, 4}, .before = "sô", .after = "số", .score = 0.98}};
  const std::string text = RecordExplained(record, 60);
  EXPECT_THAT(text, HasSubstr("restored on page 2, pixels (1, 2) to (3, 4): “số” was read\n"
                              "“sô”, 98 % sure\n"));
  EXPECT_THAT(text, HasSubstr("/reference is “12/SYT-VP”, 87 % sure\n"
                              "    page 1, pixels (10, 20) to (30, 40): “Số: l2/SYT-VP”,\n"
                              "    rule number_line\n"));
  EXPECT_THAT(text, HasSubstr("/gone is (not in the record)"));
  EXPECT_THAT(text, HasSubstr("look at /number: handwritten; it could be “12”, “72”\n"));
}

TEST(RecordTextTest, SummaryHasOnlyWhatTheLetterSays) {
  Record record;
  record.reference.symbol = "SYT-VP";
  record.doc_type = "công văn";
  Task task;
  task.label = "1.";
  task.text = "Báo cáo kết quả cuối năm";
  record.tasks = {task};
  record.references = {{.type = "Luật", .role = "basis", .name = "Luật Thư viện"}};
  const std::string text = RecordSummary(record, 24);
  EXPECT_THAT(text, HasSubstr("reference     (blank)/SY\n              T-VP\n"));
  EXPECT_THAT(text, HasSubstr("  1. Báo cáo kết quả\n  cuối năm\n"));
  EXPECT_THAT(text, HasSubstr("cites         Luật Thư"));
  EXPECT_THAT(text, Not(HasSubstr("signer")));
}

}  // namespace
}  // namespace vanthu
