#include "tests/golden/golden.h"

namespace vanthu {
INSTANTIATE_TEST_SUITE_P(DocType, GoldenTest, testing::ValuesIn(GoldenCases("doc_type")),
                         GoldenName);
}  // namespace vanthu
