// legacy_text: text in an encoding from before Unicode, told by what it reads as and decoded.
//
//   DecodeLegacyText("C\xE9ng hßa …")    "Cộng hòa …", encodings {"TCVN3"}
//
// It takes the bytes of a text file or UTF-8 that holds such bytes as the characters of
// windows-1252 (Céng hßa x· héi), as text layers of PDF and copied text do. Each line is
// decided by itself, with the evidence of the whole text: a text may be partly in TCVN3, partly in
// VNI, partly right. Right text stays as it is, byte for byte, but for marks that follow their
// letter (NFD), which are joined to it. Never guesses on a few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace vanthu {

struct LegacyText {
  std::string text;  // UTF-8; bytes that nothing explains are U+FFFD
  // The names of the encodings that lines were decoded from, the commonest first.
  std::vector<std::string> encodings;
};

// Lines end as before, and words stay as many.
[[nodiscard]] LegacyText DecodeLegacyText(std::string_view bytes);

struct LegacyLines {
  std::vector<OcrLine> lines;  // the same words in the same boxes
  std::vector<std::string> encodings;
};

[[nodiscard]] LegacyLines DecodeLegacyLines(std::vector<OcrLine> lines);

// For the pages whose text was decoded: from what. Empty when `encodings` is.
[[nodiscard]] std::vector<Issue> LegacyIssues(const std::vector<std::string>& encodings);

}  // namespace vanthu
