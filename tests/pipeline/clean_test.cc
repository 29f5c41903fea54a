#include "pipeline/clean.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "tests/pipeline/printed_page.h"

namespace vanthu {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// So that a bitonal page stays bitonal and can be compared pixel by pixel.
constexpr CleanOptions kUnsmoothed = {.smooth = false};

bool HasReason(const CleanPage& page, std::string_view what) {
  return std::ranges::any_of(page.quality.reasons,
                             [&](const Issue& issue) { return issue.what == what; });
}

// The box around the black pixels of `area` of a 1 or 8 bit raster; empty when there are none.
Box BlackIn(const Image& image, const Box& area) {
  constexpr int kInk = 128;
  Box found = {.left = area.right, .top = area.bottom, .right = area.left, .bottom = area.top};
  for (int y = std::max(0, area.top); y < std::min(image.height(), area.bottom); ++y) {
    for (int x = std::max(0, area.left); x < std::min(image.width(), area.right); ++x) {
      l_uint32 value = 0;
      pixGetPixel(image.pix(), x, y, &value);
      const bool black = image.depth() == 1 ? value != 0 : value < kInk;
      if (black)
        found = {std::min(found.left, x), std::min(found.top, y), std::max(found.right, x + 1),
                 std::max(found.bottom, y + 1)};
    }
  }
  return found.empty() ? Box{} : found;
}

// Every word of `page`, taken from the scan onto the clean page, finds its own black there, and
// nothing of it is lost, give or take `slack` pixels of the scan.
void ExpectWordsAtTheirPlaces(const PrintedPage& page, const CleanPage& clean, int slack) {
  int checked = 0;
  for (const PrintedWord& word : page.words) {
    const Box black = BlackIn(clean.image, Apply(Inverse(clean.to_scan), word.box));
    ASSERT_FALSE(black.empty()) << word.text;
    const Box back = Apply(clean.to_scan, black);
    EXPECT_NEAR(back.left, word.box.left, slack) << word.text;
    EXPECT_NEAR(back.top, word.box.top, slack) << word.text;
    EXPECT_NEAR(back.right, word.box.right, slack) << word.text;
    EXPECT_NEAR(back.bottom, word.box.bottom, slack) << word.text;
    ++checked;
  }
  EXPECT_GT(checked, 100);
}

PrintedPage Turned(const PrintedPage& page, int quarter_turns) {
  PrintedPage turned = {.image = Image(pixRotateOrth(page.image.pix(), quarter_turns)),
                        .words = page.words};
  for (PrintedWord& word : turned.words) {
    for (int i = 0, height = page.image.height(), width = page.image.width(); i < quarter_turns;
         ++i, std::swap(height, width)) {
      word.box = {.left = height - word.box.bottom,
                  .top = word.box.left,
                  .right = height - word.box.top,
                  .bottom = word.box.right};
    }
  }
  return turned;
}

// Black disks of `size` pixels on empty places of the page; the same ones every time.
Image WithSpecks(const Image& image, int count, int size, int clear_of_text) {
  Pix* page = CopyOf(image);
  const Image specked(page);
  std::minstd_rand random(7);
  std::uniform_int_distribution<int> any_x(clear_of_text, image.width() - clear_of_text - size);
  std::uniform_int_distribution<int> any_y(clear_of_text, image.height() - clear_of_text - size);
  for (int placed = 0; placed < count;) {
    const int x = any_x(random);
    const int y = any_y(random);
    const auto around = [&](int clear) {
      return Box{.left = x - clear,
                 .top = y - clear,
                 .right = x + size + clear,
                 .bottom = y + size + clear};
    };
    constexpr int kApart = 2;
    if (!BlackIn(image, around(clear_of_text)).empty()) continue;
    if (!BlackIn(specked, around(kApart)).empty()) continue;
    pixRasterop(page, x, y, size, size, PIX_SET, nullptr, 0, 0);
    ++placed;
  }
  return specked;
}

TEST(Clean, LeavesACleanPageAsItIs) {
  const PrintedPage page = PrintPage();
  const CleanPage clean = Clean(Loaded(page.image), kUnsmoothed);
  ASSERT_EQ(clean.image.depth(), 1);
  EXPECT_EQ(DifferentPixels(clean.image, page.image), 0);
  EXPECT_EQ(clean.to_scan, Affine());
  EXPECT_EQ(clean.dpi, kPrintedDpi);
  EXPECT_FALSE(clean.blank);
  EXPECT_EQ(clean.quality.score, 1.0);
  EXPECT_THAT(clean.quality.reasons, IsEmpty());
  EXPECT_THAT(clean.issues, IsEmpty());
  EXPECT_THAT(clean.seals, IsEmpty());
}

class CleanTurned : public testing::TestWithParam<int> {};

TEST_P(CleanTurned, IsPutUprightAndMapsBack) {
  const PrintedPage page = Turned(PrintPage(), GetParam());
  const CleanPage clean = Clean(Loaded(page.image), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, PrintPage().image), 0);
  ExpectWordsAtTheirPlaces(page, clean, 0);
  ASSERT_THAT(clean.issues, SizeIs(1));
  EXPECT_EQ(clean.issues[0].what, "turned");
}

