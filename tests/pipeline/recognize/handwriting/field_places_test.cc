#include "pipeline/recognize/handwriting/field_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::Ne;

constexpr int kWidth = 1654;
constexpr int kHeight = 2339;

struct Print {
  const char* text;
  int left;
  int right;
};

// A line of 12-point type at 200 dpi (an em is 33 pixels) whose letters stand on y = 322.
OcrLine LineOf(std::initializer_list<Print> words) {
  OcrLine line;
  for (const Print& word : words) {
    const Box box = {.left = word.left, .top = 297, .right = word.right, .bottom = 322};
    line.words.push_back({.text = word.text, .box = box, .confidence = 0.9});
    line.box = Union(line.box, box);
  }
  return line;
}

OcrLine DateLine() {
  return LineOf({{"Long", 785, 849},
                 {"Giang,", 859, 949},
                 {"ngày", 961, 1026},
                 {"tháng", 1113, 1188},
                 {"01", 1199, 1229},
                 {"năm", 1242, 1299},
                 {"2018", 1309, 1377}});
}

TEST(FieldPlaces, TheNumberStandsBetweenLabelAndSymbol) {
  const std::vector<OcrLine> lines = {
      LineOf({{"Số:", 342, 384}, {"0Ð", 410, 459}, {"/SYT-NVY", 487, 644}})};
  const auto run = FindNumberRun(lines, kWidth, kHeight);
  ASSERT_TRUE(run);
  EXPECT_THAT(run->words, ElementsAre(WordAt{0, 0}, WordAt{0, 1}, WordAt{0, 2}));
  ASSERT_EQ(run->pieces.size(), 3U);
  EXPECT_EQ(run->pieces[1].text, "0Ð");
  EXPECT_EQ(run->pieces[2].text, "/SYT-NVY");
  const FieldPlace place = PlaceOf(*run, 1);
  EXPECT_EQ(place.left, 384);
  EXPECT_EQ(place.right, 487);
  EXPECT_EQ(place.left_edge, FieldPlace::Edge::kSeen);
  EXPECT_EQ(place.right_edge, FieldPlace::Edge::kSeen);
  EXPECT_TRUE(place.left_ends_in_colon);
  EXPECT_NEAR(place.em, 33.5, 1.5);
}

TEST(FieldPlaces, PrintIsMeasuredOffAWordThatSwallowedThePen) {
  const std::vector<OcrLine> lines = {LineOf({{"Só:{/#†/SYT-NVY", 349, 620}}), DateLine()};
  const auto run = FindNumberRun(lines, kWidth, kHeight);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->pieces[0].text, "Số:");
  EXPECT_EQ(run->pieces[2].text, "/SYT-NVY");
  const FieldPlace place = PlaceOf(*run, 1);
  EXPECT_EQ(place.left_edge, FieldPlace::Edge::kReckoned);
  EXPECT_EQ(place.right_edge, FieldPlace::Edge::kReckoned);
  EXPECT_NEAR(place.left, 389, 4);
  EXPECT_NEAR(place.right, 464, 6);
}

TEST(FieldPlaces, GarbledLabelsAndSymbolsAreKnown) {
  for (const char* label : {"Sô:", "Só;", "S6:", "$ố:", "số."}) {
    for (const char* symbol : {"/GM-SYT", "/2010/TT-BKH", "/C-SYT", "1QĐ-TTg", "-CT/TW"}) {
      const std::vector<OcrLine> lines = {
          LineOf({{label, 342, 384}, {"4K", 410, 459}, {symbol, 487, 644}})};
      EXPECT_TRUE(FindNumberRun(lines, kWidth, kHeight)) << label << ' ' << symbol;
    }
  }
}

TEST(FieldPlaces, ASentenceIsNoNumberLine) {
  const std::vector<OcrLine> lines = {
      LineOf({{"Công", 240, 310}, {"văn", 320, 370}, {"số", 380, 410}, {"15/SYT-NVY", 420, 600}})};
  EXPECT_FALSE(FindNumberRun(lines, kWidth, kHeight));
}

