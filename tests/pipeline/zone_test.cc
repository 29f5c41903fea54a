#include "pipeline/zone.h"

#include <gtest/gtest.h>

#include "tests/golden/golden.h"
#include "tests/pipeline/zone/page_builder.h"

namespace vanthu {
namespace {

TEST(ZonePages, KeepsThePagesInOrderAndApart) {
  PageBuilder first;
  first.Line(230, 300, "Trang thứ nhất của công văn");
  PageContent second = PageBuilder().Line(230, 300, "Trang thứ hai của công văn").page();
  second.number = 2;
  const auto lines = ZonePages(std::vector{first.page(), second}, TestKnowledge());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "Trang thứ nhất của công văn");
  EXPECT_EQ(lines[0].page, 1);
  EXPECT_EQ(lines[1].page, 2);
  EXPECT_EQ(lines[1].words.front().page, 2);
}

TEST(ZonePages, ABlankPageHasNoLines) {
  PageContent page;
  page.source = PageContent::Source::kBlank;
  EXPECT_TRUE(ZonePages(std::vector{page}, TestKnowledge()).empty());
}

}  // namespace
}  // namespace vanthu
