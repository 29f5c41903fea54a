// What poppler's programs find in the PDFs made here is what a viewer selects.
#include "pipeline/export/searchable_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/export/letter_pages.h"
#include "pipeline/load.h"
#include "pipeline/load/poppler.h"
#include "pipeline/load/text_layer.h"
#include "tests/pipeline/archive/temporary_folder.h"
#include "tests/pipeline/export/letter_page_maker.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Destroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, Destroy>;

constexpr int kWidth = 827;  // A4 at 100 dpi
constexpr int kHeight = 1169;
constexpr int kDpi = 100;

LetterPage SmallPage(std::vector<PageLine> lines) {
  LetterPage page = PageOfLines(std::move(lines));
  page.scan_width = kWidth;
  page.scan_height = kHeight;
  page.scan_x_dpi = page.scan_y_dpi = kDpi;
  return page;
}

LetterPage TwoLines() {
  return SmallPage({LineAt(100, 200, {"Thực", "hiện", "Chỉ", "thị"}),
                    LineAt(100, 300, {"đẩy", "mạnh", "ơn", "nước,", "𝄞"})});
}

class SearchablePdfTest : public ::testing::Test {
 protected:
  // Gives the PDF's bytes, and writes them to out().
  std::string Make(const fs::path& original, const std::string& media_type,
                   const std::vector<LetterPage>& pages) {
    std::string bytes;
    const auto done =
        WriteSearchablePdf({.file = original, .media_type = media_type, .shown = "12/KH-SYT"},
                           pages, [&bytes](std::string_view piece) -> std::expected<void, Error> {
                             bytes += piece;
                             return {};
                           });
    EXPECT_TRUE(done) << done.error().message;
    std::ofstream(out(), std::ios::binary) << bytes;
    return bytes;
  }

  [[nodiscard]] fs::path out() const { return folder_.path() / "out.pdf"; }

  // Lines as pdftotext sees them, boxes in pixels of the page as shown at kDpi.
  [[nodiscard]] std::vector<OcrLine> Lines(int page = 1) const {
    const auto layout = ReadPdfTextLayout(out(), page, LoadLimits());
    EXPECT_TRUE(layout) << layout.error().message;
    return LinesFromTextLayout(*layout, kDpi);
  }

  static std::vector<std::string> Texts(const std::vector<OcrLine>& lines) {
    std::vector<std::string> texts;
    for (const OcrLine& line : lines) {
      std::string text;
      for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
      texts.push_back(text);
    }
    return texts;
  }

  // Every word where the page has it, within `tolerance` pixels.
  static void ExpectInPlace(const std::vector<OcrLine>& lines, const LetterPage& page,
                            int tolerance = 2) {
    ASSERT_EQ(lines.size(), page.lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ASSERT_EQ(lines[i].words.size(), page.lines[i].words.size());
      for (std::size_t k = 0; k < lines[i].words.size(); ++k) {
        const Box& seen = lines[i].words[k].box;
        const Box& meant = page.lines[i].words[k].box;
        EXPECT_NEAR(seen.left, meant.left, tolerance) << lines[i].words[k].text;
        EXPECT_NEAR(seen.right, meant.right, tolerance) << lines[i].words[k].text;
        EXPECT_NEAR(seen.top, meant.top, tolerance) << lines[i].words[k].text;
        EXPECT_NEAR(seen.bottom, meant.bottom, tolerance) << lines[i].words[k].text;
      }
    }
  }

  static PixPtr Rendered(const fs::path& path) {
    const auto pix = RenderPdfPage({.path = path, .page = 1, .dpi = kDpi}, LoadLimits());
    EXPECT_TRUE(pix);
    return PixPtr(pix ? *pix : nullptr);
  }

  fs::path WriteImage(Pix* pix, const char* name, int format) const {
    const fs::path path = folder_.path() / name;
    EXPECT_EQ(pixWrite(path.c_str(), pix, format), 0);
    return path;
  }

  TemporaryFolder folder_;
};

