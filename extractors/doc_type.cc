// Tested by tests/extractors/doc_type_test.cc.
#include "extractors/doc_type.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "extractors/capitals.h"
#include "extractors/document_types.h"
#include "extractors/fold.h"
#include "extractors/letter_part.h"
#include "extractors/reference_code.h"
#include "extractors/symbol.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kTitle = 0.97;
constexpr double kTitleWithoutZone = 0.85;
constexpr double kCode = 0.95;
constexpr double kSubjectLabel = 0.93;
constexpr double kNoCode = 0.6;
constexpr double kEnclosed = 0.3;
constexpr std::string_view kLetterType = "công văn";
constexpr std::string_view kCircular = "thông tư";
// A title of the type alone, or with the beginning of its subject.
constexpr std::size_t kLongestTitle = 200;  // bytes

std::size_t FirstLetterOf(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t#*_~-.\"'(");
  return begin == std::string_view::npos ? text.size() : begin;
}

// "KẾ HOẠCH", "BÁO CÁO KẾT QUẢ …".
std::optional<Found<std::string>> TypeOfTitle(const Letter& letter, const Line& line,
                                              const Knowledge& knowledge) {
  const std::string_view text = letter.TextOf(line);
  if (text.size() > kLongestTitle) return std::nullopt;
  const std::size_t begin = FirstLetterOf(text);
  const AlignedText folded = FoldAligned(text.substr(begin));
  const auto match = knowledge.document_types().AtStart(folded.text);
  if (!match) return std::nullopt;
  const Span name = folded.alignment.ToSource({0, match->size});
  if (!IsInCapitals(name.Of(text.substr(begin)))) return std::nullopt;
  // "QUYẾT ĐỊNH:" opens the articles; the type stands above.
  const std::string_view after = std::string_view(folded.text).substr(match->size);
  if (line.zone == Zone::kUnknown && !after.empty() &&
      after.find_first_not_of(" .*_-:") != std::string_view::npos) {
    return std::nullopt;
  }
  Found<std::string> found;
  found.value = match->type->name;
  found.rule = "type_in_title";
  found.confidence = line.zone == Zone::kTitle ? kTitle : kTitleWithoutZone;
  found.spans = {{line.span.begin + begin + name.begin, line.span.begin + begin + name.end}};
  return found;
}

void AddFromTitles(const Letter& letter, const Knowledge& knowledge,
                   std::vector<Found<std::string>>& found) {
  const std::size_t end = EndOfFirstLetter(letter);
  bool in_body = false;
  for (std::size_t i = 0; i < letter.lines.size(); ++i) {
    const Line& line = letter.lines[i];
    in_body = in_body || line.zone == Zone::kBody;
    if (line.zone != Zone::kTitle && line.zone != Zone::kUnknown) continue;
    auto one = TypeOfTitle(letter, line, knowledge);
    if (!one) continue;
    // An annex has a title too.
    if (in_body || i >= end) one->confidence *= kEnclosed;
    found.push_back(std::move(*one));
  }
}

}  // namespace

std::vector<Found<std::string>> FindDocType(const Letter& letter, const Knowledge& knowledge,
                                            const Fields& fields) {
  std::vector<Found<std::string>> found;
  AddFromTitles(letter, knowledge, found);
  const bool has_title =
      !found.empty() && found.front().confidence >= kTitleWithoutZone * kTitleWithoutZone;

  const std::vector<const Line*> subject = FirstBlock(letter, Zone::kSubject);
  if (!subject.empty() && !has_title) {
    Found<std::string> one;
    one.value = kLetterType;
    one.rule = "subject_under_number";
    one.confidence = kSubjectLabel;
    one.spans = {subject.front()->span};
    found.push_back(std::move(one));
  }

  if (!fields.reference.empty() && !fields.reference.front().value.symbol.empty()) {
    const Found<ReferenceNumber>& reference = fields.reference.front();
    const SymbolParts parts = PartsOfSymbol(reference.value, knowledge.codes());
    Found<std::string> one;
    one.spans = reference.spans;
    if (!parts.type.empty()) {
      one.value = parts.type;
      one.rule = parts.is_party ? "party_code_in_symbol" : "code_in_symbol";
      one.confidence = kCode;
      // A circular has its year in the number and never "V/v": in "1085/TT-KHTC" TT is the body,
      // the Cục Trồng trọt.
      const bool has_year = reference.value.symbol.find_first_of("0123456789") == 0;
      if (parts.type == kCircular && !has_year && !subject.empty()) one.confidence = kNoCode;
      found.push_back(std::move(one));
    } else if (!has_title) {
      one.value = kLetterType;
      one.rule = "no_code_in_symbol";
      one.confidence = kNoCode;
      found.push_back(std::move(one));
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Found<std::string>::confidence);
  return found;
}

}  // namespace vanthu
