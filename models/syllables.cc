// The table has the toneless rimes of each onset; here they get their tones. Where the tone mark
// goes is a rule of spelling (DOMAIN.md §4.3), with two styles for oa, oe and uy.
//
// Tested by tests/models/syllables_test.cc.
#include "models/syllables.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace vanthu {
namespace {

// Grave, acute, tilde, hook above, dot below; no mark is the sixth tone.
constexpr std::array<char16_t, 5> kToneMarks = {0x300, 0x301, 0x303, 0x309, 0x323};
constexpr char16_t kAcute = 0x301;
constexpr char16_t kDotBelow = 0x323;

icu::UnicodeString Nfc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
}

bool IsVowel(char16_t letter) { return icu::UnicodeString(u"aăâeêioôơuưy").indexOf(letter) >= 0; }

bool HasShape(char16_t vowel) { return icu::UnicodeString(u"ăâêôơư").indexOf(vowel) >= 0; }

bool EndsInStop(const icu::UnicodeString& rime) {
  for (const char16_t* stop : {u"c", u"ch", u"p", u"t"}) {
    if (rime.endsWith(stop)) return true;
  }
  return false;
}

// Where tone marks go on a rime: one place, or two where the styles differ (hòa, hoà).
std::vector<std::int32_t> TonePlaces(const icu::UnicodeString& onset,
                                     const icu::UnicodeString& rime) {
  std::int32_t vowels = 0;
  while (vowels < rime.length() && IsVowel(rime[vowels])) ++vowels;
  for (std::int32_t i = vowels; i-- > 0;) {
    if (HasShape(rime[i])) return {i};  // người: the last of two
  }
  if (vowels < rime.length()) return {vowels - 1};  // hoàn
  if (vowels == 1) return {0};
  if (vowels == 3) return {1};  // ngoại
  const bool styles_differ = (rime == u"oa" || rime == u"oe" || rime == u"uy") && onset != u"qu";
  if (styles_differ) return {0, 1};
  return {0};  // mía
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::expected<Syllables, std::string> Syllables::Parse(std::string_view tsv) {
  Syllables syllables;
  std::size_t number = 0;
  bool has_head = false;
  for (const std::string_view line : Split(tsv, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const auto cells = Split(line, '\t');
    const auto malformed = [&](const char* why) {
      return std::unexpected("syllables.tsv:" + std::to_string(number) + ": " + why);
    };
    if (cells.size() != 2) return malformed("not an onset and its rimes");
    if (!std::exchange(has_head, true)) {
      if (line != "onset\trimes") return malformed("the columns are not onset and rimes");
      continue;
    }
    const icu::UnicodeString onset = cells[0] == "-" ? icu::UnicodeString() : FromUtf8(cells[0]);
    for (const std::string_view cell : Split(cells[1], '|')) {
      const icu::UnicodeString rime = FromUtf8(cell);
      if (rime.isEmpty() || !IsVowel(rime[0])) return malformed("a rime begins with no vowel");
      const auto add = [&](const icu::UnicodeString& toned) {
        std::string utf8;
        syllables.set_.insert(Nfc(onset + toned).toUTF8String(utf8));
      };
      const bool ends_in_stop = EndsInStop(rime);
      if (!ends_in_stop) add(rime);
      for (const std::int32_t place : TonePlaces(onset, rime)) {
        for (const char16_t mark : kToneMarks) {
          if (ends_in_stop && mark != kAcute && mark != kDotBelow) continue;
          icu::UnicodeString toned = rime;
          add(toned.insert(place + 1, mark));
        }
      }
    }
  }
  if (syllables.set_.empty()) return std::unexpected("syllables.tsv: has no syllable");
  return syllables;
}

std::vector<std::string> Syllables::List() const {
  std::vector<std::string> list(set_.begin(), set_.end());
  std::ranges::sort(list);
  return list;
}

}  // namespace vanthu