INSTANTIATE_TEST_SUITE_P(QuarterTurns, CleanTurned, testing::Values(1, 2, 3));

// The strokes that tell up from down are a pixel long: the page is turned right all the same, and
// one that stands right stays.
TEST(Clean, CoarsePageIsPutUpright) {
  constexpr int kCoarse = 70;
  const PrintedPage page = PrintPage();
  Pix* gray = pixConvertTo8(page.image.pix(), 0);
  const Image small(pixScaleAreaMap(gray, 0.35F, 0.35F));
  pixDestroy(&gray);
  EXPECT_THAT(Clean(Loaded(small, kCoarse)).issues, testing::IsEmpty());
  const Image head(pixRotateOrth(small.pix(), 2));
  const CleanPage clean = Clean(Loaded(head, kCoarse));
  ASSERT_THAT(clean.issues, SizeIs(1));
  EXPECT_EQ(clean.issues[0].what, "turned");
  EXPECT_LT(clean.to_scan.xx, 0);
  EXPECT_TRUE(clean.up_is_known);
}

TEST(Clean, CrookedPageBecomesLevelAndMapsBack) {
  constexpr double kDegrees = 2.0;
  constexpr double kRadians = kDegrees * 3.14159265358979 / 180;
  const PrintedPage level = PrintPage();
  Pix* gray = pixConvertTo8(level.image.pix(), 0);
  const Image crooked(pixRotateAMGray(gray, static_cast<l_float32>(kRadians), 255));
  pixDestroy(&gray);
  const CleanPage clean = Clean(Loaded(crooked));
  EXPECT_TRUE(HasReason(clean, "skewed"));
  // The first and the last word of the first line are on one height again.
  const PrintedWord& first = level.words[0];
  const auto last = std::ranges::find_if(
      level.words, [&](const PrintedWord& word) { return word.box.top > first.box.bottom; });
  const Box line = Union(first.box, std::prev(last)->box);
  const Box black =
      BlackIn(clean.image, {line.left - 20, line.top - 8, line.right + 20, line.bottom + 8});
  EXPECT_NEAR(black.height(), line.height(), 3);
  // Where a word of the clean page comes from has black at that place of the crooked scan.
  for (const PrintedWord& word : level.words) {
    const Box on_scan = Apply(clean.to_scan, word.box);
    EXPECT_FALSE(BlackIn(crooked, on_scan).empty()) << word.text;
  }
}

TEST(Clean, LowResolutionIsScaledUpAndMapsBack) {
  const PrintedPage page = PrintPage();
  // The same raster as if it had been scanned at half the resolution and letters twice the size.
  constexpr int kLowDpi = 100;
  const CleanPage clean = Clean(Loaded(page.image, kLowDpi));
  EXPECT_EQ(clean.dpi, 200);
  EXPECT_EQ(clean.image.width(), 2 * page.image.width());
  EXPECT_TRUE(HasReason(clean, "low_resolution"));
  ExpectWordsAtTheirPlaces(page, clean, 1);
}

TEST(Clean, HighResolutionIsScaledDownAndMapsBack) {
  const PrintedPage page = PrintPage();
  constexpr int kHighDpi = 300;
  const CleanPage clean = Clean(Loaded(page.image, kHighDpi));
  EXPECT_EQ(clean.dpi, 200);
  EXPECT_EQ(clean.quality.score, 1.0);
  ExpectWordsAtTheirPlaces(page, clean, 3);  // Thin serifs fade.
}

