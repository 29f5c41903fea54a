#include "pipeline/load/pdf.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <fstream>
#include <iterator>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/load/fax_data.h"
#include "tests/pipeline/load/legacy_encoder.h"
#include "tests/pipeline/load/scratch_folder.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

// A4 at 100 dpi.
constexpr int kWidth = 827;
constexpr int kHeight = 1169;
constexpr double kPageWidth = kWidth * 0.72;
constexpr double kPageHeight = kHeight * 0.72;

bool Same(Pix* a, Pix* b) {
  l_int32 same = 0;
  return pixEqual(a, b, &same) == 0 && same != 0;
}

std::vector<std::string> Names(const std::vector<Issue>& issues) {
  std::vector<std::string> names;
  for (const Issue& issue : issues) names.push_back(issue.what);
  return names;
}

// Text set by cairo, with a real font and its map to Unicode.
void WriteTextPdf(const std::filesystem::path& path, const std::vector<std::string>& lines) {
  cairo_surface_t* surface = cairo_pdf_surface_create(path.c_str(), 595, 842);
  cairo_t* cairo = cairo_create(surface);
  cairo_select_font_face(cairo, "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, 14);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    cairo_move_to(cairo, 72, 100 + 20 * static_cast<double>(i));
    cairo_show_text(cairo, lines[i].c_str());
  }
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
}

const std::vector<std::string> kLetter = {"Kính gửi: Các phòng chuyên môn thuộc Sở",
                                          "Thực hiện Kế hoạch tuyên truyền phòng, chống dịch bệnh,",
                                          "Sở Xây dựng đề nghị các đơn vị khẩn trương triển khai."};

class Pdf : public testing::Test {
 protected:
  std::expected<LoadedPage, Error> Load(int number = 1, const LoadLimits& limits = {}) {
    pdf_.Save(path_);
    return LoadFrom(path_, number, limits);
  }
  static std::expected<LoadedPage, Error> LoadFrom(const std::filesystem::path& path,
                                                   int number = 1, const LoadLimits& limits = {}) {
    const auto reader = OpenPdf(path, limits);
    if (!reader) return std::unexpected(reader.error());
    return (*reader)->LoadPage(number);
  }
  // A one-image page with an annotation of this kind over it.
  void AddScanWithOverlay(const std::string& annotation, std::string_view appearance) {
    QPDFObjectHandle page = pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
    QPDFObjectHandle dict =
        QPDFObjectHandle::parse("<< /Type /Annot /AP << >> /F 4 " + annotation + " >>");
    dict.getKey("/AP").replaceKey(
        "/N", pdf_.Stream("/Type /XObject /Subtype /Form /BBox [0 0 100 30]", appearance));
    QPDFObjectHandle annotations = QPDFObjectHandle::newArray();
    annotations.appendItem(pdf_.qpdf().makeIndirectObject(dict));
    page.replaceKey("/Annots", annotations);
  }

  ScratchFolder folder_;
  std::filesystem::path path_ = folder_ / "letter 'a' \"b\" (c).pdf";
  TestPdf pdf_;
  Image gray_{MakeGrayPage(kWidth, kHeight)};
  Image binary_{MakeBinaryPage(kWidth, kHeight)};
};

TEST_F(Pdf, AScannedPageGivesItsImageUntouched) {
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(binary_.pix()));
  for (const auto& [number, image] : {std::pair{1, &gray_}, {2, &binary_}}) {
    const auto page = Load(number);
    ASSERT_TRUE(page.has_value()) << page.error().message;
    EXPECT_EQ(page->number, number);
    EXPECT_TRUE(Same(page->image.pix(), image->pix()));
    EXPECT_EQ(page->dpi, 100);
    EXPECT_FALSE(page->dpi_guessed);
    EXPECT_EQ(page->to_scan, Affine{});
    EXPECT_TRUE(page->issues.empty());
  }
}

TEST_F(Pdf, ARotatedPageIsTurnedUprightWithAWayBack) {
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()))
      .replaceKey("/Rotate", QPDFObjectHandle::newInteger(90));
  const auto page = Load();
  ASSERT_TRUE(page.has_value());
  Image turned(pixRotate90(gray_.pix(), 1));
  EXPECT_TRUE(Same(page->image.pix(), turned.pix()));
  EXPECT_EQ(page->width, kHeight);
  const Box corner =
      Apply(page->to_scan, {.left = kHeight - 10, .top = 0, .right = kHeight, .bottom = 20});
  EXPECT_EQ(corner, (Box{.left = 0, .top = 0, .right = 20, .bottom = 10}));
}

