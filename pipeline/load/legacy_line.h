// legacy_line: one line of text as the bytes it may once have been, the evidence it gives for each
// encoding, and the line decoded.
//
// A line is cut into pieces at spaces, digits and ASCII punctuation; only pieces with a character
// beyond ASCII are evidence, and only they are decoded. So numbers, addresses and codes stay.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"
#include "pipeline/load/charset.h"

namespace vanthu {

struct LegacyLine {
  std::u16string text;  // as it stands; what is not UTF-8 as windows-1252 has it
  // A unit of `text` as windows-1252 has it; kNoByte where it has none.
  std::vector<std::int16_t> bytes;
  bool is_utf8 = true;

  static constexpr std::int16_t kNoByte = -1;
};

[[nodiscard]] LegacyLine ReadLegacyLine(std::string_view line);

// The line with the letter ư, whose byte in TCVN3 is a soft hyphen, where a program made it a
// hyphen: n-íc (nước), Nh- (Như). A hyphen stays where it joins syllables or codes.
[[nodiscard]] LegacyLine WithLostHorns(const LegacyLine& line);

// How many pieces read as Vietnamese, and how many do not; abbreviations are neither.
struct Tally {
  int legal = 0;
  int other = 0;
  [[nodiscard]] int margin() const { return legal - other; }
};

struct LegacyEvidence {
  Tally as_is;
  std::array<Tally, kCharsets.size()> decoded;  // by the number of the charset
};

[[nodiscard]] Tally WeighAsIs(const LegacyLine& line);
[[nodiscard]] Tally WeighDecoded(const LegacyLine& line, Charset charset);

// A line with some pieces decoded; the letters of those may be of unknown case.
struct DecodedLine {
  std::u16string text;
  std::vector<Span> pieces;   // of `text`, all of them, in order
  std::vector<Span> decoded;  // those of `pieces` that were decoded
};

[[nodiscard]] DecodedLine DecodeLine(const LegacyLine& line, Charset charset);

}  // namespace vanthu
