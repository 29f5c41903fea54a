#include "extractors/fold.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace vanthu {
namespace {

struct FoldCase {
  std::string_view text;
  std::string_view folded;
};

class FoldTest : public testing::TestWithParam<FoldCase> {};

TEST_P(FoldTest, Folds) {
  EXPECT_EQ(Fold(GetParam().text), GetParam().folded);
  EXPECT_EQ(FoldAligned(GetParam().text).text, GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FoldTest,
    testing::Values(FoldCase{"Quyết định số 12/QĐ–UBND", "quyet dinh so 12/qd-ubnd"},
                    FoldCase{"ĐƯỜNG đường", "duong duong"},
                    FoldCase{"Ðộc lập", "doc lap"},                 // eth, as OCR writes it
                    FoldCase{"U\xCC\x89y ban", "uy ban"},           // combining hook above
                    FoldCase{"“thi đua”\u00A0’", "\"thi dua\" '"},  // quotes and a no-break space
                    FoldCase{"một\nhai", "mot\nhai"},               // line ends stay
                    FoldCase{"công\u00ADvăn", "congvan"},           // soft hyphen
                    FoldCase{"\xFF", "\xEF\xBF\xBD"},               // a broken byte
                    FoldCase{"", ""}));

TEST(FoldAligned, KeepsTheWayBack) {
  const std::string text = "Số: 12/QĐ-UBND";
  const AlignedText folded = FoldAligned(text);
  const std::size_t at = folded.text.find("qd");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(folded.alignment.ToSource({at, at + 2}).Of(text), "QĐ");
}

TEST(CanonicalTone, MakesBothToneStylesEqual) {
  EXPECT_EQ(CanonicalTone("HOÀ BÌNH"), CanonicalTone("Hòa Bình"));
  EXPECT_EQ(CanonicalTone("Uỷ ban"), "ủy ban");
  EXPECT_EQ(CanonicalTone("thuỷ"), "thủy");
  EXPECT_EQ(CanonicalTone("khoẻ"), "khỏe");
}

TEST(CanonicalTone, LeavesOtherWordsAlone) {
  EXPECT_EQ(CanonicalTone("quỳ"), "quỳ");      // u belongs to the onset
  EXPECT_EQ(CanonicalTone("hoàn"), "hoàn");    // closed syllable
  EXPECT_EQ(CanonicalTone("khuỷu"), "khuỷu");  // three vowels
  EXPECT_NE(CanonicalTone("má"), CanonicalTone("mà"));
}

RC_GTEST_PROP(FoldProperty, IsIdempotentAndAgreesWithFoldAligned, (const std::string& text)) {
  const std::string once = Fold(text);
  RC_ASSERT(Fold(once) == once);
  const AlignedText aligned = FoldAligned(text);
  RC_ASSERT(aligned.text == once);
  RC_ASSERT(aligned.alignment.source_size() == text.size());
  RC_ASSERT(aligned.alignment.target_size() == once.size());
}

RC_GTEST_PROP(FoldProperty, CanonicalToneIsIdempotent, (const std::string& text)) {
  const std::string once = CanonicalTone(text);
  RC_ASSERT(CanonicalTone(once) == once);
}

}  // namespace
}  // namespace vanthu