TEST_F(Pdf, AnImageDrawnUpsideDownIsTurnedToo) {
  QPDFObjectHandle page =
      pdf_.AddPage(kPageWidth, kPageHeight,
                   fmt::format("-{0} 0 0 -{1} {0} {1} cm /Im Do", kPageWidth, kPageHeight));
  TestPdf::AddXObject(page, "/Im", pdf_.Image(gray_.pix()));
  Image turned(pixRotate180(nullptr, gray_.pix()));
  EXPECT_TRUE(Same(Load()->image.pix(), turned.pix()));
}

TEST_F(Pdf, AnInvisibleTextLayerDoesNotMatter) {
  QPDFObjectHandle page = pdf_.AddPage(
      kPageWidth, kPageHeight,
      fmt::format("q {} 0 0 {} 0 0 cm /Im Do Q BT 3 Tr /F 10 Tf (van ban do may doc) Tj ET",
                  kPageWidth, kPageHeight));
  TestPdf::AddXObject(page, "/Im", pdf_.Image(gray_.pix()));
  const auto loaded = Load();
  EXPECT_EQ(loaded->source, PageContent::Source::kOcr);
  EXPECT_TRUE(Same(loaded->image.pix(), gray_.pix()));
}

TEST_F(Pdf, TextHiddenBehindTheScanDoesNotMatterEither) {
  QPDFObjectHandle page =
      pdf_.AddPage(kPageWidth, kPageHeight,
                   fmt::format("BT /F 10 Tf (van ban) Tj ET q {} 0 0 {} 0 0 cm /Im Do Q",
                               kPageWidth, kPageHeight));
  TestPdf::AddXObject(page, "/Im", pdf_.Image(gray_.pix()));
  EXPECT_TRUE(Same(Load()->image.pix(), gray_.pix()));
}

TEST_F(Pdf, ASignatureInTheMarginIsLeftOut) {
  AddScanWithOverlay("/Subtype /Widget /FT /Sig /Rect [300 800 500 840]",
                     "1 0 0 rg 0 0 100 30 re f");
  const auto page = Load();
  EXPECT_TRUE(Same(page->image.pix(), gray_.pix()));
  EXPECT_THAT(Names(page->issues), testing::ElementsAre("signature_overlay_left_out"));
}

TEST_F(Pdf, AStampOnTheScanIsRenderedAtTheResolutionOfTheScan) {
  AddScanWithOverlay("/Subtype /Stamp /Rect [200 400 300 430]", "1 0 0 rg 0 0 100 30 re f");
  const auto page = Load();
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_EQ(page->dpi, 100);
  EXPECT_NEAR(page->width, kWidth, 1);
  ASSERT_EQ(page->image.depth(), 32);
  l_uint32 pixel = 0;
  pixGetPixel(page->image.pix(), 250 * 100 / 72, kHeight - 415 * 100 / 72, &pixel);
  EXPECT_EQ(pixel >> 8, 0xff0000U);
}

TEST_F(Pdf, AScanInStripsIsRenderedWhole) {
  std::string content;
  constexpr int kStrips = 4;
  for (int i = 0; i < kStrips; ++i) {
    content += fmt::format("q {} 0 0 {} 0 {} cm /S{} Do Q ", kPageWidth, kPageHeight / kStrips,
                           kPageHeight * (kStrips - 1 - i) / kStrips, i);
  }
  QPDFObjectHandle page = pdf_.AddPage(kPageWidth, kPageHeight, content);
  for (int i = 0; i < kStrips; ++i) {
    ::Box* box = boxCreate(0, i * kHeight / kStrips, kWidth, kHeight / kStrips);
    Image strip(pixClipRectangle(gray_.pix(), box, nullptr));
    boxDestroy(&box);
    TestPdf::AddXObject(page, fmt::format("/S{}", i), pdf_.Image(strip.pix()));
  }
  const auto loaded = Load();
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->image.depth(), 8);
  EXPECT_NEAR(loaded->dpi, 100, 1);
  EXPECT_NEAR(loaded->height, kHeight, 2);
  l_uint32 mark = 255;
  pixGetPixel(loaded->image.pix(), kWidth / 10, kHeight / 12, &mark);
  EXPECT_LT(mark, 60U);
}

