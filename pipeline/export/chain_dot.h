// chain_dot: a chain as a graph for Graphviz: `vanthu chain 34-CT/TW --format dot | dot -Tsvg`.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/archive/chain.h"

namespace vanthu {

// Ends in '\n'.
[[nodiscard]] std::string ChainDot(const Chain& chain);

// A quoted string of Graphviz's language that shows as `text`, line by line.
[[nodiscard]] std::string DotString(std::string_view text);

}  // namespace vanthu
