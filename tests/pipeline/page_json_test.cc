#include "pipeline/page_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

using testing::HasSubstr;
using testing::Not;

PageContent SamplePage() {
  return {.number = 2,
          .source = PageContent::Source::kOcr,
          .width = 1654,
          .height = 2339,
          .dpi = 200,
          .to_scan = {.xx = 0.5, .xy = -0.25, .x0 = 3, .yx = 0.125, .yy = 2, .y0 = -7.5},
          .lines = {{.words = {{.text = "Số:",
                                .box = {.left = 1, .top = 2, .right = 30, .bottom = 20},
                                .confidence = 0.9321,
                                .alternatives = {{.offset = 1, .text = "ó", .cost = 1.2},
                                                 {.offset = 4, .text = ";", .cost = -0.5}}},
                               {.text = "12/\"KH\"",
                                .box = {.left = 35, .top = 2, .right = 90, .bottom = 20},
                                .confidence = 1}},
                     .box = {.left = 1, .top = 2, .right = 90, .bottom = 20},
                     .block = 3,
                     .indent = 0}},
          .rules = {{.left = 5, .top = 40, .right = 60, .bottom = 42}},
          .seals = {{.left = 700, .top = 900, .right = 1000, .bottom = 1200}},
          .quality = {.score = 0.75, .reasons = {{.what = "speckled", .detail = "3 000 specks"}}},
          .issues = {{.what = "skewed", .detail = "1.5°"}}};
}

std::string Replaced(std::string json, const std::string& from, const std::string& to) {
  const std::size_t at = json.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return json.replace(at, from.size(), to);
}

std::string ErrorOf(const std::string& json) {
  const auto page = PageFromJson(json);
  return page ? "no error" : page.error().message;
}

TEST(PageJson, ReadsBackWhatItWrote) {
  const PageContent page = SamplePage();
  const auto read = PageFromJson(PageToJson(page));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(*read, page);
}

TEST(PageJson, IsOneLineWithWordsAsArrays) {
  const std::string json = PageToJson(SamplePage());
  EXPECT_THAT(json, Not(HasSubstr("\n")));
  EXPECT_THAT(json, HasSubstr(R"(["Số:",1,2,30,20,0.9321,[1,"ó",1.2,4,";",-0.5]])"));
  EXPECT_THAT(json, HasSubstr(R"(["12/\"KH\"",35,2,90,20,1.0])"));
}

TEST(PageJson, KeepsFourDecimalsOfConfidence) {
  PageContent page = SamplePage();
  page.lines[0].words[0].confidence = 0.93214999;
  EXPECT_EQ(PageToJson(page), PageToJson(SamplePage()));
}

TEST(PageJson, KeepsOneDecimalOfCosts) {
  PageContent page = SamplePage();
  page.lines[0].words[0].alternatives[0].cost = 1.2249;
  EXPECT_EQ(PageToJson(page), PageToJson(SamplePage()));
}

TEST(PageJson, TextThatIsNotUtf8DoesNotBreakTheLine) {
  PageContent page = SamplePage();
  page.lines[0].words[0] = {.text = "S\xe1", .box = {}};
  const auto read = PageFromJson(PageToJson(page));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->lines[0].words[0].text, "S\uFFFD");
}

TEST(PageJson, NamesThePlaceThatIsDamaged) {
  const std::string json = PageToJson(SamplePage());
  EXPECT_THAT(ErrorOf(json.substr(0, json.size() / 2)), HasSubstr("not JSON"));
  EXPECT_THAT(ErrorOf("[]"), HasSubstr("not an object"));
  EXPECT_THAT(ErrorOf(Replaced(json, "\"seals\"", "\"seal\"")), HasSubstr("'seals' is missing"));
  EXPECT_THAT(ErrorOf(Replaced(json, "{\"number\"", "{\"color\":1,\"number\"")),
              HasSubstr("not known"));
  EXPECT_THAT(ErrorOf(Replaced(json, "\"ocr\"", "\"fax\"")), HasSubstr("'fax'"));
  EXPECT_THAT(ErrorOf(Replaced(json, "\"number\":2", "\"number\":0")), HasSubstr("number"));
  EXPECT_THAT(ErrorOf(Replaced(json, "\"width\":1654", "\"width\":1654.5")), HasSubstr("width"));
  EXPECT_THAT(ErrorOf(Replaced(json, "\"width\":1654", "\"width\":99999999999")),
              HasSubstr("width"));
  EXPECT_THAT(ErrorOf(Replaced(json, "0.9321", "1.5")), HasSubstr("lines[0].words[0]"));
  EXPECT_THAT(ErrorOf(Replaced(json, "\"Số:\"", "\"\"")), HasSubstr("lines[0].words[0]"));
  EXPECT_THAT(ErrorOf(Replaced(json, "35,2,90,20,1.0", "35,2,90,20")), HasSubstr("5 items"));
  EXPECT_THAT(ErrorOf(Replaced(json, R"(,[1,"ó",1.2,4,";",-0.5])", ",[]")),
              HasSubstr("alternatives"));
  EXPECT_THAT(ErrorOf(Replaced(json, "1,\"ó\",1.2,", "1,\"ó\",")), HasSubstr("alternatives"));
  EXPECT_THAT(ErrorOf(Replaced(json, "[1,\"ó\"", "[6,\"ó\"")), HasSubstr("behind the word"));
}

