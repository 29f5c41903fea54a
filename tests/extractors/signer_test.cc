#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Signer, GoldenTest, testing::ValuesIn(GoldenCases("signer")), GoldenName);
}  // namespace vanthu
