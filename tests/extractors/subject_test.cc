#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Subject, GoldenTest, testing::ValuesIn(GoldenCases("subject")),
                         GoldenName);
}  // namespace vanthu
