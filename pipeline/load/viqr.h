// viqr: Vietnamese written in ASCII as RFC 1456 has it: Co^.ng ho`a xa~ ho^.i.
//
// Its marks are the marks of ordinary text (question marks, periods), so a text is taken for VIQR
// on strong evidence only, and then word by word: what does not become a syllable stays.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// How the words of a line read: `strong` are those with a mark that ends no sentence and closes no
// bracket and which become a syllable, `broken` those with such a mark which do not, `words` all.
struct ViqrEvidence {
  int strong = 0;
  int broken = 0;
  int words = 0;
};

[[nodiscard]] ViqrEvidence WeighViqr(std::string_view line);

// UTF-8, NFC. REQUIRES: the text around was found to be VIQR.
[[nodiscard]] std::string DecodeViqr(std::string_view line);

}  // namespace vanthu
