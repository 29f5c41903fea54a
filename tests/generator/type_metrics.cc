#include "tests/generator/type_metrics.h"

#include <pango/pangocairo.h>

#include <array>
#include <map>
#include <tuple>

namespace vanthu::generator {
namespace {

// Liberation Serif has the metrics of Times New Roman, which the decree prescribes.
constexpr const char* kSerif = "Liberation Serif, Tinos, Times New Roman, serif";
constexpr const char* kSans = "Liberation Sans, Arial, sans-serif";

template <auto Release>
struct Releaser {
  template <typename T>
  void operator()(T* owned) const {
    Release(owned);
  }
};

}  // namespace

struct TypeMetrics::Impl {
  std::unique_ptr<PangoFontMap, Releaser<g_object_unref>> map;
  std::unique_ptr<PangoContext, Releaser<g_object_unref>> context;
  std::unique_ptr<PangoLayout, Releaser<g_object_unref>> layout;
  std::map<std::tuple<std::string, Face, double>, Extent> known;

  void Set(std::string_view text, Face face, double size_points) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, face == Face::kStamp ? kSans : kSerif);
    pango_font_description_set_absolute_size(font, size_points * PANGO_SCALE);
    if (face == Face::kBold || face == Face::kBoldItalic || face == Face::kStamp) {
      pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    }
    if (face == Face::kItalic || face == Face::kBoldItalic) {
      pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    }
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  }
};

TypeMetrics::TypeMetrics() : impl_(std::make_unique<Impl>()) {
  impl_->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  impl_->context.reset(pango_font_map_create_context(impl_->map.get()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(impl_->context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(impl_->context.get(), FALSE);
  impl_->layout.reset(pango_layout_new(impl_->context.get()));
}

TypeMetrics::~TypeMetrics() = default;

TypeMetrics::Extent TypeMetrics::Measure(std::string_view text, Face face, double size_points) {
  const auto [entry, fresh] =
      impl_->known.try_emplace({std::string(text), face, size_points}, Extent{});
  if (!fresh) return entry->second;
  impl_->Set(text, face, size_points);
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(impl_->layout.get(), 0), &ink,
                                &logical);
  constexpr double kScale = PANGO_SCALE;
  entry->second = {.advance = logical.width / kScale,
                   .ink = {.left = ink.x / kScale,
                           .top = ink.y / kScale,
                           .right = (ink.x + ink.width) / kScale,
                           .bottom = (ink.y + ink.height) / kScale}};
  return entry->second;
}

void TypeMetrics::Show(cairo_t* context, std::string_view text, Face face, double size_points) {
  impl_->Set(text, face, size_points);
  pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(impl_->layout.get(), 0));
}

}  // namespace vanthu::generator
