// How a page is read, best way first (figures: 186 pages of 58 letters from seven offices):
//
//   the page paints one image and nothing over it    that image (all 186)
//   real text, which reads as Vietnamese             the text layer
//   anything else                                    rendered
//
// The appearances of digital signatures (16 of the 58 letters: "Ký bởi …" with a seal in the top
// margin) are annotations that a program laid over the scan afterwards. They are no part of the
// letter, so they do not spoil the first way.
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
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/load/image_page.h"
#include "pipeline/load/limits.h"
#include "pipeline/load/orientation.h"
#include "pipeline/load/pdf_drawing.h"
#include "pipeline/load/pdf_image.h"
#include "pipeline/load/poppler.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;
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

// The page as shown, before /Rotate, in points.
struct PageBox {
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
  int rotate = 0;  // degrees clockwise: 0, 90, 180, 270
};

PageBox ReadPageBox(QPDFObjectHandle page) {
  QPDFPageObjectHelper helper(page);
  PageBox box;
  const auto read = [&box](QPDFObjectHandle array) {
    if (!array.isRectangle()) return false;
    const auto r = array.getArrayAsRectangle();  // Already in order.
    box.left = r.llx;
    box.bottom = r.lly;
    box.width = r.urx - r.llx;
    box.height = r.ury - r.lly;
    return box.width > 0 && box.height > 0;
  };
  const bool has_media = read(helper.getAttribute("/MediaBox", false));
  const PageBox media = box;
  if (!read(helper.getAttribute("/CropBox", false))) box = media;
  if (has_media) {
    // What is cropped lies on the medium.
    const double right = std::min(box.left + box.width, media.left + media.width);
    const double top = std::min(box.bottom + box.height, media.bottom + media.height);
    const double left = std::max(box.left, media.left);
    const double bottom = std::max(box.bottom, media.bottom);
    box =
        right > left && top > bottom ? PageBox{left, bottom, right - left, top - bottom, 0} : media;
  }
  QPDFObjectHandle rotate = helper.getAttribute("/Rotate", false);
  const int degrees = rotate.isInteger() ? rotate.getIntValueAsInt() : 0;
  box.rotate = degrees % 90 == 0 ? ((degrees % 360) + 360) % 360 : 0;
  return box;
}

// How an image lies on the page.
struct Placement {
  double coverage = 0;  // share of the page
  double overhang = 0;  // points it sticks out of the page
  double x_dpi = 0;     // of the stored raster
  double y_dpi = 0;
  Orientation orientation = Orientation::kUpright;
};

Placement PlaceImage(const PdfMatrix& m, const PageBox& box, int width, int height) {
  Placement placement;
  const double left = m[4] + std::min(m[0], 0.0) + std::min(m[2], 0.0) - box.left;
  const double right = m[4] + std::max(m[0], 0.0) + std::max(m[2], 0.0) - box.left;
  const double bottom = m[5] + std::min(m[1], 0.0) + std::min(m[3], 0.0) - box.bottom;
  const double top = m[5] + std::max(m[1], 0.0) + std::max(m[3], 0.0) - box.bottom;
  const double seen_width = std::min(right, box.width) - std::max(left, 0.0);
  const double seen_height = std::min(top, box.height) - std::max(bottom, 0.0);
  if (seen_width > 0 && seen_height > 0) {
    placement.coverage = seen_width * seen_height / (box.width * box.height);
  }
  placement.overhang = std::max({-left, -bottom, right - box.width, top - box.height, 0.0});
  const double x_points = std::hypot(m[0], m[1]);
  const double y_points = std::hypot(m[2], m[3]);
  placement.x_dpi = x_points > 0 ? width * kPointsPerInch / x_points : 0;
  placement.y_dpi = y_points > 0 ? height * kPointsPerInch / y_points : 0;
  // The raster's axes on the page, y down: x runs along (a, b), y against (c, d).
  double x_right = m[0], x_down = -m[1], y_right = -m[2], y_down = m[3];
  for (int turned = 0; turned < box.rotate; turned += 90) {
    std::tie(x_right, x_down) = std::pair(-x_down, x_right);
    std::tie(y_right, y_down) = std::pair(-y_down, y_right);
  }
  placement.orientation = OrientationFromAxes(x_right, x_down, y_right, y_down);
  return placement;
}

struct Overlays {
  int signatures = 0;  // appearances of digital signatures
  int others = 0;      // visible notes, stamps, filled form fields
};

