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

}  // namespace
}  // namespace vanthu
