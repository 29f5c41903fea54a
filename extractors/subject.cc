// Tested by tests/extractors/subject_test.cc.
#include "extractors/subject.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <span>

#include "extractors/capitals.h"
#include "extractors/document_types.h"
#include "extractors/fold.h"
#include "extractors/letter_part.h"
#include "extractors/line_label.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kUnderNumber = 0.96;
constexpr double kUnderType = 0.95;
constexpr double kLabelWithoutZone = 0.8;

// Marks of other layers and end punctuation do not belong to a subject; quotes do.
Span Trimmed(std::string_view text, Span span) {
  constexpr std::string_view kBefore = " \t#*_~:.-";
  constexpr std::string_view kBehind = " \t#*_~:;.,/-";
  while (!span.empty() && kBefore.contains(text[span.begin])) ++span.begin;
  while (!span.empty() && kBehind.contains(text[span.end - 1])) --span.end;
  return span;
}

// "01/CT-" ⏎ "UBND" is one code.
bool IsBrokenCode(std::string_view above, std::string_view below) {
  static const re2::RE2 open("[\\p{Lu}0-9][-/]$");
  static const re2::RE2 rest("^\\p{Lu}{2}");
  return re2::RE2::PartialMatch(above, open) && re2::RE2::PartialMatch(below, rest);
}

// Lines as one value. The first begins behind its label.
std::optional<Found<std::string>> Join(const Letter& letter, std::span<const Span> lines) {
  Found<std::string> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Span span = lines[i];
    if (i > 0) {
      while (!span.empty() && letter.text[span.begin] == ' ') ++span.begin;
    } else {
      span = Trimmed(letter.text, span);
      span.end = lines[i].end;
    }
    if (i + 1 == lines.size()) span = {span.begin, Trimmed(letter.text, span).end};
    while (!span.empty() && letter.text[span.end - 1] == ' ') --span.end;
    if (span.empty()) continue;
    const std::string_view piece = span.Of(letter.text);
    if (!found.value.empty() && !IsBrokenCode(found.value, piece)) found.value += ' ';
    found.value += piece;
    found.spans.push_back(span);
  }
  if (found.value.empty()) return std::nullopt;
  return found;
}

// The span of a line behind a "V/v" or "Về việc".
Span BehindLabel(const Letter& letter, const Line& line, std::size_t from = 0) {
  const std::string_view text = letter.TextOf(line).substr(from);
  const std::size_t begin = AfterLabel(PartLabel::kSubject, text).value_or(0);
  return {line.span.begin + from + begin, line.span.end};
}

std::optional<Found<std::string>> UnderNumber(const Letter& letter) {
  std::vector<Span> spans;
  for (const Line* line : FirstBlock(letter, Zone::kSubject)) {
    spans.push_back(spans.empty() ? BehindLabel(letter, *line) : line->span);
  }
  auto found = Join(letter, spans);
  if (!found) return std::nullopt;
  found->rule = "subject_under_number";
  found->confidence = kUnderNumber;
  return found;
}

// "(Kèm theo Quyết định số …)", "(Ban hành kèm theo …)", "(Dự thảo)".
bool IsRemark(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" *_");
  if (begin == std::string_view::npos || text[begin] != '(') return false;
  const std::string folded = Fold(text.substr(begin));
  return folded.starts_with("(kem theo") || folded.starts_with("(ban hanh") ||
         folded.starts_with("(du thao");
}

// "CỦA BAN THƯỜNG VỤ HUYỆN ỦY" behind or under the type: the issuer once more.
bool NamesIssuerAgain(std::string_view text) {
  return IsInCapitals(text) && Fold(text).starts_with("cua ");
}

std::optional<Found<std::string>> UnderType(const Letter& letter, const Knowledge& knowledge) {
  std::vector<Span> spans;
  bool seen_type = false;
  for (const Line* line : FirstBlock(letter, Zone::kTitle)) {
    const std::string_view text = letter.TextOf(*line);
    if (IsRemark(text)) continue;
    if (!seen_type) {
      const std::size_t begin = std::min(text.find_first_not_of(" #*_~"), text.size());
      const AlignedText folded = FoldAligned(text.substr(begin));
      const auto type = knowledge.document_types().AtStart(folded.text);
      if (!type) continue;
      seen_type = true;
      const std::size_t behind = begin + folded.alignment.ToSource({0, type->size}).end;
      const Span rest = Trimmed(letter.text, BehindLabel(letter, *line, behind));
      if (!rest.empty() && !NamesIssuerAgain(rest.Of(letter.text))) spans.push_back(rest);
      continue;
    }
    if (spans.empty() && NamesIssuerAgain(text)) continue;
    spans.push_back(spans.empty() ? BehindLabel(letter, *line) : line->span);
  }
  auto found = Join(letter, spans);
  if (!found) return std::nullopt;
  found->rule = "subject_under_type";
  found->confidence = kUnderType;
  return found;
}

// Text whose zones nobody knows: only the label tells, and the first line is all that is sure.
std::optional<Found<std::string>> BehindItsLabel(const Letter& letter) {
  static const re2::RE2 label("(?i)^[^\\pL\\pN]*(?:v\\s?/\\s?v|về việc)[\\s:.]");
  for (const Line& line : letter.lines) {
    if (line.zone != Zone::kUnknown) continue;
    if (!re2::RE2::PartialMatch(letter.TextOf(line), label)) continue;
    const std::vector<Span> span = {BehindLabel(letter, line)};
    auto found = Join(letter, span);
    if (!found) continue;
    found->rule = "subject_behind_label";
    found->confidence = kLabelWithoutZone;
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Found<std::string>> FindSubject(const Letter& letter, const Knowledge& knowledge) {
  std::vector<Found<std::string>> found;
  for (auto& one : {UnderNumber(letter), UnderType(letter, knowledge), BehindItsLabel(letter)}) {
    if (one) found.push_back(*one);
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Found<std::string>::confidence);
  return found;
}

}  // namespace vanthu
