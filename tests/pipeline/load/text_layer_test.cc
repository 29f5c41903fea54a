#include "pipeline/load/text_layer.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

std::string Layout(std::string_view flows) {
  return R"(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title></head><body><doc>
  <page width="595.0" height="842.0">)" +
         std::string(flows) + "</page></doc></body></html>";
}

TEST(TextLayer, BoxesArePixelsAtTheResolution) {
  const auto lines = LinesFromTextLayout(Layout(R"(<flow><block xMin="0" yMin="0" xMax="9" yMax="9">
        <line xMin="72.0" yMin="36.0" xMax="144.1" yMax="48.0">
          <word xMin="72.0" yMin="36.0" xMax="90.0" yMax="48.0">Số:</word>
          <word xMin="100.0" yMin="36.0" xMax="144.1" yMax="48.0">12/KH-SXD</word>
        </line></block></flow>)"),
                                         300);
  ASSERT_EQ(lines.size(), 1U);
  ASSERT_EQ(lines[0].words.size(), 2U);
  EXPECT_EQ(lines[0].words[1].text, "12/KH-SXD");
  EXPECT_EQ(lines[0].words[0].box, (Box{.left = 300, .top = 150, .right = 375, .bottom = 200}));
  EXPECT_EQ(lines[0].box, (Box{.left = 300, .top = 150, .right = 601, .bottom = 200}));
}

TEST(TextLayer, BlocksAreNumberedAndEntitiesRead) {
  const auto lines = LinesFromTextLayout(
      Layout(
          R"(<flow><block><line><word xMin="1" yMin="1" xMax="2" yMax="2">A&amp;B</word></line></block>
        <block><line><word xMin="1" yMin="1" xMax="2" yMax="2">&lt;c&gt;</word></line></block></flow>
        <flow><block><line><word xMin="1" yMin="1" xMax="2" yMax="2">d</word></line></block></flow>)"),
      72);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].words[0].text, "A&B");
  EXPECT_EQ(lines[1].words[0].text, "<c>");
  EXPECT_EQ(lines[0].block, 0);
  EXPECT_EQ(lines[1].block, 1);
  EXPECT_EQ(lines[2].block, 2);
}

TEST(TextLayer, ControlCharactersDoNotStopIt) {
  const auto lines = LinesFromTextLayout(
      Layout("<flow><block><line><word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">a\x02"
             "b</word></line></block></flow>"),
      72);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].words[0].text, "ab");
}

TEST(TextLayer, WordsWithoutTextOrPlaceAreDropped) {
  EXPECT_TRUE(LinesFromTextLayout(Layout(R"(<flow><block><line>
                    <word xMin="1" yMin="1" xMax="2" yMax="2"></word>
                    <word xMin="1e30" yMin="1" xMax="2e30" yMax="2">a</word>
                    <word xMin="5" yMin="1" xMax="2" yMax="2">b</word>
                    <word>c</word></line></block></flow>)"),
                                  300)
                  .empty());
}

TEST(TextLayer, WhatIsNoXmlGivesNothing) {
  EXPECT_TRUE(LinesFromTextLayout("<html><body><doc><page>", 300).empty());
  EXPECT_TRUE(LinesFromTextLayout("", 300).empty());
}

TEST(TextLayer, GoodMeansItReadsAsVietnamese) {
  const auto line = [](std::initializer_list<const char*> words) {
    OcrLine made;
    for (const char* word : words) made.words.push_back({.text = word});
    return made;
  };
  EXPECT_TRUE(IsGoodTextLayer({line({"Thực", "hiện", "Kế", "hoạch", "tuyên"}),
                               line({"truyền", "phòng,", "chống", "dịch", "bệnh"})}));
  EXPECT_FALSE(IsGoodTextLayer({line({"Thùc", "hiÖn", "KÕ", "ho¹ch", "tuyªn"}),
                                line({"truyÒn", "phßng,", "chèng", "dÞch", "bÖnh"})}));
}

}  // namespace
}  // namespace vanthu
