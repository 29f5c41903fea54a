// Tested by tests/extractors/reference_code_test.cc.
#include "extractors/reference_code.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/ascii.h"
#include "extractors/code_groups.h"
#include "extractors/code_letters.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxDigits = 6;       // the longest number of a registry in a year
constexpr std::size_t kMaxSplitDigits = 5;  // of a number with a space in it
constexpr double kMendedConfidence = 0.8;
constexpr double kWeakConfidence = 0.85;

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

ReferenceCode Make(std::string_view number, std::string symbol, char joint, Span span,
                   std::string_view rule, double confidence) {
  ReferenceCode code;
  code.value.number = number;
  code.value.reference = std::string(number) + joint + symbol;
  code.value.symbol = std::move(symbol);
  code.span = span;
  code.rule = rule;
  code.confidence = confidence;
  return code;
}

// After "number/": year and symbol.
std::optional<ReferenceCode> NormativeAt(std::string_view text, std::size_t begin,
                                         std::string_view number, CodeCursor cursor,
                                         const CodeTable& codes) {
  std::string year(DigitsAt(text, cursor.at));
  cursor.at += year.size();
  bool mended = false;
  if (year.size() == 3) {
    // "77/201 4/TT-BTC": between two slashes the space is the scan's.
    cursor.SkipSpaces();
    const std::string_view last = DigitsAt(text, cursor.at);
    if (last.size() != 1) return std::nullopt;
    year += last;
    ++cursor.at;
    mended = true;
  }
  if (!IsYear(year)) return std::nullopt;
  cursor.SkipSpaces();
  if (cursor.Slash()) {
    mended = mended || cursor.Peek() != '/';
    ++cursor.at;
  } else if (const std::size_t dash = cursor.Dash(); dash != 0) {
    cursor.at += dash;
    mended = true;
  } else {
    return std::nullopt;
  }
  cursor.SkipSpaces();
  const std::optional<CodeGroups> groups = CodeGroupsAt(text, cursor.at, codes);
  if (!groups) return std::nullopt;
  if (mended && !groups->all_known) return std::nullopt;
  ReferenceCode code = Make(number, year + "/" + groups->Joined(), '/', {begin, groups->end},
                            mended ? "mended_code" : "normative_code",
                            mended || groups->mended ? kMendedConfidence : 1.0);
  code.type = codes.StateType(groups->spelt.front());
  if (groups->spelt.front().starts_with("QH")) code.type = "";
  return code;
}

// The body after the slash of a Party code, with a suffix of the registry ("CV/VPTW/nb").
std::optional<CodeGroups> PartyBodyAt(std::string_view text, std::size_t at,
                                      const CodeTable& codes) {
  std::optional<CodeGroups> body = CodeGroupsAt(text, at, codes);
  if (!body) return std::nullopt;
  if (text.substr(body->end).starts_with("/nb")) {
    body->spelt.back() += "/nb";
    body->end += 3;
  }
  return body;
}

constexpr std::array<std::string_view, 8> kPartyBodies = {"TW",  "TU",  "HU", "QU",
                                                          "ThU", "TXU", "ĐU", "ĐUK"};

bool IsPartyBody(std::string_view code) {
  return std::ranges::find(kPartyBodies, code) != kPartyBodies.end();
}

// After "number-" (or "number/-", or a lost hyphen): type, slash, body.
std::optional<ReferenceCode> PartyAt(std::string_view text, std::size_t begin,
                                     std::string_view number, CodeCursor cursor,
                                     CodeContext context, bool mended_joint,
                                     const CodeTable& codes) {
  const std::optional<std::string_view> printed = CodeGroupAt(text, cursor.at);
  if (!printed) return std::nullopt;
  const std::string type(codes.Spelling(*printed).value_or(*printed));
  const bool known = codes.Spelling(*printed).has_value();
  const bool is_type = known && !(codes.PartyType(type).empty() && codes.StateType(type).empty());
  cursor.at += printed->size();
  cursor.SkipSpaces();
  if (!cursor.Slash()) {
    return std::nullopt;
  }
  const bool mended_slash = cursor.Peek() != '/';
  ++cursor.at;
  cursor.SkipSpaces();
  const std::optional<CodeGroups> body = PartyBodyAt(text, cursor.at, codes);
  if (!body) return std::nullopt;
  if (!is_type && context == CodeContext::kNone) return std::nullopt;
  if ((mended_joint || mended_slash) && !(is_type && body->all_known)) return std::nullopt;
  const bool mended = mended_joint || mended_slash;
  ReferenceCode code = Make(number, type + "/" + body->Joined(), '-', {begin, body->end},
                            mended ? "mended_code" : "party_code",
                            mended || body->mended || type != *printed ? kMendedConfidence : 1.0);
  code.party = true;
  code.type = known ? codes.PartyType(type) : std::string_view();
  if (known && code.type.empty()) code.type = codes.StateType(type);
  return code;
}

