// Reference codes: "2045/QĐ-BGDĐT", "34-CT/TW", "30/2020/NĐ-CP", "64-CP", wherever they stand in a
// text.
//
//   for (const ReferenceCode& code : FindReferenceCodes(line, knowledge_codes)) …
//
// The grammar is that of DOMAIN.md §1.3: normative (number/year/symbol), Party (number-type/body),
// administrative (number/symbol), the forms before 1997 (number-body), and of each the damage that
// scans do: a lost hyphen or slash, spaces and line ends inside, Đ read as D. Damage is mended only
// towards codes of data/symbol_codes.tsv; what the table does not know stays as it is printed. A
// hand-written scanner, linear in the text: RE2 with the same grammar needs a look-behind it does
// not have.
//
// Pure; safe from any thread. Spans are of the text handed in. Not done here: whether the code is
// the letter's own number, its date, its issuer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/code_table.h"
#include "extractors/fields.h"
#include "extractors/span.h"

namespace vanthu {

struct ReferenceCode {
  ReferenceNumber value;  // As it should be spelt.
  Span span;              // In the text handed in, from the first digit to the last letter.
  // normative_code, party_code, administrative_code, single_group_code, old_code, or mended_code
  // when a hyphen or slash had to be put back.
  std::string_view rule;
  double confidence = 1.0;
  bool party = false;     // Printed in the Party's way, number-type/body.
  std::string_view type;  // What the type code stands for, lower case, owned by the table; "" when
                          // there is none.
};

// What is known to stand before a code: after "số" or a type name weaker forms are taken for codes
// too ("1432/KCB", "64-CP", "45 QĐ-UBND").
enum class CodeContext { kNone, kAfterNumberWord };

// All codes of a text, left to right, not overlapping. Looks for "số" and "Số" before each by
// itself.
[[nodiscard]] std::vector<ReferenceCode> FindReferenceCodes(std::string_view text,
                                                            const CodeTable& codes);

// The code that begins with the digit at `begin`.
[[nodiscard]] std::optional<ReferenceCode> ReferenceCodeAt(std::string_view text, std::size_t begin,
                                                           CodeContext context,
                                                           const CodeTable& codes);

// What two spellings of one code have in common: upper case, no spaces, one kind of dash.
// "34 – ct/tw" -> "34-CT/TW". Only the letters that codes are made of are raised.
[[nodiscard]] std::string ReferenceKey(std::string_view reference);

}  // namespace vanthu
