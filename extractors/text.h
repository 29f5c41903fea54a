// AlignedText: what every text transform returns, the new text and the way back to the old one.
//
// Offsets are bytes of UTF-8. An Alignment is a sorted list of pieces that together cover both
// texts; inside a changed piece nothing finer is known, so a span maps to the whole of every
// changed piece it touches. Composing two transforms composes their alignments, so a field found
// after three stages still lands on its words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"

namespace vanthu {

class Alignment {
 public:
  // The alignment of a text of `size` bytes with itself.
  [[nodiscard]] static Alignment Identity(std::size_t size);

  // Builds from left to right. Unchanged bytes map one to one.
  void Keep(std::size_t size);
  void Replace(std::size_t source_size, std::size_t target_size);

  [[nodiscard]] Span ToSource(Span target) const;
  [[nodiscard]] Span ToTarget(Span source) const;
  // First this transform, then `next`.
  [[nodiscard]] Alignment Then(const Alignment& next) const;

  [[nodiscard]] std::size_t source_size() const { return source_size_; }
  [[nodiscard]] std::size_t target_size() const { return target_size_; }

 private:
  struct Piece {
    Span source;
    Span target;
    bool kept = false;  // One to one inside; source.size() == target.size().
  };
  std::vector<Piece> pieces_;
  std::size_t source_size_ = 0;
  std::size_t target_size_ = 0;
};

struct AlignedText {
  std::string text;
  Alignment alignment;  // From the transform's input to `text`.
};

}  // namespace vanthu