// After "number/": groups, as "UBND-VX" or "CT/TU" or one group alone.
std::optional<ReferenceCode> AdministrativeAt(std::string_view text, std::size_t begin,
                                              std::string_view number, const CodeCursor& cursor,
                                              CodeContext context, bool mended_slash,
                                              const CodeTable& codes) {
  std::optional<CodeGroups> groups = CodeGroupsAt(text, cursor.at, codes);
  if (!groups) return std::nullopt;
  CodeCursor after{text, groups->end};
  const std::string& first = groups->spelt.front();
  const bool first_is_type = codes.Spelling(first).has_value() && !codes.StateType(first).empty();
  if (groups->spelt.size() == 1 && after.Slash()) {
    ++after.at;
    if (const std::optional<CodeGroups> body = PartyBodyAt(text, after.at, codes)) {
      if (IsPartyBody(body->spelt.front()) && !codes.PartyType(first).empty()) {
        // "34/CT/TU": the Party's hyphen typed as a slash.
        ReferenceCode code = Make(number, first + "/" + body->Joined(), '-', {begin, body->end},
                                  "mended_code", kMendedConfidence);
        code.party = true;
        code.type = codes.PartyType(first);
        return code;
      }
      if (context == CodeContext::kAfterNumberWord || (first_is_type && body->all_known)) {
        ReferenceCode code = Make(number, first + "/" + body->Joined(), '/', {begin, body->end},
                                  "administrative_code", kWeakConfidence);
        code.type = first_is_type ? codes.StateType(first) : std::string_view();
        return code;
      }
    }
  }
  if (mended_slash && !groups->all_known) return std::nullopt;
  const bool single = groups->spelt.size() == 1;
  if (single) {
    // "60/KW", "5/B": without "số" before it one group is a code only when the table knows a body
    // of that name.
    const bool is_body = codes.Spelling(first).has_value() && !first_is_type;
    if (context == CodeContext::kNone && !is_body) return std::nullopt;
    if (first.size() < 2) return std::nullopt;
  }
  const double confidence = groups->mended || mended_slash ? kMendedConfidence
                            : single                       ? kWeakConfidence
                                                           : 1.0;
  ReferenceCode code = Make(number, groups->Joined(), '/', {begin, groups->end},
                            mended_slash ? "mended_code"
                            : single     ? "single_group_code"
                                         : "administrative_code",
                            confidence);
  if (first_is_type) code.type = codes.StateType(first);
  return code;
}

// An ASCII letter, or a byte of a longer sequence.
bool IsLetterByte(char c) {
  return CodeLetterAt(std::string_view(&c, 1), 0).size == 1 ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "số" or "Số" (also without its accents) directly before `at`, spaces and a colon between.
bool NumberWordBefore(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && (IsSpace(text[end - 1]) || text[end - 1] == ':' || text[end - 1] == '.')) --end;
  const std::string_view before = text.substr(0, end);
  for (std::string_view word : {"số", "Số", "SỐ", "so", "So", "sô", "Sô", "só", "s6", "sồ", "sổ"}) {
    if (!before.ends_with(word)) continue;
    const std::size_t start = before.size() - word.size();
    if (start == 0 || !IsLetterByte(text[start - 1])) return true;
  }
  return false;
}

