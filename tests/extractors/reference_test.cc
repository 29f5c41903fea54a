#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Reference, GoldenTest, testing::ValuesIn(GoldenCases("reference")),
                         GoldenName);
}  // namespace vanthu
