#include "tests/pipeline/printed_page.h"

#include <leptonica/allheaders.h>

#include <array>
#include <sstream>
#include <string_view>
#include <utility>

namespace vanthu {
namespace {

constexpr int kWidth = 1654;
constexpr int kHeight = 2339;
constexpr int kFontSize = 10;  // As high as 14-point print at 200 dpi.

constexpr std::array<std::string_view, 12> kSentences = {
    "The department of harbours asks the heads of all units to send a report",
    "on the repair of bridges and quays before the thirtieth day of the month",
    "together with a list of the boats that were taken out of the water",
    "1. Every unit names one officer who keeps the book of repairs",
    "2. The officer hands the book to the harbour board by the fifth",
    "3. Boats without a number plate shall be held back and described",
    "The board thanks all who took part in the flood watch last autumn",
    "and expects that the pumps will be looked after as the plan provides",
    "People who live behind the dyke should be told where the key is kept",
    "4. Bills for paint and timber go to the purchasing office in duplicate",
    "5. The pilot house by the old bridge stays closed until the spring",
    "Questions about this letter may be put to the clerk of the board",
};

// Prints one word and gives the box of its black pixels. `width` becomes its advance.
Box PrintWord(Pix* page, L_BMF* font, const std::string& text, int x, int baseline, int& width) {
  constexpr int kMost = 400;  // A word is narrower and lower than this.
  constexpr int kRise = 100;
  l_int32 overflow = 0;
  // Drawn apart first, so that the box of its own black can be had.
  Pix* alone = pixCreate(kMost, 2 * kRise, 1);
  pixSetTextline(alone, font, text.c_str(), 1, 0, kRise, &width, &overflow);
  l_int32 left = 0;
  l_int32 top = 0;
  l_int32 box_width = 0;
  l_int32 box_height = 0;
  BOX* box = nullptr;
  pixClipToForeground(alone, nullptr, &box);
  boxGetGeometry(box, &left, &top, &box_width, &box_height);
  boxDestroy(&box);
  pixRasterop(page, x, baseline - kRise, kMost, 2 * kRise, PIX_SRC | PIX_DST, alone, 0, 0);
  pixDestroy(&alone);
  left += x;
  top += baseline - kRise;
  return {.left = left, .top = top, .right = left + box_width, .bottom = top + box_height};
}

}  // namespace

PrintedPage PrintPage() {
  Pix* page = pixCreate(kWidth, kHeight, 1);
  L_BMF* font = bmfCreate(nullptr, kFontSize);
  PrintedPage printed;
  constexpr int kLeft = 230;
  constexpr int kTop = 220;
  constexpr int kLeading = 60;
  constexpr int kSpace = 12;
  int baseline = kTop;
  for (int line = 0; line < 24; ++line) {
    std::istringstream words{
        std::string(kSentences[static_cast<std::size_t>(line) % kSentences.size()])};
    int x = kLeft;
    for (std::string word; words >> word;) {
      int width = 0;
      printed.words.push_back(
          {.text = word, .box = PrintWord(page, font, word, x, baseline, width)});
      x += width + kSpace;
    }
    baseline += kLeading;
  }
  bmfDestroy(&font);
  pixSetResolution(page, kPrintedDpi, kPrintedDpi);
  printed.image = Image(page);
  return printed;
}

Image WhitePage() { return Image(pixCreate(kWidth, kHeight, 1)); }

LoadedPage Loaded(Image image, int dpi) {
  LoadedPage page;
  page.width = image.width();
  page.height = image.height();
  page.dpi = dpi;
  page.image = std::move(image);
  return page;
}

Pix* CopyOf(const Image& image) { return pixCopy(nullptr, image.pix()); }

int DifferentPixels(const Image& a, const Image& b) {
  Pix* difference = pixXor(nullptr, a.pix(), b.pix());
  l_int32 count = 0;
  pixCountPixels(difference, &count, nullptr);
  pixDestroy(&difference);
  return count;
}

}  // namespace vanthu
