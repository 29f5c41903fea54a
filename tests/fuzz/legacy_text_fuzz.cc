// Feeds any bytes to the decoder of legacy encodings: what comes out is UTF-8 with the same lines
// and the same spaces, also when a good letter stands around the bytes and has them decoded.
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pipeline/load/legacy_text.h"

namespace {

// Six words that are Vietnamese in TCVN3 only, in VIQR, in VNI.
constexpr std::string_view kLetters[] = {
    "", "Thùc hiÖn KÕ ho¹ch tuyªn truyÒn phßng chèng\n",
    "Thu+.c hie^.n Ke^' hoa.ch tuye^n truye^`n pho`ng cho^'ng di.ch be^.nh\n",
    "Thöïc hieän Keá hoaïch tuyeân truyeàn phoøng choáng\n"};

void Check(const std::string& bytes) {
  const vanthu::LegacyText decoded = vanthu::DecodeLegacyText(bytes);
  for (const char c : {'\n', '\r', '\f', ' '}) {
    if (std::ranges::count(decoded.text, c) != std::ranges::count(bytes, c)) std::abort();
  }
  const auto* text = reinterpret_cast<const std::uint8_t*>(decoded.text.data());
  for (std::size_t i = 0; i < decoded.text.size();) {
    UChar32 c = 0;
    U8_NEXT(text, i, decoded.text.size(), c);
    if (c < 0) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string_view letter : kLetters) Check(std::string(letter) + bytes);
  return 0;
}
