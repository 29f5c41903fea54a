#include "tests/golden/golden.h"

namespace vanthu {

INSTANTIATE_TEST_SUITE_P(Contacts, GoldenTest, testing::ValuesIn(GoldenCases("contacts")),
                         GoldenName);

}  // namespace vanthu
