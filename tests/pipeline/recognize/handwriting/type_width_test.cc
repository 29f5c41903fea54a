#include "pipeline/recognize/handwriting/type_width.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(TypeWidth, AddsTheAdvancesOfTheLetters) {
  EXPECT_NEAR(TextWidth("02", TypeFace::kRoman), 1.0, 1e-9);
  EXPECT_NEAR(TextWidth("/", TypeFace::kRoman), 0.278, 1e-9);
  EXPECT_NEAR(TextWidth("thang", TypeFace::kItalic), 2.278, 1e-9);
}

TEST(TypeWidth, DiacriticsHaveNoWidth) {
  EXPECT_EQ(TextWidth("tháng", TypeFace::kItalic), TextWidth("thang", TypeFace::kItalic));
  EXPECT_EQ(TextWidth("QĐ", TypeFace::kRoman), TextWidth("QD", TypeFace::kRoman));
  EXPECT_EQ(TextWidth("Số", TypeFace::kRoman), TextWidth("So", TypeFace::kRoman));
}

TEST(TypeWidth, ItalicCapitalsAreNarrower) {
  EXPECT_LT(TextWidth("A", TypeFace::kItalic), TextWidth("A", TypeFace::kRoman));
}

}  // namespace
}  // namespace vanthu
