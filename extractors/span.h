// Span: a half-open range of bytes [begin, end) in one named UTF-8 text.
//
// A span never outlives the knowledge of which text it belongs to: every member that holds one says
// so.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string_view>

namespace vanthu {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;  // Not included. Never less than begin.

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] std::string_view Of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  auto operator<=>(const Span&) const = default;
};

// The smallest span that covers both.
[[nodiscard]] inline Span Cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace vanthu
