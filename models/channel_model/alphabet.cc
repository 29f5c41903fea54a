// Tested by tests/models/channel_model/alphabet_test.cc.
#include "models/channel_model/alphabet.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <unordered_map>

namespace vanthu {
namespace {

constexpr std::u32string_view kVowels = U"aăâeêioôơuưy";
constexpr std::u32string_view kConsonants = U"bcdđghklmnpqrstvxfjwz";
// No mark, huyền, sắc, hỏi, ngã, nặng.
constexpr std::array<char16_t, 6> kTones = {0, 0x300, 0x301, 0x309, 0x303, 0x323};

struct Entry {
  char32_t lower = 0;
  char32_t upper = 0;
  LetterId without_tone = kNoLetter;
  LetterId without_shape = kNoLetter;
  LetterId bare = kNoLetter;
  bool vowel = false;
};

class Alphabet {
 public:
  Alphabet() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    for (const char32_t vowel : kVowels) {
      const LetterId first = next_;
      for (const char16_t tone : kTones) {
        icu::UnicodeString text(static_cast<UChar32>(vowel));
        if (tone != 0) text += tone;
        const LetterId id = Add(static_cast<char32_t>(nfc->normalize(text, status).char32At(0)));
        entries_[id].vowel = true;
        entries_[id].without_tone = first;
      }
    }
    for (const char32_t consonant : kConsonants) {
      const LetterId id = Add(consonant);
      entries_[id].without_tone = id;
    }
    // Letters that look like đ and Đ (DOMAIN.md §4.1).
    ids_[U'ð'] = ids_.at(U'đ');
    ids_[U'Ð'] = ids_[U'Ɖ'] = ids_.at(U'Đ');
    const auto bare_vowel = [](char32_t c) -> char32_t {
      constexpr std::u32string_view kShaped = U"ăâêôơưđ";
      constexpr std::u32string_view kPlain = U"aaeooud";
      const std::size_t at = kShaped.find(c);
      return at == std::u32string_view::npos ? c : kPlain[at];
    };
    for (LetterId id = 1; id < next_; ++id) {
      Entry& entry = entries_[id];
      const LetterId toneless = entry.without_tone;
      entry.bare = ids_.at(bare_vowel(entries_[toneless].lower)).id;
      // The letters of one vowel stand in the order of kTones.
      entry.without_shape = static_cast<LetterId>(entry.bare + (id - toneless));
    }
  }

  [[nodiscard]] const Entry& at(LetterId id) const { return entries_[id]; }
  [[nodiscard]] std::optional<Letter32> Find(char32_t c) const {
    const auto found = ids_.find(c);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  LetterId Add(char32_t lower) {
    const LetterId id = next_++;
    const auto upper = static_cast<char32_t>(u_toupper(static_cast<UChar32>(lower)));
    entries_[id].lower = lower;
    entries_[id].upper = upper;
    ids_[lower] = {.id = id, .upper = false};
    ids_[upper] = {.id = id, .upper = true};
    return id;
  }

  LetterId next_ = 1;
  std::array<Entry, kLetterIds> entries_;
  std::unordered_map<char32_t, Letter32> ids_;
};

const Alphabet& TheAlphabet() {
  static const Alphabet kAlphabet;
  return kAlphabet;
}

}  // namespace

std::optional<Letter32> LetterOf(char32_t c) { return TheAlphabet().Find(c); }
char32_t LowerOf(LetterId id) { return TheAlphabet().at(id).lower; }
char32_t UpperOf(LetterId id) { return TheAlphabet().at(id).upper; }
LetterId WithoutTone(LetterId id) { return TheAlphabet().at(id).without_tone; }
LetterId WithoutShape(LetterId id) { return TheAlphabet().at(id).without_shape; }
LetterId Bare(LetterId id) { return TheAlphabet().at(id).bare; }
bool IsVowel(LetterId id) { return TheAlphabet().at(id).vowel; }

std::optional<LetterString> LettersOf(std::u32string_view word) {
  LetterString letters;
  for (const char32_t c : word) {
    const auto letter = LetterOf(c);
    if (!letter) return std::nullopt;
    letters.push_back(letter->id);
  }
  return letters;
}

std::optional<LetterString> LettersOf(std::string_view utf8) { return LettersOf(Utf32(utf8)); }

std::u32string Utf32(std::string_view utf8) {
  std::u32string text;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (std::size_t i = 0; i < utf8.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, utf8.size(), c);
    text.push_back(static_cast<char32_t>(c));
  }
  return text;
}

std::string Utf8(std::u32string_view text) {
  std::string utf8;
  for (const char32_t c : text) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, static_cast<UChar32>(c));
    utf8.append(bytes.data(), static_cast<std::size_t>(size));
  }
  return utf8;
}

}  // namespace vanthu
