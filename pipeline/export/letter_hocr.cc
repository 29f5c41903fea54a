// Tested by tests/pipeline/export/letter_hocr_test.cc.
#include "pipeline/export/letter_hocr.h"

#include <fmt/format.h>

#include <cmath>
#include <pugixml.hpp>

#include "pipeline/export/letter_areas.h"
#include "pipeline/export/xml_text.h"

namespace vanthu {
namespace {

std::string BoxTitle(const Box& box) {
  return fmt::format("bbox {} {} {} {}", box.left, box.top, box.right, box.bottom);
}

// In a title, quotes and backslashes have a meaning.
std::string QuotedName(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : XmlText(name)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

pugi::xml_node AppendElement(pugi::xml_node parent, const char* name, const char* kind,
                             const std::string& id, const std::string& title) {
  pugi::xml_node node = parent.append_child(name);
  node.append_attribute("class") = kind;
  node.append_attribute("id") = id.c_str();
  node.append_attribute("title") = title.c_str();
  return node;
}

// How the line lies on the scan, in degrees counter-clockwise, as hOCR counts; its words stand
// level on the clean page.
double TextAngle(const Affine& to_scan) {
  constexpr double kDegrees = 180 / 3.14159265358979323846;
  return -std::atan2(to_scan.yx, to_scan.xx) * kDegrees;
}

class HocrPage {
 public:
  explicit HocrPage(const LetterPage& page) : page_(page) {
    // Below a tenth of a degree nothing shows.
    constexpr double kLevel = 0.1;
    const double angle = TextAngle(page.to_scan);
    if (std::abs(angle) >= kLevel) angle_ = fmt::format("; textangle {:.1f}", angle);
  }

  void AddTo(pugi::xml_node body, const std::string& file) {
    pugi::xml_node node = AppendElement(
        body, "div", "ocr_page", Id("page"),
        fmt::format("image {}; {}; ppageno {}; scan_res {:.0f} {:.0f}", QuotedName(file),
                    BoxTitle({0, 0, page_.scan_width, page_.scan_height}), page_.number - 1,
                    page_.scan_x_dpi, page_.scan_y_dpi));
    for (const PageArea& area : AreasOf(page_)) AddArea(node, area);
  }

 private:
  std::string Id(std::string_view kind) { return fmt::format("{}_{}", kind, page_.number); }
  std::string NextId(std::string_view kind, int& count) {
    return fmt::format("{}_{}_{}", kind, page_.number, ++count);
  }

  void AddArea(pugi::xml_node page, const PageArea& area) {
    pugi::xml_node node =
        AppendElement(page, "div", "ocr_carea", NextId("block", areas_),
                      fmt::format("{}; x_zone {}", BoxTitle(area.box), ZoneName(area.zone)));
    for (const LineBlock& paragraph : area.paragraphs) {
      pugi::xml_node p =
          AppendElement(node, "p", "ocr_par", NextId("par", paragraphs_), BoxTitle(paragraph.box));
      p.append_attribute("lang") = "vi";
      for (const PageLine* line : paragraph.lines) AddLine(p, *line);
    }
  }

  void AddLine(pugi::xml_node paragraph, const PageLine& line) {
    pugi::xml_node node = AppendElement(paragraph, "span", "ocr_line", NextId("line", lines_),
                                        BoxTitle(OnScan(page_, line.box)) + angle_);
    for (const PageWord& word : line.words) {
      if (node.first_child()) node.append_child(pugi::node_pcdata).set_value(" ");
      pugi::xml_node span =
          AppendElement(node, "span", "ocrx_word", NextId("word", words_),
                        fmt::format("{}; x_wconf {:.0f}", BoxTitle(OnScan(page_, word.box)),
                                    100 * word.confidence));
      span.text() = XmlText(word.text).c_str();
    }
  }

  const LetterPage& page_;
  std::string angle_;
  int areas_ = 0;
  int paragraphs_ = 0;
  int lines_ = 0;
  int words_ = 0;
};

void AddMeta(pugi::xml_node head, const char* name, const std::string& content) {
  pugi::xml_node meta = head.append_child("meta");
  meta.append_attribute("name") = name;
  meta.append_attribute("content") = content.c_str();
}

}  // namespace

std::string LetterAsHocr(const Record& record, std::span<const LetterPage> pages) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  document.append_child(pugi::node_doctype)
      .set_value(R"(html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" )"
                 R"("http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd")");
  pugi::xml_node html = document.append_child("html");
  html.append_attribute("xmlns") = "http://www.w3.org/1999/xhtml";
  html.append_attribute("xml:lang") = "vi";
  html.append_attribute("lang") = "vi";
  pugi::xml_node head = html.append_child("head");
  head.append_child("title").text() =
      XmlText(record.reference.reference + (record.subject.empty() ? "" : " ") + record.subject)
          .c_str();
  pugi::xml_node type = head.append_child("meta");
  type.append_attribute("http-equiv") = "Content-Type";
  type.append_attribute("content") = "text/html;charset=utf-8";
  AddMeta(head, "ocr-system", XmlText("vanthu " + record.versions.vanthu));
  AddMeta(head, "ocr-capabilities", "ocr_page ocr_carea ocr_par ocr_line ocrx_word");
  AddMeta(head, "ocr-number-of-pages", fmt::format("{}", record.source.pages));
  AddMeta(head, "ocr-langs", "vi");
  pugi::xml_node body = html.append_child("body");
  for (const LetterPage& page : pages) HocrPage(page).AddTo(body, record.source.path);
  return XmlBytes(document);
}

}  // namespace vanthu
