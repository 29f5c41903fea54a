// pdf_overlays: annotations that lie visibly over a PDF page.
#pragma once

#include "pipeline/load/pdf_geometry.h"

class QPDFObjectHandle;

namespace vanthu {

struct Overlays {
  int signatures = 0;  // appearances of digital signatures that say nothing of the letter
  int others = 0;      // visible notes, stamps, filled form fields
};

[[nodiscard]] Overlays CountOverlays(QPDFObjectHandle page, const PageBox& box);

}  // namespace vanthu
