// Tested by tests/extractors/line_label_test.cc.
#include "extractors/line_label.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "extractors/fold.h"

namespace vanthu {
namespace {

// All on folded text, from the first letter or digit of the line.
//
// "V/v", "V/V", "Vv", "Viv", "V1v", "v.v", "Ưv" and then "Về việc" again in some letters; or
// "Về việc"; or "Về" alone under a type.
const re2::RE2& Subject() {
  static const re2::RE2 pattern(
      "^(?:[vuy]\\s?[/|\\\\.,'1li]?\\s?v(?:\\s*[:.,]+|\\s|$)\\s*(?:ve viec\\s*:?\\s*)?|"
      "(?:v[e6]|ve:)\\s?viec(?:\\s*[:.]+)?\\s+|"
      "ve(?:\\s*:)?\\s+)");
  return pattern;
}

// "Kính gửi:", "Kinh gtri:", "Kính gừi", "Kính trình:". The damaged ones need the colon.
const re2::RE2& Recipients() {
  static const re2::RE2 pattern(
      "^(?:k[i1l]nh\\s?(?:gui|trinh|g[a-z0-9]{1,4}\\s?[:;])|kinhgui)\\s*[:;.,]*[\\s*_]*");
  return pattern;
}

// "Nơi nhận:", "Noi nhan", "Not nhận", "Nơỉ nhân"; "Mới nhận:" with its colon only. "Nơi nhận hồ
// sơ" in a sentence goes on with a word.
const re2::RE2& Distribution() {
  static const re2::RE2 pattern(
      "^(?:n[o0][il1tr]\\s?nh[a-z]n(?:\\s*[:;.,]+[\\s*_]*|\\s*[*_]*$|\\s*-)|"
      "moi\\s?nh[a-z]n\\s*:[\\s*_]*)");
  return pattern;
}

const re2::RE2& PatternOf(PartLabel label) {
  switch (label) {
    case PartLabel::kSubject:
      return Subject();
    case PartLabel::kRecipients:
      return Recipients();
    case PartLabel::kDistribution:
      break;
  }
  return Distribution();
}

// A label is short: no need to fold a whole paragraph.
constexpr std::size_t kLongestLabel = 64;

}  // namespace

std::optional<std::size_t> AfterLabel(PartLabel label, std::string_view line) {
  re2::StringPiece head;
  static const re2::RE2 first("([\\pL\\pN])");
  if (!re2::RE2::PartialMatch(line.substr(0, kLongestLabel), first, &head)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(head.data() - line.data());
  // Cut at a space, so that no letter is cut in two.
  std::string_view rest = line.substr(begin);
  if (rest.size() > kLongestLabel) {
    const std::size_t space = rest.rfind(' ', kLongestLabel);
    rest = rest.substr(0, space == std::string_view::npos ? 0 : space + 1);
  }
  const AlignedText folded = FoldAligned(rest);
  re2::StringPiece found(folded.text);
  if (!re2::RE2::Consume(&found, PatternOf(label))) return std::nullopt;
  const std::size_t matched = folded.text.size() - found.size();
  std::size_t end = begin + folded.alignment.ToSource({0, matched}).end;
  // The dash after "Nơi nhận" belongs to the first item.
  if (label == PartLabel::kDistribution && matched > 0 && folded.text[matched - 1] == '-') {
    while (end > begin && line[end - 1] != ' ' && line[end - 1] != 'n') --end;
  }
  return std::min(end, line.size());
}

}  // namespace vanthu
