#include "extractors/knowledge.h"

#include <gtest/gtest.h>

#include "extractors/document_types.h"
#include "extractors/gazetteer.h"
#include "extractors/issuing_bodies.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

TEST(Knowledge, LoadsTheTablesOfTheRepository) {
  const Knowledge& knowledge = TestKnowledge();
  EXPECT_NE(knowledge.document_types().Named("ke hoach"), nullptr);
  EXPECT_NE(knowledge.gazetteer().Named("kien giang", {}), nullptr);
  EXPECT_NE(knowledge.issuing_bodies().OfCode("SYT"), nullptr);
}

TEST(Knowledge, PassesOnWhyATableCannotBeRead) {
  const auto knowledge = Knowledge::Load([](std::string_view name) {
    return std::unexpected(Error{Error::Code::kNotFound, std::string(name) + ": not there"});
  });
  ASSERT_FALSE(knowledge.has_value());
  EXPECT_EQ(knowledge.error().code, Error::Code::kNotFound);
}

}  // namespace
}  // namespace vanthu
