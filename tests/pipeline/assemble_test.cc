#include "pipeline/assemble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/assemble/calibration.h"

namespace vanthu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::Not;

// A letter of one line, its words without boxes.
NormalizedLetter PlainLetter(std::string_view text) {
  NormalizedLetter letter{.letter = LetterFromText(text), .words = {}};
  letter.words.push_back({.span = {0, letter.letter.text.size()}, .page = 1});
  return letter;
}

Document OnePage() {
  Document document;
  document.source.sha256 = std::string(64, 'a');
  document.pages.resize(1);
  return document;
}

auto ReviewOf(const std::string& field) { return Contains(Field(&ReviewItem::field, field)); }

TEST(Assemble, ABlankNumberStaysNullAndIsReviewed) {
  const NormalizedLetter letter = PlainLetter("Số:      /KH-SNV");
  Fields fields;
  fields.reference.push_back({.value = {.number = "", .symbol = "KH-SNV", .reference = ""},
                              .spans = {{0, letter.letter.text.size()}},
                              .rule = "number_line"});
  const Record record = Assemble(OnePage(), letter, fields, nullptr, {});
  EXPECT_EQ(record.reference.number, "");
  EXPECT_EQ(record.reference.symbol, "KH-SNV");
  EXPECT_FALSE(record.evidence.contains("/number"));
  EXPECT_TRUE(record.evidence.contains("/symbol"));
  EXPECT_THAT(record.review, ReviewOf("/number"));
}

TEST(Assemble, AnInferredIssuerSaysSoAndIsNeverSure) {
  const NormalizedLetter letter = PlainLetter("Số: 12/SNV-TCCB");
  Fields fields;
  fields.issuer.push_back({.value = {.name = "Sở Nội vụ", .parent = ""},
                           .spans = {{0, 5}},
                           .rule = "from_symbol",
                           .confidence = 0.95,
                           .inferred = true});
  const Record record = Assemble(OnePage(), letter, fields, nullptr, {});
  EXPECT_TRUE(record.issuer_inferred);
  EXPECT_LE(record.confidence.at("/issuer/name"), 0.6);
  EXPECT_THAT(record.review, ReviewOf("/issuer/name"));
}

TEST(Assemble, ASureValueIsNotReviewedAndAnUnsureOneIsWithItsRivals) {
  const NormalizedLetter letter = PlainLetter("ngày 05 tháng 3 năm 2019");
  Fields fields;
  fields.date.push_back(
      {.value = {2019, 3, 5}, .spans = {{0, 5}}, .rule = "date_line", .confidence = 0.5});
  fields.date.push_back(
      {.value = {2019, 8, 5}, .spans = {{0, 5}}, .rule = "other", .confidence = 0.4});
  fields.doc_type.push_back({.value = "công văn", .spans = {{0, 5}}, .rule = "subject_line"});
  const Record record = Assemble(OnePage(), letter, fields, nullptr, {});
  EXPECT_EQ(ToIso(record.date), "2019-03-05");
  EXPECT_THAT(record.review,
              Contains(testing::AllOf(Field(&ReviewItem::field, "/date"),
                                      Field(&ReviewItem::candidates, ElementsAre("2019-08-05")))));
  EXPECT_THAT(record.review, Not(ReviewOf("/doc_type")));
}

// A letter whose number or day was written by hand, as the worker leaves it: the model's first
// reading stands in the text.
Document WithField(HeaderField field) {
  Document document = OnePage();
  document.pages[0].header_fields.push_back(std::move(field));
  return document;
}
Fields WithReference(const std::string& number) {
  Fields fields;
  fields.reference.push_back({.value = {.number = number,
                                        .symbol = "SNV-TCCB",
                                        .reference = number.empty() ? "" : number + "/SNV-TCCB"},
                              .spans = {{0, 5}},
                              .rule = "number_line"});
  return fields;
}

TEST(Assemble, AWrittenNumberIsWeighedWithTheFileName) {
  Document document = WithField({.hand = HeaderField::Hand::kWritten,
                                 .box = {.left = 10, .top = 10, .right = 50, .bottom = 40},
                                 .printed = "2›92",
                                 .readings = {{"2792", 0.55}, {"2192", 0.40}}});
  document.source.path = "letters/2192 snv tccb.pdf";
  const NormalizedLetter letter = PlainLetter("Số: 2792/SNV-TCCB");
  const Record record = Assemble(document, letter, WithReference("2792"), nullptr, {});
  EXPECT_EQ(record.reference.number, "2192");
  EXPECT_EQ(record.reference.reference, "2192/SNV-TCCB");
  ASSERT_EQ(record.evidence.at("/number").size(), 2U);
  EXPECT_EQ(record.evidence.at("/number")[0].rule, kWrittenRule);
  EXPECT_EQ(record.evidence.at("/number")[0].raw, "2792 (0.55), 2192 (0.40)");
  EXPECT_EQ(record.evidence.at("/number")[1].rule, kFileNameRule);
}

