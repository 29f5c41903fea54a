#include "pipeline/export/register_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Texts(const RegisterEntry& entry) {
  std::vector<std::string> texts;
  for (const SpreadsheetCell& cell : entry) texts.push_back(cell.text);
  return texts;
}

Record Sample() {
  Record record = RecordOf({.reference = "12/KH-SYT", .date = "2024-03-05", .doc_type = "kế hoạch"},
                           std::string(64, 'a'));
  record.incoming_stamp = IncomingStamp{.number = "815", .date = {2024, 3, 7}};
  record.recipients = {"Sở Nội vụ", "Sở Tài chính"};
  record.urgency = "khẩn";
  record.secrecy = "mật";
  return record;
}

TEST(RegisterEntryTest, ColumnsAreThoseOfTheState) {
  std::vector<std::string> names;
  for (const SpreadsheetColumn& heading : RegisterHeadings()) names.emplace_back(heading.name);
  EXPECT_THAT(names, ElementsAre("Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng",
                                 "Tên loại và trích yếu nội dung", "Đơn vị hoặc người nhận",
                                 "Ngày chuyển", "Ký nhận", "Ghi chú"));
}

TEST(RegisterEntryTest, ALetterFillsItsColumns) {
  const RegisterEntry entry = RegisterEntryOf(Sample());
  EXPECT_THAT(Texts(entry),
              ElementsAre("07/03/2024", "815", "Sở Y tế", "12/KH-SYT", "05/03/2024",
                          "Kế hoạch: tăng cường phòng, chống dịch bệnh", "Sở Nội vụ; Sở Tài chính",
                          "", "", "khẩn; mật; aaaaaaaaaaaa"));
  EXPECT_EQ(entry[0].date, (PartialDate{2024, 3, 7}));
  EXPECT_EQ(entry[4].date, (PartialDate{2024, 3, 5}));
}

TEST(RegisterEntryTest, WhatIsNotKnownIsNotGuessed) {
  Record record = Sample();
  record.incoming_stamp.reset();
  record.date = {2024, 3, 0};
  record.reference = {.number = "", .symbol = "KH-SYT", .reference = ""};
  record.doc_type = "";
  record.id += "#2";
  const RegisterEntry entry = RegisterEntryOf(record);
  EXPECT_EQ(entry[0].text, "");
  EXPECT_EQ(entry[3].text, "KH-SYT");
  EXPECT_EQ(entry[4].text, "03/2024");
  EXPECT_EQ(entry[4].date.year, 0);
  EXPECT_EQ(entry[5].text, "tăng cường phòng, chống dịch bệnh");
  EXPECT_EQ(entry[9].text, "khẩn; mật; aaaaaaaaaaaa#2");
}

TEST(RegisterEntryTest, CapitalsOfVietnameseTypes) {
  Record record = Sample();
  record.doc_type = "đề án";
  EXPECT_TRUE(RegisterEntryOf(record)[5].text.starts_with("Đề án: "));
}

}  // namespace
}  // namespace vanthu
