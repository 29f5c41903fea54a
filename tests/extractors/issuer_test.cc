#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Issuer, GoldenTest, testing::ValuesIn(GoldenCases("issuer")), GoldenName);
}  // namespace vanthu