TEST(Clean, BitonalLettersAreSmoothedWhereTheyStand) {
  const PrintedPage page = PrintPage();
  const CleanPage clean = Clean(Loaded(page.image));
  EXPECT_EQ(clean.image.depth(), 8);
  ExpectWordsAtTheirPlaces(page, clean, 2);  // Thin serifs fade.
}

TEST(Clean, SmallSkewOfABitonalPageIsMeasuredNotTurned) {
  constexpr double kDegrees = 1.0;
  constexpr double kRadians = kDegrees * 3.14159265358979 / 180;
  const PrintedPage page = PrintPage();
  const Image crooked(pixRotateBySampling(page.image.pix(), page.image.width() / 2,
                                          page.image.height() / 2, static_cast<l_float32>(kRadians),
                                          L_BRING_IN_WHITE));
  const CleanPage clean = Clean(Loaded(crooked), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, crooked), 0);
  EXPECT_NEAR(clean.skew_degrees, -kDegrees, 0.1);
  EXPECT_TRUE(HasReason(clean, "skewed"));
}

TEST(Clean, SpecksGoAndLettersStay) {
  const PrintedPage page = PrintPage();
  // Farther from text than a bullet from its line.
  const Image specked = WithSpecks(page.image, 400, 5, 50);
  ASSERT_EQ(DifferentPixels(specked, page.image), 400 * 5 * 5);
  const CleanPage clean = Clean(Loaded(specked), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, page.image), 0);
  EXPECT_TRUE(HasReason(clean, "speckled"));
}

TEST(Clean, GrainGoesEvenBesideLetters) {
  const PrintedPage page = PrintPage();
  const Image grainy = WithSpecks(page.image, 2000, 1, 2);
  const CleanPage clean = Clean(Loaded(grainy), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, page.image), 0);
}

TEST(Clean, MarksBesideLettersStay) {
  // As near to its letter as a full stop or a tone mark, and as small.
  const PrintedPage page = PrintPage();
  Pix* marked = CopyOf(page.image);
  for (const PrintedWord& word : page.words) {
    pixRasterop(marked, word.box.right + 3, word.box.bottom - 14, 4, 3, PIX_SET, nullptr, 0, 0);
  }
  const Image image(marked);
  const CleanPage clean = Clean(Loaded(WithSpecks(image, 400, 5, 50)), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, image), 0);
}

TEST(Clean, BulletsAndLeaderDotsStay) {
  // As far before its line as the dash of a list, and as small.
  const PrintedPage page = PrintPage();
  Pix* marked = CopyOf(page.image);
  constexpr int kBefore = 30;
  for (const PrintedWord& word : page.words) {
    const auto middle = static_cast<int>(word.box.center_y());
    pixRasterop(marked, word.box.left - kBefore, middle, 7, 3, PIX_SET, nullptr, 0, 0);
  }
  const Image image(marked);
  const CleanPage clean = Clean(Loaded(WithSpecks(image, 400, 5, 50)), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, image), 0);
}

TEST(Clean, CrumbsOfBrokenStrokesStay) {
  const PrintedPage page = PrintPage();
  Pix* broken = CopyOf(page.image);
  for (const PrintedWord& word : page.words) {
    Box row = word.box;
    row.top = static_cast<int>(word.box.center_y());
    row.bottom = row.top + 1;
    const int edge = BlackIn(page.image, row).right;
    pixRasterop(broken, edge + 1, row.top, 1, 1, PIX_SET, nullptr, 0, 0);
  }
  const Image image(broken);
  const CleanPage clean = Clean(Loaded(WithSpecks(image, 400, 5, 50)), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, image), 0);
}

TEST(Clean, SpeckleAloneIsABlankPage) {
  EXPECT_TRUE(Clean(Loaded(WhitePage())).blank);
  EXPECT_TRUE(Clean(Loaded(WithSpecks(WhitePage(), 800, 5, 20))).blank);
  EXPECT_FALSE(Clean(Loaded(PrintPage().image)).blank);
}

