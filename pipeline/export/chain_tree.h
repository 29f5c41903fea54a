// chain_tree: a chain as a tree of lines for people.
#pragma once

#include <cstddef>
#include <string>

#include "pipeline/archive/chain.h"

namespace vanthu {

// In lines of at most `columns`. Ends in '\n'.
[[nodiscard]] std::string ChainTree(const Chain& chain, std::size_t columns);

}  // namespace vanthu
