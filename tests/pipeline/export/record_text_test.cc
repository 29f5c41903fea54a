#include "pipeline/export/record_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using ::testing::HasSubstr;

TEST(RecordTextTest, EachValueIsASentenceWithItsPlace) {
  Record record;
  record.reference = {.number = "12", .symbol = "SYT-VP", .reference = "12/SYT-VP"};
  record.evidence["/reference"] = {
      {.page = 1, .box = Box{10, 20, 30, 40}, .raw = "Số: l2/SYT-VP", .rule = "number_line"}};
  record.confidence["/reference"] = 0.874;
  record.evidence["/gone"] = {};
  record.review = {{.field = "/number", .why = "handwritten", .candidates = {"12", "72"}}};
  const std::string text = RecordExplained(record);
  EXPECT_THAT(text, HasSubstr("/reference is “12/SYT-VP”, 87 % sure: on page 1, from (10, 20) to "
                              "(30, 40) in pixels of the scan, where “Số: l2/SYT-VP” stands, by "
                              "the rule number_line.\n"));
  EXPECT_THAT(text, HasSubstr("/gone is (not in the record)"));
  EXPECT_THAT(text, HasSubstr("A person should look at /number: handwritten. It could be “12”, "
                              "“72”.\n"));
}

TEST(RecordTextTest, SummaryHasOnlyWhatTheLetterSays) {
  Record record;
  record.reference.symbol = "SYT-VP";
  record.doc_type = "công văn";
  Task task;
  task.label = "1.";
  task.text = "Báo cáo";
  record.tasks = {task};
  const std::string text = RecordSummary(record);
  EXPECT_THAT(text, HasSubstr("reference     (blank)/SYT-VP\n"));
  EXPECT_THAT(text, HasSubstr("  1. Báo cáo\n"));
  EXPECT_THAT(text, Not(HasSubstr("signer")));
}

}  // namespace
}  // namespace vanthu