TEST_F(Pdf, AScanInACodecWeDoNotReadKeepsItsResolution) {
  // Fax data under another filter stands for JBIG2, which no library here writes.
  const std::string fax = FaxData(binary_.pix(), COMPRESSION_CCITTFAX4);
  std::string hex;
  for (const char c : fax) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  pdf_.AddScan(kPageWidth, kPageHeight,
               pdf_.Stream(fmt::format("/Type /XObject /Subtype /Image /Width {0} /Height {1} "
                                       "/BitsPerComponent 1 /ColorSpace /DeviceGray "
                                       "/Filter [/ASCIIHexDecode /CCITTFaxDecode] "
                                       "/DecodeParms [null << /K -1 /Columns {0} /Rows {1} >>]",
                                       kWidth, kHeight),
                           hex + ">"));
  const auto page = Load();
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_EQ(page->dpi, 100);
  EXPECT_NEAR(page->width, kWidth, 1);
  EXPECT_NEAR(page->height, kHeight, 1);
  ASSERT_EQ(page->image.depth(), 8);
  l_uint32 mark = 255;
  pixGetPixel(page->image.pix(), kWidth / 10, kHeight / 12, &mark);
  EXPECT_LT(mark, 60U);
}

TEST_F(Pdf, LettersOnAMaskOverACoarseBackgroundAreDrawnAsFinelyAsTheMask) {
  QPDFObjectHandle page = pdf_.AddPage(
      kPageWidth, kPageHeight,
      fmt::format("q {0} 0 0 {1} 0 0 cm /Back Do /Mask Do Q", kPageWidth, kPageHeight));
  const Image back(MakeColorPage(kWidth / 4, kHeight / 4));
  TestPdf::AddXObject(page, "/Back", pdf_.Image(back.pix()));
  TestPdf::AddXObject(
      page, "/Mask",
      pdf_.Stream(fmt::format("/Type /XObject /Subtype /Image /ImageMask true /Width {} "
                              "/Height {} /BitsPerComponent 1",
                              kWidth, kHeight),
                  Samples(binary_.pix())));
  const auto loaded = Load();
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->dpi, 100);
  EXPECT_EQ(loaded->image.depth(), 32);  // The seal of the background is there.
}

TEST_F(Pdf, ALogoOnAPageIsNotAScan) {
  QPDFObjectHandle page = pdf_.AddPage(595, 842, "q 60 0 0 80 50 700 cm /Im Do Q");
  TestPdf::AddXObject(page, "/Im", pdf_.Image(gray_.pix()));
  const auto loaded = Load();
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->dpi, 300);
  EXPECT_NEAR(loaded->width, 595 * 300 / 72, 1);
}

TEST_F(Pdf, GoodTextIsReadWithBoxesAt300Dpi) {
  WriteTextPdf(path_, kLetter);
  const auto page = LoadFrom(path_);
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_EQ(page->source, PageContent::Source::kTextLayer);
  EXPECT_TRUE(page->image.empty());
  EXPECT_EQ(page->dpi, 300);
  EXPECT_EQ(page->width, 2480);
  EXPECT_EQ(page->height, 3509);
  ASSERT_EQ(page->lines.size(), 3U);
  EXPECT_EQ(page->lines[0].words[0].text, "Kính");
  EXPECT_EQ(page->lines[2].words.back().text, "khai.");
  const Box first = page->lines[0].words[0].box;
  EXPECT_NEAR(first.left, 300, 3);
  EXPECT_TRUE(first.top < 417 && 400 < first.bottom);  // Around the base line at 100 points.
}

TEST_F(Pdf, TextOnATurnedPageHasItsBoxesAsSeen) {
  WriteTextPdf(folder_ / "upright.pdf", kLetter);
  QPDF upright;
  upright.processFile((folder_ / "upright.pdf").c_str());
  QPDFObjectHandle(upright.getAllPages()[0])
      .replaceKey("/Rotate", QPDFObjectHandle::newInteger(180));
  QPDFWriter(upright, path_.c_str()).write();
  const auto page = LoadFrom(path_);
  ASSERT_EQ(page->source, PageContent::Source::kTextLayer);
  Box word;
  for (const OcrLine& line : page->lines) {
    for (const Word& candidate : line.words) {
      if (candidate.text == "Kính") word = candidate.box;
    }
  }
  ASSERT_FALSE(word.empty());
  EXPECT_NEAR(word.right, 2480 - 300, 3);
  EXPECT_NEAR(Apply(page->to_scan, word).left, 300, 3);
}

