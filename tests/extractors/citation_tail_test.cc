#include "extractors/citation_tail.h"

#include <gtest/gtest.h>

#include "tests/golden/golden.h"

namespace vanthu {
namespace {

// What stands behind the number of a citation; the number itself is left out of the text.
Citing Behind(std::string_view text) {
  const Words words{std::string(text)};
  Citing citing;
  CitationTail(words, TestKnowledge().organisations()).Read(0, citing);
  return citing;
}

// What stands before the type word of a text that holds one.
Citing Before(std::string_view text, std::string_view type) {
  const Words words{std::string(text)};
  Citing citing;
  citing.own_type = true;
  citing.begin = words.IndexAt(text.find(type));
  CitationTail(words, TestKnowledge().organisations()).ReadBefore(citing);
  return citing;
}

TEST(CitationTail, ReadsDateIssuerAndSubjectInEitherOrder) {
  const Citing usual = Behind("ngày 05/3/2020 của Bộ Nội vụ về việc báo cáo biên chế.");
  EXPECT_EQ(ToIso(usual.value.date), "2020-03-05");
  EXPECT_EQ(usual.value.issuer, "Bộ Nội vụ");
  EXPECT_EQ(usual.value.subject, "báo cáo biên chế");
  const Citing date_last = Behind("của Bộ Nội vụ ngày 05/3/2020 về việc báo cáo biên chế");
  EXPECT_EQ(ToIso(date_last.value.date), "2020-03-05");
  EXPECT_EQ(date_last.value.issuer, "Bộ Nội vụ");
}

TEST(CitationTail, ASubjectEndsWhereTheLetterGoesOn) {
  EXPECT_EQ(Behind("về việc kiểm kê tài sản, Sở Tài chính đề nghị").value.subject,
            "kiểm kê tài sản");
  EXPECT_EQ(Behind("về kiểm kê tài sản; các đơn vị").value.subject, "kiểm kê tài sản");
  EXPECT_EQ(Behind("“Kiểm kê tài sản” gửi kèm").value.subject, "Kiểm kê tài sản");
  EXPECT_EQ(Behind("đã nêu").value.subject, "");
}

TEST(CitationTail, AnUnclosedBracketHoldsNoDate) {
  EXPECT_EQ(Behind("(ngày 05/3/2020 và").value.date.year, 0);
  EXPECT_EQ(ToIso(Behind("(ngày 05/3/2020)").value.date), "2020-03-05");
}

TEST(CitationTail, ReadsWhatStandsBeforeTheType) {
  const Citing issued = Before("Ngày 11/01/2012, Bộ Nội vụ đã ban hành Công điện số", "Công điện");
  EXPECT_EQ(ToIso(issued.value.date), "2012-01-11");
  EXPECT_EQ(issued.value.issuer, "Bộ Nội vụ");
  const Citing at = Before("theo ý kiến của Bộ Nội vụ tại Công văn số", "Công văn");
  EXPECT_EQ(at.value.issuer, "Bộ Nội vụ");
  EXPECT_EQ(Before("Bộ Nội vụ nhắc lại Công văn số", "Công văn").value.issuer, "");
}

}  // namespace
}  // namespace vanthu