TEST_F(SearchablePdfTest, AnImageGetsAPageOfItsSizeAndItsWordsInPlace) {
  const PixPtr pix(MakeBinaryPage(kWidth, kHeight));
  const LetterPage page = TwoLines();
  Make(WriteImage(pix.get(), "a.png", IFF_PNG), "image/png", {page});
  const auto lines = Lines();
  EXPECT_THAT(Texts(lines), ElementsAre("Thực hiện Chỉ thị", "đẩy mạnh ơn nước, 𝄞"));
  ExpectInPlace(lines, page);
  // The image itself comes back when the PDF is read as a scan.
  const auto loaded = Source::Open(out())->LoadPage(1);
  ASSERT_TRUE(loaded);
  l_int32 same = 0;
  pixEqual(loaded->image.pix(), pix.get(), &same);
  EXPECT_EQ(same, 1);
}

TEST_F(SearchablePdfTest, TheSameLetterGivesTheSameBytes) {
  const PixPtr pix(MakeGrayPage(kWidth, kHeight));
  const fs::path file = WriteImage(pix.get(), "a.png", IFF_PNG);
  EXPECT_EQ(Make(file, "image/png", {TwoLines()}), Make(file, "image/png", {TwoLines()}));
}

TEST_F(SearchablePdfTest, ASidewaysScanStandsUprightAndSoDoesItsText) {
  // Stored turned by a quarter clockwise.
  const PixPtr upright(MakeGrayPage(kWidth, kHeight));
  const PixPtr stored(pixRotateOrth(upright.get(), 1));
  LetterPage page = TwoLines();
  page.to_scan = {.xx = 0, .xy = -1, .x0 = kHeight, .yx = 1, .yy = 0, .y0 = 0};
  page.scan_width = kHeight;
  page.scan_height = kWidth;
  Make(WriteImage(stored.get(), "a.png", IFF_PNG), "image/png", {page});
  EXPECT_THAT(Texts(Lines()), ElementsAre("Thực hiện Chỉ thị", "đẩy mạnh ơn nước, 𝄞"));
  const PixPtr shown = Rendered(out());
  EXPECT_NEAR(pixGetWidth(shown.get()), kWidth, 1);
  EXPECT_NEAR(pixGetHeight(shown.get()), kHeight, 1);
}

TEST_F(SearchablePdfTest, APdfKeepsItsPagesAndGetsTheText) {
  TestPdf pdf;
  const PixPtr pix(MakeGrayPage(kWidth, kHeight));
  pdf.AddScan(kWidth * 0.72, kHeight * 0.72, pdf.Image(pix.get()));
  const fs::path original = folder_.path() / "scan.pdf";
  pdf.Save(original);
  const LetterPage page = TwoLines();
  Make(original, "application/pdf", {page});
  ExpectInPlace(Lines(), page);
  l_int32 same = 0;
  pixEqual(Rendered(original).get(), Rendered(out()).get(), &same);
  EXPECT_EQ(same, 1);
}

TEST_F(SearchablePdfTest, ATurnedPdfPageHasItsTextOnItsImage) {
  TestPdf pdf;
  const PixPtr upright(MakeGrayPage(kWidth, kHeight));
  const PixPtr stored(pixRotateOrth(upright.get(), 3));
  auto pdf_page = pdf.AddScan(kHeight * 0.72, kWidth * 0.72, pdf.Image(stored.get()));
  pdf_page.replaceKey("/Rotate", QPDFObjectHandle::newInteger(90));
  const fs::path original = folder_.path() / "scan.pdf";
  pdf.Save(original);
  LetterPage page = TwoLines();
  page.to_scan = {.xx = 0, .xy = 1, .x0 = 0, .yx = -1, .yy = 0, .y0 = kWidth};
  page.scan_width = kHeight;
  page.scan_height = kWidth;
  Make(original, "application/pdf", {page});
  EXPECT_THAT(Texts(Lines()), ElementsAre("Thực hiện Chỉ thị", "đẩy mạnh ơn nước, 𝄞"));
}

