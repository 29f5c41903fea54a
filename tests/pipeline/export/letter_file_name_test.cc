#include "pipeline/export/letter_file_name.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

std::string NameFor(const std::string& reference, const std::string& id = std::string(64, 'a')) {
  Record record = RecordOf({}, id);
  record.reference.reference = reference;
  return LetterFileName(record, ".pdf");
}

TEST(LetterFileNameTest, NamesArePlainAndLeadBack) {
  EXPECT_EQ(NameFor("79/TTr-BGDĐT"), "79-TTr-BGDDT_aaaaaaaaaaaaaaaa.pdf");
  EXPECT_EQ(NameFor(""), "aaaaaaaaaaaaaaaa.pdf");
  EXPECT_EQ(NameFor("1/QĐ", std::string(64, 'b') + "#2"), "1-QD_bbbbbbbbbbbbbbbb-2.pdf");
}

TEST(LetterFileNameTest, NoReferenceLeadsOutOfTheFolder) {
  EXPECT_EQ(NameFor("../../etc/passwd"), "etc-passwd_aaaaaaaaaaaaaaaa.pdf");
  EXPECT_EQ(NameFor("/\n\x01"), "aaaaaaaaaaaaaaaa.pdf");
  EXPECT_LT(NameFor(std::string(500, 'x')).size(), 100U);
}

}  // namespace
}  // namespace vanthu
