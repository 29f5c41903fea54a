#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Place, GoldenTest, testing::ValuesIn(GoldenCases("place")), GoldenName);
}  // namespace vanthu
