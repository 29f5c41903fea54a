#include "extractors/edits.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

namespace vanthu {
namespace {

TEST(Edits, CountsLettersPutInLeftOutAndChanged) {
  EXPECT_EQ(Edits("giam doc", "giam doc"), 0U);
  EXPECT_EQ(Edits("TTeg", "TTg"), 1U);
  EXPECT_EQ(Edits("TIg", "TTg"), 1U);
  EXPECT_EQ(Edits("pho giam doc", "giam doc"), 4U);
  EXPECT_EQ(Edits("", "abc"), 3U);
  EXPECT_EQ(Edits("abc", ""), 3U);
}

RC_GTEST_PROP(Edits, AreTheSameBothWaysAndNeverMoreThanTheLonger,
              (const std::string& a, const std::string& b)) {
  RC_ASSERT(Edits(a, b) == Edits(b, a));
  RC_ASSERT(Edits(a, b) <= std::max(a.size(), b.size()));
  RC_ASSERT((Edits(a, b) == 0) == (a == b));
}

TEST(FindNearestPart, SaysWhereItIs) {
  const NearestPart exact = FindNearestPart("z7 giamdoc l", "giamdoc");
  EXPECT_EQ(exact.begin, 3U);
  EXPECT_EQ(exact.end, 10U);
  EXPECT_EQ(exact.edits, 0U);
  EXPECT_EQ(FindNearestPart("nhutich", "chutich").edits, 1U);
  EXPECT_EQ(FindNearestPart("", "abc").edits, 3U);
  EXPECT_EQ(FindNearestPart("abc", "").edits, 0U);
}

RC_GTEST_PROP(FindNearestPart, IsAPartThatFarFromThePattern,
              (const std::string& text, const std::string& pattern)) {
  const NearestPart part = FindNearestPart(text, pattern);
  RC_ASSERT(part.begin <= part.end);
  RC_ASSERT(part.end <= text.size());
  RC_ASSERT(Edits(text.substr(part.begin, part.end - part.begin), pattern) == part.edits);
  RC_ASSERT(part.edits <= Edits(text, pattern));
}

}  // namespace
}  // namespace vanthu
