// golden: runs an extractor on the invented lines of tests/golden/<name>.jsonl (STYLE.md E5).
//
// One case a line; the text marks its own spans, in order of the text:
//   {"name":"plain","text":"Số: ⟦12/QĐ-UBND⟧","value":["12/QĐ-UBND"]}
// "zones" gives the zone of each line of the text (one name for all lines when there is only one),
// "see" names what was seen. A value found in several pieces has several marks.
//
// An extractor's test file is three lines:
//   #include "tests/golden/golden.h"
//   namespace vanthu {
//   INSTANTIATE_TEST_SUITE_P(Reference, GoldenTest, testing::ValuesIn(GoldenCases("reference")),
//                            GoldenName);
//   }  // namespace vanthu
#pragma once

#include <gtest/gtest.h>

#include <expected>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/knowledge.h"
#include "extractors/letter.h"
#include "extractors/span.h"

namespace vanthu {

struct GoldenCase {
  std::string extractor;
  std::string name;
  Letter letter;            // the text without its marks
  std::vector<Span> spans;  // of the marks, in letter.text
  std::vector<std::string> values;
};
void PrintTo(const GoldenCase& one, std::ostream* out);

// The cases of a file's text; the error names the line. Rejects unknown keys, duplicate names, text
// that is not NFC, unbalanced marks, and a number of zones that is not that of the lines.
[[nodiscard]] std::expected<std::vector<GoldenCase>, std::string> ParseGolden(
    std::string_view extractor, std::string_view jsonl);

// What the extractor of that name makes of a case, compared with it: each problem says missed,
// extra, wrong span or wrong value. Empty when all is right.
[[nodiscard]] std::vector<std::string> CompareWithGolden(const GoldenCase& one);

// The cases of tests/golden/<extractor>.jsonl; a file that cannot be read fails the test program.
[[nodiscard]] std::vector<GoldenCase> GoldenCases(std::string_view extractor);

// The tables of data/, loaded once.
[[nodiscard]] const Knowledge& TestKnowledge();

class GoldenTest : public testing::TestWithParam<GoldenCase> {};
[[nodiscard]] std::string GoldenName(const testing::TestParamInfo<GoldenCase>& info);

}  // namespace vanthu
