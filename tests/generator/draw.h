// Draw: a typeset page onto a cairo surface, with what people put on it: seal, signature, stamps.
#pragma once

#include <cstdint>
#include <string>

#include "tests/generator/typeset.h"

namespace vanthu::generator {

class DigitImages;

struct DrawOptions {
  bool seal = false;
  bool signature = false;
  std::string seal_text;                // capitals
  bool party_seal = false;              // the Party's ring text differs
  const DigitImages* digits = nullptr;  // null: digits are drawn with strokes
  std::uint64_t seed = 0;               // of the signature and the seal's tilt
};

// The user space of `context` is points from the top left corner of the page.
void DrawPage(cairo_t* context, const TypesetPage& page, const DrawOptions& options,
              TypeMetrics& metrics);

}  // namespace vanthu::generator
