// The JSON of a record against the published schema, and back.
#include "pipeline/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/record_schema.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

Record FullRecord() {
  Record record;
  record.id = std::string(64, '0');
  record.source = {.path = "công văn/12 snv.pdf",
                   .sha256 = std::string(64, '0'),
                   .media_type = "application/pdf",
                   .pages = 2};
  record.doc_type = "công văn";
  record.reference = {.number = "12", .symbol = "SNV-TCCB", .reference = "12/SNV-TCCB"};
  record.place = "Hà Giang";
  record.date = {.year = 2019, .month = 3};
  record.issuer = {.name = "Sở Nội vụ", .parent = "UBND tỉnh Hà Giang"};
  record.subject = "rà soát biên chế";
  record.recipients = {"Các phòng Nội vụ"};
  record.distribution = {"Như trên", "Lưu: VT, TCCB"};
  record.signer = {
      .name = "Tạ Minh Quế", .title = "Phó Giám đốc", .authority = "KT.", .for_title = "Giám đốc"};
  record.urgency = "hỏa tốc";
  record.secrecy = "mật";
  record.incoming_stamp = IncomingStamp{.number = "77", .date = {2019, 3, 20}};
  record.references = {{.type = "Chỉ thị",
                        .reference = "03-CT/TU",
                        .date = {2018, 1, 2},
                        .issuer = "Ban Thường vụ Tỉnh ủy",
                        .role = "basis"},
                       {.type = "Luật", .role = "cited", .name = "Luật Viên chức"}};
  Task child{.id = "000000000000:1.a",
             .label = "a)",
             .text = "Lập danh sách",
             .assignees = {"Văn phòng Sở"},
             .support = {"Thanh tra Sở"},
             .report_to = "Sở Nội vụ"};
  child.deadline = Deadline{.text = "trước ngày 15/4", .date = "2019-04-15"};
  child.recurrence =
      Recurrence{.text = "6 tháng, năm", .rrules = {"FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"}};
  Task info{.id = "000000000000:p1", .kind = Task::Kind::kInfo, .text = "Thời gian"};
  info.deadline = Deadline{.text = "từ 01/4 đến 05/4", .start = "2019-04-01", .end = "2019-04-05"};
  info.recurrence = Recurrence{.text = "định kỳ"};
  Task root{.id = "000000000000:1",
            .label = "1.",
            .kind = Task::Kind::kSection,
            .text = "Nhiệm vụ",
            .assignees_inherited = true,
            .children = {child}};
  record.tasks = {root, info};
  record.contacts = {{.type = "email", .value = "snv@example.vn"}};
  record.confidence = {{"/date", 0.87654}, {"/number", 1.0}};
  record.evidence["/date"] = {
      {.page = 1, .box = Box{1, 2, 3, 4}, .raw = "tháng 3 năm 2019", .rule = "date_line"}};
  record.evidence["/subject"] = {
      {.page = 1, .box = std::nullopt, .raw = "V/v rà soát biên chế", .rule = "subject_line"}};
  record.review = {{.field = "/date", .why = "day left blank", .candidates = {}}};
  record.changes = {
      {.page = 1, .box = Box{1, 2, 3, 4}, .before = "sô", .after = "số", .score = 0.98},
      {.page = 2, .box = std::nullopt, .before = "kê", .after = "kế", .score = 0.9}};
  record.text = "SỞ NỘI VỤ\nSố: 12/SNV-TCCB";
  record.versions = {.vanthu = "0.1.0", .models = "m", .data = "d"};
  return record;
}

TEST(Record, AFullRecordFitsTheSchemaAndReadsBackToTheSameBytes) {
  const std::string json = ToJson(FullRecord());
  EXPECT_EQ(SchemaViolations(json), "");
  const auto read = RecordFromJson(json);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(ToJson(*read), json);
}

TEST(Record, AnEmptyRecordSaysNullAndFitsTheSchema) {
  Record record;
  record.id = std::string(64, 'f');
  record.source = {
      .path = "a.txt", .sha256 = std::string(64, 'f'), .media_type = "text/plain", .pages = 1};
  const std::string json = ToJson(record);
  EXPECT_EQ(SchemaViolations(json), "");
  EXPECT_THAT(json, HasSubstr("\"number\":null"));
  EXPECT_EQ(ToJson(RecordFromJson(json).value()), json);
}

TEST(Record, TheSchemaNoticesAWrongRecord) {
  Record record = FullRecord();
  record.urgency = "mai";
  EXPECT_NE(SchemaViolations(ToJson(record)), "");
}

TEST(Record, BytesThatAreNoUtf8DoNotBreakTheJson) {
  Record record = FullRecord();
  record.subject = "hỏng \xFF\xFE";
  EXPECT_EQ(SchemaViolations(ToJson(record)), "");
}

TEST(RecordFromJson, SaysWhatIsWrong) {
  EXPECT_THAT(RecordFromJson("{").error().message, HasSubstr("not a record"));
  EXPECT_THAT(RecordFromJson("{\"schema\":\"vanthu.record/9\"}").error().message,
              HasSubstr("vanthu.record/9"));
  EXPECT_FALSE(RecordFromJson("{\"schema\":\"vanthu.record/1\"}").has_value());
}

}  // namespace
}  // namespace vanthu
