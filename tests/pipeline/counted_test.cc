#include "pipeline/counted.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(Counted, OneHasNoPlural) {
  EXPECT_EQ(Counted(0, "letter"), "0 letters");
  EXPECT_EQ(Counted(1, "letter"), "1 letter");
  EXPECT_EQ(Counted(2, "letter"), "2 letters");
}

}  // namespace
}  // namespace vanthu
