// chain_graph: a chain as nodes and edges, for the formats that draw graphs. An edge goes from the
// letter that cites to what it cites.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/archive/chain.h"

namespace vanthu {

enum class ChainNodeState : std::uint8_t { kLetter, kMissing, kUnclear };

struct ChainNode {
  std::string id;  // of the record; "missing 1", … for what is no letter of the archive
  ChainNodeState state = ChainNodeState::kLetter;
  std::string reference;  // of the letter, or as it is cited
  std::string doc_type;
  std::string date;  // ISO 8601, partial or ""
  std::string issuer;
  std::string subject;
  std::string path;
};

struct ChainEdge {
  std::string from;  // ids of nodes
  std::string to;
  std::string role;
  bool is_sure = true;  // false: several letters have the cited number
};

struct ChainGraph {
  std::vector<ChainNode> nodes;  // the letter asked for first; each once
  std::vector<ChainEdge> edges;
};

[[nodiscard]] ChainGraph GraphOf(const Chain& chain);

// "letter", "missing", "unclear".
[[nodiscard]] const char* NameOf(ChainNodeState state);

}  // namespace vanthu
