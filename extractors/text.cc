// Tested by tests/extractors/text_test.cc.
#include "extractors/text.h"

#include <algorithm>

namespace vanthu {
namespace {

// Maps a span through pieces that tile both texts; `from` and `to` are the two sides of a piece.
// Pieces with an empty `from` side have no bytes to touch, but are covered when pieces on both
// sides of them are.
template <typename Piece>
Span Map(const std::vector<Piece>& pieces, Span span, Span Piece::*from, Span Piece::*to) {
  auto piece = std::ranges::partition_point(
      pieces, [&](const Piece& p) { return (p.*from).end <= span.begin; });
  if (piece == pieces.end()) {
    const std::size_t end = pieces.empty() ? 0 : (pieces.back().*to).end;
    return {end, end};
  }
  const auto position = [&](const Piece& p, std::size_t offset) {
    return (p.*to).begin + (p.kept ? offset - (p.*from).begin : 0);
  };
  if (span.empty()) {
    const std::size_t at = position(*piece, span.begin);
    return {at, at};
  }
  Span mapped = {position(*piece, span.begin), 0};
  for (; piece != pieces.end() && ((*piece).*from).begin < span.end; ++piece) {
    const std::size_t end = std::min(span.end, ((*piece).*from).end);
    mapped.end = piece->kept ? position(*piece, end) : ((*piece).*to).end;
  }
  return mapped;
}

}  // namespace

Alignment Alignment::Identity(std::size_t size) {
  Alignment alignment;
  alignment.Keep(size);
  return alignment;
}

void Alignment::Keep(std::size_t size) {
  if (size == 0) return;
  if (!pieces_.empty() && pieces_.back().kept) {
    pieces_.back().source.end += size;
    pieces_.back().target.end += size;
  } else {
    pieces_.push_back({.source = {source_size_, source_size_ + size},
                       .target = {target_size_, target_size_ + size},
                       .kept = true});
  }
  source_size_ += size;
  target_size_ += size;
}

void Alignment::Replace(std::size_t source_size, std::size_t target_size) {
  if (source_size == 0 && target_size == 0) return;
  pieces_.push_back({.source = {source_size_, source_size_ + source_size},
                     .target = {target_size_, target_size_ + target_size},
                     .kept = false});
  source_size_ += source_size;
  target_size_ += target_size;
}

Span Alignment::ToSource(Span target) const {
  return Map(pieces_, target, &Piece::target, &Piece::source);
}

Span Alignment::ToTarget(Span source) const {
  return Map(pieces_, source, &Piece::source, &Piece::target);
}

Alignment Alignment::Then(const Alignment& next) const {
  Alignment composed;
  auto a = pieces_.begin();
  auto b = next.pieces_.begin();
  std::size_t a_taken = 0;  // Bytes of a kept piece that an earlier step took already.
  std::size_t b_taken = 0;
  // Takes up to `most` bytes of the middle text from a piece, all of it when the piece is changed;
  // gives the bytes of the middle text and of the outer text.
  struct Taken {
    std::size_t middle = 0;
    std::size_t outer = 0;
  };
  const auto take = [](auto& piece, std::size_t& taken, Span Piece::*middle, Span Piece::*outer,
                       std::size_t most) -> Taken {
    if (!piece->kept) {
      const Taken whole = {((*piece).*middle).size(), ((*piece).*outer).size()};
      ++piece;
      return whole;
    }
    const std::size_t left = piece->source.size() - taken;
    const std::size_t size = std::min(left, most);
    taken += size;
    if (size == left) {
      ++piece;
      taken = 0;
    }
    return {size, size};
  };
  while (a != pieces_.end() || b != next.pieces_.end()) {
    const bool a_kept = a != pieces_.end() && a->kept;
    const bool b_kept = b != next.pieces_.end() && b->kept;
    if (a_kept && b_kept) {
      const std::size_t size = std::min(a->source.size() - a_taken, b->source.size() - b_taken);
      take(a, a_taken, &Piece::target, &Piece::source, size);
      take(b, b_taken, &Piece::source, &Piece::target, size);
      composed.Keep(size);
      continue;
    }
    // At least one side changes something: take pieces from both until they meet in the middle
    // text.
    Taken from_a;
    Taken from_b;
    const auto take_a = [&](std::size_t most) {
      const Taken t = take(a, a_taken, &Piece::target, &Piece::source, most);
      from_a = {from_a.middle + t.middle, from_a.outer + t.outer};
    };
    const auto take_b = [&](std::size_t most) {
      const Taken t = take(b, b_taken, &Piece::source, &Piece::target, most);
      from_b = {from_b.middle + t.middle, from_b.outer + t.outer};
    };
    if (a != pieces_.end() && !a->kept) {
      take_a(0);
    } else {
      take_b(0);
    }
    while (from_a.middle != from_b.middle) {
      if (from_a.middle < from_b.middle && a != pieces_.end()) {
        take_a(from_b.middle - from_a.middle);
      } else if (from_b.middle < from_a.middle && b != next.pieces_.end()) {
        take_b(from_a.middle - from_b.middle);
      } else {
        break;  // The two alignments do not fit together: keep what is known.
      }
    }
    composed.Replace(from_a.outer, from_b.outer);
  }
  return composed;
}

}  // namespace vanthu