TEST_F(SearchablePdfTest, OursTakesThePlaceOfAnEarlierTextLayer) {
  TestPdf pdf;
  const PixPtr pix(MakeGrayPage(kWidth, kHeight));
  auto pdf_page = pdf.AddPage(kWidth * 0.72, kHeight * 0.72,
                              "q 595.44 0 0 841.68 0 0 cm /Im Do Q "
                              "BT 3 Tr /F1 12 Tf 72 700 Td (Thuc hien Chi thi) Tj ET");
  TestPdf::AddXObject(pdf_page, "/Im", pdf.Image(pix.get()));
  pdf_page.getKey("/Resources")
      .replaceKey("/Font",
                  QPDFObjectHandle::parse("<< /F1 << /Type /Font /Subtype /Type1 /BaseFont "
                                          "/Helvetica >> >>"));
  const fs::path original = folder_.path() / "scan.pdf";
  pdf.Save(original);
  Make(original, "application/pdf", {TwoLines()});
  EXPECT_THAT(Texts(Lines()), ElementsAre("Thực hiện Chỉ thị", "đẩy mạnh ơn nước, 𝄞"));
}

TEST_F(SearchablePdfTest, APageWithGoodTextOfItsOwnKeepsIt) {
  TestPdf pdf;
  auto pdf_page = pdf.AddPage(595, 842, "BT /F1 12 Tf 72 700 Td (Kinh gui) Tj ET");
  pdf_page.getKey("/Resources")
      .replaceKey("/Font",
                  QPDFObjectHandle::parse("<< /F1 << /Type /Font /Subtype /Type1 /BaseFont "
                                          "/Helvetica >> >>"));
  const fs::path original = folder_.path() / "text.pdf";
  pdf.Save(original);
  LetterPage page = TwoLines();
  page.source = PageContent::Source::kTextLayer;
  Make(original, "application/pdf", {page});
  EXPECT_THAT(Texts(Lines()), ElementsAre("Kinh gui"));
  // In a legacy encoding, what one sees is not what is stored.
  page.was_decoded = true;
  Make(original, "application/pdf", {page});
  EXPECT_THAT(Texts(Lines()), ElementsAre("Thực hiện Chỉ thị", "đẩy mạnh ơn nước, 𝄞"));
}

TEST_F(SearchablePdfTest, APageThatCouldNotBeReadIsThereWithoutText) {
  const PixPtr pix(MakeBinaryPage(kWidth, kHeight));
  Make(WriteImage(pix.get(), "a.tif", IFF_TIFF_G4), "image/tiff", {});
  EXPECT_THAT(Lines(), IsEmpty());
  EXPECT_EQ(Source::Open(out())->page_count(), 1);
}

TEST_F(SearchablePdfTest, SaysWhatIsWrongWithTheOriginal) {
  const auto make = [&](const fs::path& original) {
    return WriteSearchablePdf(
               {.file = original, .media_type = "application/pdf", .shown = "12/KH-SYT"}, {},
               [](std::string_view) -> std::expected<void, Error> { return {}; })
        .error();
  };
  TestPdf pdf;
  pdf.AddPage(595, 842, "");
  pdf.SaveEncrypted(folder_.path() / "locked.pdf", "secret");
  const Error locked = make(folder_.path() / "locked.pdf");
  EXPECT_EQ(locked.code, Error::Code::kEncrypted);
  EXPECT_THAT(locked.message, HasSubstr("needs a password; take it off with qpdf --decrypt"));
  std::ofstream(folder_.path() / "broken.pdf") << "%PDF-1.4 and then nothing";
  const Error broken = make(folder_.path() / "broken.pdf");
  EXPECT_EQ(broken.code, Error::Code::kInvalidData);
  EXPECT_THAT(broken.message, HasSubstr("12/KH-SYT: its original is damaged"));
}

TEST_F(SearchablePdfTest, WhatTheSinkSaysComesBack) {
  const PixPtr pix(MakeBinaryPage(kWidth, kHeight));
  const auto done = WriteSearchablePdf({.file = WriteImage(pix.get(), "a.tif", IFF_TIFF_G4),
                                        .media_type = "image/tiff",
                                        .shown = "12/KH-SYT"},
                                       {}, [](std::string_view) -> std::expected<void, Error> {
                                         return std::unexpected(Error{Error::Code::kIo, "full"});
                                       });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "full");
}

}  // namespace
}  // namespace vanthu
