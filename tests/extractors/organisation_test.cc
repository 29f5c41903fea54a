#include "extractors/organisation.h"

#include <gtest/gtest.h>

#include "extractors/knowledge.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

std::string Issuer(std::string_view text) {
  const Words words{std::string(text)};
  const std::size_t end = TestKnowledge().organisations().EndOfIssuer(words, 0);
  return end == 0 ? "" : std::string(words.Covering(0, end).Of(words.text()));
}

TEST(Issuer, EndsWhereTheSentenceGoesOn) {
  EXPECT_EQ(Issuer("UBND tỉnh Bắc Sơn về việc giao"), "UBND tỉnh Bắc Sơn");
  EXPECT_EQ(Issuer("Chính phủ quy định chi tiết"), "Chính phủ");
  EXPECT_EQ(Issuer("Bộ Y tế “Quy định"), "Bộ Y tế");
  EXPECT_EQ(Issuer("Sở Tài chính, Sở Nội vụ đề nghị"), "Sở Tài chính");
  EXPECT_EQ(Issuer("Ban Thường vụ Tỉnh ủy và Chỉ thị số 25"), "Ban Thường vụ Tỉnh ủy");
}

TEST(Issuer, KeepsWhatBelongsToTheName) {
  EXPECT_EQ(Issuer("Bộ Văn hóa, Thể thao và Du lịch về"), "Bộ Văn hóa, Thể thao và Du lịch");
  EXPECT_EQ(Issuer("Ban Thi đua - Khen thưởng về"), "Ban Thi đua - Khen thưởng");
  EXPECT_EQ(Issuer("Ban chỉ đạo phòng chống dịch tỉnh về"), "Ban chỉ đạo phòng chống dịch tỉnh");
  EXPECT_EQ(Issuer("Bộ Chính trị (khóa XII) về"), "Bộ Chính trị (khóa XII)");
  EXPECT_EQ(Issuer("Viện Pasteur tp Hồ Chí Minh về"), "Viện Pasteur tp Hồ Chí Minh");
  EXPECT_EQ(Issuer("UBND TP.Phú An về"), "UBND TP.Phú An");
  EXPECT_EQ(Issuer("Chi cục Dân số tỉnh về"), "Chi cục Dân số tỉnh");
}

TEST(Issuer, NeedsAName) {
  EXPECT_EQ(Issuer("tỉnh trong năm"), "");
  EXPECT_EQ(Issuer("các đơn vị"), "");
}

}  // namespace
}  // namespace vanthu
