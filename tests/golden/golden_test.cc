#include "tests/golden/golden.h"

#include <gmock/gmock.h>

namespace vanthu {

TEST_P(GoldenTest, FindsWhatIsMarked) {
  EXPECT_THAT(CompareWithGolden(GetParam()), testing::IsEmpty());
}

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kPlain =
    R"({"name":"plain","text":"Số: ⟦12/QĐ-UBND⟧","value":["12/QĐ-UBND"]})";

TEST(ParseGolden, TakesTheMarksOff) {
  const auto cases = ParseGolden("reference", kPlain);
  ASSERT_TRUE(cases.has_value()) << cases.error();
  ASSERT_EQ(cases->size(), 1U);
  EXPECT_EQ(cases->front().letter.text, "Số: 12/QĐ-UBND");
  ASSERT_EQ(cases->front().spans.size(), 1U);
  EXPECT_EQ(cases->front().spans[0].Of(cases->front().letter.text), "12/QĐ-UBND");
}

TEST(ParseGolden, GivesZonesByLine) {
  const auto cases =
      ParseGolden("reference",
                  R"({"name":"a","text":"x\ny","value":[],"zones":["number","body"],"see":"why"})");
  ASSERT_TRUE(cases.has_value()) << cases.error();
  EXPECT_EQ(cases->front().letter.lines[0].zone, Zone::kNumber);
  EXPECT_EQ(cases->front().letter.lines[1].zone, Zone::kBody);
}

TEST(ParseGolden, RefusesWhatItDoesNotKnow) {
  const auto fails = [](std::string_view line) {
    const auto cases = ParseGolden("reference", line);
    return cases ? std::string("accepted") : cases.error();
  };
  EXPECT_THAT(fails(R"({"name":"a","text":"x","value":[],"span":[]})"), HasSubstr("key 'span'"));
  EXPECT_THAT(fails(R"({"name":"A b","text":"x","value":[]})"), HasSubstr("snake_case"));
  EXPECT_THAT(fails(R"({"name":"a","text":"⟦x","value":[]})"), HasSubstr("not closed"));
  EXPECT_THAT(fails(R"({"name":"a","text":"x⟧","value":[]})"), HasSubstr("not opened"));
  EXPECT_THAT(fails(R"({"name":"a","text":"⟦⟦x⟧⟧","value":[]})"), HasSubstr("inside a mark"));
  EXPECT_THAT(fails("{\"name\":\"a\",\"text\":\"o\xCC\x82\",\"value\":[]}"), HasSubstr("NFC"));
  EXPECT_THAT(fails(R"({"name":"a","text":"x","value":[],"zones":["nowhere"]})"),
              HasSubstr("zone 'nowhere'"));
  EXPECT_THAT(fails(R"({"name":"a","text":"x\ny\nz","value":[],"zones":["body","body"]})"),
              HasSubstr("zones"));
  EXPECT_THAT(fails("{"), HasSubstr("reference.jsonl:1"));
  const std::string twice = std::string(kPlain) + "\n" + std::string(kPlain);
  EXPECT_THAT(fails(twice), HasSubstr("twice"));
}

TEST(CompareWithGolden, SaysWhatIsWrong) {
  const auto compare = [](std::string_view line) {
    return CompareWithGolden(ParseGolden("reference", line).value().front());
  };
  EXPECT_THAT(compare(R"({"name":"a","text":"Số: ⟦12/QĐ-UBND⟧","value":["13/QĐ-UBND"]})"),
              ElementsAre(HasSubstr("wrong value")));
  EXPECT_THAT(compare(R"({"name":"a","text":"⟦Số:⟧ 12/QĐ-UBND","value":["12/QĐ-UBND"]})"),
              ElementsAre(HasSubstr("wrong span")));
  EXPECT_THAT(compare(R"({"name":"a","text":"Số: 12/QĐ-UBND","value":[]})"),
              ElementsAre(HasSubstr("extra")));
  EXPECT_THAT(compare(R"({"name":"a","text":"⟦không⟧ số","value":["1/A-B"]})"),
              ElementsAre(HasSubstr("missed")));
}

}  // namespace
}  // namespace vanthu
