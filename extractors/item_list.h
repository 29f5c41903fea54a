// item_list: the items of the lists at the two ends of a letter, Kính gửi and Nơi nhận: one a line,
// with or without bullets, wrapped or several on a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fields.h"
#include "extractors/letter.h"
#include "extractors/line_label.h"

namespace vanthu {

enum class ItemSeparator : std::uint8_t {
  kBullet,             // a semicolon ends an item only before a bullet: "- A; B;"
  kBulletOrSemicolon,  // or anywhere when the list has no bullets: "Kính gửi: A; B."
};

// The lines of the first list of a letter, the label of its first line cut off. Without zones the
// label and the bullets below it are all there is to go by.
struct ListLines {
  std::vector<Span> spans;  // In letter.text.
  bool has_zone = true;
  bool has_label = false;  // on the first line
};
[[nodiscard]] ListLines LinesOfList(const Letter& letter, Zone zone, PartLabel label);

// The bytes of the bullet a line begins with, spaces around it included: "- ", "+ ", "• ".
[[nodiscard]] std::optional<std::size_t> BulletSize(std::string_view text);

// The items of a list without bullets and end punctuation. `lines` are spans of letter.text, the
// first behind the list's label.
[[nodiscard]] std::vector<Found<std::string>> ItemsOf(const Letter& letter,
                                                      std::span<const Span> lines,
                                                      ItemSeparator separator);

}  // namespace vanthu
