// The extractors on any text in any zones: no crash, no hang, and every span lies in the text. The
// first byte of a line picks its zone, so that a corpus of letters reaches all the rules.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/all.h"

namespace vanthu {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

const Knowledge& Tables() {
  static const Knowledge knowledge = [] {
    auto loaded = Knowledge::Load([](std::string_view name) -> std::expected<Table, Error> {
      std::ifstream file(VANTHU_SOURCE_DIR "/data/" + std::string(name), std::ios::binary);
      std::ostringstream text;
      text << file.rdbuf();
      return Table::Parse(name, text.str());
    });
    Require(loaded.has_value());
    return std::move(*loaded);
  }();
  return knowledge;
}

void Check(std::string_view text) {
  Letter letter = LetterFromText(text);
  constexpr auto kZones = static_cast<unsigned>(Zone::kNoise) + 1;
  for (Line& line : letter.lines) {
    if (!line.span.empty()) {
      line.zone = static_cast<Zone>(static_cast<unsigned char>(text[line.span.begin]) % kZones);
    }
  }
  const Fields fields = Extract(letter, Tables());
  for (const Extractor& extractor : AllExtractors()) {
    for (const Mention& mention : extractor.mentions(fields)) {
      Require(!mention.spans.empty() && !mention.rule.empty());
      for (const Span span : mention.spans) {
        Require(span.begin <= span.end && span.end <= letter.text.size());
      }
    }
  }
}

}  // namespace
}  // namespace vanthu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vanthu::Check({reinterpret_cast<const char*>(data), size});
  return 0;
}
