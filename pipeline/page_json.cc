// page_json: one compact object a page; boxes are arrays [left, top, right, bottom] and words are
// arrays [text, left, top, right, bottom, confidence], because words are nine tenths of the bytes.
// A word of which the engine was not sure has one more item, an array of its alternatives: offset,
// text, cost, offset, text, cost, …
//
// Reading is strict: a missing or unknown key, a wrong type or a value outside its range is an
// error that names the place ("lines[3].words[0]: …"). The writer is the only source of this form,
// so anything else is damage and must not turn into a half-read page. Confidences and the score
// have four decimals: the same page gives the same bytes, and so does a page read back and written
// again.
//
// Tested by tests/pipeline/page_json_test.cc.
#include "pipeline/page_json.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<PageContent::Source, std::string_view>, 4> kSourceNames = {{
    {PageContent::Source::kOcr, "ocr"},
    {PageContent::Source::kTextLayer, "text_layer"},
    {PageContent::Source::kPlainText, "plain_text"},
    {PageContent::Source::kBlank, "blank"},
}};

constexpr std::array<std::pair<HeaderField::Kind, std::string_view>, 3> kFieldNames = {{
    {HeaderField::Kind::kNumber, "number"},
    {HeaderField::Kind::kDay, "day"},
    {HeaderField::Kind::kMonth, "month"},
}};
constexpr std::array<std::pair<HeaderField::Hand, std::string_view>, 3> kHandNames = {{
    {HeaderField::Hand::kPrinted, "printed"},
    {HeaderField::Hand::kWritten, "written"},
    {HeaderField::Hand::kBlank, "blank"},
}};

// The name of `value` in one of these tables.
template <typename T, std::size_t n>
std::string_view NameIn(const std::array<std::pair<T, std::string_view>, n>& names, T value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return {};
}

// Tesseract gives confidences with at most four decimals worth keeping.
double FourDecimals(double share) {
  constexpr double kSteps = 1e4;
  return std::round(share * kSteps) / kSteps;
}

// A tenth of the engine's scale is below what decides between two words.
double OneDecimal(double cost) {
  constexpr double kSteps = 10;
  return std::round(cost * kSteps) / kSteps;
}

Json BoxToJson(const Box& box) { return Json::array({box.left, box.top, box.right, box.bottom}); }

Json BoxesToJson(const std::vector<Box>& boxes) {
  Json json = Json::array();
  for (const Box& box : boxes) json.push_back(BoxToJson(box));
  return json;
}

Json IssuesToJson(const std::vector<Issue>& issues) {
  Json json = Json::array();
  for (const Issue& issue : issues)
    json.push_back({{"what", issue.what}, {"detail", issue.detail}});
  return json;
}

Json LineToJson(const OcrLine& line) {
  Json words = Json::array();
  for (const Word& word : line.words) {
    Json items = Json::array({word.text, word.box.left, word.box.top, word.box.right,
                              word.box.bottom, FourDecimals(word.confidence)});
    if (!word.alternatives.empty()) {
      Json alternatives = Json::array();
      for (const Alternative& alternative : word.alternatives) {
        alternatives.push_back(alternative.offset);
        alternatives.push_back(alternative.text);
        alternatives.push_back(OneDecimal(alternative.cost));
      }
      items.push_back(std::move(alternatives));
    }
    words.push_back(std::move(items));
  }
  return {{"box", BoxToJson(line.box)},
          {"block", line.block},
          {"indent", line.indent},
          {"words", std::move(words)}};
}

Json FieldToJson(const HeaderField& field) {
  Json readings = Json::array();
  for (const HeaderField::Reading& reading : field.readings) {
    readings.push_back(Json::array({reading.text, FourDecimals(reading.probability)}));
  }
  return {{"field", NameIn(kFieldNames, field.kind)},
          {"hand", NameIn(kHandNames, field.hand)},
          {"box", BoxToJson(field.box)},
          {"printed", field.printed},
          {"readings", std::move(readings)}};
}

