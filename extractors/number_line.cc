// Tested by tests/extractors/number_line_test.cc.
#include "extractors/number_line.h"

#include <re2/re2.h>

#include <algorithm>

namespace vanthu {
namespace {

// "Số", "SỐ", and what OCR makes of ố: "Sô", "S6", "So", "Sò". A capital, so that "công văn số …"
// in a sentence is no label.
constexpr std::string_view kLabel = "[S5][ốồổỗộôóòỏõọoỐỒỔỖỘÔÓÒỎÕỌO06]";
// "2020/" of a normative document; its slash may be lost: "2010TTLT-BYT-BCA".
constexpr std::string_view kYear = "(?:(?:19|20)[0-9]{2}\\s?/?\\s?)";
// "QĐ", "BGDĐT", "QH13", "TTra", "P.TCHC", "BNN&PTNT".
// Codes are made of these letters; \pL here would make programs too big for RE2's memory.
constexpr std::string_view kGroup =
    "[A-ZĐÐĂÂÊÔƠƯ][A-Za-z0-9ĐÐĂÂÊÔƠƯđăâêôơư]*"
    "(?:[.&][A-ZĐÐĂÂÊÔƠƯ][A-Za-z0-9ĐÐĂÂÊÔƠƯđăâêôơư]*)*";
// "SYT-NVY", "SYT - NVY", "CT/TW", "CV/VPTW/nb".
const std::string& Symbol() {
  static const std::string pattern = std::string(kYear) + "?" + std::string(kGroup) +
                                     "(?:\\s?[-–/]\\s?" + std::string(kGroup) + ")*(?:/nb)?";
  return pattern;
}

const re2::RE2& LabelPattern() {
  static const re2::RE2 pattern("(?:^|[^\\pL\\pN/.])(" + std::string(kLabel) +
                                ")(\\s*(?:hiệu\\s*)?[:;.,]*)");
  return pattern;
}

// The National Assembly names the type in the label: "Luật số: 45/2013/QH13", "Nghị quyết số: …".
const re2::RE2& TypedLabelPattern() {
  static const re2::RE2 pattern(
      "^([^\\pL\\pN]*(?i:luật|nghị quyết|pháp lệnh|lệnh|nghị định) (?i:số)\\s*:)");
  return pattern;
}

// Anything short that is no word may stand where the number belongs: digits, dots, scribbles.
const re2::RE2& SeparatedPattern() {
  static const re2::RE2 pattern("^([^/\\n]{0,24}?)\\s*(/\\s*[-–]|/|[-–])[\\s(]*(" + Symbol() + ")");
  return pattern;
}

// "77CV-TTYT", "34 CT/TU": what stood between is lost; a second group shows that this is a symbol.
// "4Đ5/TM-SYT" is a number that was misread: no first group has a digit.
const re2::RE2& UnseparatedPattern() {
  static const re2::RE2 pattern(
      "^[\\s.…_*~]*([0-9]{1,5})[\\s*~]*([A-ZĐÐĂÂÊÔƠƯ][A-Za-zĐÐĂÂÊÔƠƯđăâêôơư]+(?:\\s?[-–/]\\s?" +
      std::string(kGroup) + ")+)");
  return pattern;
}

const re2::RE2& NumberAlonePattern() {
  static const re2::RE2 pattern("^[\\s.…_*~]*([0-9]{1,6}[a-zđ]?)\\s*(?:/)?[\\s.…_*~]*$");
  return pattern;
}

// "2319", "66.15" (pilot resolutions), "3176b", "12A"; "12 bis" is not used. Further letters than
// the first of the alphabet are digits that were misread ("0Đ", "2l").
bool IsNumber(std::string_view text) {
  static const re2::RE2 pattern("[0-9]{1,6}(?:\\.[0-9]{1,3})?[a-eA-Eđ]?");
  // A registry begins at 1 and writes it 01: "0" alone has lost a digit.
  static const re2::RE2 zero("0+[^0-9]?");
  return re2::RE2::FullMatch(text, pattern) && !re2::RE2::FullMatch(text, zero);
}

// Three letters in a row make a word: "Số điện thoại", "Số lượng".
const re2::RE2& WordPattern() {
  static const re2::RE2 pattern("\\pL{3}");
  return pattern;
}

// The label at the begin of a line and a symbol at its end say what the line is, whatever a pen
// left between them: "Só:{/#†/SYT-NVY", "Sô/t1 /CT-UBND", "số: 2J43Ÿ /KH-SYT", "Số -KH/BTCTU",
// "ó: 10/2010/TT-BTC".
const re2::RE2& WholeLinePattern() {
  static const re2::RE2 pattern(
      "^[^\\pL\\pN]{0,4}((?i:s)[ốồổỗộôóòỏõọoỐỒỔỖỘÔÓÒỎÕỌO06öÖ]|[ốồôóò]:)([^\\n]{0,24}?)"
      "(/\\s*[-–]|/|[-–])[\\s(]*(" +
      std::string(kYear) + "?" + std::string(kGroup) + "(?:\\s?[-–/]\\s?" + std::string(kGroup) +
      ")+)[^\\pL\\pN]*$");
  return pattern;
}

// Words as they are written, not the capitals and small letters of a scribble ("JlAC").
const re2::RE2& WrittenWordPattern() {
  static const re2::RE2 pattern("\\pL\\p{Ll}{2}|\\p{Lu}{4}");
  return pattern;
}

// A code has two capitals or a capital with digits: "CP", "QH13"; "Hà" has not.
bool LooksLikeCode(const std::string& symbol) {
  static const re2::RE2 pattern("\\p{Lu}[\\pL0-9]*[\\p{Lu}0-9]");
  return re2::RE2::PartialMatch(symbol, pattern);
}

// Dotted lines, Markdown marks and spaces around a number.
std::string_view TrimFill(std::string_view field) {
  static const re2::RE2 pattern(
      "^(?:[\\s._*~:;,'\"-]|…|–|—|·)*((?s:.*?))(?:[\\s._*~:;,'\"-]|…|–|—|·)*$");
  re2::StringPiece inner;
  if (!re2::RE2::FullMatch(field, pattern, &inner)) return field;
  return {inner.data(), inner.size()};
}

std::string WithoutSpaces(std::string_view symbol) {
  std::string result(symbol);
  static const re2::RE2 spaces("\\s+");
  static const re2::RE2 dashes("[–—]");
  static const re2::RE2 year("^([0-9]{4})/?");
  re2::RE2::GlobalReplace(&result, spaces, "");
  re2::RE2::GlobalReplace(&result, dashes, "-");
  re2::RE2::Replace(&result, year, "\\1/");
  return result;
}

std::size_t OffsetOf(std::string_view line, const re2::StringPiece& piece) {
  return static_cast<std::size_t>(piece.data() - line.data());
}

// What follows the label.
std::optional<NumberLine> ParseRest(std::string_view line, std::size_t begin, bool has_colon) {
  const std::string_view rest = line.substr(begin);
  NumberLine result;
  re2::StringPiece number;
  re2::StringPiece field;
  re2::StringPiece separator;
  re2::StringPiece symbol;
  if (re2::RE2::PartialMatch(rest, UnseparatedPattern(), &number, &symbol)) {
    result.kind = NumberLine::Number::kDigits;
    result.number = number.as_string();
    result.symbol = WithoutSpaces({symbol.data(), symbol.size()});
    // The Party alone has a slash inside the symbol.
    if (result.symbol.find('/') != std::string::npos) result.separator = "-";
    const std::size_t end = OffsetOf(line, symbol) + symbol.size();
    result.value = {OffsetOf(line, number), end};
    static const re2::RE2 open("^\\s*[-–/]\\s*$");
    result.open_end = re2::RE2::FullMatch(line.substr(end), open);
    return result;
  }
  if (re2::RE2::PartialMatch(rest, SeparatedPattern(), &field, &separator, &symbol)) {
    const std::string_view inner = TrimFill({field.data(), field.size()});
    const std::string code = WithoutSpaces({symbol.data(), symbol.size()});
    const bool is_digits = IsNumber(inner);
    if (!is_digits && re2::RE2::PartialMatch(inner, WordPattern())) return std::nullopt;
    if (!has_colon && !is_digits) return std::nullopt;
    if (LooksLikeCode(code)) {
      result.kind = is_digits       ? NumberLine::Number::kDigits
                    : inner.empty() ? NumberLine::Number::kBlank
                                    : NumberLine::Number::kGarbled;
      if (is_digits) result.number = inner;
      // The Party's hyphen counts only behind a number: "Số: - CT/TW" may be a blank of any form.
      result.separator = separator.as_string().find('/') != std::string::npos ? "/" : "-";
      if (separator.size() > 1 && result.separator == "/" && code.find('/') != std::string::npos) {
        result.separator = "-";  // "34/-CT/TW"
      }
      result.symbol = code;
      const std::size_t end = OffsetOf(line, symbol) + symbol.size();
      const std::size_t first = inner.empty()
                                    ? OffsetOf(line, separator)
                                    : static_cast<std::size_t>(inner.data() - line.data());
      result.value = {first, end};
      static const re2::RE2 open("^\\s*[-–/]\\s*$");
      result.open_end = re2::RE2::FullMatch(line.substr(end), open);
      return result;
    }
  }
  if (has_colon && re2::RE2::PartialMatch(rest, NumberAlonePattern(), &number) &&
      IsNumber({number.data(), number.size()})) {
    result.kind = NumberLine::Number::kDigits;
    result.number = number.as_string();
    result.value = {OffsetOf(line, number), OffsetOf(line, number) + number.size()};
    return result;
  }
  return std::nullopt;
}

// The first group of a symbol behind its year has two capitals: "SYT", "KH", "CTr".
bool BeginsWithCode(const std::string& symbol) {
  const std::size_t year = symbol.find_first_not_of("0123456789/");
  const std::size_t begin = year == std::string::npos ? 0 : year;
  return LooksLikeCode(symbol.substr(begin, symbol.find_first_of("-/", begin) - begin));
}

std::optional<NumberLine> ParseWholeLine(std::string_view line) {
  re2::StringPiece label;
  re2::StringPiece field;
  re2::StringPiece separator;
  re2::StringPiece symbol;
  if (!re2::RE2::PartialMatch(line, WholeLinePattern(), &label, &field, &separator, &symbol)) {
    return std::nullopt;
  }
  NumberLine result;
  result.symbol = WithoutSpaces({symbol.data(), symbol.size()});
  if (!BeginsWithCode(result.symbol)) return std::nullopt;
  const std::string_view printed(field.data(), field.size());
  // Behind the label's colon a pen's one word is a number that was misread: "Số: qạẫ /QĐ-SYT".
  static const re2::RE2 one_word("\\s*:\\s*[^\\s]*\\s*");
  if (re2::RE2::PartialMatch(field, WrittenWordPattern()) &&
      !re2::RE2::FullMatch(field, one_word)) {
    return std::nullopt;
  }
  const std::string_view inner = TrimFill(printed);
  // Digits that touch the label ("S012/…") may be half of it.
  const bool is_apart = printed.data() != inner.data();
  result.kind = inner.empty()                 ? NumberLine::Number::kBlank
                : is_apart && IsNumber(inner) ? NumberLine::Number::kDigits
                                              : NumberLine::Number::kGarbled;
  if (result.kind == NumberLine::Number::kDigits) result.number = inner;
  const bool is_party = result.symbol.find('/') != std::string::npos &&
                        result.symbol.find_first_of("0123456789") != 0;
  result.separator = separator.as_string().find('/') != std::string::npos && !is_party ? "/" : "-";
  const std::size_t label_begin = OffsetOf(line, label);
  result.label = {label_begin, label_begin + label.size()};
  result.value = {inner.empty() ? OffsetOf(line, separator)
                                : static_cast<std::size_t>(inner.data() - line.data()),
                  OffsetOf(line, symbol) + symbol.size()};
  return result;
}

}  // namespace

std::optional<NumberLine> ParseNumberLine(std::string_view line) {
  re2::StringPiece rest(line.data(), line.size());
  re2::StringPiece label;
  re2::StringPiece after;
  if (re2::RE2::PartialMatch(line, TypedLabelPattern(), &label)) {
    constexpr bool kHasColon = true;
    if (auto result = ParseRest(line, label.size(), kHasColon)) {
      result->label = {0, label.size()};
      return result;
    }
  }
  while (re2::RE2::FindAndConsume(&rest, LabelPattern(), &label, &after)) {
    const std::size_t begin = OffsetOf(line, after) + after.size();
    const bool has_colon = std::ranges::any_of(
        after.as_string(), [](char c) { return c == ':' || c == ';' || c == '.' || c == ','; });
    // Without its colon the label must be followed by a gap: "Số 34-CT/TW", not "Sở".
    if (!has_colon && begin < line.size() && after.empty() && line[begin] != '/' &&
        (line[begin] < '0' || line[begin] > '9')) {
      continue;
    }
    if (auto result = ParseRest(line, begin, has_colon)) {
      result->label = {OffsetOf(line, label), begin};
      return result;
    }
  }
  return ParseWholeLine(line);
}

}  // namespace vanthu
