// line_label: the words by which a line says which part of a letter begins: "V/v …", "Kính gửi: …",
// "Nơi nhận: …", in spite of what OCR made of them ("Viv", "Kinh gtri", "Not nhận").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vanthu {

enum class PartLabel : std::uint8_t {
  kSubject,       // V/v, Về việc, Về
  kRecipients,    // Kính gửi:, Kính trình:
  kDistribution,  // Nơi nhận:
};

// Where the text after the label begins in `line`, its colon and spaces passed; nullopt when the
// line does not begin with that label. Bullets and Markdown marks before the label do not count.
[[nodiscard]] std::optional<std::size_t> AfterLabel(PartLabel label, std::string_view line);

}  // namespace vanthu
