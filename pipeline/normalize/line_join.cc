// Tested by tests/pipeline/normalize/line_join_test.cc.
#include "pipeline/normalize/line_join.h"

#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>

#include "pipeline/zone/label.h"

namespace vanthu {
namespace {

// A wrapped line is long; a heading without final punctuation is short. In characters of UTF-8: the
// narrowest body seen in a text source wraps at 60.
constexpr std::size_t kShortestWrappedLine = 40;
// A code has at most this many bytes before the break: "12345/2020/QĐ-BNNPTNT-".
constexpr std::size_t kLongestCode = 64;

bool Wraps(Zone zone) {
  switch (zone) {
    // One printed line each: names of bodies and signers stand on lines of their own.
    case Zone::kHeaderLeft:
    case Zone::kHeaderRight:
    case Zone::kNumber:
    case Zone::kDate:
    case Zone::kSignature:
    case Zone::kIncomingStamp:
    case Zone::kPageNumber:
    case Zone::kNoise:
      return false;
    default:
      return true;
  }
}

UChar32 FirstLetter(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = -1;
  std::size_t i = 0;
  U8_NEXT(bytes, i, text.size(), c);
  return c;
}

// The sentence or item is over: ". ; : ! ?", a quote or bracket after it included.
bool IsEnded(std::string_view paragraph) {
  for (const std::string_view closing : {"”", "'", ")"}) {
    if (paragraph.ends_with(closing)) paragraph.remove_suffix(closing.size());
  }
  return !paragraph.empty() && std::string_view(".;:!?").contains(paragraph.back());
}

std::string_view LastToken(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view FirstToken(std::string_view text) { return text.substr(0, text.find(' ')); }

bool Matches(std::string_view text, const RE2& pattern) {
  return text.size() <= kLongestCode &&
         RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// The line end cut a code, an address or a word with a hyphen in two.
bool IsCutToken(std::string_view paragraph, std::string_view line) {
  // "01/CT-", "Số: 12/", "văc-", "http://thuongtruc.example/", "phong@": something is missing.
  static const RE2 kOpenEnd("[\\pL0-9./:(\"“&_@-]*[\\pL0-9](?:-|/|@)");
  static const RE2 kAnyStart("[(]?[\\pL0-9].*");
  // "34" ⏎ "-CT/TW", "01/CT" ⏎ "-UBND", "2243" ⏎ "/SYT-NVY".
  static const RE2 kCode("[(]?[0-9]{1,5}[a-z]?(?:/[0-9]{4})?(?:/[A-ZĐ][A-Za-zĐ]*)?");
  static const RE2 kCodeTail("[-/][A-ZĐ]{2,}[A-Za-zĐđ/-]*[.,;:)]*");
  const std::string_view last = LastToken(paragraph);
  const std::string_view first = FirstToken(line);
  if (Matches(last, kOpenEnd) && Matches(first, kAnyStart)) return true;
  return Matches(last, kCode) && Matches(first, kCodeTail);
}

// Two lines of one zone that zone held apart only because it could not see the sentence: a page or
// (in plain text) a blank line between them.
bool GoesOnInSentence(const JoinContext& context) {
  return !IsEnded(context.paragraph) && context.paragraph.size() >= kShortestWrappedLine &&
         u_islower(FirstLetter(context.line)) && !LabelOf(context.line);
}

// A label begins a paragraph of a text source unless it stands in the middle of a sentence, where
// it is a dash or a number that happened to come first: "kinh tế" ⏎ "- xã hội".
bool IsLabelled(const JoinContext& context) {
  const auto label = LabelOf(context.line);
  if (!label) return false;
  if (IsEnded(context.paragraph)) return true;
  return label->size < context.line.size() &&
         !u_islower(FirstLetter(context.line.substr(label->size)));
}

}  // namespace

LineJoin JoinOf(const JoinContext& context) {
  if (context.zone != context.line_zone || !Wraps(context.zone)) return LineJoin::kNewParagraph;
  bool goes_on = !context.starts_paragraph;
  if (goes_on && context.plain_text && IsLabelled(context)) goes_on = false;
  if (!goes_on && (context.plain_text || context.paragraph_page != context.line_page)) {
    goes_on = context.zone != Zone::kTable && GoesOnInSentence(context);
  }
  if (!goes_on) return LineJoin::kNewParagraph;
  return IsCutToken(context.paragraph, context.line) ? LineJoin::kNothing : LineJoin::kSpace;
}

}  // namespace vanthu
