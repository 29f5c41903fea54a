#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(Urgency, GoldenTest, testing::ValuesIn(GoldenCases("urgency")),
                         GoldenName);
}  // namespace vanthu
