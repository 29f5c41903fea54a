// Tested by tests/pipeline/load/legacy_line_test.cc.
#include "pipeline/load/legacy_line.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <optional>
#include <utility>

#include "pipeline/load/spelling.h"

namespace vanthu {
namespace {

constexpr char16_t kFirstBeyondAscii = 0x80;
constexpr char16_t kHyphen = u'-';
constexpr char16_t kSoftHyphen = 0xad;

// VISCII and TCVN 5712 put rare capitals (Ẳ, Ỹ, Ú) on control codes that texts do not need.
bool IsLetterControl(char16_t c) {
  return (c >= 0x01 && c <= 0x06) || (c >= 0x11 && c <= 0x19) || c == 0x1e;
}

bool IsOfPiece(char16_t c) {
  if (c < kFirstBeyondAscii) return u_isalpha(c) != 0 || IsLetterControl(c);
  return c == 0xa0 || u_isUWhiteSpace(c) == 0;
}

std::vector<Span> PiecesOf(std::u16string_view text) {
  std::vector<Span> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && IsOfPiece(text[end])) ++end;
    if (end > begin) pieces.push_back({begin, end});
    begin = end + 1;
  }
  return pieces;
}

bool IsAscii(std::u16string_view piece) {
  for (const char16_t c : piece) {
    if (c >= kFirstBeyondAscii || IsLetterControl(c)) return false;
  }
  return true;
}

std::u16string_view TextOf(const LegacyLine& line, Span span) {
  return std::u16string_view(line.text).substr(span.begin, span.size());
}

// The bytes of a piece; nothing when it has a character that windows-1252 has not.
std::optional<std::string> BytesOf(const LegacyLine& line, Span span) {
  std::string bytes;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    if (line.bytes[i] == LegacyLine::kNoByte) return std::nullopt;
    bytes += static_cast<char>(line.bytes[i]);
  }
  return bytes;
}

struct DecodedPiece {
  std::u16string text;
  Spelling spelling = Spelling::kOther;
};

std::optional<DecodedPiece> DecodePiece(const LegacyLine& line, Span span, Charset charset) {
  const auto bytes = BytesOf(line, span);
  if (!bytes) return std::nullopt;
  auto whole = Decode(charset, *bytes);
  if (!whole) return std::nullopt;
  const Spelling spelling = Judge(*whole, charset);
  if (spelling == Spelling::kSyllables) return DecodedPiece{*std::move(whole), spelling};
  // In some charsets the quotes and dashes of windows-1252 are letters; typists had them anyway.
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  while (begin < end && PartsWords(line.text[begin])) ++begin;
  while (end > begin && PartsWords(line.text[end - 1])) --end;
  if (begin < end && (begin > span.begin || end < span.end)) {
    const auto core = Decode(charset, bytes->substr(begin - span.begin, end - begin));
    if (core && Judge(*core, charset) == Spelling::kSyllables) {
      return DecodedPiece{std::u16string(TextOf(line, {span.begin, begin})) + *core +
                              std::u16string(TextOf(line, {end, span.end})),
                          Spelling::kSyllables};
    }
  }
  return DecodedPiece{*std::move(whole), spelling};
}

void Count(Spelling spelling, Tally& tally) {
  if (spelling == Spelling::kSyllables) ++tally.legal;
  if (spelling == Spelling::kOther) ++tally.other;
}

bool IsLegalTcvn3(const LegacyLine& line, Span span) {
  const auto piece = DecodePiece(line, span, Charset::kTcvn3);
  return piece && piece->spelling == Spelling::kSyllables;
}

}  // namespace

LegacyLine ReadLegacyLine(std::string_view line) {
  LegacyLine read;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  for (std::size_t i = 0; i < line.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, line.size(), c);
    if (c < 0) {
      read = {.is_utf8 = false};
      break;
    }
    const auto byte = ToWindows1252(static_cast<char32_t>(c));
    char16_t units[2];
    std::size_t count = 0;
    if (c <= 0xffff) {
      units[count++] = static_cast<char16_t>(c);
    } else {
      units[count++] = U16_LEAD(c);
      units[count++] = U16_TRAIL(c);
    }
    for (std::size_t unit = 0; unit < count; ++unit) {
      read.text += units[unit];
      read.bytes.push_back(byte ? std::int16_t{*byte} : LegacyLine::kNoByte);
    }
  }
  if (read.is_utf8) return read;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    read.text += FromWindows1252(byte);
    read.bytes.push_back(byte);
  }
  return read;
}

LegacyLine WithLostHorns(const LegacyLine& line) {
  LegacyLine mended = line;
  for (std::size_t at = line.text.find(kHyphen); at != std::u16string::npos;
       at = line.text.find(kHyphen, at + 1)) {
    Span left = {at, at};
    while (left.begin > 0 && IsOfPiece(line.text[left.begin - 1])) --left.begin;
    Span right = {at + 1, at + 1};
    while (right.end < line.text.size() && IsOfPiece(line.text[right.end])) ++right.end;
    if (left.empty() && right.empty()) continue;
    const auto stands_alone = [&](Span part) { return part.empty() || IsLegalTcvn3(line, part); };
    if (stands_alone(left) && stands_alone(right)) continue;
    mended.text[at] = kSoftHyphen;
    mended.bytes[at] = kSoftHyphen;
    if (!IsLegalTcvn3(mended, {left.begin, right.end})) {
      mended.text[at] = kHyphen;
      mended.bytes[at] = kHyphen;
    }
  }
  return mended;
}

Tally WeighAsIs(const LegacyLine& line) {
  Tally tally;
  for (const Span span : PiecesOf(line.text)) {
    const auto piece = TextOf(line, span);
    if (!IsAscii(piece)) Count(Judge(piece), tally);
  }
  return tally;
}

Tally WeighDecoded(const LegacyLine& line, Charset charset) {
  Tally tally;
  for (const Span span : PiecesOf(line.text)) {
    if (IsAscii(TextOf(line, span))) continue;
    const auto piece = DecodePiece(line, span, charset);
    Count(piece ? piece->spelling : Spelling::kOther, tally);
  }
  return tally;
}

DecodedLine DecodeLine(const LegacyLine& line, Charset charset) {
  DecodedLine decoded;
  std::size_t copied = 0;
  for (const Span span : PiecesOf(line.text)) {
    decoded.text += line.text.substr(copied, span.begin - copied);
    copied = span.end;
    const std::size_t begin = decoded.text.size();
    const auto as_is = TextOf(line, span);
    const auto piece =
        IsAscii(as_is) ? std::optional<DecodedPiece>() : DecodePiece(line, span, charset);
    decoded.text += piece ? std::u16string_view(piece->text) : as_is;
    decoded.pieces.push_back({begin, decoded.text.size()});
    if (piece) decoded.decoded.push_back(decoded.pieces.back());
  }
  decoded.text += line.text.substr(copied);
  return decoded;
}

}  // namespace vanthu
