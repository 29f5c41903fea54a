// Tested by tests/pipeline/export/glyphless_font_test.cc and searchable_pdf_test.cc.
#include "pipeline/export/glyphless_font.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

constexpr const char* kFontName = "/GlyphlessFont";
// Units of the em square; PDF counts in the same.
constexpr int kUnitsPerEm = 1000;
constexpr int kAdvance = static_cast<int>(kGlyphWidth * kUnitsPerEm);
constexpr int kGlyphs = 2;  // .notdef and the one that all codes share
constexpr std::uint16_t kFirstFarCode = 0xD800;
constexpr std::uint16_t kLastFarCode = 0xDFFF;
constexpr char32_t kReplacement = 0xFFFD;

// --- The TrueType file ---

void Put16(std::string& bytes, std::uint32_t value) {
  bytes += static_cast<char>(value >> 8 & 0xFF);
  bytes += static_cast<char>(value & 0xFF);
}
void Put32(std::string& bytes, std::uint32_t value) {
  Put16(bytes, value >> 16);
  Put16(bytes, value & 0xFFFF);
}

std::string Numbers16(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) Put16(bytes, static_cast<std::uint16_t>(value));
  return bytes;
}

std::uint32_t Checksum(std::string_view table) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < table.size(); i += 4) {
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      word = word << 8 | (i + k < table.size() ? static_cast<unsigned char>(table[i + k]) : 0U);
    }
    sum += word;
  }
  return sum;
}

constexpr std::size_t kChecksumOffset = 8;  // of checkSumAdjustment in `head`

std::string HeadTable() {
  std::string head;
  Put32(head, 0x00010000);  // version
  Put32(head, 0x00010000);  // revision of the font
  Put32(head, 0);           // checkSumAdjustment
  Put32(head, 0x5F0F3CF5);  // magic number
  head += Numbers16({0, kUnitsPerEm});
  head += std::string(16, '\0');    // made and changed: no time
  head += Numbers16({0, 0, 0, 0});  // of all glyphs together
  head += Numbers16({0, 1, 2, 0, 0});
  return head;
}

}  // namespace

std::string GlyphlessTrueType() {
  // Tables in the order of their names, as the format wants them.
  std::vector<std::pair<std::string, std::string>> tables = {
      {"cmap", Numbers16({0, 1, 1, 0, 0, 12}) + Numbers16({6, 12, 0, 0, 1, 1})},
      {"glyf", std::string(1, '\0')},
      {"head", HeadTable()},
      {"hhea",
       Numbers16({1, 0, kUnitsPerEm, 0, 0, kAdvance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, kGlyphs})},
      {"hmtx", Numbers16({kAdvance, 0, kAdvance, 0})},
      {"loca", Numbers16({0, 0, 0})},
      {"maxp", Numbers16({1, 0, kGlyphs, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0})},
  };
  const auto count = static_cast<int>(tables.size());
  std::string file;
  Put32(file, 0x00010000);
  // The largest power of two below the count: 4 tables, 64 bytes, 2; and the rest.
  file += Numbers16({count, 64, 2, count * 16 - 64});
  std::size_t offset = file.size() + tables.size() * 16;
  std::string body;
  std::size_t head_at = 0;
  for (const auto& [name, table] : tables) {
    if (name == "head") head_at = offset + body.size();
    file += name;
    Put32(file, Checksum(table));
    Put32(file, static_cast<std::uint32_t>(offset + body.size()));
    Put32(file, static_cast<std::uint32_t>(table.size()));
    body += table;
    body.resize((body.size() + 3) / 4 * 4, '\0');
  }
  file += body;
  std::string adjustment;
  Put32(adjustment, 0xB1B0AFBA - Checksum(file));
  file.replace(head_at + kChecksumOffset, adjustment.size(), adjustment);
  return file;
}

std::string GlyphlessFont::Encode(std::string_view utf8) {
  std::string hex;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    auto character = c < 0 ? kReplacement : static_cast<char32_t>(c);
    if (character > 0xFFFF) {
      const std::size_t next = kFirstFarCode + far_codes_.size();
      const auto known = far_codes_.find(character);
      if (known == far_codes_.end() && next <= kLastFarCode) {
        far_codes_[character] = static_cast<std::uint16_t>(next);
        far_characters_[static_cast<std::uint16_t>(next)] = character;
      }
      // More than two thousand kinds of emoji are no letter.
      const auto code = far_codes_.find(character);
      character = code == far_codes_.end() ? kReplacement : char32_t{code->second};
    }
    hex += fmt::format("{:04X}", static_cast<std::uint32_t>(character));
  }
  return hex;
}

std::string GlyphlessFont::ToUnicode() const {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  // A range must not cross the first byte, a section has at most 100.
  std::vector<int> high_bytes;
  for (int high = 0; high <= 0xFF; ++high) {
    if (high < kFirstFarCode >> 8 || high > kLastFarCode >> 8) high_bytes.push_back(high);
  }
  constexpr std::size_t kMaxRanges = 100;
  for (std::size_t begin = 0; begin < high_bytes.size(); begin += kMaxRanges) {
    const std::size_t end = std::min(begin + kMaxRanges, high_bytes.size());
    map += fmt::format("{} beginbfrange\n", end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      map += fmt::format("<{0:02X}00> <{0:02X}FF> <{0:02X}00>\n", high_bytes[i]);
    }
    map += "endbfrange\n";
  }
  for (const auto& [code, character] : far_characters_) {
    const std::uint32_t above = static_cast<std::uint32_t>(character) - 0x10000;
    map += fmt::format("1 beginbfchar\n<{:04X}> <{:04X}{:04X}>\nendbfchar\n", code,
                       0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

QPDFObjectHandle GlyphlessFont::AddTo(QPDF& pdf) const {
  const std::string file = GlyphlessTrueType();
  QPDFObjectHandle font_file = pdf.newStream(file);
  font_file.getDict().replaceKey("/Length1",
                                 QPDFObjectHandle::newInteger(static_cast<long long>(file.size())));
  QPDFObjectHandle descriptor = pdf.makeIndirectObject(QPDFObjectHandle::parse(fmt::format(
      "<< /Type /FontDescriptor /FontName {} /Flags 5 /FontBBox [0 0 {} {}] /ItalicAngle 0 "
      "/Ascent {} /Descent -1 /CapHeight {} /StemV 80 >>",
      kFontName, kAdvance, kUnitsPerEm, kUnitsPerEm, kUnitsPerEm)));
  descriptor.replaceKey("/FontFile2", font_file);
  // Every code is drawn with glyph 1.
  std::string glyph_of_code;
  for (int code = 0; code <= 0xFFFF; ++code) Put16(glyph_of_code, 1);
  QPDFObjectHandle cid_font = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      fmt::format("<< /Type /Font /Subtype /CIDFontType2 /BaseFont {} /DW {} "
                  "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
                  kFontName, kAdvance)));
  cid_font.replaceKey("/FontDescriptor", descriptor);
  cid_font.replaceKey("/CIDToGIDMap", pdf.newStream(glyph_of_code));
  QPDFObjectHandle font = QPDFObjectHandle::parse(fmt::format(
      "<< /Type /Font /Subtype /Type0 /BaseFont {} /Encoding /Identity-H >>", kFontName));
  font.replaceKey("/DescendantFonts", QPDFObjectHandle::newArray({cid_font}));
  font.replaceKey("/ToUnicode", pdf.newStream(ToUnicode()));
  return pdf.makeIndirectObject(font);
}

}  // namespace vanthu
