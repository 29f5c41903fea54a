#include "pipeline/load/spelling.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(Spelling, SyllablesInTheCaseOfPeople) {
  for (const char16_t* piece : {u"Việt", u"nghiệm", u"HỘI", u"Ủy", u"hoà", u"hòa", u"“Tốt”",
                                u"lập–tự", u"bảo…", u"Kính\u00a0gửi"}) {
    EXPECT_EQ(Judge(piece), Spelling::kSyllables);
  }
}

TEST(Spelling, WhatNobodyWrites) {
  for (const char16_t* piece :
       {u"héi", u"hiÖn", u"viỆt", u"nghĨa", u"x·", u"§éc", u"Coäng", u"résumé", u"t¸c", u"®¹o"}) {
    EXPECT_EQ(Judge(piece), Spelling::kOther);
  }
}

TEST(Spelling, AbbreviationsAndLonelyLettersSayNothing) {
  for (const char16_t* piece : {u"HĐND", u"QĐ", u"BTĐKT", u"à", u"Đ", u"“…”", u""}) {
    EXPECT_EQ(Judge(piece), Spelling::kUnsure);
  }
  EXPECT_EQ(Judge(u"QĐ–số"), Spelling::kSyllables);
}

TEST(Spelling, LettersOfUnknownCaseMakeNoWordUnusual) {
  EXPECT_EQ(Judge(u"HộI"), Spelling::kOther);
  EXPECT_EQ(Judge(u"HộI", Charset::kTcvn3), Spelling::kSyllables);
  EXPECT_EQ(Judge(u"hộI", Charset::kTcvn3), Spelling::kOther);
}

}  // namespace
}  // namespace vanthu
