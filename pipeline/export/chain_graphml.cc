// Tested by tests/pipeline/export/chain_formats_test.cc.
#include "pipeline/export/chain_graphml.h"

#include <pugixml.hpp>
#include <sstream>
#include <string_view>

#include "pipeline/export/chain_graph.h"

namespace vanthu {
namespace {

// XML 1.0 has no way to write most control characters.
std::string WithoutControls(std::string_view text) {
  std::string clean;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') clean += c;
  }
  return clean;
}

void DeclareKey(pugi::xml_node graphml, const char* id, const char* of, const char* type) {
  pugi::xml_node key = graphml.append_child("key");
  key.append_attribute("id") = id;
  key.append_attribute("for") = of;
  key.append_attribute("attr.name") = id;
  key.append_attribute("attr.type") = type;
}

void AddValue(pugi::xml_node parent, const char* key, std::string_view value) {
  if (value.empty()) return;
  pugi::xml_node data = parent.append_child("data");
  data.append_attribute("key") = key;
  data.text() = WithoutControls(value).c_str();
}

}  // namespace

std::string ChainGraphml(const Chain& chain) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node graphml = document.append_child("graphml");
  graphml.append_attribute("xmlns") = "http://graphml.graphdrawing.org/xmlns";
  for (const char* id : {"state", "reference", "doc_type", "date", "issuer", "subject", "path"}) {
    DeclareKey(graphml, id, "node", "string");
  }
  DeclareKey(graphml, "role", "edge", "string");
  DeclareKey(graphml, "sure", "edge", "boolean");
  pugi::xml_node drawn = graphml.append_child("graph");
  drawn.append_attribute("id") = "chain";
  drawn.append_attribute("edgedefault") = "directed";

  const ChainGraph graph = GraphOf(chain);
  for (const ChainNode& node : graph.nodes) {
    pugi::xml_node element = drawn.append_child("node");
    element.append_attribute("id") = node.id.c_str();
    AddValue(element, "state", NameOf(node.state));
    AddValue(element, "reference", node.reference);
    AddValue(element, "doc_type", node.doc_type);
    AddValue(element, "date", node.date);
    AddValue(element, "issuer", node.issuer);
    AddValue(element, "subject", node.subject);
    AddValue(element, "path", node.path);
  }
  for (const ChainEdge& edge : graph.edges) {
    pugi::xml_node element = drawn.append_child("edge");
    element.append_attribute("source") = edge.from.c_str();
    element.append_attribute("target") = edge.to.c_str();
    AddValue(element, "role", edge.role);
    AddValue(element, "sure", edge.is_sure ? "true" : "false");
  }
  std::ostringstream text;
  document.save(text, "  ", pugi::format_default, pugi::encoding_utf8);
  return text.str();
}

}  // namespace vanthu