QPDFObjectHandle InheritedFieldType(QPDFObjectHandle field) {
  constexpr int kMaxDepth = 16;
  for (int depth = 0; depth < kMaxDepth && field.isDictionary(); ++depth) {
    QPDFObjectHandle type = field.getKey("/FT");
    if (!type.isNull()) return type;
    field = field.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

Overlays CountOverlays(QPDFObjectHandle page) {
  Overlays overlays;
  QPDFObjectHandle annotations = page.getKey("/Annots");
  if (!annotations.isArray()) return overlays;
  constexpr int kMaxAnnotations = 10'000;
  const int count = std::min(annotations.getArrayNItems(), kMaxAnnotations);
  for (int i = 0; i < count; ++i) {
    QPDFObjectHandle annotation = annotations.getArrayItem(i);
    if (!annotation.isDictionary()) continue;
    constexpr int kHidden = 2;
    constexpr int kNoView = 32;
    QPDFObjectHandle flags = annotation.getKey("/F");
    if (flags.isInteger() && (flags.getIntValueAsInt() & (kHidden | kNoView)) != 0) continue;
    QPDFObjectHandle subtype = annotation.getKey("/Subtype");
    if (subtype.isNameAndEquals("/Popup") || subtype.isNameAndEquals("/Link")) continue;
    if (annotation.getKey("/AP").isNull()) continue;
    QPDFObjectHandle rectangle = annotation.getKey("/Rect");
    if (!rectangle.isRectangle()) continue;
    const auto r = rectangle.getArrayAsRectangle();
    if (r.urx - r.llx < 1 || r.ury - r.lly < 1) continue;  // An invisible signature.
    if (InheritedFieldType(annotation).isNameAndEquals("/Sig")) {
      ++overlays.signatures;
    } else {
      ++overlays.others;
    }
  }
  return overlays;
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
    const Overlays overlays = CountOverlays(page);
    RenderJob render = {.path = path_, .page = number, .dpi = limits_.render_dpi};
    const DrawnImage* scan = FindScan(drawing, overlays, box);
    std::vector<Issue> issues;
    if (scan != nullptr) {
      const Placement placement =
          PlaceImage(scan->matrix, box, PixelWidth(*scan->image), PixelHeight(*scan->image));
      if (overlays.signatures > 0) {
        render.annotations = RenderJob::Annotations::kHide;
        issues.push_back({"signature_overlay_left_out",
                          fmt::format("{} appearance(s) of digital signatures lie over the scan",
                                      overlays.signatures)});
      }
      const auto raster = DecodePdfImage(*scan->image, {.is_black = scan->fill_is_black}, limits_);
      if (raster) return FromScan(number, *raster, placement, std::move(issues));
      if (raster.error() == NoRaster::kTooLarge) {
        return std::unexpected(*CheckPixels(shown_, number, PixelWidth(*scan->image),
                                            PixelHeight(*scan->image), limits_));
      }
      // Rendered at its own resolution, a scan keeps its pixels.
      render.dpi =
          std::clamp(static_cast<int>(std::lround(std::max(placement.x_dpi, placement.y_dpi))),
                     kMinRenderDpi, kMaxRenderDpi);
    }
    return FromRenderer(render, box, std::move(issues));
  }

  // The one image that is all one sees of the page, or null.
  const DrawnImage* FindScan(const PageDrawing& drawing, const Overlays& overlays,
                             const PageBox& box) const {
    if (drawing.is_incomplete || drawing.images.empty() || overlays.others > 0) return nullptr;
    const DrawnImage& last = drawing.images.back();
    if (last.image == nullptr || last.is_painted_over) return nullptr;
    const Placement placement =
        PlaceImage(last.matrix, box, PixelWidth(*last.image), PixelHeight(*last.image));
    if (placement.coverage < kWholePage || placement.overhang > kOverhang) return nullptr;
    const bool is_alone =
        drawing.images.size() == 1 && drawing.visible_texts == 0 && drawing.paths == 0;
    return is_alone || placement.coverage >= kCovering ? &last : nullptr;
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
    constexpr Orientation kByQuarterTurns[] = {Orientation::kUpright, Orientation::kQuarterTurn,
                                               Orientation::kHalfTurn,
                                               Orientation::kThreeQuarterTurn};
    const double dpi = job.dpi;
    auto page = MakeImagePage(job.page, *raster,
                              {.orientation = kByQuarterTurns[box.rotate / 90],
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
