// How a page is read, best way first:
//
//   the page paints one image and nothing over it    that image
//   real text, which reads as Vietnamese             the text layer
//     (after decoding, where its fonts are TCVN3, VNI, …)
//   anything else                                    rendered
//
// All 200 pages of 57 scanned letters from offices of every level go the first way. In 16 of them a
// program laid the appearance of a digital signature ("Ký bởi …" with a seal) over the top margin
// of the scan afterwards; left out, the recognizer finds as many words (95 %) and half as many
// wrong ones as on the page rendered with it.
//
// Tested by tests/pipeline/load/pdf_test.cc.
#include "pipeline/load/pdf.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/load/capital_fonts.h"
#include "pipeline/load/image_page.h"
#include "pipeline/load/legacy_text.h"
#include "pipeline/load/limits.h"
#include "pipeline/load/orientation.h"
#include "pipeline/load/pdf_drawing.h"
#include "pipeline/load/pdf_geometry.h"
#include "pipeline/load/pdf_image.h"
#include "pipeline/load/pdf_overlays.h"
#include "pipeline/load/poppler.h"
#include "pipeline/load/text_layer.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;
// Where images take more of the page than this, its text is not all in the text layer.
constexpr double kTextPage = 0.4;
// An image over less of the page than this is a picture on it, not the scan of it.
constexpr double kWholePage = 0.5;
// Over this much of the page, what was painted before an image cannot be seen.
constexpr double kCovering = 0.95;
// Points by which an image may stick out of the page: scanners round their boxes.
constexpr double kOverhang = 6;
// Rendering below this loses the marks over the letters.
constexpr int kMinRenderDpi = 100;
constexpr int kMaxRenderDpi = 600;

Error Damaged(std::string_view shown, std::string_view why) {
  return {Error::Code::kInvalidData,
          fmt::format("{}: is a damaged PDF ({}); repair it (qpdf in.pdf out.pdf) or scan it again",
                      shown, why)};
}

int PixelWidth(QPDFObjectHandle image) {
  QPDFObjectHandle value = image.getDict().getKey("/Width");
  return value.isInteger() ? value.getIntValueAsInt() : 0;
}

int PixelHeight(QPDFObjectHandle image) {
  QPDFObjectHandle value = image.getDict().getKey("/Height");
  return value.isInteger() ? value.getIntValueAsInt() : 0;
}

class PdfReader : public PageReader {
 public:
  PdfReader(std::filesystem::path path, const LoadLimits& limits)
      : path_(std::move(path)), shown_(DisplayPath(path_)), limits_(limits) {}

  std::expected<void, Error> Open() {
    pdf_.setSuppressWarnings(true);
    try {
      pdf_.processFile(path_.c_str());
      CollectPages(pdf_.getRoot().getKey("/Pages"));
    } catch (const QPDFExc& error) {
      if (error.getErrorCode() == qpdf_e_password) {
        return std::unexpected(
            Error{Error::Code::kEncrypted,
                  fmt::format("{}: needs a password; take it off with qpdf --decrypt "
                              "--password=… in.pdf out.pdf",
                              shown_)});
      }
      return std::unexpected(Damaged(shown_, DisplayPath(error.getMessageDetail())));
    } catch (const std::exception& error) {
      return std::unexpected(Damaged(shown_, DisplayPath(error.what())));
    }
    if (auto error = CheckPageCount(shown_, static_cast<std::int64_t>(pages_.size()), limits_)) {
      return std::unexpected(*std::move(error));
    }
    return {};
  }

  [[nodiscard]] int page_count() const override { return static_cast<int>(pages_.size()); }

  [[nodiscard]] std::expected<LoadedPage, Error> LoadPage(int number) override {
    try {
      return Load(number);
    } catch (const std::exception& error) {
      return std::unexpected(
          Damaged(shown_, fmt::format("page {}: {}", number, DisplayPath(error.what()))));
    }
  }