// Takes values out of parsed JSON. The first thing that is wrong is kept in error() and every later
// value is a default, so callers read straight on and check once.
class Reader {
 public:
  [[nodiscard]] const std::optional<std::string>& error() const { return error_; }

  void Fail(const std::string& place, std::string_view what) {
    if (!error_) error_ = fmt::format("{}: {}", place, what);
  }

  // The values of exactly these keys, in this order, whatever order they were written in.
  template <std::size_t n>
  std::array<const Json*, n> Object(const Json& json, const std::string& place,
                                    const std::array<const char*, n>& keys) {
    std::array<const Json*, n> values;
    values.fill(&null_);
    if (!json.is_object()) {
      Fail(place, "not an object");
      return values;
    }
    for (std::size_t i = 0; i < n; ++i) {
      const auto found = json.find(keys[i]);
      if (found == json.end()) {
        Fail(place, fmt::format("key '{}' is missing", keys[i]));
        return values;
      }
      values[i] = &*found;
    }
    if (json.size() != n) Fail(place, "has a key that is not known, or one twice");
    return values;
  }

  // The items of an array; `size` < 0: of any length.
  const std::vector<Json>& Array(const Json& json, const std::string& place, int size = -1) {
    if (!json.is_array()) {
      Fail(place, "not an array");
      return no_items_;
    }
    const auto& items = json.get_ref<const Json::array_t&>();
    if (size >= 0 && items.size() != static_cast<std::size_t>(size)) {
      Fail(place, fmt::format("has {} items, not {}", items.size(), size));
      return no_items_;
    }
    return items;
  }

  int Int(const Json& json, const std::string& place, int least = std::numeric_limits<int>::min()) {
    // Unsigned values above the signed range would turn negative in get<int64_t>().
    const bool fits = json.is_number_unsigned()
                          ? json.get<std::uint64_t>() <= std::numeric_limits<int>::max()
                          : json.is_number_integer() &&
                                json.get<std::int64_t>() >= std::numeric_limits<int>::min();
    if (!fits || json.get<std::int64_t>() < least) {
      Fail(place, fmt::format("not an integer from {}", least));
      return std::max(0, least);
    }
    return json.get<int>();
  }

  double Number(const Json& json, const std::string& place) {
    if (!json.is_number()) {
      Fail(place, "not a number");
      return 0;
    }
    return json.get<double>();
  }

  double Share(const Json& json, const std::string& place) {
    const double share = Number(json, place);
    if (!(share >= 0 && share <= 1)) Fail(place, "not between 0 and 1");
    return share;
  }

  std::string String(const Json& json, const std::string& place) {
    if (!json.is_string()) {
      Fail(place, "not a string");
      return {};
    }
    return json.get<std::string>();
  }

  Box ReadBox(const Json& json, const std::string& place) {
    const auto& items = Array(json, place, 4);
    if (items.empty()) return {};
    return {.left = Int(items[0], place),
            .top = Int(items[1], place),
            .right = Int(items[2], place),
            .bottom = Int(items[3], place)};
  }

  std::vector<Box> ReadBoxes(const Json& json, const std::string& place) {
    std::vector<Box> boxes;
    for (const Json& item : Array(json, place)) {
      boxes.push_back(ReadBox(item, At(place, boxes.size())));
    }
    return boxes;
  }

  std::vector<Issue> ReadIssues(const Json& json, const std::string& place) {
    std::vector<Issue> issues;
    for (const Json& item : Array(json, place)) {
      const std::string here = At(place, issues.size());
      const auto [what, detail] = Object<2>(item, here, {"what", "detail"});
      issues.push_back({.what = String(*what, here), .detail = String(*detail, here)});
    }
    return issues;
  }

