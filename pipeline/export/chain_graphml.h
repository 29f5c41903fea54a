// chain_graphml: a chain as GraphML, for Gephi, yEd, NetworkX and the like.
#pragma once

#include <string>

#include "pipeline/archive/chain.h"

namespace vanthu {

// Ends in '\n'.
[[nodiscard]] std::string ChainGraphml(const Chain& chain);

}  // namespace vanthu
