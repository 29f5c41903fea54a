// The order of elements and the types of attributes are those of alto-4-4.xsd; data/alto.rng has
// the part of it that is written here.
//
// Tested by tests/pipeline/export/letter_alto_test.cc.
#include "pipeline/export/letter_alto.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "pipeline/export/letter_areas.h"
#include "pipeline/export/xml_text.h"

namespace vanthu {
namespace {

void SetText(pugi::xml_node parent, const char* name, std::string_view text) {
  parent.append_child(name).text() = XmlText(text).c_str();
}

void SetBox(pugi::xml_node node, const Box& box) {
  node.append_attribute("HPOS") = box.left;
  node.append_attribute("VPOS") = box.top;
  node.append_attribute("WIDTH") = box.width();
  node.append_attribute("HEIGHT") = box.height();
}

std::string TagId(Zone zone) { return fmt::format("zone_{}", ZoneName(zone)); }

class AltoPage {
 public:
  explicit AltoPage(const LetterPage& page) : page_(page) {}

  void AddTo(pugi::xml_node layout) {
    pugi::xml_node node = layout.append_child("Page");
    node.append_attribute("ID") = fmt::format("page_{}", page_.number).c_str();
    node.append_attribute("WIDTH") = page_.scan_width;
    node.append_attribute("HEIGHT") = page_.scan_height;
    node.append_attribute("PHYSICAL_IMG_NR") = page_.number;
    node.append_attribute("LANG") = "vi";
    pugi::xml_node space = node.append_child("PrintSpace");
    SetBox(space, {0, 0, page_.scan_width, page_.scan_height});
    for (const PageArea& area : AreasOf(page_)) {
      for (const LineBlock& paragraph : area.paragraphs) AddBlock(space, area.zone, paragraph);
    }
  }

 private:
  std::string NextId(std::string_view kind, int& count) {
    return fmt::format("{}_{}_{}", kind, page_.number, ++count);
  }

  void AddBlock(pugi::xml_node space, Zone zone, const LineBlock& paragraph) {
    pugi::xml_node block = space.append_child("TextBlock");
    block.append_attribute("ID") = NextId("block", blocks_).c_str();
    block.append_attribute("TAGREFS") = TagId(zone).c_str();
    SetBox(block, paragraph.box);
    for (const PageLine* line : paragraph.lines) AddLine(block, *line);
  }

  void AddLine(pugi::xml_node block, const PageLine& line) {
    pugi::xml_node node = block.append_child("TextLine");
    node.append_attribute("ID") = NextId("line", lines_).c_str();
    SetBox(node, OnScan(page_, line.box));
    for (const PageWord& word : line.words) {
      if (node.first_child()) node.append_child("SP");
      pugi::xml_node string = node.append_child("String");
      string.append_attribute("ID") = NextId("word", words_).c_str();
      SetBox(string, OnScan(page_, word.box));
      string.append_attribute("CONTENT") = XmlText(word.text).c_str();
      string.append_attribute("WC") =
          fmt::format("{:.3g}", std::clamp(word.confidence, 0.0, 1.0)).c_str();
    }
  }

  const LetterPage& page_;
  int blocks_ = 0;
  int lines_ = 0;
  int words_ = 0;
};

// The zones of the decree's layout, as tags that the blocks refer to.
void AddTags(pugi::xml_node alto, std::span<const LetterPage> pages) {
  std::vector<Zone> zones;
  for (const LetterPage& page : pages) {
    for (const PageLine& line : page.lines) {
      if (std::ranges::find(zones, line.zone) == zones.end()) zones.push_back(line.zone);
    }
  }
  if (zones.empty()) return;
  std::ranges::sort(zones);
  pugi::xml_node tags = alto.append_child("Tags");
  for (const Zone zone : zones) {
    pugi::xml_node tag = tags.append_child("LayoutTag");
    tag.append_attribute("ID") = TagId(zone).c_str();
    tag.append_attribute("LABEL") = std::string(ZoneName(zone)).c_str();
  }
}

}  // namespace

std::string LetterAsAlto(const Record& record, std::span<const LetterPage> pages) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node alto = document.append_child("alto");
  alto.append_attribute("xmlns") = "http://www.loc.gov/standards/alto/ns-v4#";
  alto.append_attribute("SCHEMAVERSION") = "4.4";
  pugi::xml_node description = alto.append_child("Description");
  SetText(description, "MeasurementUnit", "pixel");
  pugi::xml_node source = description.append_child("sourceImageInformation");
  SetText(source, "fileName", record.source.path);
  SetText(source, "fileIdentifier", record.source.sha256);
  pugi::xml_node processing = description.append_child("Processing");
  processing.append_attribute("ID") = "reading";
  pugi::xml_node software = processing.append_child("processingSoftware");
  SetText(software, "softwareName", "vanthu");
  SetText(software, "softwareVersion", record.versions.vanthu);
  AddTags(alto, pages);
  pugi::xml_node layout = alto.append_child("Layout");
  for (const LetterPage& page : pages) AltoPage(page).AddTo(layout);
  return XmlBytes(document);
}

}  // namespace vanthu