TEST(FieldPlaces, AnIncomingStampHasNoSymbol) {
  const std::vector<OcrLine> lines = {LineOf({{"Số:.....", 140, 240}, {"918", 250, 300}})};
  EXPECT_FALSE(FindNumberRun(lines, kWidth, kHeight));
}

TEST(FieldPlaces, TheFirstNumberLineFromAboveIsTheLetters) {
  OcrLine own = LineOf({{"Số:", 342, 384}, {"/SYT-NVY", 487, 644}});
  OcrLine other = own;
  for (Word& word : other.words) {
    word.box.top += 300;
    word.box.bottom += 300;
  }
  const std::vector<OcrLine> lines = {other, own};
  const auto run = FindNumberRun(lines, kWidth, kHeight);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->words.front().line, 1U);
}

TEST(FieldPlaces, DayAndMonthStandInTheDateLine) {
  const std::vector<OcrLine> lines = {DateLine()};
  const auto run = FindDateRun(lines, kWidth, kHeight);
  ASSERT_TRUE(run);
  ASSERT_EQ(run->pieces.size(), 5U);
  EXPECT_THAT(run->pieces[1].field, Eq(HeaderField::Kind::kDay));
  EXPECT_THAT(run->pieces[1].text, "");
  EXPECT_THAT(run->pieces[3].field, Eq(HeaderField::Kind::kMonth));
  EXPECT_THAT(run->pieces[3].text, "01");
  const FieldPlace day = PlaceOf(*run, 1);
  EXPECT_EQ(day.left, 1026);
  EXPECT_EQ(day.right, 1113);
}

TEST(FieldPlaces, AWholeDateInOneWordIsMeasuredFromBothEnds) {
  const std::vector<OcrLine> lines = {LineOf({{"Nội,", 936, 992},
                                              {"ngàjÄ\\háng", 1007, 1195},
                                              {"3", 1205, 1220},
                                              {"năm", 1232, 1291},
                                              {"2020", 1303, 1372}})};
  const auto run = FindDateRun(lines, kWidth, kHeight);
  ASSERT_TRUE(run);
  const FieldPlace day = PlaceOf(*run, 1);
  EXPECT_NEAR(day.left, 1073, 3);
  EXPECT_NEAR(day.right, 1117, 3);
  EXPECT_EQ(day.left_edge, FieldPlace::Edge::kReckoned);
}

TEST(FieldPlaces, AMonthThatRanIntoItsNeighboursIsFound) {
  const std::vector<OcrLine> lines = {LineOf({{"Thơ,", 1097, 1157},
                                              {"ngàyc)š", 1174, 1280},
                                              {"thángÙnăm", 1292, 1460},
                                              {"2025", 1477, 1547}})};
  const auto run = FindDateRun(lines, kWidth, kHeight);
  ASSERT_TRUE(run);
  EXPECT_THAT(run->pieces[3].field, Eq(HeaderField::Kind::kMonth));
  EXPECT_THAT(PlaceOf(*run, 3).right_edge, FieldPlace::Edge::kReckoned);
  EXPECT_GT(PlaceOf(*run, 3).right, PlaceOf(*run, 3).left);
}

TEST(FieldPlaces, ADateInTheBodyIsNotTheLetters) {
  const std::vector<OcrLine> lines = {LineOf({{"Căn", 240, 300},
                                              {"cứ", 310, 340},
                                              {"Nghị", 350, 420},
                                              {"quyết", 430, 500},
                                              {"ngày", 510, 575},
                                              {"25", 590, 625},
                                              {"tháng", 640, 716},
                                              {"12", 730, 765},
                                              {"năm", 780, 837},
                                              {"2001", 850, 920}})};
  EXPECT_FALSE(FindDateRun(lines, kWidth, kHeight));
}

}  // namespace
}  // namespace vanthu
