// legacy_encoder: UTF-8 written in an encoding from before Unicode, to have something to decode.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// `charset` is a column of data/legacy_encodings.tsv ("tcvn3", "viqr", …) or "windows-1258".
// Characters it has no code for are left in UTF-8.
[[nodiscard]] std::string EncodeLegacy(std::string_view charset, std::string_view utf8);

// Bytes as the characters that windows-1252 has for them, in UTF-8: what a program shows that
// knows nothing of the encoding.
[[nodiscard]] std::string AsWindows1252(std::string_view bytes);

}  // namespace vanthu
