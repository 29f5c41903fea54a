#include "pipeline/assemble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  const Record record = Assemble(OnePage(), letter, fields, {});
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
  const Record record = Assemble(OnePage(), letter, fields, {});
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
  const Record record = Assemble(OnePage(), letter, fields, {});
  EXPECT_EQ(ToIso(record.date), "2019-03-05");
  EXPECT_THAT(record.review,
              Contains(testing::AllOf(Field(&ReviewItem::field, "/date"),
                                      Field(&ReviewItem::candidates, ElementsAre("2019-08-05")))));
  EXPECT_THAT(record.review, Not(ReviewOf("/doc_type")));
}

TEST(Assemble, TasksAreNamedByTheLabelsOnTheWayToThem) {
  const NormalizedLetter letter = PlainLetter("việc");
  Task leaf{.label = "a)", .text = "Báo cáo"};
  Task dash{.label = "-", .text = "Rà soát"};
  Task again{.label = "-", .text = "Kiểm tra"};
  Task root{.label = "II.", .text = "Tổ chức thực hiện", .children = {leaf, dash, again}};
  Fields fields;
  fields.tasks = {root};
  const Record record = Assemble(OnePage(), letter, fields, {});
  EXPECT_EQ(record.tasks[0].id, "aaaaaaaaaaaa:ii");
  EXPECT_EQ(record.tasks[0].children[0].id, "aaaaaaaaaaaa:ii.a");
  EXPECT_EQ(record.tasks[0].children[1].id, "aaaaaaaaaaaa:ii.p1");
  EXPECT_EQ(record.tasks[0].children[2].id, "aaaaaaaaaaaa:ii.p2");
}

TEST(Assemble, APageThatCouldNotBeReadIsReviewed) {
  Document document = OnePage();
  document.issues.push_back({.what = "page_failed", .detail = "page 2: took longer than 120 s"});
  const Record record = Assemble(document, PlainLetter("x"), {}, {});
  EXPECT_THAT(record.review, ReviewOf("/text"));
}

}  // namespace
}  // namespace vanthu
