#include "tests/golden/golden.h"

namespace vanthu {

INSTANTIATE_TEST_SUITE_P(References, GoldenTest, testing::ValuesIn(GoldenCases("references")),
                         GoldenName);

}  // namespace vanthu
