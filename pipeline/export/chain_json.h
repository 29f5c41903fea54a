// chain_json: chains and missing documents for programs.
#pragma once

#include <string>

#include "pipeline/archive/chain.h"
#include "pipeline/archive/missing_list.h"

namespace vanthu {

// One object on one line: the letter, `cites` and `cited_by`, each branch with its own `branches`.
[[nodiscard]] std::string ChainJson(const Chain& chain);
// One object on one line.
[[nodiscard]] std::string MissingJson(const MissingDocument& document);

}  // namespace vanthu
