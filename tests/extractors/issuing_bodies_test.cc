#include "extractors/issuing_bodies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/table.h"

namespace vanthu {
namespace {

std::expected<IssuingBodies, Error> Load(std::string_view rows) {
  const std::string tsv = "name\tcodes\tscope\tvariants\n" + std::string(rows);
  return IssuingBodies::FromTable(Table::Parse("issuers.tsv", tsv).value());
}

TEST(IssuingBodies, FindsByCodeAndByName) {
  const auto bodies = Load("Trung tâm Y tế\tTTYT\tlocal\t\nBộ Y tế\tBYT|BYTE\tcentral\tBộ Ytế\n");
  ASSERT_TRUE(bodies.has_value());
  ASSERT_NE(bodies->OfCode("BYTE"), nullptr);
  EXPECT_EQ(bodies->OfCode("BYTE")->name, "Bộ Y tế");
  EXPECT_EQ(bodies->OfCode("BYTE")->code, "BYT");
  EXPECT_EQ(bodies->OfCode("byt"), nullptr);

  const auto by_code = bodies->AtStart("ttyt huyen");
  ASSERT_TRUE(by_code.has_value());
  EXPECT_TRUE(by_code->is_code);
  EXPECT_EQ(by_code->size, 4U);
  const auto by_name = bodies->AtStart("trung tam y te huyen");
  ASSERT_TRUE(by_name.has_value());
  EXPECT_FALSE(by_name->is_code);
  EXPECT_EQ(by_name->body, by_code->body);
  EXPECT_FALSE(bodies->AtStart("trung tam").has_value());
}

TEST(IssuingBodies, RefusesACodeWithTwoOwners) {
  const auto bodies = Load("Bộ Y tế\tBYT\tcentral\t\nBộ Y học\tBYT\tcentral\t\n");
  ASSERT_FALSE(bodies.has_value());
  EXPECT_THAT(bodies.error().message, testing::HasSubstr("issuers.tsv:3: code 'BYT'"));
}

}  // namespace
}  // namespace vanthu