// A page set in fonts of the TCVN3 family, as word processors printed them to PDF: bytes of the
// font's own, said to be windows-1252.
void WriteTcvn3Pdf(TestPdf& pdf, const std::vector<std::pair<std::string, std::string>>& lines) {
  std::string content = "BT 20 TL 72 760 Td\n";
  for (const auto& [font, line] : lines) {
    content += fmt::format("/{} 13 Tf ({}) Tj T*\n", font, EncodeLegacy("tcvn3", line));
  }
  QPDFObjectHandle page = pdf.AddPage(595, 842, content + "ET");
  page.getKey("/Resources")
      .replaceKey("/Font",
                  QPDFObjectHandle::parse(
                      "<< /Small << /Type /Font /Subtype /TrueType /BaseFont /.VnTime "
                      "/Encoding /WinAnsiEncoding >> /Capital << /Type /Font /Subtype /TrueType "
                      "/BaseFont /ABCDEF+.VnTimeH /Encoding /WinAnsiEncoding >> >>"));
}

TEST_F(Pdf, ATextLayerInTcvn3IsDecodedWithTheCaseOfItsFonts) {
  WriteTcvn3Pdf(pdf_, {{"Capital", "Ủy ban nhân dân"},
                       {"Small", "Kính gửi: Các cơ quan nhà nước, HĐND các xã"},
                       {"Small", "Thực hiện tốt việc lưu trữ tư liệu, thi đua khen thưởng"},
                       {"Small", "theo Công văn số 45/QĐ-UBND ngày 12/3/2004"}});
  const auto page = Load();
  ASSERT_TRUE(page.has_value()) << page.error().message;
  ASSERT_EQ(page->source, PageContent::Source::kTextLayer);
  std::string text;
  for (const OcrLine& line : page->lines) {
    for (const Word& word : line.words) text += word.text + " ";
  }
  EXPECT_EQ(text,
            "ỦY BAN NHÂN DÂN Kính gửi: Các cơ quan nhà nước, HĐND các xã Thực hiện tốt việc lưu "
            "trữ tư liệu, thi đua khen thưởng theo Công văn số 45/QĐ-UBND ngày 12/3/2004 ");
  EXPECT_NEAR(page->lines[0].words[0].box.left, 300, 3);
  EXPECT_THAT(Names(page->issues), testing::ElementsAre("legacy_encoding"));
}

// Numbers of glyphs in place of characters, as subset fonts without a map to Unicode leave them.
TEST_F(Pdf, ABrokenTextLayerIsRendered) {
  WriteTextPdf(path_, {"&'ng hòa !\"y(n h)n xpu wq zrtk", "ïòp mbqp - uxj fp zibhn qivd",
                       "vpj ijfo lf ipbdi uvzfo usvzfo qipoh, dipoh ejdi cfoi"});
  const auto page = LoadFrom(path_);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->source, PageContent::Source::kOcr);
  EXPECT_FALSE(page->image.empty());
  EXPECT_EQ(page->dpi, 300);
  EXPECT_EQ(page->image.depth(), 8);
  EXPECT_THAT(Names(page->issues), testing::ElementsAre("text_layer_ignored"));
}

TEST_F(Pdf, AnEmptyPageIsWhite) {
  pdf_.AddPage(595, 842, "");
  const auto page = Load();
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->image.depth(), 1);
  l_int32 is_white = 0;
  pixZero(page->image.pix(), &is_white);
  EXPECT_EQ(is_white, 1);
}

TEST_F(Pdf, APageOfAPosterIsRenderedSmallerAndOneOfAFieldRefused) {
  pdf_.AddPage(595, 842, "0 0 10 10 re f");
  pdf_.AddPage(5950, 8420, "0 0 10 10 re f");
  const LoadLimits limits = {.max_pixels = 4'000'000};
  const auto smaller = Load(1, limits);
  ASSERT_TRUE(smaller.has_value());
  EXPECT_LT(smaller->dpi, 300);
  EXPECT_LE(static_cast<std::int64_t>(smaller->width) * smaller->height, 4'000'000 + 10'000);
  EXPECT_THAT(Names(smaller->issues), testing::ElementsAre("low_resolution"));
  const auto refused = Load(2, limits);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, Error::Code::kTooLarge);
}

TEST_F(Pdf, AHugeImageIsRefusedByItsDictionary) {
  pdf_.AddScan(595, 842,
               pdf_.Stream("/Subtype /Image /Width 40000 /Height 40000 /BitsPerComponent 8 "
                           "/ColorSpace /DeviceRGB",
                           "x"));
  const auto page = Load();
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, Error::Code::kTooLarge);
  EXPECT_THAT(page.error().message, HasSubstr("40000 x 40000"));
}

