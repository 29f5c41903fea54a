// Tested by tests/pipeline/load/charset_test.cc.
#include "pipeline/load/charset.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "extractors/table.h"
#include "pipeline/load/legacy_tables.h"

namespace vanthu {
namespace {

// The byte codes of one column of the table.
struct ByteTable {
  std::unordered_map<std::string, char16_t> letters;  // by their bytes, one or two
  std::set<char16_t> caseless;                        // small letters that share their bytes
};

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (; hex.size() >= 2; hex.remove_prefix(2)) {
    unsigned value = 0;
    std::from_chars(hex.data(), hex.data() + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

char16_t LetterOf(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))[0];
}

ByteTable ReadColumn(std::string_view column) {
  const auto table = Table::Parse("legacy_encodings.tsv", kLegacyEncodingTable).value();
  ByteTable read;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const char16_t letter = LetterOf(table.Cell(row, "letter"));
    const auto [known, is_new] = read.letters.emplace(FromHex(table.Cell(row, column)), letter);
    if (!is_new) {
      // The small letter, which stands for both until the case is known.
      known->second = std::max(known->second, letter, [](char16_t a, char16_t b) {
        return u_isupper(a) && !u_isupper(b);
      });
      read.caseless.insert(known->second);
    }
  }
  return read;
}

// People type a capital and the mark of the small letter (UÛY as Uûy), which looks the same.
ByteTable ReadVni() {
  ByteTable read = ReadColumn("vni");
  constexpr char kCaseBit = 0x20;
  std::unordered_map<std::string, char16_t> other_case;
  for (const auto& [bytes, letter] : read.letters) {
    if (bytes.size() == 2) {
      other_case.emplace(std::string{bytes[0], static_cast<char>(bytes[1] ^ kCaseBit)}, letter);
    }
  }
  read.letters.merge(other_case);
  return read;
}

const ByteTable& TableOf(Charset charset) {
  static const ByteTable kTcvn3 = ReadColumn("tcvn3");
  static const ByteTable kTcvn5712 = ReadColumn("tcvn5712");
  static const ByteTable kVni = ReadVni();
  static const ByteTable kVps = ReadColumn("vps");
  static const ByteTable kViscii = ReadColumn("viscii");
  static const ByteTable kNone;
  switch (charset) {
    case Charset::kTcvn3:
      return kTcvn3;
    case Charset::kTcvn5712:
      return kTcvn5712;
    case Charset::kVni:
      return kVni;
    case Charset::kVps:
      return kVps;
    case Charset::kViscii:
      return kViscii;
    case Charset::kWindows1258:
    case Charset::kUtf8:
      break;
  }
  return kNone;
}

icu::UnicodeString DecodeByTable(const ByteTable& table, std::string_view bytes) {
  icu::UnicodeString text;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t size = 2;
    auto found = table.letters.find(std::string(bytes.substr(at, size)));
    if (found == table.letters.end()) {
      size = 1;
      found = table.letters.find(std::string(bytes.substr(at, size)));
    }
    text += found != table.letters.end() ? found->second
                                         : FromWindows1252(static_cast<unsigned char>(bytes[at]));
    at += size;
  }
  return text;
}

icu::UnicodeString DecodeByIcu(const char* name, std::string_view bytes, UErrorCode& status) {
  const icu::LocalUConverterPointer converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return {};
  ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  return {bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.getAlias(), status};
}

std::u16string Nfc(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString nfc = icu::Normalizer2::getNFCInstance(status)->normalize(text, status);
  return {nfc.getBuffer(), static_cast<std::size_t>(nfc.length())};
}

std::array<char16_t, 256> ReadWindows1252() {
  std::array<char16_t, 256> characters{};
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char byte = static_cast<char>(i);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString one = DecodeByIcu("windows-1252", {&byte, 1}, status);
    characters[i] = U_SUCCESS(status) && one.length() == 1 ? one[0] : static_cast<char16_t>(i);
  }
  return characters;
}

const std::array<char16_t, 256>& Windows1252() {
  static const std::array<char16_t, 256> kCharacters = ReadWindows1252();
  return kCharacters;
}

}  // namespace

std::string_view NameOf(Charset charset) {
  switch (charset) {
    case Charset::kTcvn3:
      return "TCVN3";
    case Charset::kTcvn5712:
      return "TCVN 5712";
    case Charset::kVni:
      return "VNI";
    case Charset::kVps:
      return "VPS";
    case Charset::kViscii:
      return "VISCII";
    case Charset::kWindows1258:
      return "windows-1258";
    case Charset::kUtf8:
      break;
  }
  return "UTF-8 read as windows-1252";
}

std::optional<std::u16string> Decode(Charset charset, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  switch (charset) {
    case Charset::kWindows1258: {
      const icu::UnicodeString text = DecodeByIcu("windows-1258", bytes, status);
      if (U_FAILURE(status)) return std::nullopt;
      return Nfc(text);
    }
    case Charset::kUtf8: {
      const icu::UnicodeString text = DecodeByIcu("UTF-8", bytes, status);
      if (U_FAILURE(status)) return std::nullopt;
      return Nfc(text);
    }
    default:
      return Nfc(DecodeByTable(TableOf(charset), bytes));
  }
}

bool IsCaseless(Charset charset, char16_t letter) {
  return TableOf(charset).caseless.contains(letter);
}

char16_t FromWindows1252(unsigned char byte) { return Windows1252()[byte]; }

std::optional<unsigned char> ToWindows1252(char32_t character) {
  constexpr char32_t kFirstControl = 0x80;
  if (character < kFirstControl) return static_cast<unsigned char>(character);
  constexpr char32_t kFirstAlike = 0xa0, kLastAlike = 0xff;
  if (character >= kFirstAlike && character <= kLastAlike) {
    return static_cast<unsigned char>(character);
  }
  const auto others = std::span(Windows1252()).subspan(kFirstControl, kFirstAlike - kFirstControl);
  const auto found = std::ranges::find(others, character);
  if (found != others.end()) {
    return static_cast<unsigned char>(kFirstControl + (found - others.begin()));
  }
  // A program that took the bytes for ISO 8859-1 left control characters.
  constexpr char32_t kLastControl = 0x9f;
  if (character <= kLastControl) return static_cast<unsigned char>(character);
  // The same shape at another place, as fonts' tables of names have it: µ and ·.
  constexpr char32_t kGreekMu = 0x3bc, kBulletOperator = 0x2219, kDotOperator = 0x22c5;
  if (character == kGreekMu) return 0xb5;
  if (character == kBulletOperator || character == kDotOperator) return 0xb7;
  return std::nullopt;
}

}  // namespace vanthu
