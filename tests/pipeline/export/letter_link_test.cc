#include "pipeline/export/letter_link.h"

#include <gtest/gtest.h>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

TEST(LetterLinkTest, PatternIsFilledIn) {
  EXPECT_EQ(LetterLink(SampleTask(), "https://vanthu.example/l/{id}?q={reference}", "archive"),
            "https://vanthu.example/l/0123456789abcdef?q=12%2FKH-SYT");
}

TEST(LetterLinkTest, WithoutAPatternItIsTheOriginal) {
  ListedTask task = SampleTask();
  task.original = "originals/01/0123.pdf";
  EXPECT_EQ(LetterLink(task, "", "/srv/văn thư"),
            "file:///srv/v%C4%83n%20th%C6%B0/originals/01/0123.pdf");
}

TEST(LetterLinkTest, NothingBreaksTheLine) {
  ListedTask task = SampleTask();
  task.reference = "1\r\nATTACH:x";
  EXPECT_EQ(LetterLink(task, "https://a.example/{reference}\r\n", "archive"),
            "https://a.example/1%0D%0AATTACH%3Ax%0D%0A");
}

}  // namespace
}  // namespace vanthu