// Any page whose shares are whole ten-thousandths, as the writer keeps them.
// What lies inside is kept small: a page nests four lists, whose sizes multiply.
constexpr int kInnerSize = 8;

rc::Gen<std::string> Text() {
  return rc::gen::resize(
      kInnerSize,
      rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('!', '\x7f'))));
}
rc::Gen<double> Share() {
  return rc::gen::map(rc::gen::inRange(0, 10001), [](int steps) { return steps / 1e4; });
}
rc::Gen<Box> AnyBox() {
  return rc::gen::apply(
      [](int left, int top, int right, int bottom) {
        return Box{.left = left, .top = top, .right = right, .bottom = bottom};
      },
      rc::gen::arbitrary<int>(), rc::gen::arbitrary<int>(), rc::gen::arbitrary<int>(),
      rc::gen::arbitrary<int>());
}
rc::Gen<Alternative> AnyAlternative() {
  return rc::gen::apply(
      [](std::string text, int tenths) {
        return Alternative{.offset = 0, .text = std::move(text), .cost = tenths / 10.0};
      },
      Text(), rc::gen::inRange(-100, 1000));
}
rc::Gen<Word> AnyWord() {
  return rc::gen::apply(
      [](std::string text, Box box, double confidence, std::vector<Alternative> alternatives) {
        return Word{.text = std::move(text),
                    .box = box,
                    .confidence = confidence,
                    .alternatives = std::move(alternatives)};
      },
      Text(), AnyBox(), Share(),
      rc::gen::resize(kInnerSize, rc::gen::container<std::vector<Alternative>>(AnyAlternative())));
}
rc::Gen<int> Natural() { return rc::gen::inRange(0, std::numeric_limits<int>::max()); }
rc::Gen<OcrLine> AnyLine() {
  return rc::gen::apply(
      [](std::vector<Word> words, Box box, int block, int indent) {
        return OcrLine{.words = std::move(words), .box = box, .block = block, .indent = indent};
      },
      rc::gen::resize(kInnerSize, rc::gen::container<std::vector<Word>>(AnyWord())), AnyBox(),
      Natural(), Natural());
}
rc::Gen<std::vector<Issue>> AnyIssues() {
  return rc::gen::container<std::vector<Issue>>(rc::gen::apply(
      [](std::string what, std::string detail) {
        return Issue{.what = std::move(what), .detail = std::move(detail)};
      },
      Text(), Text()));
}

rc::Gen<HeaderField> AnyField() {
  return rc::gen::apply(
      [](HeaderField::Kind kind, HeaderField::Hand hand, Box box, std::string printed,
         std::vector<std::pair<std::string, double>> pairs) {
        HeaderField field = {
            .kind = kind, .hand = hand, .box = box, .printed = std::move(printed), .readings = {}};
        for (auto& [text, probability] : pairs) {
          field.readings.push_back({.text = std::move(text), .probability = probability});
        }
        return field;
      },
      rc::gen::element(HeaderField::Kind::kNumber, HeaderField::Kind::kDay,
                       HeaderField::Kind::kMonth),
      rc::gen::element(HeaderField::Hand::kPrinted, HeaderField::Hand::kWritten,
                       HeaderField::Hand::kBlank),
      AnyBox(), Text(),
      rc::gen::container<std::vector<std::pair<std::string, double>>>(
          rc::gen::pair(Text(), Share())));
}

RC_GTEST_PROP(PageJsonProperty, EveryPageRoundTrips, ()) {
  PageContent page = {
      .number = *rc::gen::inRange(1, std::numeric_limits<int>::max()),
      .source = *rc::gen::element(PageContent::Source::kOcr, PageContent::Source::kTextLayer,
                                  PageContent::Source::kPlainText, PageContent::Source::kBlank),
      .width = *Natural(),
      .height = *Natural(),
      .dpi = *Natural(),
      .to_scan = {},
      .lines = *rc::gen::container<std::vector<OcrLine>>(AnyLine()),
      .rules = *rc::gen::container<std::vector<Box>>(AnyBox()),
      .seals = *rc::gen::container<std::vector<Box>>(AnyBox()),
      .header_fields = *rc::gen::container<std::vector<HeaderField>>(AnyField()),
      .quality = {.score = *Share(), .reasons = *AnyIssues()},
      .issues = *AnyIssues()};
  page.to_scan = {.xx = *rc::gen::arbitrary<double>(),
                  .xy = *rc::gen::arbitrary<double>(),
                  .x0 = *rc::gen::arbitrary<double>(),
                  .yx = *rc::gen::arbitrary<double>(),
                  .yy = *rc::gen::arbitrary<double>(),
                  .y0 = *rc::gen::arbitrary<double>()};
  const std::string json = PageToJson(page);
  const auto read = PageFromJson(json);
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == page);
  RC_ASSERT(PageToJson(*read) == json);
}

}  // namespace
}  // namespace vanthu
