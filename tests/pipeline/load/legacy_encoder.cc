#include "tests/pipeline/load/legacy_encoder.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <charconv>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "extractors/table.h"
#include "pipeline/load/charset.h"

namespace vanthu {
namespace {

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (; hex.size() >= 2; hex.remove_prefix(2)) {
    unsigned value = 0;
    std::from_chars(hex.data(), hex.data() + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

std::string ReadTable() {
  std::ostringstream text;
  text << std::ifstream(VANTHU_SOURCE_DIR "/data/legacy_encodings.tsv", std::ios::binary).rdbuf();
  return text.str();
}

using Codes = std::map<std::string, std::string>;

// By the letter in UTF-8.
const Codes& CodesOf(const std::string& charset) {
  static std::map<std::string, Codes> all;
  auto [found, is_new] = all.try_emplace(charset);
  if (!is_new) return found->second;
  const auto table = Table::Parse("legacy_encodings.tsv", ReadTable()).value();
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view cell = table.Cell(row, charset);
    found->second.emplace(table.Cell(row, "letter"),
                          charset == "viqr" ? std::string(cell) : FromHex(cell));
  }
  return found->second;
}

// windows-1258 has the letters with a shape and five tones behind them.
std::string ToWindows1258(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString letters = icu::Normalizer2::getNFDInstance(status)->normalize(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))),
      status);
  // NFD puts the dot below before the shape; the shape goes first.
  icu::UnicodeString shaped;
  for (std::int32_t i = 0; i < letters.length(); ++i) {
    constexpr char16_t kDotBelow = 0x323;
    const bool shape_follows =
        i + 1 < letters.length() && (letters[i + 1] == 0x302 || letters[i + 1] == 0x306);
    if (letters[i] == kDotBelow && shape_follows) {
      shaped += letters[i + 1];
      shaped += letters[i++];
    } else {
      shaped += letters[i];
    }
  }
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString joined;
  for (std::int32_t i = 0; i < shaped.length(); ++i) {
    const bool is_tone =
        icu::UnicodeString(u"\u0300\u0301\u0303\u0309\u0323").indexOf(shaped[i]) >= 0;
    const std::int32_t last = joined.length() - 1;
    const UChar32 pair = is_tone || last < 0 ? -1 : nfc->composePair(joined[last], shaped[i]);
    if (pair >= 0) {
      joined.setCharAt(last, static_cast<char16_t>(pair));
    } else {
      joined += shaped[i];
    }
  }
  // A letter has one byte in it; without a terminating zero.
  std::string bytes(static_cast<std::size_t>(joined.length()), '\0');
  joined.extract(0, joined.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()),
                 "windows-1258");
  return bytes;
}

// Quotes and dashes; fonts of the time left them where windows-1252 has them.
std::string InWindows1252(const std::string& utf8) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  const auto byte = ToWindows1252(static_cast<char32_t>(text.char32At(0)));
  return byte ? std::string(1, static_cast<char>(*byte)) : utf8;
}

}  // namespace

std::string EncodeLegacy(std::string_view charset, std::string_view utf8) {
  if (charset == "windows-1258") return ToWindows1258(utf8);
  const Codes& codes = CodesOf(std::string(charset));
  std::string bytes;
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t size = 1;
    while (at + size < utf8.size() &&
           (static_cast<unsigned char>(utf8[at + size]) & 0xc0) == 0x80) {
      ++size;
    }
    const std::string letter(utf8.substr(at, size));
    const auto found = codes.find(letter);
    if (found != codes.end()) {
      bytes += found->second;
    } else {
      bytes += charset == "viqr" ? letter : InWindows1252(letter);
    }
    at += size;
  }
  return bytes;
}

std::string AsWindows1252(std::string_view bytes) {
  icu::UnicodeString text;
  for (const char c : bytes) text += FromWindows1252(static_cast<unsigned char>(c));
  std::string utf8;
  return text.toUTF8String(utf8);
}

}  // namespace vanthu
