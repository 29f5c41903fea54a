#include "tests/generator/write.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <re2/re2.h>

#include <string>

#include "tests/generator/invent.h"

namespace vanthu::generator {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const TypesetLetter& TwoPages() {
  static const TypesetLetter kLetter =
      Typeset(Inventor::Load(DefaultPhraseFolder())
                  ->Invent(4, {.kind = Kind::kDirective, .length = Length::kMedium}));
  return kLetter;
}

std::string Encoded(std::string_view profile, Format format) {
  return Encode(TwoPages(), Scan(TwoPages(), *FindProfile(profile)), format).value();
}

// Formats that hold no pixels need no scan.
std::string EncodedType(Format format) { return Encode(TwoPages(), {}, format).value(); }

int PdfPages(const std::string& pdf) {
  static const RE2 kPage("/Type /Page[^s]");
  re2::StringPiece rest(pdf);
  int pages = 0;
  while (RE2::FindAndConsume(&rest, kPage)) ++pages;
  return pages;
}

TEST(Encode, TheSameScanGivesTheSameBytesInEveryFormat) {
  for (const std::string_view profile : {"archive", "low_resolution"}) {
    const ScannedLetter scanned = Scan(TwoPages(), *FindProfile(profile));
    for (const Format format : {Format::kPdf, Format::kTextPdf, Format::kTiff, Format::kPng,
                                Format::kJpeg, Format::kText, Format::kMarkdown}) {
      const std::string bytes = Encode(TwoPages(), scanned, format).value();
      EXPECT_GT(bytes.size(), 500U);
      EXPECT_EQ(bytes, Encode(TwoPages(), scanned, format).value())
          << FormatExtension(format) << " " << profile;
    }
  }
}

TEST(Encode, ABitonalPdfHoldsCcittAndAColorOneJpeg) {
  const auto pages = static_cast<int>(TwoPages().pages.size());
  ASSERT_GE(pages, 2);
  const std::string bitonal = Encoded("archive", Format::kPdf);
  EXPECT_THAT(bitonal, HasSubstr("/CCITTFaxDecode"));
  EXPECT_EQ(PdfPages(bitonal), pages);
  const std::string color = Encoded("low_resolution", Format::kPdf);
  EXPECT_THAT(color, HasSubstr("/DCTDecode"));
  EXPECT_EQ(PdfPages(color), pages);
}

TEST(Encode, ABornDigitalPdfHoldsNoImage) {
  const std::string pdf = EncodedType(Format::kTextPdf);
  EXPECT_THAT(pdf, StartsWith("%PDF-1.5"));
  EXPECT_THAT(pdf, testing::Not(HasSubstr("/Subtype /Image")));
  EXPECT_THAT(pdf, HasSubstr("/ToUnicode"));
}

TEST(Encode, ATiffHoldsAllPagesAsTheyAre) {
  const ScannedLetter scanned = Scan(TwoPages(), *FindProfile("archive"));
  const std::string tiff = Encode(TwoPages(), scanned, Format::kTiff).value();
  std::size_t offset = 0;
  int count = 0;
  do {
    Pix* page = pixReadMemFromMultipageTiff(reinterpret_cast<const l_uint8*>(tiff.data()),
                                            tiff.size(), &offset);
    ASSERT_NE(page, nullptr);
    l_int32 same = 0;
    pixEqual(page, scanned.pages[static_cast<std::size_t>(count)].image.get(), &same);
    EXPECT_EQ(same, 1);
    pixDestroy(&page);
    ++count;
  } while (offset != 0);
  EXPECT_EQ(count, static_cast<int>(scanned.pages.size()));
}

TEST(Encode, TextEndsAPageWithAFormFeed) {
  const std::string text = EncodedType(Format::kText);
  EXPECT_EQ(std::ranges::count(text, '\f'), static_cast<int>(TwoPages().pages.size()) - 1);
  EXPECT_THAT(EncodedType(Format::kMarkdown), HasSubstr("# **CHỈ THỊ**"));
}

TEST(FormatFromName, KnowsTheNamesOfTheCommandLine) {
  EXPECT_EQ(FormatFromName("tiff"), Format::kTiff);
  EXPECT_EQ(FormatFromName("gif"), std::nullopt);
}

}  // namespace
}  // namespace vanthu::generator
