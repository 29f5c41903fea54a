#include "pipeline/normalize/line_join.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

JoinContext Wrapped(std::string_view paragraph, std::string_view line) {
  return {.zone = Zone::kBody,
          .paragraph = paragraph,
          .paragraph_page = 1,
          .line_zone = Zone::kBody,
          .line = line,
          .line_page = 1,
          .starts_paragraph = false,
          .plain_text = false};
}

JoinContext OverAPageBreak(std::string_view paragraph, std::string_view line) {
  JoinContext context = Wrapped(paragraph, line);
  context.line_page = 2;
  context.starts_paragraph = true;
  return context;
}

constexpr std::string_view kLongLine =
    "Thường trực Hội đồng theo dõi kết quả tại các đơn vị trực thuộc và";

TEST(JoinOf, FollowsTheZonesOnOnePage) {
  EXPECT_EQ(JoinOf(Wrapped("thi đua, khen", "thưởng năm 2021.")), LineJoin::kSpace);
  JoinContext context = Wrapped(kLongLine, "thưởng năm 2021.");
  context.starts_paragraph = true;
  EXPECT_EQ(JoinOf(context), LineJoin::kNewParagraph);
}

TEST(JoinOf, KeepsHeaderLinesApart) {
  JoinContext context = Wrapped("UBND TỈNH LÂM HÀ", "SỞ Y TẾ");
  context.zone = context.line_zone = Zone::kHeaderLeft;
  EXPECT_EQ(JoinOf(context), LineJoin::kNewParagraph);
}

TEST(JoinOf, KeepsZonesApart) {
  JoinContext context = Wrapped(kLongLine, "thưởng");
  context.line_zone = Zone::kSignature;
  EXPECT_EQ(JoinOf(context), LineJoin::kNewParagraph);
}

TEST(JoinOf, PutsCutCodesTogether) {
  EXPECT_EQ(JoinOf(Wrapped("Kế hoạch số 45/KH-", "UBND ngày 09/3/2022")), LineJoin::kNothing);
  EXPECT_EQ(JoinOf(Wrapped("theo Công văn số 318/", "SYT-NVY của Sở")), LineJoin::kNothing);
  EXPECT_EQ(JoinOf(Wrapped("theo Chỉ thị số 34", "-CT/TW của")), LineJoin::kNothing);
  EXPECT_EQ(JoinOf(Wrapped("Chỉ thị số 01/CT", "-UBND")), LineJoin::kNothing);
  EXPECT_EQ(JoinOf(Wrapped("theo địa chỉ vanthu@", "soyte.example")), LineJoin::kNothing);
  EXPECT_EQ(JoinOf(Wrapped("phát triển kinh tế -", "xã hội")), LineJoin::kSpace);
  EXPECT_EQ(JoinOf(Wrapped("năm 2020", "- 2025")), LineJoin::kSpace);
}

TEST(JoinOf, GoesOnOverAPageBreakInsideASentence) {
  EXPECT_EQ(JoinOf(OverAPageBreak(kLongLine, "đưa vào tiêu chí đánh giá.")), LineJoin::kSpace);
  EXPECT_EQ(JoinOf(OverAPageBreak(std::string(kLongLine) + ".", "đưa vào")),
            LineJoin::kNewParagraph);
  EXPECT_EQ(JoinOf(OverAPageBreak(kLongLine, "Đơn vị")), LineJoin::kNewParagraph);
  EXPECT_EQ(JoinOf(OverAPageBreak(kLongLine, "b) đơn vị")), LineJoin::kNewParagraph);
  EXPECT_EQ(JoinOf(OverAPageBreak("Tổ chức", "đưa vào")), LineJoin::kNewParagraph);
}

TEST(JoinOf, InPlainTextABlankLineInsideASentenceIsNoBreak) {
  JoinContext context = Wrapped(kLongLine, "đưa vào tiêu chí đánh giá.");
  context.starts_paragraph = true;
  context.plain_text = true;
  EXPECT_EQ(JoinOf(context), LineJoin::kSpace);
}

TEST(JoinOf, InPlainTextALabelBeginsAParagraph) {
  JoinContext context = Wrapped("1. Văn phòng Sở", "- Chủ trì theo dõi");
  context.plain_text = true;
  EXPECT_EQ(JoinOf(context), LineJoin::kNewParagraph);
  context.paragraph = "mục tiêu phát triển kinh tế";
  context.line = "- xã hội năm 2021";
  EXPECT_EQ(JoinOf(context), LineJoin::kSpace);
}

TEST(JoinOf, TableRowsStayApartOverAPageBreak) {
  JoinContext context = OverAPageBreak(kLongLine, "đưa vào");
  context.zone = context.line_zone = Zone::kTable;
  EXPECT_EQ(JoinOf(context), LineJoin::kNewParagraph);
}

}  // namespace
}  // namespace vanthu
