// pdf_stream: the data of a PDF stream, never more of it than was asked for.
//
// A few hundred bytes of Flate can inflate to gigabytes; reading stops at the limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

class QPDFObjectHandle;

namespace vanthu {

struct StreamData {
  enum class End : std::uint8_t {
    kWhole,
    kDamaged,    // `bytes` is what could be read
    kOverLimit,  // `bytes` is the first `limit` bytes
  };
  std::string bytes;
  End end = End::kWhole;
};

// All filters but the image codecs undone. kDamaged with no bytes when there is such a codec.
[[nodiscard]] StreamData ReadDecoded(QPDFObjectHandle stream, std::size_t limit);

// As it lies in the file (decrypted), with the Flate filters before the image codec undone.
// REQUIRES: FilterNames(stream) is zero or more /FlateDecode and then one image codec.
[[nodiscard]] StreamData ReadEncodedImage(QPDFObjectHandle stream, std::size_t limit);

// "/FlateDecode", "/DCTDecode", … in the order they are undone.
[[nodiscard]] std::vector<std::string> FilterNames(QPDFObjectHandle stream);

}  // namespace vanthu
