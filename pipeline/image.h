// Image: an owned Leptonica raster. Copying shares the pixels (they are never changed in place).
//
// The only header that names Leptonica's type, by forward declaration; load, clean and recognize
// are the only files that look inside.
#pragma once

#include <memory>

struct Pix;

namespace vanthu {

class Image {
 public:
  Image() = default;
  explicit Image(Pix* owned);  // Takes over the reference.

  [[nodiscard]] bool empty() const { return pix_ == nullptr; }
  [[nodiscard]] int width() const;   // pixels
  [[nodiscard]] int height() const;  // pixels
  [[nodiscard]] int depth() const;   // bits a pixel: 1, 8 or 32
  [[nodiscard]] int dpi() const;     // horizontal resolution as the file says; 0 = unknown
  [[nodiscard]] Pix* pix() const { return pix_.get(); }

 private:
  std::shared_ptr<Pix> pix_;
};

}  // namespace vanthu