 private:
  // Walks the page tree by hand, not with getAllPages(): that one reads every page before we could
  // refuse a file of a million, and changes the tree.
  void CollectPages(QPDFObjectHandle root) {
    const auto max_pages = static_cast<std::size_t>(limits_.max_pages);
    // Nodes without pages cost time as well.
    const std::size_t max_nodes = 4 * max_pages + 1000;
    std::size_t nodes = 0;
    std::set<QPDFObjGen> seen;
    std::vector<QPDFObjectHandle> waiting = {root};
    while (!waiting.empty() && pages_.size() <= max_pages && ++nodes <= max_nodes) {
      QPDFObjectHandle node = waiting.back();
      waiting.pop_back();
      if (!node.isDictionary()) continue;
      QPDFObjectHandle kids = node.getKey("/Kids");
      if (!kids.isArray()) {
        pages_.push_back(node);
        continue;
      }
      if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;  // A loop.
      const int count = kids.getArrayNItems();
      const int wanted =
          static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(count), max_nodes));
      for (int i = wanted; i-- > 0;) waiting.push_back(kids.getArrayItem(i));
    }
  }

  std::expected<LoadedPage, Error> Load(int number) {
    QPDFObjectHandle page = pages_[static_cast<std::size_t>(number - 1)];
    const PageBox box = ReadPageBox(page);
    if (box.width < 1 || box.height < 1) {
      return std::unexpected(Damaged(shown_, fmt::format("page {} has no size", number)));
    }
    const PageDrawing drawing = ReadPageDrawing(page);
    const Overlays overlays = CountOverlays(page, box);
    RenderJob render = {.path = path_, .page = number, .dpi = limits_.render_dpi};
    std::vector<Issue> issues;
    if (const DrawnImage* scan = FindScan(drawing, box)) {
      const Placement placement = Place(*scan, box);
      // Rendered at its own resolution, a scan loses least.
      render.dpi = RenderDpi(placement);
      if (overlays.others == 0) {
        if (overlays.signatures > 0) {
          render.annotations = RenderJob::Annotations::kHide;
          issues.push_back({"signature_overlay_left_out",
                            fmt::format("{} appearance(s) of digital signatures lie over the scan",
                                        overlays.signatures)});
        }
        const auto raster =
            DecodePdfImage(*scan->image, {.is_black = scan->fill_is_black}, limits_);
        if (raster) return FromScan(number, *raster, placement, std::move(issues));
        if (raster.error() == NoRaster::kTooLarge) return std::unexpected(TooLarge(number, *scan));
      }
      return FromRenderer(render, box, std::move(issues));
    }
    const auto [coverage, dpi] = MeasureImages(drawing, box);
    if (drawing.visible_texts > 0 && coverage < kTextPage) {
      auto layer = ReadTextLayer(number, box);
      if (!layer) return std::unexpected(std::move(layer).error());
      if (IsGoodTextLayer(layer->lines)) return FromTextLayer(number, *std::move(layer), box);
      issues.push_back({"text_layer_ignored",
                        "the text layer does not read as Vietnamese; the page was recognized"});
    }
    // A scan cut into strips or layers.
    if (drawing.visible_texts == 0 && coverage >= kWholePage) render.dpi = dpi;
    return FromRenderer(render, box, std::move(issues));
  }

  // The one image that is all one sees of the page, or null.
  static const DrawnImage* FindScan(const PageDrawing& drawing, const PageBox& box) {
    if (drawing.is_incomplete || drawing.images.empty()) return nullptr;
    const DrawnImage& last = drawing.images.back();
    if (last.image == nullptr || last.is_painted_over) return nullptr;
    const Placement placement = Place(last, box);
    if (placement.coverage < kWholePage || placement.overhang > kOverhang) return nullptr;
    const bool is_alone =
        drawing.images.size() == 1 && drawing.visible_texts == 0 && drawing.paths == 0;
    // Through a mask one sees what lies below.
    QPDFObjectHandle mask = last.image->getDict().getKey("/ImageMask");
    const bool is_opaque = !(mask.isBool() && mask.getBoolValue());
    return is_alone || (is_opaque && placement.coverage >= kCovering) ? &last : nullptr;
  }

  static Placement Place(const DrawnImage& drawn, const PageBox& box) {
    return PlaceImage(drawn.matrix, box, PixelWidth(*drawn.image), PixelHeight(*drawn.image));
  }

  static int RenderDpi(const Placement& placement) {
    return static_cast<int>(std::clamp(std::round(std::max(placement.x_dpi, placement.y_dpi)),
                                       static_cast<double>(kMinRenderDpi),
                                       static_cast<double>(kMaxRenderDpi)));
  }

  struct ImageCoverage {
    double share = 0;         // of the page, images that overlap counted twice
    int dpi = kMinRenderDpi;  // the finest of the large ones
  };

  // Compressors cut a page into a coarse background and a fine mask with the letters; the letters
  // say how finely to draw. A small picture of high resolution does not.
  static ImageCoverage MeasureImages(const PageDrawing& drawing, const PageBox& box) {
    std::vector<Placement> placements;
    double largest = 0;
    ImageCoverage coverage;
    for (const DrawnImage& drawn : drawing.images) {
      if (drawn.image == nullptr) continue;
      placements.push_back(Place(drawn, box));
      coverage.share += placements.back().coverage;
      largest = std::max(largest, placements.back().coverage);
    }
    for (const Placement& placement : placements) {
      if (placement.coverage >= largest / 2) {
        coverage.dpi = std::max(coverage.dpi, RenderDpi(placement));
      }
    }
    return coverage;
  }

  std::expected<LegacyLines, Error> ReadTextLayer(int number, const PageBox& box) const {
    const auto layout = ReadPdfTextLayout(path_, number, limits_);
    if (!layout) return std::unexpected(layout.error());
    LegacyLines layer = DecodeLegacyLines(LinesFromTextLayout(*layout, limits_.render_dpi));
    if (layer.encodings.empty()) return layer;
    const auto fonts = ReadPdfFonts(path_, number, limits_);
    if (!fonts) return std::unexpected(fonts.error());
    const bool is_sideways = IsSideways(box.orientation());
    layer.lines =
        WithFontCapitals(std::move(layer.lines), *fonts, is_sideways ? box.height : box.width,
                         is_sideways ? box.width : box.height, limits_.render_dpi);
    return layer;
  }

  LoadedPage FromTextLayer(int number, LegacyLines layer, const PageBox& box) const {
    const double scale = limits_.render_dpi / kPointsPerInch;
    const int width = static_cast<int>(std::ceil(box.width * scale));
    const int height = static_cast<int>(std::ceil(box.height * scale));
    LoadedPage page;
    page.number = number;
    page.dpi = limits_.render_dpi;
    page.source = PageContent::Source::kTextLayer;
    page.lines = std::move(layer.lines);
    page.issues = LegacyIssues(layer.encodings);
    const Orientation orientation = box.orientation();
    page.width = IsSideways(orientation) ? height : width;
    page.height = IsSideways(orientation) ? width : height;
    page.to_scan = UprightToStored(orientation, width, height);
    return page;
  }

  [[nodiscard]] Error TooLarge(int number, const DrawnImage& scan) const {
    return {Error::Code::kTooLarge,
            fmt::format("{}: page {} is {} x {} pixels, over the limit of {} megapixels; scan it "
                        "at 300 dpi or make it smaller",
                        shown_, number, PixelWidth(*scan.image), PixelHeight(*scan.image),
                        limits_.max_pixels / 1'000'000)};
  }

  std::expected<LoadedPage, Error> FromScan(int number, Pix* raster, const Placement& placement,
                                            std::vector<Issue> issues) const {
    RasterFacts facts = {.orientation = placement.orientation,
                         .x_dpi = placement.x_dpi,
                         .y_dpi = placement.y_dpi,
                         .resolution = RasterFacts::Resolution::kSure};
    if (IsSideways(facts.orientation)) std::swap(facts.x_dpi, facts.y_dpi);
    auto page = MakeImagePage(number, TurnUpright(raster, facts.orientation), facts);
    if (!page) return std::unexpected(OutOfMemory(number));
    std::ranges::move(issues, std::back_inserter(page->issues));
    return *std::move(page);
  }

  std::expected<LoadedPage, Error> FromRenderer(RenderJob job, const PageBox& box,
                                                std::vector<Issue> issues) const {
    const double square_inches = box.width * box.height / (kPointsPerInch * kPointsPerInch);
    const double affordable_dpi =
        std::floor(std::sqrt(static_cast<double>(limits_.max_pixels) / square_inches));
    if (affordable_dpi < job.dpi) {
      if (affordable_dpi < kMinRenderDpi) {
        return std::unexpected(
            Error{Error::Code::kTooLarge,
                  fmt::format("{}: page {} is {:.0f} x {:.0f} cm, which even at {} dpi is over the "
                              "limit of {} megapixels; print it on A4",
                              shown_, job.page, box.width / kPointsPerInch * 2.54,
                              box.height / kPointsPerInch * 2.54, kMinRenderDpi,
                              limits_.max_pixels / 1'000'000)});
      }
      job.dpi = static_cast<int>(affordable_dpi);
      issues.push_back({"low_resolution", fmt::format("a large page, drawn at {} dpi", job.dpi)});
    }
    const auto raster = RenderPdfPage(job, limits_);
    if (!raster) return std::unexpected(raster.error());
    const double dpi = job.dpi;
    auto page = MakeImagePage(job.page, *raster,
                              {.orientation = box.orientation(),
                               .x_dpi = dpi,
                               .y_dpi = dpi,
                               .resolution = RasterFacts::Resolution::kSure});
    if (!page) return std::unexpected(OutOfMemory(job.page));
    std::ranges::move(issues, std::back_inserter(page->issues));
    return *std::move(page);
  }

  [[nodiscard]] Error OutOfMemory(int number) const {
    return {
        Error::Code::kTooLarge,
        fmt::format("{}: page {} does not fit into memory; scan it at 300 dpi", shown_, number)};
  }

  std::filesystem::path path_;
  std::string shown_;
  LoadLimits limits_;
  QPDF pdf_;
  std::vector<QPDFObjectHandle> pages_;
};

}  // namespace

std::expected<std::unique_ptr<PageReader>, Error> OpenPdf(const std::filesystem::path& path,
                                                          const LoadLimits& limits) {
  auto reader = std::make_unique<PdfReader>(path, limits);
  if (auto opened = reader->Open(); !opened) return std::unexpected(std::move(opened).error());
  return reader;
}

}  // namespace vanthu
