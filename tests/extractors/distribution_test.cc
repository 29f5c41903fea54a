#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Distribution, GoldenTest, testing::ValuesIn(GoldenCases("distribution")),
                         GoldenName);
}  // namespace vanthu
