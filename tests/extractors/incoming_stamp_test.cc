#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(IncomingStamp, GoldenTest,
                         testing::ValuesIn(GoldenCases("incoming_stamp")), GoldenName);
}  // namespace vanthu
