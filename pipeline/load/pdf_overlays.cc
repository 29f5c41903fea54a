// Tested by tests/pipeline/load/pdf_overlays_test.cc.
#include "pipeline/load/pdf_overlays.h"

#include <algorithm>
#include <qpdf/QPDFObjectHandle.hh>

#include "pipeline/load/pdf_drawing.h"

namespace vanthu {
namespace {

// Viewers put a signature's appearance into the margin; what stands in it is about the signing.
constexpr double kMargin = 0.12;  // of the page's height, at the top and at the bottom

QPDFObjectHandle InheritedFieldType(QPDFObjectHandle field) {
  constexpr int kMaxDepth = 16;
  for (int depth = 0; depth < kMaxDepth && field.isDictionary(); ++depth) {
    QPDFObjectHandle type = field.getKey("/FT");
    if (!type.isNull()) return type;
    field = field.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

// A signature inside the letter may carry what the letter lacks: the clerk's programs sign with the
// number and the date as text. A picture of a signature or seal carries nothing to read.
bool SaysNothing(QPDFObjectHandle annotation, double bottom, double top, const PageBox& box) {
  if (bottom - box.bottom >= (1 - kMargin) * box.height) return true;
  if (top - box.bottom <= kMargin * box.height) return true;
  QPDFObjectHandle appearance = annotation.getKey("/AP").getKeyIfDict("/N");
  return appearance.isStream() && ReadFormDrawing(appearance).visible_texts == 0;
}

}  // namespace

Overlays CountOverlays(QPDFObjectHandle page, const PageBox& box) {
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
    if (InheritedFieldType(annotation).isNameAndEquals("/Sig") &&
        SaysNothing(annotation, r.lly, r.ury, box)) {
      ++overlays.signatures;
    } else {
      ++overlays.others;
    }
  }
  return overlays;
}

}  // namespace vanthu
