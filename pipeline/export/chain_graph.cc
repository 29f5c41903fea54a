// Tested by tests/pipeline/export/chain_formats_test.cc.
#include "pipeline/export/chain_graph.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace vanthu {
namespace {

enum class EdgeDirection : std::uint8_t { kUp, kDown };

class GraphMaker {
 public:
  void AddRoot(const Chain& chain) {
    const Hit& letter = chain.letter;
    const std::string root =
        letter.id.empty()
            ? AddUnknown(
                  {.printed = letter.reference, .date = letter.date, .issuer = letter.issuer})
            : AddLetter(letter);
    Add(root, chain.cites, EdgeDirection::kUp);
    Add(root, chain.cited_by, EdgeDirection::kDown);
  }
  [[nodiscard]] ChainGraph Take() { return std::move(graph_); }

 private:
  std::string AddLetter(const Hit& hit) {
    if (ids_.emplace(hit.id, hit.id).second) {
      graph_.nodes.push_back({.id = hit.id,
                              .state = ChainNodeState::kLetter,
                              .reference = hit.reference,
                              .doc_type = hit.doc_type,
                              .date = hit.date,
                              .issuer = hit.issuer,
                              .subject = hit.subject,
                              .path = hit.path});
    }
    return hit.id;
  }

  // What two letters cite in the same words is one node.
  std::string AddUnknown(const ChainBranch& branch) {
    const std::string key = branch.printed + '\n' + branch.date;
    const auto [known, is_new] = ids_.emplace(key, "");
    if (is_new) {
      known->second = fmt::format("missing {}", ++missing_);
      graph_.nodes.push_back(
          {.id = known->second,
           .state = branch.letters == 0 ? ChainNodeState::kMissing : ChainNodeState::kUnclear,
           .reference = branch.printed,
           .doc_type = {},
           .date = branch.date,
           .issuer = branch.issuer,
           .subject = {},
           .path = {}});
    }
    return known->second;
  }

  void Add(const std::string& at, const std::vector<ChainBranch>& branches,
           EdgeDirection direction) {
    for (const ChainBranch& branch : branches) {
      const std::string other = branch.letter ? AddLetter(*branch.letter) : AddUnknown(branch);
      const bool is_up = direction == EdgeDirection::kUp;
      ChainEdge edge = {.from = is_up ? at : other,
                        .to = is_up ? other : at,
                        .role = branch.role,
                        .is_sure = branch.letters <= 1};
      const bool is_known = std::ranges::any_of(graph_.edges, [&](const ChainEdge& known) {
        return std::tie(known.from, known.to) == std::tie(edge.from, edge.to);
      });
      if (!is_known) graph_.edges.push_back(std::move(edge));
      Add(other, branch.branches, direction);
    }
  }

  ChainGraph graph_;
  std::map<std::string, std::string> ids_;
  int missing_ = 0;
};

}  // namespace

ChainGraph GraphOf(const Chain& chain) {
  GraphMaker maker;
  maker.AddRoot(chain);
  return maker.Take();
}

const char* NameOf(ChainNodeState state) {
  switch (state) {
    case ChainNodeState::kLetter:
      return "letter";
    case ChainNodeState::kMissing:
      return "missing";
    case ChainNodeState::kUnclear:
      return "unclear";
  }
  return "letter";
}

}  // namespace vanthu
