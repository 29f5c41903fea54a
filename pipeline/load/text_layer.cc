// Tested by tests/pipeline/load/text_layer_test.cc.
#include "pipeline/load/text_layer.h"

#include <cmath>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "pipeline/load/vietnamese_share.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;
// Coordinates in points; anything outside is a damaged page.
constexpr double kMaxPoints = 20'000;

Box ReadBox(const pugi::xml_node& node, int dpi) {
  const double scale = dpi / kPointsPerInch;
  const double left = node.attribute("xMin").as_double();
  const double top = node.attribute("yMin").as_double();
  const double right = node.attribute("xMax").as_double();
  const double bottom = node.attribute("yMax").as_double();
  const bool is_sane = left >= -kMaxPoints && top >= -kMaxPoints && right <= kMaxPoints &&
                       bottom <= kMaxPoints && left <= right && top <= bottom;
  if (!is_sane) return {};
  return {.left = static_cast<int>(std::floor(left * scale)),
          .top = static_cast<int>(std::floor(top * scale)),
          .right = static_cast<int>(std::ceil(right * scale)),
          .bottom = static_cast<int>(std::ceil(bottom * scale))};
}

}  // namespace

std::string WithoutControls(std::string_view xhtml) {
  std::string clean;
  clean.reserve(xhtml.size());
  for (const char c : xhtml) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') clean += c;
  }
  return clean;
}

std::vector<OcrLine> LinesFromTextLayout(std::string_view xhtml, int dpi) {
  std::vector<OcrLine> lines;
  pugi::xml_document document;
  const std::string clean = WithoutControls(xhtml);
  if (!document.load_buffer(clean.data(), clean.size())) return lines;
  int block_number = 0;
  for (const auto& page : document.child("html").child("body").child("doc").children("page")) {
    for (const auto& flow : page.children("flow")) {
      for (const auto& block : flow.children("block")) {
        for (const auto& line : block.children("line")) {
          OcrLine read = {.words = {}, .box = ReadBox(line, dpi), .block = block_number};
          for (const auto& word : line.children("word")) {
            std::string text = word.text().as_string();
            const Box box = ReadBox(word, dpi);
            if (!text.empty() && !box.empty()) {
              read.words.push_back({.text = std::move(text), .box = box});
            }
          }
          if (!read.words.empty()) lines.push_back(std::move(read));
        }
        ++block_number;
      }
    }
  }
  return lines;
}

bool IsGoodTextLayer(const std::vector<OcrLine>& lines) {
  std::vector<std::string_view> words;
  for (const OcrLine& line : lines) {
    for (const Word& word : line.words) words.emplace_back(word.text);
  }
  return ReadsAsVietnamese(MeasureVietnamese(words));
}

}  // namespace vanthu