// "Quyết định 327-CT", "Nghị định 64-CP", "Chỉ thị 16 CT-TTg": the name of the type serves as "số"
// does.
bool TypeWordBefore(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && IsSpace(text[end - 1])) --end;
  const std::string_view before = text.substr(0, end);
  constexpr std::array<std::string_view, 6> kTypes = {"Nghị định", "Quyết định", "Chỉ thị",
                                                      "Thông tư",  "Nghị quyết", "Thông tri"};
  return end < at &&
         std::ranges::any_of(kTypes, [&](std::string_view type) { return before.ends_with(type); });
}

// "số 531 1/BYT-BM-TE": between "số" and the slash nothing else can stand, so that the space is the
// scan's.
std::optional<ReferenceCode> SplitNumberAt(std::string_view text, std::size_t begin,
                                           std::string_view digits, const CodeTable& codes) {
  const std::size_t gap = begin + digits.size();
  if (gap >= text.size() || text[gap] != ' ') return std::nullopt;
  const std::string_view rest = DigitsAt(text, gap + 1);
  const CodeCursor slash{text, gap + 1 + rest.size()};
  if (rest.empty() || digits.size() + rest.size() > kMaxSplitDigits || !slash.Slash()) {
    return std::nullopt;
  }
  auto code = ReferenceCodeAt(text, gap + 1, CodeContext::kNone, codes);
  if (!code) return std::nullopt;
  code->value.number.insert(0, digits);
  code->value.reference.insert(0, digits);
  code->span.begin = begin;
  code->rule = "mended_code";
  code->confidence = kMendedConfidence;
  return code;
}

// A digit at `at` that may begin a code: not inside a number, a date, a range or a word.
bool MayBegin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (IsDigit(before)) return false;
  if (before == '/' || before == '.' || before == ',' || before == '-') {
    return at < 2 || !IsDigit(text[at - 2]);
  }
  if (IsLetterByte(before)) {
    // "số1987/SYT-NVY" is common; “12/QĐ… after an opening quote, and a dash, are no letters.
    const std::string_view head = text.substr(0, at);
    return NumberWordBefore(text, at) || head.ends_with("“") || head.ends_with("–") ||
           head.ends_with("—") || head.ends_with("\u00a0") || head.ends_with("•");
  }
  // "2#26/SYT-VP": the end of a number that was misread is no number.
  const bool is_scribble = !IsSpace(before) && before != '(' && before != ':' && before != ';';
  return !is_scribble || at < 2 || !IsDigit(text[at - 2]);
}

}  // namespace