TEST_F(Pdf, APageWithoutSizeCostsThatPage) {
  pdf_.AddPage(0, 0, "");
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
  const auto empty = Load(1);
  ASSERT_FALSE(empty.has_value());
  EXPECT_EQ(empty.error().code, Error::Code::kInvalidData);
  EXPECT_THAT(empty.error().message, HasSubstr("page 1 has no size"));
  EXPECT_TRUE(Load(2).has_value());
}

TEST_F(Pdf, ADamagedImageIsLeftToTheRenderer) {
  pdf_.AddScan(kPageWidth, kPageHeight,
               pdf_.Stream(fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} "
                                       "/BitsPerComponent 8 /ColorSpace /DeviceGray",
                                       kWidth, kHeight),
                           "only a few bytes"));
  const auto page = Load();
  ASSERT_TRUE(page.has_value());
  EXPECT_NEAR(page->dpi, 100, 1);
}

TEST_F(Pdf, APasswordIsAskedForWithTheRemedy) {
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
  pdf_.SaveEncrypted(path_, "secret");
  const auto reader = OpenPdf(path_, {});
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, Error::Code::kEncrypted);
  EXPECT_THAT(reader.error().message, HasSubstr("qpdf --decrypt"));
}

TEST_F(Pdf, AnOwnerPasswordAloneKeepsNobodyOut) {
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
  pdf_.SaveEncrypted(path_, "");
  const auto page = LoadFrom(path_);
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_TRUE(Same(page->image.pix(), gray_.pix()));
}

TEST_F(Pdf, FiveThousandPagesAreRefusedWithTheLimit) {
  QPDFObjectHandle pages = pdf_.qpdf().getRoot().getKey("/Pages");
  QPDFObjectHandle kids = QPDFObjectHandle::newArray();
  for (int i = 0; i < 5000; ++i) {
    QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 595 842] >>");
    page.replaceKey("/Parent", pages);
    kids.appendItem(pdf_.qpdf().makeIndirectObject(page));
  }
  pages.replaceKey("/Kids", kids);
  pages.replaceKey("/Count", QPDFObjectHandle::newInteger(5000));
  pdf_.Save(path_);
  const auto reader = OpenPdf(path_, {});
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, Error::Code::kTooLarge);
  EXPECT_THAT(reader.error().message, HasSubstr("limit of 2000"));
  EXPECT_THAT(reader.error().message, HasSubstr("--split-pages"));
  EXPECT_EQ((*OpenPdf(path_, {.max_pages = 5000}))->page_count(), 5000);
}

TEST_F(Pdf, APageTreeThatBitesItsTailEnds) {
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
  QPDFObjectHandle pages = pdf_.qpdf().getRoot().getKey("/Pages");
  pages.getKey("/Kids").appendItem(pages);
  // Written by hand: qpdf's writer repairs page trees.
  const std::string tree =
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
      "2 0 obj\n<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3 >>\nendobj\n"
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n"
      "trailer\n<< /Root 1 0 R >>\n";
  const auto reader = OpenPdf(folder_.Write("loop.pdf", tree), {});
  ASSERT_TRUE(reader.has_value()) << reader.error().message;
  EXPECT_EQ((*reader)->page_count(), 2);
}

TEST_F(Pdf, ABrokenCrossReferenceTableIsRebuilt) {
  pdf_.AddScan(kPageWidth, kPageHeight, pdf_.Image(gray_.pix()));
  pdf_.Save(path_);
  std::string bytes;
  {
    std::ifstream file(path_, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  const auto at = bytes.rfind("startxref");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, std::string::npos, "startxref\n99999999\n%%EOF\n");
  const auto page = LoadFrom(folder_.Write("xref.pdf", bytes));
  ASSERT_TRUE(page.has_value()) << page.error().message;
  EXPECT_TRUE(Same(page->image.pix(), gray_.pix()));
}

TEST_F(Pdf, AFileThatIsOnlyAHeaderIsDamaged) {
  for (const char* bytes :
       {"%PDF-1.4\n", "%PDF-1.7\n%%EOF", "%PDF-1.4\ntrailer << /Root 9 0 R >>"}) {
    const auto reader = OpenPdf(folder_.Write("head.pdf", bytes), {});
    ASSERT_FALSE(reader.has_value()) << bytes;
    EXPECT_EQ(reader.error().code, Error::Code::kInvalidData);
    EXPECT_THAT(reader.error().message, HasSubstr("head.pdf"));
  }
}

}  // namespace
}  // namespace vanthu
