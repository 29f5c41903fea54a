#include "pipeline/normalize/markdown.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vanthu {
namespace {

TEST(StripMarkdown, TakesHeadingsAndEmphasisOff) {
  EXPECT_EQ(StripMarkdown("## 1. Mục tiêu").text, "1. Mục tiêu");
  EXPECT_EQ(StripMarkdown("**Nơi nhận:**").text, "Nơi nhận:");
  EXPECT_EQ(StripMarkdown("***GIÁM ĐỐC***").text, "GIÁM ĐỐC");
  EXPECT_EQ(StripMarkdown("### **III. TỔ CHỨC**").text, "III. TỔ CHỨC");
  EXPECT_EQ(StripMarkdown("**### a) Nội dung**").text, "a) Nội dung");
  EXPECT_EQ(StripMarkdown("ngày ~~05~~ 06").text, "ngày 05 06");
  EXPECT_EQ(StripMarkdown("#").text, "");
}

TEST(StripMarkdown, LeavesBulletsNotesAndNumberSigns) {
  for (const std::string_view line :
       {"* Ghi chú", "quy trình (*)", "#thidua", "5 * 3", "####### bảy", "~ Phát huy", ""}) {
    EXPECT_EQ(StripMarkdown(line).text, line);
  }
}

TEST(StripMarkdown, KnowsTheWayBack) {
  const std::string_view line = "**Số:** 12/KH-SYT";
  const AlignedText stripped = StripMarkdown(line);
  EXPECT_EQ(stripped.text, "Số: 12/KH-SYT");
  const std::size_t at = stripped.text.find("12");
  EXPECT_EQ(stripped.alignment.ToSource({at, at + 2}).Of(line), "12");
}

RC_GTEST_PROP(StripMarkdown, IsIdempotentAndAligned, ()) {
  const auto line = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("#*~ a-")));
  const AlignedText stripped = StripMarkdown(line);
  RC_ASSERT(StripMarkdown(stripped.text).text == stripped.text);
  RC_ASSERT(stripped.alignment.source_size() == line.size());
  RC_ASSERT(stripped.alignment.target_size() == stripped.text.size());
}

}  // namespace
}  // namespace vanthu