std::optional<ReferenceCode> ReferenceCodeAt(std::string_view text, std::size_t begin,
                                             CodeContext context, const CodeTable& codes) {
  const std::string_view digits = DigitsAt(text, begin);
  if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
  CodeCursor cursor{text, begin + digits.size()};
  // "3176b/QĐ-BYT", "12A/KH-UBND": a letter that tells two letters of one number apart.
  if (CodeLetterAt(text, cursor.at).size == 1 && cursor.at + 1 < text.size() &&
      (text[cursor.at + 1] == '/' || text[cursor.at + 1] == '-')) {
    ++cursor.at;
  }
  const std::string_view number = text.substr(begin, cursor.at - begin);
  const std::size_t number_end = cursor.at;
  if (context == CodeContext::kAfterNumberWord && number.size() == digits.size()) {
    if (auto code = SplitNumberAt(text, begin, digits, codes)) return code;
  }
  cursor.SkipSpaces();
  if (cursor.Slash()) {
    const bool mended_slash = cursor.Peek() != '/';
    ++cursor.at;
    cursor.SkipSpaces();
    if (const std::size_t dash = cursor.Dash(); dash != 0) {  // "34/-CT/TW"
      cursor.at += dash;
      cursor.SkipSpaces();
      return PartyAt(text, begin, number, cursor, context, true, codes);
    }
    if (IsDigit(cursor.Peek())) return NormativeAt(text, begin, number, cursor, codes);
    return AdministrativeAt(text, begin, number, cursor, context, mended_slash, codes);
  }
  if (const std::size_t dash = cursor.Dash(); dash != 0) {
    cursor.at += dash;
    cursor.SkipSpaces();
    if (auto party = PartyAt(text, begin, number, cursor, context, false, codes)) return party;
    if (context == CodeContext::kNone) return std::nullopt;
    const std::optional<CodeGroups> groups = CodeGroupsAt(text, cursor.at, codes);
    if (!groups || !groups->all_known || groups->gaps) return std::nullopt;
    const std::string& first = groups->spelt.front();
    if (groups->spelt.size() > 1 && !codes.StateType(first).empty()) {
      // "45-QĐ-UBND": the slash typed as a hyphen.
      ReferenceCode code = Make(number, groups->Joined(), '/', {begin, groups->end}, "mended_code",
                                kMendedConfidence);
      code.type = codes.StateType(first);
      return code;
    }
    // "64-CP", "327-CT": the form before 1997. A type code here stands for the signer ("327-CT" is
    // the Chairman's), so it says nothing about the type.
    return Make(number, groups->Joined(), '-', {begin, groups->end}, "old_code", kWeakConfidence);
  }
  // The joint is lost: "34 CT/TU", "45 QĐ-UBND", "77CV-TTYT".
  const bool gap = cursor.at != number_end;
  if (!gap && context == CodeContext::kNone) return std::nullopt;
  if (const std::optional<std::string_view> group = CodeGroupAt(text, cursor.at)) {
    CodeCursor after{text, cursor.at + group->size()};
    after.SkipSpaces();
    if (after.Slash()) {
      ++after.at;
      after.SkipSpaces();
      const std::optional<std::string_view> body = CodeGroupAt(text, after.at);
      const bool party_body = body && IsPartyBody(codes.Spelling(*body).value_or(""));
      if (!party_body && context == CodeContext::kNone) return std::nullopt;
      return PartyAt(text, begin, number, cursor, context, true, codes);
    }
    if (context == CodeContext::kNone) return std::nullopt;
    const std::optional<CodeGroups> groups = CodeGroupsAt(text, cursor.at, codes);
    if (!groups || groups->spelt.size() < 2 || groups->gaps) return std::nullopt;
    const std::string& first = groups->spelt.front();
    if (!codes.Spelling(first).has_value()) return std::nullopt;
    ReferenceCode code =
        Make(number, groups->Joined(), '/', {begin, groups->end}, "mended_code", kMendedConfidence);
    code.type = codes.StateType(first);
    return code;
  }
  return std::nullopt;
}

std::vector<ReferenceCode> FindReferenceCodes(std::string_view text, const CodeTable& codes) {
  std::vector<ReferenceCode> found;
  std::size_t list_end =
      std::string_view::npos;  // of a code after "số", while a list of numbers may go on
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    const std::string_view digits = DigitsAt(text, at);
    if (MayBegin(text, at)) {
      // "các Quyết định số: 1743/QĐ-BGTVT, 1744/KCB": the word "số" serves the whole list.
      bool continues = list_end != std::string_view::npos;
      if (continues) {
        const std::string_view between = text.substr(list_end, at - list_end);
        continues = between == ", " || between == "; " || between == " và " || between == ",";
      }
      const CodeContext context =
          continues || NumberWordBefore(text, at) || TypeWordBefore(text, at)
              ? CodeContext::kAfterNumberWord
              : CodeContext::kNone;
      if (auto code = ReferenceCodeAt(text, at, context, codes)) {
        at = code->span.end;
        list_end = context == CodeContext::kAfterNumberWord ? at : std::string_view::npos;
        found.push_back(*std::move(code));
        continue;
      }
    }
    at += digits.size();
  }
  return found;
}

std::string ReferenceKey(std::string_view reference) {
  std::string key;
  for (std::size_t at = 0; at < reference.size();) {
    if (IsSpace(reference[at])) {
      ++at;
    } else if (const std::size_t dash = CodeCursor{reference, at}.Dash(); dash != 0) {
      key += '-';
      at += dash;
    } else if (const CodeLetter letter = CodeLetterAt(reference, at); letter.size != 0) {
      key += letter.upper;
      at += letter.size;
    } else {
      key += reference[at++];
    }
  }
  return key;
}

}  // namespace vanthu