TEST(Assemble, AnUnsureWrittenNumberIsNullAndReviewedWithItsCandidates) {
  const Document document =
      WithField({.hand = HeaderField::Hand::kWritten, .readings = {{"1613", 0.4}, {"1113", 0.3}}});
  const NormalizedLetter letter = PlainLetter("Số: /SNV-TCCB");
  const Record record = Assemble(document, letter, WithReference(""), nullptr, {});
  EXPECT_EQ(record.reference.number, "");
  EXPECT_EQ(record.reference.reference, "");
  EXPECT_THAT(record.review, Contains(testing::AllOf(
                                 Field(&ReviewItem::field, "/number"),
                                 Field(&ReviewItem::why, "written by hand, digits 40 % sure"),
                                 Field(&ReviewItem::candidates, ElementsAre("1613", "1113")))));
}

TEST(Assemble, APrintedNumberIsNotTouchedByTheFileName) {
  Document document = WithField({.hand = HeaderField::Hand::kPrinted, .printed = "12"});
  document.source.path = "99 snv tccb.pdf";
  const NormalizedLetter letter = PlainLetter("Số: 12/SNV-TCCB");
  const Record record = Assemble(document, letter, WithReference("12"), nullptr, {});
  EXPECT_EQ(record.reference.number, "12");
  EXPECT_THAT(record.review, ReviewOf("/number"));
}

TEST(Assemble, PrintedValuesAreCalibratedAndWrittenOnesAreNot) {
  const auto calibration = Calibration::FromTable(
      Table::Parse("confidence.tsv",
                   "field\tseen\tgiven\n/number\t0.5\t0.125\n/symbol\t0.5\t0.25\n")
          .value());
  const NormalizedLetter letter = PlainLetter("Số: 2792/SNV-TCCB");
  const Record printed =
      Assemble(WithField({.hand = HeaderField::Hand::kPrinted, .printed = "2792"}), letter,
               WithReference("2792"), &calibration.value(), {});
  EXPECT_EQ(printed.confidence.at("/number"), 0.125);
  EXPECT_EQ(printed.confidence.at("/symbol"), 0.25);
  EXPECT_THAT(printed.review, ReviewOf("/number"));
  const Record written =
      Assemble(WithField({.hand = HeaderField::Hand::kWritten, .readings = {{"2792", 0.875}}}),
               letter, WithReference("2792"), &calibration.value(), {});
  EXPECT_EQ(written.confidence.at("/number"), 0.875);
}

TEST(Assemble, AWrittenDayIsWeighedWithTheStamp) {
  const Document document = WithField({.kind = HeaderField::Kind::kDay,
                                       .hand = HeaderField::Hand::kWritten,
                                       .readings = {{"9", 0.6}, {"3", 0.4}}});
  const NormalizedLetter letter = PlainLetter("ngày 9 tháng 4 năm 2018");
  Fields fields;
  fields.date.push_back({.value = {2018, 4, 9}, .spans = {{0, 5}}, .rule = "date_line"});
  IncomingStamp stamp;
  stamp.number = "7";
  stamp.date = {2018, 4, 4};
  fields.incoming_stamp.push_back({.value = stamp, .spans = {{0, 5}}, .rule = "incoming_stamp"});
  const Record record = Assemble(document, letter, fields, nullptr, {});
  EXPECT_EQ(ToIso(record.date), "2018-04-03");
}

TEST(Assemble, TasksAreNamedByTheLabelsOnTheWayToThem) {
  const NormalizedLetter letter = PlainLetter("việc");
  Task leaf{.label = "a)", .text = "Báo cáo"};
  Task dash{.label = "-", .text = "Rà soát"};
  Task again{.label = "-", .text = "Kiểm tra"};
  Task root{.label = "II.", .text = "Tổ chức thực hiện", .children = {leaf, dash, again}};
  Fields fields;
  fields.tasks = {root};
  const Record record = Assemble(OnePage(), letter, fields, nullptr, {});
  EXPECT_EQ(record.tasks[0].id, "aaaaaaaaaaaa:ii");
  EXPECT_EQ(record.tasks[0].children[0].id, "aaaaaaaaaaaa:ii.a");
  EXPECT_EQ(record.tasks[0].children[1].id, "aaaaaaaaaaaa:ii.p1");
  EXPECT_EQ(record.tasks[0].children[2].id, "aaaaaaaaaaaa:ii.p2");
}

TEST(Assemble, APageThatCouldNotBeReadIsReviewed) {
  Document document = OnePage();
  document.issues.push_back({.what = "page_failed", .detail = "page 2: took longer than 120 s"});
  const Record record = Assemble(document, PlainLetter("x"), {}, nullptr, {});
  EXPECT_THAT(record.review, ReviewOf("/text"));
}

}  // namespace
}  // namespace vanthu
