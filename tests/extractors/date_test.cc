#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Date, GoldenTest, testing::ValuesIn(GoldenCases("date")), GoldenName);
}  // namespace vanthu
