#include "pipeline/export/letter_ead.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>

#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

std::string At(const Record& record, const char* field) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(LetterAsEad(record).c_str()));
  return document.child("simpledc").child_value(field);
}

Record Sample() {
  return RecordOf({.reference = "96/KH-SYT", .date = "2017-11-07", .doc_type = "kế hoạch"},
                  std::string(64, 'a'));
}

TEST(LetterEadTest, FieldsAreThoseOfTheCircular) {
  const Record record = Sample();
  EXPECT_EQ(At(record, "typeName"), "10");
  EXPECT_EQ(At(record, "codeNumber"), "96");
  EXPECT_EQ(At(record, "codeNotation"), "KH-SYT");
  EXPECT_EQ(At(record, "issuedDate"), "07/11/2017");
  EXPECT_EQ(At(record, "organName"), "Sở Y tế");
  EXPECT_EQ(At(record, "numberOfPage"), "1");
  EXPECT_EQ(At(record, "description"), "vanthu " + record.id);
  EXPECT_EQ(At(record, "mode"), "");
}

TEST(LetterEadTest, ATypeOutsideTheListIsAnother) {
  Record record = Sample();
  record.doc_type = "thông tri";
  EXPECT_EQ(At(record, "typeName"), "32");
  record.doc_type = "";
  EXPECT_EQ(At(record, "typeName"), "");
}

TEST(LetterEadTest, WhatIsTooLongIsCutAtALetter) {
  Record record = Sample();
  record.subject.clear();
  for (int i = 0; i < 600; ++i) record.subject += "ế";
  const std::string subject = At(record, "subject");
  EXPECT_TRUE(subject.ends_with("ế…"));
  EXPECT_EQ(subject.size(), 499 * std::string("ế").size() + std::string("…").size());
  record.subject = record.subject.substr(0, 500 * std::string("ế").size());
  EXPECT_EQ(At(record, "subject"), record.subject);
}

TEST(LetterEadTest, ADateThatIsNotWholeIsDescribed) {
  Record record = Sample();
  record.date.day = 0;
  record.secrecy = "mật";
  EXPECT_EQ(At(record, "issuedDate"), "");
  EXPECT_EQ(At(record, "description"), "vanthu " + record.id + "; tháng 11 năm 2017");
  EXPECT_EQ(At(record, "mode"), "03");
}

}  // namespace
}  // namespace vanthu
