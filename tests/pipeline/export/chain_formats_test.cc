// Chains as trees, JSON, Graphviz and GraphML; the last two read by the programs they are for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>
#include <string>

#include "pipeline/export/chain_dot.h"
#include "pipeline/export/chain_graph.h"
#include "pipeline/export/chain_graphml.h"
#include "pipeline/export/chain_json.h"
#include "pipeline/export/chain_tree.h"
#include "pipeline/export/display_width.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

Hit LetterHit(std::string id, std::string reference, std::string subject) {
  Hit hit;
  hit.id = std::move(id);
  hit.reference = std::move(reference);
  hit.doc_type = "kế hoạch";
  hit.date = "2015-01-05";
  hit.issuer = "Sở Y tế";
  hit.subject = std::move(subject);
  hit.path = "scans/" + hit.id + ".pdf";
  return hit;
}

// A plan that carries out a directive which is not there and cites a letter with an ugly subject;
// cited twice by one letter, once through another.
Chain SampleChain() {
  Chain chain;
  chain.letter = LetterHit("aa", "12/KH-SYT", "phòng, chống dịch");
  ChainBranch directive;
  directive.role = "implements";
  directive.printed = "Chỉ thị 34-CT/TW";
  directive.date = "2014-04-07";
  ChainBranch ugly;
  ugly.role = "cited";
  ugly.letters = 1;
  ugly.letter = LetterHit("bb", "9/A\\B", "say \"no\" <&> \\N\x01 {x|y}\nsecond line");
  ChainBranch unclear;
  unclear.role = "basis";
  unclear.printed = "7/QĐ-UBND";
  unclear.letters = 3;
  ugly.branches = {unclear, directive};
  chain.cites = {directive, ugly};
  ChainBranch below;
  below.role = "replaces";
  below.letters = 1;
  below.letter = LetterHit("cc", "30/KH-SYT", "");
  chain.cited_by = {below};
  chain.cited_by_left_out = 4;
  return chain;
}

TEST(ChainTreeTest, ShowsBothDirections) {
  EXPECT_EQ(ChainTree(SampleChain(), 100),
            "12/KH-SYT · 2015-01-05 · kế hoạch · Sở Y tế\n"
            "    phòng, chống dịch\n"
            "It\n"
            "├─ carries out Chỉ thị 34-CT/TW · 2014-04-07 · (not in the archive)\n"
            "└─ cites 9/A\\B · 2015-01-05 · kế hoạch · Sở Y tế\n"
            "   │  say \"no\" <&> \\N {x|y} second line\n"
            "   ├─ is based on 7/QĐ-UBND · (3 letters of the archive can be meant)\n"
            "   └─ carries out Chỉ thị 34-CT/TW · 2014-04-07 · (not in the archive)\n"
            "Cited by\n"
            "├─ 30/KH-SYT · 2015-01-05 · kế hoạch · Sở Y tế: replaces it\n"
            "└─ and 4 more\n");
}

TEST(ChainTreeTest, FitsTheTerminal) {
  constexpr std::size_t kColumns = 50;
  std::istringstream lines(ChainTree(SampleChain(), kColumns));
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(DisplayWidth(line), kColumns) << line;
}

TEST(ChainTreeTest, LetterAloneIsSaid) {
  Chain chain;
  chain.letter = LetterHit("aa", "", "");
  EXPECT_EQ(ChainTree(chain, 100),
            "(no number) · 2015-01-05 · kế hoạch · Sở Y tế\n"
            "It cites nothing.\n"
            "No letter of the archive cites it.\n");
}

TEST(ChainGraphTest, EachDocumentIsOneNode) {
  const ChainGraph graph = GraphOf(SampleChain());
  EXPECT_THAT(graph.nodes, SizeIs(5)) << "the directive is cited twice";
  EXPECT_THAT(graph.edges, SizeIs(5));
  for (const ChainEdge& edge : graph.edges) {
    if (edge.role == "replaces") {
      EXPECT_EQ(edge.from, "cc");
      EXPECT_EQ(edge.to, "aa");
    }
  }
}

TEST(ChainJsonTest, IsOneLine) {
  const std::string line = ChainJson(SampleChain());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["letter"]["id"], "aa");
  EXPECT_TRUE(json["cites"][0]["letter"].is_null());
  EXPECT_EQ(json["cites"][1]["branches"][0]["letters"], 3);
  EXPECT_EQ(json["cited_by"][0]["letter"]["reference"], "30/KH-SYT");
  EXPECT_EQ(json["cited_by_left_out"], 4);
}

TEST(ChainDotTest, StringsAreEscaped) {
  EXPECT_EQ(DotString("a \"b\" \\c\nd\x01\x7F"), R"("a \"b\" \\c\nd")");
}

// What Graphviz makes of it, in its own JSON.
TEST(ChainDotTest, GraphvizReadsIt) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.Write("chain.dot", ChainDot(SampleChain()));
  const std::string out = (folder.path() / "chain.json").string();
  const std::string command = "dot -Tjson0 -o " + out + " " + file.string() + " 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << "graphviz is in tests/packages.txt";
  const auto json = nlohmann::json::parse(ReadWholeFile(out));
  ASSERT_EQ(json["objects"].size(), 5U);
  EXPECT_EQ(json["edges"].size(), 5U);
  EXPECT_EQ(json["objects"][0]["name"], "aa");
  const std::string svg_file = (folder.path() / "chain.svg").string();
  ASSERT_EQ(std::system(("dot -Tsvg -o " + svg_file + " " + file.string()).c_str()), 0);
  pugi::xml_document svg;
  ASSERT_TRUE(svg.load_file(svg_file.c_str()));
  std::string shown;
  for (const auto& text : svg.select_nodes("//*[local-name()='text']")) {
    shown += std::string(text.node().text().get()) + "\n";
  }
  EXPECT_THAT(shown, HasSubstr("phòng, chống dịch"));
  EXPECT_THAT(shown, HasSubstr("9/A\\B"));
  EXPECT_THAT(shown, HasSubstr("say \"no\" <&> \\N"));
}

TEST(ChainGraphmlTest, IsWellFormedAndWhole) {
  pugi::xml_document document;
  const std::string text = ChainGraphml(SampleChain());
  ASSERT_TRUE(document.load_string(text.c_str()));
  EXPECT_THAT(document.select_nodes("/graphml/graph/node"), SizeIs(5));
  EXPECT_THAT(document.select_nodes("/graphml/graph/edge"), SizeIs(5));
  // Every key that is used is declared, every edge joins nodes that are there.
  for (const auto& data : document.select_nodes("//data")) {
    const std::string key = data.node().attribute("key").value();
    EXPECT_TRUE(document.select_node(("/graphml/key[@id='" + key + "']").c_str())) << key;
  }
  for (const auto& edge : document.select_nodes("//edge")) {
    for (const char* end : {"source", "target"}) {
      const std::string id = edge.node().attribute(end).value();
      EXPECT_TRUE(document.select_node(("//node[@id='" + id + "']").c_str())) << id;
    }
  }
  EXPECT_STREQ(document.select_node("//node[@id='bb']/data[@key='subject']").node().text().get(),
               "say \"no\" <&> \\N {x|y}\nsecond line");
}

}  // namespace
}  // namespace vanthu
