// Tested by tests/pipeline/zone/line_kinds_test.cc.
#include "pipeline/zone/line_kinds.h"

#include <re2/re2.h>

#include <string>

#include "extractors/capitals.h"
#include "extractors/document_types.h"
#include "extractors/fixed_words.h"
#include "extractors/line_words.h"

namespace vanthu {
namespace {

bool Matches(const TextLine& line, const re2::RE2& pattern) {
  return re2::RE2::FullMatch(line.folded, pattern);
}

// From the first letter on: "(Địa chỉ: …", "– Căn cứ …".
std::string_view FromLetter(const std::string& folded) {
  const std::size_t first = folded.find_first_of("abcdefghijklmnopqrstuvwxyz");
  return first == std::string::npos ? std::string_view() : std::string_view(folded).substr(first);
}

// Without what stands around a stamp's words.
std::string_view WithoutMarks(std::string_view folded) {
  constexpr std::string_view kMarks = " .,:;*_~|!'\"()[]-";
  const std::size_t begin = folded.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return folded.substr(begin, folded.find_last_not_of(kMarks) + 1 - begin);
}

}  // namespace

std::optional<Zone> LineKinds::StampZone(const TextLine& line) const {
  const FixedWords& words = knowledge_.fixed_words();
  const std::string_view text = WithoutMarks(line.folded);
  const bool is_draft = line.folded.starts_with("du thao lan");
  if (text.empty() || (!IsInCapitals(line.bare) && !is_draft)) return std::nullopt;
  if (!words.UrgencyWord(text).empty()) return Zone::kUrgencyStamp;
  if (!words.SecrecyWord(text).empty()) return Zone::kSecrecyStamp;
  if (!words.CirculationWord(text).empty()) return Zone::kCirculationStamp;
  return std::nullopt;
}

bool LineKinds::IsDigitalSignature(const TextLine& line) const {
  return line.text.size() < kShortLine &&
         knowledge_.line_words().OpensSignatureProgram(line.folded);
}

bool LineKinds::IsAddress(const TextLine& line) const {
  return knowledge_.line_words().OpensAddress(FromLetter(line.folded));
}

bool LineKinds::IsSignerTitle(const TextLine& line) const {
  static const re2::RE2 authority(
      "(?:(?:t ?[/.]? ?m|k ?[/.]? ?t|t ?[/.]? ?l|tuq|t ?/ ?uq|q)\\s?[.,/]|[tk] ?/ ?[mtl] )\\s?.*");
  if (line.text.size() > kShortLine || !IsInCapitals(line.bare)) return false;
  return knowledge_.line_words().HasSigner(line.folded) || Matches(line, authority);
}

bool LineKinds::OpensTitle(const TextLine& line) const {
  return IsInCapitals(line.bare) && line.text.size() <= kLongestTitle &&
         knowledge_.document_types().AtStart(line.folded).has_value();
}

bool LineKinds::OpensBody(const TextLine& line) const {
  return line.text.size() > kLongestTitle ||
         knowledge_.line_words().OpensBody(FromLetter(line.folded));
}

bool LineKinds::IsCopyBlock(const TextLine& line) const {
  constexpr std::size_t kLongest = 40;  // folded bytes
  // Bản sao y, bản trích sao, bản sao lục; in letters of the Party bản sao.
  static const re2::RE2 number("so ?:?[^a-z]*(?:sy|trs|ts|sl|bs)[-/].*");
  if (line.head == HeadString::kNumber && Matches(line, number)) return true;
  return IsInCapitals(line.bare) && line.folded.size() <= kLongest &&
         knowledge_.line_words().OpensCopy(line.folded);
}

bool IsPageNumber(const TextLine& line) {
  static const re2::RE2 pattern(
      "(?:trang )?[^a-z0-9]*[0-9]{1,3}(?:\\s?/\\s?[0-9]{1,3})?[^a-z0-9]*");
  return Matches(line, pattern);
}

bool IsTableRow(const TextLine& line) {
  return line.text.starts_with('|') || line.text.find(" | ") != std::string::npos;
}

bool HasNoText(const TextLine& line) {
  static const re2::RE2 letter("[\\pL\\pN]");
  return !re2::RE2::PartialMatch(line.text, letter);
}

bool IsStampOfReceiver(const TextLine& line) {
  static const re2::RE2 pattern("(?:cong van |van ban )?den(?:\\s*(?:so|ngay)[^a-z].*)?[^a-z]*");
  return IsInCapitals(line.bare.substr(0, line.bare.find(':'))) && Matches(line, pattern);
}

bool IsStampLine(const TextLine& line) {
  static const re2::RE2 pattern(
      "[^a-z]*(?:den|so|ngay|gio|chuyen|so va ky hieu hs|luu ho so)(?:[^a-z].{0,30})?");
  return line.head != HeadString::kDate && Matches(line, pattern);
}

bool IsItem(std::string_view text) {
  static const re2::RE2 pattern("^\\s*[-–—+•*~]\\s*[\\pL(“\"]");
  return re2::RE2::PartialMatch(text, pattern);
}

bool EndsWith(const TextLine& line, std::string_view marks) {
  return !line.bare.empty() && marks.contains(line.bare.back());
}

}  // namespace vanthu
