// pdftotext gives words and no fonts, pdftohtml gives fonts and no words; they meet by place.
//
// Tested by tests/pipeline/load/capital_fonts_test.cc.
#include "pipeline/load/capital_fonts.h"

#include <re2/re2.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "pipeline/geometry.h"
#include "pipeline/load/text_layer.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;
// pdftohtml rounds to points.
constexpr double kRounding = 1;

struct Rectangle {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;  // points from the upper left corner

  [[nodiscard]] bool Contains(double x, double y) const {
    return left - kRounding <= x && x <= right + kRounding && top <= y && y <= bottom;
  }
};

std::string ToUpper(const std::string& utf8) {
  std::string upper;
  icu::UnicodeString::fromUTF8(utf8).toUpper(icu::Locale::getRoot()).toUTF8String(upper);
  return upper;
}

std::vector<Rectangle> TextInCapitals(const pugi::xml_node& page) {
  std::set<std::string> fonts;
  for (const auto& font : page.children("fontspec")) {
    if (IsCapitalFont(font.attribute("family").as_string())) {
      fonts.insert(font.attribute("id").as_string());
    }
  }
  std::vector<Rectangle> places;
  for (const auto& text : page.children("text")) {
    if (!fonts.contains(text.attribute("font").as_string())) continue;
    const double left = text.attribute("left").as_double();
    const double top = text.attribute("top").as_double();
    places.push_back({left, top, left + text.attribute("width").as_double(),
                      top + text.attribute("height").as_double()});
  }
  return places;
}

}  // namespace

bool IsCapitalFont(std::string_view name) {
  static const RE2 kName(R"((?:[A-Z]{6}\+)?\.?Vn[A-Za-z ]*H(?:[,-].*)?)");
  return RE2::FullMatch(re2::StringPiece(name.data(), name.size()), kName);
}

std::vector<OcrLine> WithFontCapitals(std::vector<OcrLine> lines, std::string_view xml,
                                      double page_width, double page_height, int dpi) {
  pugi::xml_document document;
  const std::string clean = WithoutControls(xml);
  if (!document.load_buffer(clean.data(), clean.size())) return lines;
  const pugi::xml_node page = document.child("pdf2xml").child("page");
  const auto is_about = [](double a, double b) { return std::abs(a - b) <= 2 * kRounding; };
  // pdftohtml takes the media box; where that is not what one sees, its places are of no use.
  if (!is_about(page.attribute("width").as_double(), page_width) ||
      !is_about(page.attribute("height").as_double(), page_height)) {
    return lines;
  }
  const std::vector<Rectangle> capitals = TextInCapitals(page);
  const double scale = kPointsPerInch / dpi;
  for (OcrLine& line : lines) {
    for (Word& word : line.words) {
      const double x = (word.box.left + word.box.right) * scale / 2;
      const double y = (word.box.top + word.box.bottom) * scale / 2;
      const bool is_capital =
          std::ranges::any_of(capitals, [&](const Rectangle& r) { return r.Contains(x, y); });
      if (is_capital) word.text = ToUpper(word.text);
    }
  }
  return lines;
}

}  // namespace vanthu
