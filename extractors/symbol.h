// symbol: what the groups of a letter's symbol say: the type, the body that issued it.
//
//   "KH-SYT" -> kế hoạch, SYT    "SYT-NVY" -> (công văn), SYT    "CT/TU" -> chỉ thị, TU
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/fields.h"
#include "extractors/reference_code.h"

namespace vanthu {

struct SymbolParts {
  bool is_party = false;  // number-type/body, DOMAIN.md §2.1
  std::string type;       // lower case; "" when the symbol has no code of a type
  std::string type_code;
  // The other groups in the order in which they may be the issuer, without year and type.
  std::vector<std::string> bodies;
};

[[nodiscard]] SymbolParts PartsOfSymbol(const ReferenceNumber& reference, const CodeTable& codes);

}  // namespace vanthu
