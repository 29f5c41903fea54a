#include "extractors/named_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/golden/golden.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The names of the documents of the first type word in a text.
std::vector<std::string> Names(std::string_view text, CitationPlace place = CitationPlace::kBody) {
  const Knowledge& knowledge = TestKnowledge();
  const Words words{std::string(text)};
  const NamedDocuments named(words, place, knowledge.organisations(), knowledge.citations());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto type = knowledge.citations().TypeAt(words, i);
    if (!type) continue;
    std::vector<std::string> names;
    for (const Citing& citing : named.Read({.begin = i, .end = type->end, .index = type->index})) {
      names.push_back(citing.value.name);
    }
    return names;
  }
  return {};
}

TEST(NamedDocuments, ReadsLaws) {
  EXPECT_THAT(Names("Căn cứ Luật Thi đua, khen thưởng năm 2013;"),
              ElementsAre("Luật Thi đua, khen thưởng năm 2013"));
  EXPECT_THAT(Names("Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu và Luật Đầu tư;"),
              ElementsAre("Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu và Luật Đầu tư"));
  EXPECT_THAT(Names("theo luật định"), IsEmpty());
}

TEST(NamedDocuments, ReadsResolutionsWithTheirOrdinals) {
  EXPECT_THAT(Names("Nghị quyết Đại hội XIII của Đảng đã đề ra"),
              ElementsAre("Nghị quyết Đại hội XIII của Đảng"));
  EXPECT_THAT(Names("Nghị quyết Trung ương 4 (khóa XI, khóa XII)"),
              ElementsAre("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"));
  EXPECT_THAT(Names("Nghị quyết Đại hội Đảng bộ đã đề ra"), IsEmpty());
}

TEST(NamedDocuments, ReadsSchemesByNumberAndByTitle) {
  EXPECT_THAT(Names("thực hiện Đề án 4512 trên địa bàn"), ElementsAre("Đề án 4512"));
  EXPECT_THAT(Names("Đề án “Sức khỏe vùng ven biển” đến"),
              ElementsAre("Đề án “Sức khỏe vùng ven biển”"));
  EXPECT_THAT(Names("Đề án sắp xếp các trạm", CitationPlace::kBody), IsEmpty());
  EXPECT_THAT(Names("Đề án sắp xếp các trạm", CitationPlace::kSubject),
              ElementsAre("Đề án sắp xếp các trạm"));
}

}  // namespace
}  // namespace vanthu