  std::vector<Alternative> ReadAlternatives(const Json& json, const std::string& place, int most) {
    constexpr std::size_t kItems = 3;
    const auto& items = Array(json, place);
    if (items.empty() || items.size() % kItems != 0) Fail(place, "not offset, text, cost, …");
    std::vector<Alternative> alternatives;
    for (std::size_t i = 0; i + kItems <= items.size(); i += kItems) {
      alternatives.push_back({.offset = Int(items[i], place, 0),
                              .text = String(items[i + 1], place),
                              .cost = Number(items[i + 2], place)});
      if (alternatives.back().offset >= most) Fail(place, "an offset behind the word");
    }
    return alternatives;
  }

  Word ReadWord(const Json& json, const std::string& place) {
    constexpr int kItems = 6;
    const bool sure = !json.is_array() || json.size() != kItems + 1;
    const auto& items = Array(json, place, sure ? kItems : kItems + 1);
    if (items.empty()) return {};
    Word word = {.text = String(items[0], place),
                 .box = {.left = Int(items[1], place),
                         .top = Int(items[2], place),
                         .right = Int(items[3], place),
                         .bottom = Int(items[4], place)},
                 .confidence = Share(items[5], place),
                 .alternatives = {}};
    if (word.text.empty()) Fail(place, "a word without text");
    if (!sure) {
      word.alternatives = ReadAlternatives(items[kItems], place + ".alternatives",
                                           static_cast<int>(word.text.size()));
    }
    return word;
  }

  OcrLine ReadLine(const Json& json, const std::string& place) {
    const auto [box, block, indent, words] =
        Object<4>(json, place, {"box", "block", "indent", "words"});
    OcrLine line = {.words = {},
                    .box = ReadBox(*box, place + ".box"),
                    .block = Int(*block, place + ".block", 0),
                    .indent = Int(*indent, place + ".indent", 0)};
    const std::string here = place + ".words";
    for (const Json& word : Array(*words, here)) {
      line.words.push_back(ReadWord(word, At(here, line.words.size())));
    }
    return line;
  }

  std::vector<OcrLine> ReadLines(const Json& json, const std::string& place) {
    std::vector<OcrLine> lines;
    for (const Json& line : Array(json, place)) {
      lines.push_back(ReadLine(line, At(place, lines.size())));
    }
    return lines;
  }

  Affine ReadAffine(const Json& json, const std::string& place) {
    constexpr int kItems = 6;
    const auto& items = Array(json, place, kItems);
    if (items.empty()) return {};
    return {.xx = Number(items[0], place),
            .xy = Number(items[1], place),
            .x0 = Number(items[2], place),
            .yx = Number(items[3], place),
            .yy = Number(items[4], place),
            .y0 = Number(items[5], place)};
  }

  PageQuality ReadQuality(const Json& json, const std::string& place) {
    const auto [score, reasons] = Object<2>(json, place, {"score", "reasons"});
    return {.score = Share(*score, place + ".score"),
            .reasons = ReadIssues(*reasons, place + ".reasons")};
  }

  // One of the names of a table; `what` says what they name.
  template <typename T, std::size_t n>
  T Named(const Json& json, const std::string& place,
          const std::array<std::pair<T, std::string_view>, n>& names, std::string_view what) {
    const std::string given = String(json, place);
    for (const auto& [value, name] : names) {
      if (name == given) return value;
    }
    Fail(place, fmt::format("'{}' is no {}", given, what));
    return names.front().first;
  }

  HeaderField ReadField(const Json& json, const std::string& place) {
    const auto [kind, hand, box, printed, readings] =
        Object<5>(json, place, {"field", "hand", "box", "printed", "readings"});
    HeaderField field = {.kind = Named(*kind, place + ".field", kFieldNames, "field"),
                         .hand = Named(*hand, place + ".hand", kHandNames, "hand"),
                         .box = ReadBox(*box, place + ".box"),
                         .printed = String(*printed, place + ".printed"),
                         .readings = {}};
    const std::string here = place + ".readings";
    for (const Json& reading : Array(*readings, here)) {
      const auto& items = Array(reading, At(here, field.readings.size()), 2);
      if (items.empty()) break;
      field.readings.push_back(
          {.text = String(items[0], here), .probability = Share(items[1], here)});
    }
    return field;
  }

