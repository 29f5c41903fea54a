#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Secrecy, GoldenTest, testing::ValuesIn(GoldenCases("secrecy")),
                         GoldenName);
}  // namespace vanthu
