#include "extractors/document_types.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/table.h"

namespace vanthu {
namespace {

std::expected<DocumentTypes, Error> Load(std::string_view rows) {
  const std::string tsv = "name\tgroup\tvariants\n" + std::string(rows);
  return DocumentTypes::FromTable(Table::Parse("document_types.tsv", tsv).value());
}

TEST(DocumentTypes, FindsTheLongestNameAtTheStart) {
  const auto types = Load("thông tư\tnormative\t\nthông tư liên tịch\tnormative\tTTLT\n");
  ASSERT_TRUE(types.has_value());
  const auto match = types->AtStart("thong tu lien tich ve viec");
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(match->type->name, "thông tư liên tịch");
  EXPECT_EQ(match->type->group, DocumentType::Group::kNormative);
  EXPECT_EQ(match->size, 18U);
  EXPECT_EQ(types->Named("ttlt"), match->type);
  EXPECT_EQ(types->Named("thong tu so"), nullptr);
}

TEST(DocumentTypes, RefusesAVariantWithTwoOwners) {
  const auto types = Load("kế hoạch\tadministrative\tKH\nkế toán\tadministrative\tKH\n");
  ASSERT_FALSE(types.has_value());
  EXPECT_THAT(types.error().message, testing::HasSubstr("document_types.tsv:3: variant 'KH'"));
}

TEST(DocumentTypes, RefusesAGroupItDoesNotKnow) {
  EXPECT_FALSE(Load("kế hoạch\tplan\t\n").has_value());
}

}  // namespace
}  // namespace vanthu
