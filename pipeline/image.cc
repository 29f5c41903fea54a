// Tested by tests/pipeline/image_test.cc.
#include "pipeline/image.h"

#include <leptonica/allheaders.h>

namespace vanthu {

Image::Image(Pix* owned) {
  if (owned != nullptr) pix_.reset(owned, [](Pix* pix) { pixDestroy(&pix); });
}

int Image::width() const { return empty() ? 0 : pixGetWidth(pix()); }
int Image::height() const { return empty() ? 0 : pixGetHeight(pix()); }
int Image::depth() const { return empty() ? 0 : pixGetDepth(pix()); }
int Image::dpi() const { return empty() ? 0 : pixGetXRes(pix()); }

}  // namespace vanthu
