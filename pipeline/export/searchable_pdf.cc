// Where a page's text goes: the words stand on the clean page; LetterPage::to_scan takes them to
// the page as stored, and from there they go the way the image went. On a PDF page that is the
// matrix its image is painted with, or, where the page had been rendered, the page's own box.
//
// Tested by tests/pipeline/export/searchable_pdf_test.cc.
#include "pipeline/export/searchable_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/export/glyphless_font.h"
#include "pipeline/export/invisible_text.h"
#include "pipeline/export/raster_pages.h"
#include "pipeline/load/pdf_drawing.h"
#include "pipeline/load/pdf_geometry.h"

namespace vanthu {
namespace {

using Sink = std::function<std::expected<void, Error>(std::string_view)>;

constexpr double kPointsPerInch = 72;
// A page whose size nobody knows is taken for A4.
constexpr double kA4LongSidePoints = 842;
// Sizes worked back from a clean page are off by a pixel of rounding on either side.
constexpr int kSizeTolerance = 2;

// Text within this is passed over by viewers when they select, copy and find.
constexpr const char* kHideText = "/Span << /ActualText () >> BDC\n";

const LetterPage* PageNumbered(std::span<const LetterPage> pages, int number) {
  const auto page = std::ranges::find(pages, number, &LetterPage::number);
  return page == pages.end() ? nullptr : &*page;
}

// --- A PDF ---

int PixelSize(QPDFObjectHandle image, const char* key) {
  QPDFObjectHandle value = image.getDict().getKey(key);
  return value.isInteger() ? value.getIntValueAsInt() : 0;
}

// From the unit square of PDF images (y up) composed with pixels (y down).
Affine FromPixels(const PdfMatrix& m, int width, int height) {
  const Affine to_square = {
      .xx = 1.0 / width, .xy = 0, .x0 = 0, .yx = 0, .yy = -1.0 / height, .y0 = 1};
  const Affine to_page = {.xx = m[0], .xy = m[2], .x0 = m[4], .yx = m[1], .yy = m[3], .y0 = m[5]};
  return Then(to_square, to_page);
}

// From the page as stored to the PDF page.
Affine ScanToPage(const PageDrawing& drawing, const PageBox& box, const LetterPage& page) {
  for (auto drawn = drawing.images.rbegin(); drawn != drawing.images.rend(); ++drawn) {
    if (drawn->image == nullptr) continue;
    const int width = PixelSize(*drawn->image, "/Width");
    const int height = PixelSize(*drawn->image, "/Height");
    if (std::abs(width - page.scan_width) <= kSizeTolerance &&
        std::abs(height - page.scan_height) <= kSizeTolerance && width > 0 && height > 0) {
      return FromPixels(drawn->matrix, width, height);
    }
  }
  return FromPixels({box.width, 0, 0, box.height, box.left, box.bottom},
                    std::max(1, page.scan_width), std::max(1, page.scan_height));
}

// Whether the page's own text is what was read.
bool HasGoodText(const LetterPage& page) {
  return page.source == PageContent::Source::kTextLayer && !page.was_decoded;
}

void AddText(QPDF& pdf, QPDFPageObjectHelper& page, const std::string& text,
             const std::string& font_name, QPDFObjectHandle font) {
  QPDFObjectHandle resources = page.getAttribute("/Resources", true);
  if (!resources.isDictionary()) {
    resources = QPDFObjectHandle::newDictionary();
    page.getObjectHandle().replaceKey("/Resources", resources);
  }
  QPDFObjectHandle fonts = resources.getKey("/Font");
  if (!fonts.isDictionary()) {
    fonts = QPDFObjectHandle::newDictionary();
  } else {
    fonts = fonts.shallowCopy();  // Other pages may share it.
  }
  fonts.replaceKey(font_name, font);
  resources.replaceKey("/Font", fonts);
  page.addPageContents(pdf.newStream(std::string(kHideText) + "q\n"), true);
  page.addPageContents(pdf.newStream("\nQ\nEMC\n" + text), false);
}

// A name for the font that the page does not use.
std::string FontNameFor(QPDFPageObjectHelper& page) {
  QPDFObjectHandle resources = page.getAttribute("/Resources", false);
  if (!resources.isDictionary()) return "/VanthuText0";
  int suffix = 0;
  return resources.getUniqueResourceName("/VanthuText", suffix);
}

// The pages of `pdf` with text on them. The text of all pages is made first, because the font must
// know all characters.
void AddTextToPages(QPDF& pdf, std::span<const LetterPage> pages) {
  struct Waiting {
    QPDFPageObjectHelper page;
    std::string text;
    std::string font_name;
  };
  GlyphlessFont font;
  std::vector<Waiting> waiting;
  int number = 0;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    const LetterPage* read = PageNumbered(pages, ++number);
    if (read == nullptr || read->lines.empty() || HasGoodText(*read)) continue;
    const PageDrawing drawing = ReadPageDrawing(page.getObjectHandle());
    const PageBox box = ReadPageBox(page.getObjectHandle());
    const Affine to_page = Then(read->to_scan, ScanToPage(drawing, box, *read));
    std::string name = FontNameFor(page);
    std::string text = InvisibleText(*read, to_page, name, font);
    waiting.push_back({.page = page, .text = std::move(text), .font_name = std::move(name)});
  }
  if (waiting.empty()) return;
  QPDFObjectHandle font_object = font.AddTo(pdf);
  for (Waiting& one : waiting) AddText(pdf, one.page, one.text, one.font_name, font_object);
}

// --- Other images ---

// /Rotate that lets the words of the page stand upright on the screen.
int RotationFor(const Affine& clean_to_upright) {
  const double right = clean_to_upright.xx;
  const double down = clean_to_upright.yx;
  if (std::abs(right) >= std::abs(down)) return right >= 0 ? 0 : 180;
  return down > 0 ? 270 : 90;
}

struct BuiltPage {
  QPDFObjectHandle page;
  std::string image_operators;
  Affine to_page;  // from the clean page
};

BuiltPage BuildPage(const RasterImage& raster, const LetterPage* read) {
  const bool is_sideways = IsSideways(raster.stored);
  const int width = is_sideways ? raster.height : raster.width;  // upright
  const int height = is_sideways ? raster.width : raster.height;
  double x_dpi = 0;
  double y_dpi = 0;
  if (read != nullptr) {
    x_dpi = is_sideways ? read->scan_y_dpi : read->scan_x_dpi;
    y_dpi = is_sideways ? read->scan_x_dpi : read->scan_y_dpi;
  }
  if (!(x_dpi > 0 && y_dpi > 0)) {
    x_dpi = y_dpi = std::max(width, height) * kPointsPerInch / kA4LongSidePoints;
  }
  const double page_width = width * kPointsPerInch / x_dpi;
  const double page_height = height * kPointsPerInch / y_dpi;
  const Affine upright_to_page = FromPixels({page_width, 0, 0, page_height, 0, 0}, width, height);
  const Affine stored_to_upright =
      Inverse(UprightToStored(raster.stored, raster.width, raster.height));

  // The image's unit square to the page.
  const Affine from_data =
      raster.is_turned ? upright_to_page : Then(stored_to_upright, upright_to_page);
  const int data_width = raster.is_turned ? width : raster.width;
  const int data_height = raster.is_turned ? height : raster.height;
  const Affine square_to_data = {.xx = static_cast<double>(data_width),
                                 .xy = 0,
                                 .x0 = 0,
                                 .yx = 0,
                                 .yy = -static_cast<double>(data_height),
                                 .y0 = static_cast<double>(data_height)};
  const Affine m = Then(square_to_data, from_data);
  BuiltPage built;
  built.image_operators =
      fmt::format("q\n{:.4f} {:.4f} {:.4f} {:.4f} {:.4f} {:.4f} cm\n/Page Do\nQ\n", m.xx, m.yx,
                  m.xy, m.yy, m.x0, m.y0);
  int rotation = 0;
  if (read != nullptr) {
    const Affine clean_to_upright = Then(read->to_scan, stored_to_upright);
    built.to_page = Then(clean_to_upright, upright_to_page);
    rotation = RotationFor(clean_to_upright);
  }
  built.page = QPDFObjectHandle::parse(
      fmt::format("<< /Type /Page /MediaBox [0 0 {:.3f} {:.3f}] /Rotate {} >>", page_width,
                  page_height, rotation));
  QPDFObjectHandle resources = QPDFObjectHandle::parse("<< /XObject << >> >>");
  resources.getKey("/XObject").replaceKey("/Page", *raster.image);
  built.page.replaceKey("/Resources", resources);
  return built;
}

std::expected<void, Error> BuildPages(QPDF& pdf, const PdfOriginal& original,
                                      std::span<const LetterPage> pages) {
  const auto rasters = RasterPages::Open(original.file, original.shown);
  if (!rasters) return std::unexpected(rasters.error());
  struct Waiting {
    BuiltPage built;
    std::string text;
  };
  const std::string font_name = "/VanthuText";
  GlyphlessFont font;
  std::vector<Waiting> waiting;
  for (int number = 1; number <= rasters->page_count(); ++number) {
    const auto raster = rasters->AddTo(pdf, number);
    if (!raster) return std::unexpected(raster.error());
    const LetterPage* read = PageNumbered(pages, number);
    BuiltPage built = BuildPage(*raster, read);
    std::string text;
    if (read != nullptr) text = InvisibleText(*read, built.to_page, font_name, font);
    waiting.push_back({.built = std::move(built), .text = std::move(text)});
  }
  QPDFObjectHandle font_object = font.AddTo(pdf);
  QPDFPageDocumentHelper document(pdf);
  for (Waiting& one : waiting) {
    QPDFObjectHandle page = pdf.makeIndirectObject(one.built.page);
    if (!one.text.empty()) {
      QPDFObjectHandle fonts = QPDFObjectHandle::newDictionary();
      fonts.replaceKey(font_name, font_object);
      page.getKey("/Resources").replaceKey("/Font", fonts);
    }
    page.replaceKey("/Contents", pdf.newStream(one.built.image_operators + one.text));
    document.addPage(QPDFPageObjectHelper(page), false);
  }
  pdf.getRoot().replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("vi"));
  return {};
}

