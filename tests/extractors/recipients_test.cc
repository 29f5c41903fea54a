#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Recipients, GoldenTest, testing::ValuesIn(GoldenCases("recipients")),
                         GoldenName);
}  // namespace vanthu
