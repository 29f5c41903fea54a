// Tested by tests/pipeline/export/chain_formats_test.cc.
#include "pipeline/export/chain_dot.h"

#include <fmt/core.h>

#include "pipeline/export/chain_graph.h"
#include "pipeline/export/display_width.h"

namespace vanthu {
namespace {

constexpr std::size_t kSubjectColumns = 36;
constexpr std::size_t kSubjectLines = 3;

std::string Label(const ChainNode& node) {
  std::string label = node.reference.empty() ? "(no number)" : node.reference;
  std::string second = node.date;
  if (!node.issuer.empty()) second += (second.empty() ? "" : ", ") + node.issuer;
  if (!second.empty()) label += '\n' + second;
  if (!node.subject.empty()) {
    for (const std::string& line : WrapTo(node.subject, kSubjectColumns, kSubjectLines)) {
      label += '\n' + line;
    }
  }
  return label;
}

}  // namespace

std::string DotString(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string ChainDot(const Chain& chain) {
  const ChainGraph graph = GraphOf(chain);
  std::string dot =
      "digraph chain {\n  charset=\"UTF-8\";\n  rankdir=BT;\n  node [shape=box, fontname=\"DejaVu "
      "Sans\"];\n  edge [fontname=\"DejaVu Sans\", fontsize=10];\n";
  for (const ChainNode& node : graph.nodes) {
    std::string style;
    if (&node == &graph.nodes.front()) style = ", penwidth=2";
    if (node.state == ChainNodeState::kMissing) style = ", style=dashed";
    if (node.state == ChainNodeState::kUnclear) style = ", style=dotted";
    dot += fmt::format("  {} [label={}{}];\n", DotString(node.id), DotString(Label(node)), style);
  }
  for (const ChainEdge& edge : graph.edges) {
    dot += fmt::format("  {} -> {} [label={}{}];\n", DotString(edge.from), DotString(edge.to),
                       DotString(RoleAsVerb(edge.role)), edge.is_sure ? "" : ", style=dotted");
  }
  return dot + "}\n";
}

}  // namespace vanthu