TEST(Clean, GrayPaperWithNoiseIsABlankPage) {
  const Image white = WhitePage();
  Pix* paper = pixCreate(white.width(), white.height(), 8);
  std::minstd_rand random(3);
  std::uniform_int_distribution<l_uint32> level(222, 238);
  for (int y = 0; y < white.height(); ++y) {
    for (int x = 0; x < white.width(); ++x) pixSetPixel(paper, x, y, level(random));
  }
  EXPECT_TRUE(Clean(Loaded(Image(paper))).blank);
}

TEST(Clean, BlackBorderGoesAndTextStays) {
  const PrintedPage page = PrintPage();
  Pix* framed = CopyOf(page.image);
  constexpr int kBand = 40;
  pixRasterop(framed, 0, 0, kBand, page.image.height(), PIX_SET, nullptr, 0, 0);
  pixRasterop(framed, 0, page.image.height() - kBand, page.image.width(), kBand, PIX_SET, nullptr,
              0, 0);
  const CleanPage clean = Clean(Loaded(Image(framed)), kUnsmoothed);
  EXPECT_EQ(DifferentPixels(clean.image, page.image), 0);
  EXPECT_TRUE(HasReason(clean, "black_border"));
}

TEST(Clean, FindsPrintedRulesAndNoLetters) {
  const PrintedPage page = PrintPage();
  Pix* ruled = CopyOf(page.image);
  const Box motto = {.left = 900, .top = 120, .right = 1330, .bottom = 123};
  const Box issuer = {.left = 300, .top = 130, .right = 390, .bottom = 132};
  for (const Box& rule : {motto, issuer}) {
    pixRasterop(ruled, rule.left, rule.top, rule.width(), rule.height(), PIX_SET, nullptr, 0, 0);
  }
  const CleanPage clean = Clean(Loaded(Image(ruled)));
  ASSERT_THAT(clean.rules, SizeIs(2));
  constexpr int kSlack = 1;
  for (const auto& [found, drawn] :
       {std::pair(clean.rules[0], motto), std::pair(clean.rules[1], issuer)}) {
    EXPECT_NEAR(found.left, drawn.left, kSlack);
    EXPECT_NEAR(found.right, drawn.right, kSlack);
    EXPECT_NEAR(found.top, drawn.top, kSlack);
    EXPECT_NEAR(found.bottom, drawn.bottom, kSlack);
  }
  EXPECT_THAT(Clean(Loaded(page.image)).rules, IsEmpty());
}

// --- Color ---

constexpr l_uint32 kSealRed = 0xdc283200;
constexpr l_uint32 kInkBlue = 0x2832c800;

Pix* InColor(const Image& image) { return pixConvertTo32(image.pix()); }

void DrawRing(Pix* page, int center_x, int center_y, int radius, int thickness, l_uint32 color) {
  for (int y = center_y - radius; y <= center_y + radius; ++y) {
    for (int x = center_x - radius; x <= center_x + radius; ++x) {
      const int dx = x - center_x;
      const int dy = y - center_y;
      const int square = dx * dx + dy * dy;
      l_uint32 value = 0;
      pixGetPixel(page, x, y, &value);
      const bool paper = value >> 24 == 255;
      if (paper && square <= radius * radius &&
          square >= (radius - thickness) * (radius - thickness)) {
        pixSetPixel(page, x, y, color);
      }
    }
  }
}

TEST(Clean, RedSealComesOffAndTextUnderItStays) {
  const PrintedPage page = PrintPage();
  constexpr int kX = 800;
  constexpr int kY = 900;
  constexpr int kRadius = 142;  // 36 mm across
  Pix* sealed = InColor(page.image);
  DrawRing(sealed, kX, kY, kRadius, 6, kSealRed);
  DrawRing(sealed, kX, kY, kRadius - 14, 4, kSealRed);
  const Image image(sealed);
  const CleanPage clean = Clean(Loaded(image));
  ASSERT_THAT(clean.seals, SizeIs(1));
  EXPECT_NEAR(clean.seals[0].center_x(), kX, 10);
  EXPECT_NEAR(clean.seals[0].center_y(), kY, 10);
  EXPECT_NEAR(clean.seals[0].width(), 2 * kRadius, 35);
  Pix* read = pixThresholdToBinary(clean.image.pix(), 128);
  EXPECT_EQ(DifferentPixels(Image(read), page.image), 0);

  CleanOptions keep;
  keep.remove_color = false;
  Pix* kept = pixThresholdToBinary(Clean(Loaded(image), keep).image.pix(), 128);
  EXPECT_GT(DifferentPixels(Image(kept), page.image), 1000);
}

