// Tested by tests/golden/golden_test.cc.
#include "tests/golden/golden.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "extractors/all.h"

namespace vanthu {
namespace {

constexpr std::string_view kOpen = "⟦";
constexpr std::string_view kClose = "⟧";

std::expected<std::string, Error> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(Error{Error::Code::kNotFound, path + ": cannot be read"});
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool IsNfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return nfc->isNormalizedUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())),
                               status) != 0;
}

struct Marked {
  std::string text;
  std::vector<Span> spans;
};

std::expected<Marked, std::string> TakeMarksOff(std::string_view marked) {
  Marked result;
  bool open = false;
  while (!marked.empty()) {
    if (marked.starts_with(kOpen)) {
      if (open) return std::unexpected("a mark opens inside a mark");
      open = true;
      result.spans.push_back({result.text.size(), result.text.size()});
      marked.remove_prefix(kOpen.size());
    } else if (marked.starts_with(kClose)) {
      if (!open) return std::unexpected("a mark closes that was not opened");
      open = false;
      result.spans.back().end = result.text.size();
      marked.remove_prefix(kClose.size());
    } else {
      result.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  if (open) return std::unexpected("a mark is not closed");
  return result;
}

std::expected<void, std::string> SetZones(const nlohmann::json& zones, Letter& letter) {
  if (zones.size() != 1 && zones.size() != letter.lines.size()) {
    return std::unexpected("zones: one name, or one for each line");
  }
  for (std::size_t i = 0; i < letter.lines.size(); ++i) {
    const auto name = zones[zones.size() == 1 ? 0 : i].get<std::string>();
    letter.lines[i].zone = ZoneFromName(name);
    if (letter.lines[i].zone == Zone::kUnknown && name != "unknown") {
      return std::unexpected("zone '" + name + "' unknown");
    }
  }
  return {};
}

std::expected<GoldenCase, std::string> ParseCase(const nlohmann::json& json) {
  static const std::set<std::string> known = {"name", "text", "value", "zones", "see"};
  for (const auto& [key, value] : json.items()) {
    if (!known.contains(key)) return std::unexpected("key '" + key + "' unknown");
  }
  GoldenCase one;
  one.name = json.at("name").get<std::string>();
  const bool is_identifier =
      !one.name.empty() && std::ranges::all_of(one.name, [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
  if (!is_identifier) return std::unexpected("name '" + one.name + "' is not snake_case");
  const auto text = json.at("text").get<std::string>();
  if (!IsNfc(text)) return std::unexpected("text is not NFC");
  const auto marked = TakeMarksOff(text);
  if (!marked) return std::unexpected(marked.error());
  one.letter = LetterFromText(marked->text);
  one.spans = marked->spans;
  one.values = json.at("value").get<std::vector<std::string>>();
  if (json.contains("zones")) {
    if (const auto set = SetZones(json["zones"], one.letter); !set) {
      return std::unexpected(set.error());
    }
  }
  return one;
}

}  // namespace

std::expected<std::vector<GoldenCase>, std::string> ParseGolden(std::string_view extractor,
                                                                std::string_view jsonl) {
  std::vector<GoldenCase> cases;
  std::set<std::string> names;
  std::size_t number = 0;
  while (!jsonl.empty()) {
    const std::size_t end = jsonl.find('\n');
    const std::string_view line = jsonl.substr(0, end);
    jsonl.remove_prefix(end == std::string_view::npos ? jsonl.size() : end + 1);
    ++number;
    if (line.empty()) continue;
    const std::string where = std::string(extractor) + ".jsonl:" + std::to_string(number) + ": ";
    try {
      auto one = ParseCase(nlohmann::json::parse(line));
      if (!one) return std::unexpected(where + one.error());
      if (!names.insert(one->name).second) {
        return std::unexpected(where + "name '" + one->name + "' is there twice");
      }
      one->extractor = extractor;
      cases.push_back(std::move(*one));
    } catch (const nlohmann::json::exception& error) {
      return std::unexpected(where + error.what());
    }
  }
  return cases;
}

std::vector<std::string> CompareWithGolden(const GoldenCase& one) {
  const auto all = AllExtractors();
  const auto last = std::ranges::find(all, one.extractor, &Extractor::name);
  if (last == all.end()) return {"no extractor named '" + one.extractor + "'"};
  Fields fields;
  for (auto extractor = all.begin(); extractor <= last; ++extractor) {
    extractor->run(one.letter, ParagraphsOf(one.letter), TestKnowledge(), fields);
  }
  const std::vector<Mention> mentions = last->mentions(fields);

  std::vector<std::string> problems;
  std::vector<Span> spans;
  for (std::size_t i = 0; i < std::max(mentions.size(), one.values.size()); ++i) {
    if (i >= mentions.size()) {
      problems.push_back("missed: '" + one.values[i] + "'");
    } else if (i >= one.values.size()) {
      problems.push_back("extra: '" + mentions[i].value + "' by " + std::string(mentions[i].rule));
    } else if (mentions[i].value != one.values[i]) {
      problems.push_back("wrong value: '" + mentions[i].value + "' by " +
                         std::string(mentions[i].rule) + ", not '" + one.values[i] + "'");
    }
    if (i < mentions.size()) {
      spans.insert(spans.end(), mentions[i].spans.begin(), mentions[i].spans.end());
    }
  }
  std::ranges::sort(spans);
  if (problems.empty() && spans != one.spans) {
    std::string found;
    for (const Span span : spans) found += " '" + std::string(span.Of(one.letter.text)) + "'";
    std::string wanted;
    for (const Span span : one.spans) wanted += " '" + std::string(span.Of(one.letter.text)) + "'";
    problems.push_back("wrong span:" + found + ", not" + wanted);
  }
  return problems;
}

void PrintTo(const GoldenCase& one, std::ostream* out) { *out << one.letter.text; }

std::vector<GoldenCase> GoldenCases(std::string_view extractor) {
  const std::string path =
      std::string(VANTHU_SOURCE_DIR "/tests/golden/") + std::string(extractor) + ".jsonl";
  const auto text = ReadFile(path);
  if (!text) {
    std::cerr << text.error().message << '\n';
    std::abort();
  }
  auto cases = ParseGolden(extractor, *text);
  if (!cases) {
    std::cerr << cases.error() << '\n';
    std::abort();
  }
  return *cases;
}

const Knowledge& TestKnowledge() {
  static const Knowledge knowledge = [] {
    auto loaded = Knowledge::Load([](std::string_view name) -> std::expected<Table, Error> {
      const auto text = ReadFile(std::string(VANTHU_SOURCE_DIR "/data/") + std::string(name));
      if (!text) return std::unexpected(text.error());
      return Table::Parse(name, *text);
    });
    if (!loaded) {
      std::cerr << loaded.error().message << '\n';
      std::abort();
    }
    return std::move(*loaded);
  }();
  return knowledge;
}

std::string GoldenName(const testing::TestParamInfo<GoldenCase>& info) { return info.param.name; }

}  // namespace vanthu
