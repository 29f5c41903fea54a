// TypeMetrics: measures and draws words in a Times-like face through pango and cairo.
//
// Lengths are points, y down. Hinting is off and positions are not rounded, so a page looks the
// same at every resolution and its word boxes scale exactly.
#pragma once

#include <memory>
#include <string>
#include <string_view>

typedef struct _cairo cairo_t;  // NOLINT(modernize-use-using): cairo's own name

namespace vanthu::generator {

enum class Face { kRegular, kBold, kItalic, kBoldItalic, kStamp };  // kStamp: sans-serif bold

// A rectangle in points.
struct Area {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

class TypeMetrics {
 public:
  TypeMetrics();
  ~TypeMetrics();
  TypeMetrics(const TypeMetrics&) = delete;
  TypeMetrics& operator=(const TypeMetrics&) = delete;

  struct Extent {
    double advance = 0;
    Area ink;  // relative to the origin on the baseline
  };
  [[nodiscard]] Extent Measure(std::string_view text, Face face, double size_points);
  // Draws with the origin of the baseline at the current point of `context`.
  void Show(cairo_t* context, std::string_view text, Face face, double size_points);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu::generator