// --- Writing ---

// Hands what qpdf writes to the sink; what the sink says against it ends the writing.
class SinkPipeline : public Pipeline {
 public:
  explicit SinkPipeline(const Sink& sink) : Pipeline("sink", nullptr), sink_(sink) {}

  void write(const unsigned char* data, std::size_t size) override {
    if (error_) return;
    auto done = sink_({reinterpret_cast<const char*>(data), size});
    if (!done) error_ = std::move(done.error());
  }
  void finish() override {}
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Sink& sink_;
  std::optional<Error> error_;
};

std::expected<void, Error> WriteTo(QPDF& pdf, const Sink& sink) {
  SinkPipeline pipeline(sink);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&pipeline);
  // Streams stay as they are, ours are compressed.
  writer.setDecodeLevel(qpdf_dl_none);
  writer.setObjectStreamMode(qpdf_o_preserve);
  writer.setPreserveEncryption(false);
  writer.setDeterministicID(true);
  writer.write();
  if (pipeline.error()) return std::unexpected(*pipeline.error());
  return {};
}

std::expected<void, Error> Write(const PdfOriginal& original, std::span<const LetterPage> pages,
                                 const Sink& sink) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  if (original.media_type == "application/pdf") {
    pdf.processFile(original.file.c_str());
    AddTextToPages(pdf, pages);
  } else {
    pdf.emptyPDF();
    if (auto built = BuildPages(pdf, original, pages); !built) return built;
  }
  return WriteTo(pdf, sink);
}

}  // namespace

std::expected<void, Error> WriteSearchablePdf(const PdfOriginal& original,
                                              std::span<const LetterPage> pages, const Sink& sink) {
  const auto damaged = [&original](std::string_view why) {
    return std::unexpected(
        Error{Error::Code::kInvalidData,
              fmt::format("{}: its original is damaged ({}); put {} back from a backup",
                          original.shown, DisplayPath(why), original.file.string())});
  };
  try {
    return Write(original, pages, sink);
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) {
      return std::unexpected(
          Error{Error::Code::kEncrypted,
                fmt::format("{}: its original {} needs a password; take it off with qpdf --decrypt "
                            "--password=… in.pdf out.pdf and import that",
                            original.shown, original.file.string())});
    }
    return damaged(error.getMessageDetail());
  } catch (const std::exception& error) {
    return damaged(error.what());
  }
}

}  // namespace vanthu