  std::vector<HeaderField> ReadFields(const Json& json, const std::string& place) {
    std::vector<HeaderField> fields;
    for (const Json& item : Array(json, place)) {
      fields.push_back(ReadField(item, At(place, fields.size())));
    }
    return fields;
  }

 private:
  static std::string At(const std::string& place, std::size_t index) {
    return fmt::format("{}[{}]", place, index);
  }

  const Json null_;
  const std::vector<Json> no_items_;
  std::optional<std::string> error_;
};

Error Damaged(std::string_view why) {
  return {.code = Error::Code::kInvalidData,
          .message = fmt::format("page JSON is damaged: {}; read the page again", why)};
}

}  // namespace

std::string PageToJson(const PageContent& page) {
  Json lines = Json::array();
  for (const OcrLine& line : page.lines) lines.push_back(LineToJson(line));
  const Affine& scan = page.to_scan;
  Json json = {
      {"number", page.number},
      {"source", NameIn(kSourceNames, page.source)},
      {"width", page.width},
      {"height", page.height},
      {"dpi", page.dpi},
      {"to_scan", Json::array({scan.xx, scan.xy, scan.x0, scan.yx, scan.yy, scan.y0})},
      {"lines", std::move(lines)},
      {"rules", BoxesToJson(page.rules)},
      {"seals", BoxesToJson(page.seals)},
      {"quality",
       {{"score", FourDecimals(page.quality.score)},
        {"reasons", IssuesToJson(page.quality.reasons)}}},
      {"issues", IssuesToJson(page.issues)},
  };
  // Only first pages have some.
  if (!page.header_fields.empty()) {
    Json fields = Json::array();
    for (const HeaderField& field : page.header_fields) fields.push_back(FieldToJson(field));
    json["header_fields"] = std::move(fields);
  }
  // Words of a text layer may hold bytes that are not UTF-8: they become U+FFFD.
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

std::expected<PageContent, Error> PageFromJson(std::string_view json) {
  Json parsed = Json::parse(json, /*cb=*/nullptr, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) return std::unexpected(Damaged("not JSON"));
  Reader reader;
  std::vector<HeaderField> header_fields;
  if (const auto found = parsed.find("header_fields");
      parsed.is_object() && found != parsed.end()) {
    header_fields = reader.ReadFields(*found, "header_fields");
    parsed.erase(found);
  }
  const auto [number, source, width, height, dpi, to_scan, lines, rules, seals, quality, issues] =
      reader.Object<11>(parsed, "page",
                        {"number", "source", "width", "height", "dpi", "to_scan", "lines", "rules",
                         "seals", "quality", "issues"});
  PageContent page = {.number = reader.Int(*number, "number", 1),
                      .source = reader.Named(*source, "source", kSourceNames, "source of a page"),
                      .width = reader.Int(*width, "width", 0),
                      .height = reader.Int(*height, "height", 0),
                      .dpi = reader.Int(*dpi, "dpi", 0),
                      .to_scan = reader.ReadAffine(*to_scan, "to_scan"),
                      .lines = reader.ReadLines(*lines, "lines"),
                      .rules = reader.ReadBoxes(*rules, "rules"),
                      .seals = reader.ReadBoxes(*seals, "seals"),
                      .header_fields = std::move(header_fields),
                      .quality = reader.ReadQuality(*quality, "quality"),
                      .issues = reader.ReadIssues(*issues, "issues")};
  if (reader.error()) return std::unexpected(Damaged(*reader.error()));
  return page;
}

}  // namespace vanthu