TEST(Clean, RedTextIsNoSeal) {
  const PrintedPage page = PrintPage();
  Pix* red = InColor(page.image);
  Pix* ink = CopyOf(page.image);
  pixSetMasked(red, ink, kSealRed);
  pixDestroy(&ink);
  const CleanPage clean = Clean(Loaded(Image(red)));
  EXPECT_THAT(clean.seals, IsEmpty());
  Pix* read = pixThresholdToBinary(clean.image.pix(), 160);
  EXPECT_EQ(DifferentPixels(Image(read), page.image), 0);
}

TEST(Clean, LongBlueStrokeComesOffAndBlueDigitsStay) {
  const PrintedPage page = PrintPage();
  Pix* signed_page = InColor(page.image);
  // A signature across three lines, and three short strokes such as a clerk's "111".
  for (int x = 400; x < 900; ++x) {
    for (int y = 0; y < 5; ++y) pixSetPixel(signed_page, x, 500 + x / 4 + y, kInkBlue);
  }
  const Box digits = {.left = 400, .top = 80, .right = 460, .bottom = 120};
  for (int x = digits.left; x < digits.right; x += 20) {
    pixSetPixel(signed_page, x, digits.top, kInkBlue);
    for (int y = digits.top; y < digits.bottom; ++y) {
      for (int i = 0; i < 5; ++i) pixSetPixel(signed_page, x + i, y, kInkBlue);
    }
  }
  const CleanPage clean = Clean(Loaded(Image(signed_page)));
  Pix* read = pixThresholdToBinary(clean.image.pix(), 128);
  const Image image(read);
  EXPECT_FALSE(BlackIn(image, digits).empty());
  constexpr int kDigitPixels = 3 * 5 * 40;
  // What lay under the stroke can not be seen again; the rest of the page is as it was.
  EXPECT_LT(DifferentPixels(image, page.image), kDigitPixels + 400);
}

TEST(Clean, ShadowOnThePaperIsMadeWhite) {
  const PrintedPage page = PrintPage();
  Pix* shaded = pixConvertTo8(page.image.pix(), 0);
  for (int y = 0; y < page.image.height(); ++y) {
    for (int x = 0; x < page.image.width(); ++x) {
      l_uint32 value = 0;
      pixGetPixel(shaded, x, y, &value);
      // From white at the right edge to dark gray at the left.
      const auto paper = static_cast<l_uint32>(110 + 140 * x / page.image.width());
      pixSetPixel(shaded, x, y, value != 0 ? paper : paper / 3);
    }
  }
  const CleanPage clean = Clean(Loaded(Image(shaded)));
  EXPECT_TRUE(HasReason(clean, "uneven_background"));
  Pix* read = pixThresholdToBinary(clean.image.pix(), 150);
  EXPECT_EQ(DifferentPixels(Image(read), page.image), 0);
}

TEST(Clean, EveryStepCanBeSwitchedOff) {
  const CleanOptions nothing = {.orient = false,
                                .deskew = false,
                                .despeckle = false,
                                .normalize_background = false,
                                .remove_borders = false,
                                .remove_color = false,
                                .smooth = false,
                                .rescale = false};
  const Image turned(pixRotateOrth(WithSpecks(PrintPage().image, 300, 5, 20).pix(), 1));
  const CleanPage clean = Clean(Loaded(turned, 100), nothing);
  EXPECT_EQ(DifferentPixels(clean.image, turned), 0);
  EXPECT_EQ(clean.to_scan, Affine());
}

TEST(Clean, GoesOnFromTheLoadedPagesOwnWayBack) {
  LoadedPage page = Loaded(PrintPage().image);
  page.to_scan = {.xx = 2, .xy = 0, .x0 = 5, .yx = 0, .yy = 2, .y0 = 7};
  EXPECT_EQ(Clean(page).to_scan, page.to_scan);
}

}  // namespace
}  // namespace vanthu
