#include "tests/generator/scan.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <string>

#include "tests/generator/invent.h"

namespace vanthu::generator {
namespace {

const Inventor& TheInventor() {
  static const Inventor kInventor = *Inventor::Load(DefaultPhraseFolder());
  return kInventor;
}

TypesetLetter TheLetter(const ScanProfile& profile) {
  InventOptions options = {.length = Length::kShort, .incoming_stamp = 1.0};
  if (profile.handwritten_number) options.number = options.day = Entry::kHandwritten;
  return Typeset(TheInventor().Invent(11, options));
}

// Mean darkness, 0 (white) to 1, of a box of an 8-bit image.
double Darkness(Pix* gray, const Box& box) {
  double sum = 0;
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      l_uint32 level = 255;
      pixGetPixel(gray, x, y, &level);
      sum += 255.0 - level;
    }
  }
  return sum / 255.0 / std::max(1, box.width() * box.height());
}

class ScanWithProfile : public testing::TestWithParam<ScanProfile> {};

TEST_P(ScanWithProfile, WordBoxesLieOnInk) {
  const ScannedLetter scanned = Scan(TheLetter(GetParam()), GetParam());
  ASSERT_FALSE(scanned.pages.empty());
  for (const ScannedPage& page : scanned.pages) {
    Pix* gray = pixConvertTo8(page.image.get(), FALSE);
    const int width = pixGetWidth(gray);
    const int height = pixGetHeight(gray);
    EXPECT_EQ(pixGetXRes(page.image.get()), GetParam().dpi);
    const double whole = Darkness(gray, {.left = 0, .top = 0, .right = width, .bottom = height});
    ASSERT_GT(page.words.size(), 30U);
    double sum = 0;
    for (const TruthWord& word : page.words) {
      ASSERT_FALSE(word.box.empty()) << word.text;
      EXPECT_GE(word.box.left, 0);
      EXPECT_GE(word.box.top, 0);
      EXPECT_LE(word.box.right, width);
      EXPECT_LE(word.box.bottom, height);
      const double inside = Darkness(gray, word.box);
      sum += inside;
      // A skewed box holds more paper than an upright one.
      EXPECT_GT(inside, whole * 1.05) << word.text;
    }
    EXPECT_GT(sum / static_cast<double>(page.words.size()), whole + 0.05);
    pixDestroy(&gray);
  }
}

TEST_P(ScanWithProfile, TheSameLetterGivesTheSamePixels) {
  const TypesetLetter letter = TheLetter(GetParam());
  const ScannedLetter once = Scan(letter, GetParam());
  const ScannedLetter again = Scan(letter, GetParam());
  for (std::size_t i = 0; i < once.pages.size(); ++i) {
    l_int32 same = 0;
    pixEqual(once.pages[i].image.get(), again.pages[i].image.get(), &same);
    EXPECT_EQ(same, 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Profiles, ScanWithProfile,
                         testing::ValuesIn(ScanProfiles().begin(), ScanProfiles().end()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Scan, ACleanPageHasInkNowhereButInWordsAndRules) {
  const ScanProfile clean = *FindProfile("clean");
  const TypesetLetter letter = Typeset(
      TheInventor().Invent(2, {.length = Length::kShort, .incoming_stamp = 0, .urgency = 0}));
  const ScannedLetter scanned = Scan(letter, clean);
  Pix* gray = pixConvertTo8(scanned.pages.front().image.get(), FALSE);
  for (const TruthWord& word : scanned.pages.front().words) {
    BOX* box = boxCreate(word.box.left, word.box.top, word.box.width(), word.box.height());
    pixSetInRect(gray, box);
    boxDestroy(&box);
  }
  // What is left are the rules under the motto, the issuer and the title: a few thousand pixels.
  Pix* left = pixThresholdToBinary(gray, 128);
  l_int32 dark = 0;
  pixCountPixels(left, &dark, nullptr);
  EXPECT_LT(dark, 5000);
  EXPECT_GT(dark, 200);
  pixDestroy(&gray);
  pixDestroy(&left);
}

TEST(FindProfile, KnowsNoOtherNames) {
  EXPECT_NE(FindProfile("archive"), nullptr);
  EXPECT_EQ(FindProfile("archives"), nullptr);
}

}  // namespace
}  // namespace vanthu::generator
