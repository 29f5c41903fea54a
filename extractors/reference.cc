// Tested by tests/extractors/reference_test.cc.
#include "extractors/reference.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fold.h"
#include "extractors/issuing_bodies.h"
#include "extractors/letter_part.h"
#include "extractors/number_line.h"
#include "extractors/reference_code.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kPrinted = 0.98;
constexpr double kBlank = 0.9;
constexpr double kNoSeparator = 0.7;
constexpr double kGarbled = 0.6;
constexpr double kNumberAlone = 0.5;
// Outside the box of the number the same words are likelier to be somebody else's number.
constexpr double kOutsideTheBox = 0.9;
// The number of another letter enclosed behind this one.
constexpr double kEnclosed = 0.3;

bool MayHoldNumber(Zone zone) {
  switch (zone) {
    case Zone::kUnknown:
    case Zone::kHeaderLeft:
    case Zone::kHeaderRight:
    case Zone::kNumber:
    case Zone::kDate:
    case Zone::kSubject:
      return true;
    default:
      return false;
  }
}

// The codes of the bodies the header names: "THỦ TƯỚNG CHÍNH PHỦ" -> "TTg".
std::vector<std::string_view> CodesOfHeader(const Letter& letter, const Knowledge& knowledge) {
  std::vector<std::string_view> codes;
  const std::size_t end = EndOfFirstLetter(letter);
  for (std::size_t i = 0; i < end; ++i) {
    if (letter.lines[i].zone != Zone::kHeaderLeft) continue;
    const auto match = knowledge.issuing_bodies().AtStart(Fold(letter.TextOf(letter.lines[i])));
    if (match && !match->is_code && !match->body->code.empty()) codes.push_back(match->body->code);
  }
  return codes;
}

// Letters that scans take for each other. Two of no such pair are two codes: a unit of the Bộ Tư
// pháp may well be "BTTP" beside its "BTP".
constexpr std::array<std::string_view, 7> kLookAlikes = {"ILJT17", "OQDCG0", "BEPRF8", "SGg5s",
                                                         "UVY",    "NHMK",   "Z2"};
bool LookAlike(char a, char b) {
  return std::ranges::any_of(
      kLookAlikes, [&](std::string_view group) { return group.contains(a) && group.contains(b); });
}

// A group that is no code, but for one letter that looks alike that of the body in the header:
// "TTs" -> "TTg".
std::optional<std::string_view> CodeMeant(std::string_view group,
                                          const std::vector<std::string_view>& header) {
  constexpr std::size_t kShortest = 3;  // letters; of two any two are alike
  for (const std::string_view code : header) {
    if (code.size() < kShortest || code.size() != group.size()) continue;
    const auto [in_group, in_code] = std::ranges::mismatch(group, code);
    if (in_group == group.end() || !LookAlike(*in_group, *in_code)) continue;
    if (std::equal(in_group + 1, group.end(), in_code + 1)) return code;
  }
  return std::nullopt;
}

// The groups of a symbol as they should be spelt: "QD-UBND" -> "QĐ-UBND".
std::string Mend(std::string_view symbol, const CodeTable& codes,
                 const std::vector<std::string_view>& header) {
  std::string mended;
  std::size_t begin = 0;
  while (begin <= symbol.size()) {
    const std::size_t end = std::min(symbol.find_first_of("-/", begin), symbol.size());
    const std::string_view group = symbol.substr(begin, end - begin);
    // "SGD&ĐT" is printed so, not damaged.
    const bool is_compound = group.find('&') != std::string_view::npos;
    const auto spelling = is_compound ? group : codes.Spelling(group);
    mended += spelling ? *spelling : CodeMeant(group, header).value_or(group);
    if (end < symbol.size()) mended += symbol[end];
    begin = end + 1;
  }
  return mended;
}

std::string Whole(const NumberLine& parsed) {
  if (parsed.number.empty()) return {};
  if (parsed.symbol.empty()) return parsed.number;
  return parsed.number + (parsed.separator.empty() ? "/" : parsed.separator) + parsed.symbol;
}

Found<ReferenceNumber> Rate(const NumberLine& parsed) {
  Found<ReferenceNumber> found;
  if (parsed.symbol.empty()) {
    found.rule = "number_alone";
    found.confidence = kNumberAlone;
  } else if (parsed.kind == NumberLine::Number::kBlank) {
    found.rule = "number_line_blank";
    found.confidence = kBlank;
  } else if (parsed.kind == NumberLine::Number::kGarbled) {
    found.rule = "number_line_garbled";
    found.confidence = kGarbled;
  } else if (parsed.separator.empty()) {
    found.rule = "number_line_no_separator";
    found.confidence = kNoSeparator;
  } else {
    found.rule = "number_line";
    found.confidence = kPrinted;
  }
  return found;
}

// "01/CT-" ⏎ "UBND": the rest of the symbol, the first word of the next line.
std::string_view FirstWord(std::string_view line) { return line.substr(0, line.find(' ')); }

}  // namespace

std::vector<Found<ReferenceNumber>> FindReference(const Letter& letter,
                                                  const Knowledge& knowledge) {
  std::vector<Found<ReferenceNumber>> found;
  const std::size_t end = EndOfFirstLetter(letter);
  const std::vector<std::string_view> header = CodesOfHeader(letter, knowledge);
  for (std::size_t i = 0; i < letter.lines.size(); ++i) {
    const Line& line = letter.lines[i];
    if (!MayHoldNumber(line.zone)) continue;
    auto parsed = ParseNumberLine(letter.TextOf(line));
    if (!parsed) continue;
    if (parsed->symbol.empty() && line.zone != Zone::kNumber) continue;
    std::vector<Span> spans = {
        {line.span.begin + parsed->value.begin, line.span.begin + parsed->value.end}};
    if (parsed->open_end && i + 1 < letter.lines.size()) {
      const std::string_view rest = FirstWord(letter.TextOf(letter.lines[i + 1]));
      const auto joined = ParseNumberLine("Số: 1/" + parsed->symbol + "-" + std::string(rest));
      if (joined && joined->symbol.size() > parsed->symbol.size()) {
        parsed->symbol = joined->symbol;
        const std::size_t begin = letter.lines[i + 1].span.begin;
        spans.push_back({begin, begin + rest.size()});
      }
    }
    parsed->symbol = Mend(parsed->symbol, knowledge.codes(), header);
    Found<ReferenceNumber> one = Rate(*parsed);
    if (line.zone != Zone::kNumber) one.confidence *= kOutsideTheBox;
    if (i >= end) one.confidence *= kEnclosed;
    one.value = {.number = parsed->number, .symbol = parsed->symbol, .reference = Whole(*parsed)};
    one.spans = std::move(spans);
    found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Found<ReferenceNumber>::confidence);
  return found;
}

}  // namespace vanthu
