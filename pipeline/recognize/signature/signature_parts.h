// signature_parts: titles and names among the words of a signature block, which the seal and the
// signature fill with words that are none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/geometry.h"
#include "pipeline/recognize/signature/printed_title.h"
#include "pipeline/zone/rows.h"

namespace vanthu {

struct SignaturePart {
  enum class Kind : std::uint8_t { kTitle, kName };

  Kind kind = Kind::kTitle;
  std::vector<Word> words;
  Box box;           // of the words
  double score = 0;  // their mean confidence
};

// Words nearer than this, in heights of their line, belong to one title or name.
inline constexpr double kSignatureGap = 1.5;
// Words of a name that may have lost one.
inline constexpr std::size_t kShortName = 2;

// The words of all lines of `region` that are right of its left edge, cut where the gaps are wide.
// They point into `lines`.
[[nodiscard]] std::vector<std::vector<RowWord>> PartsIn(std::span<const OcrLine> lines,
                                                        const Box& region);

// A title in capitals that the engine is not quite unsure of.
[[nodiscard]] std::optional<PrintedTitle> TitleAmong(std::span<const RowWord> words);
// Whether the words are a title in capitals, with what stands before it.
[[nodiscard]] bool HasTitle(std::span<const RowWord> words);
// The words of the titles in a line, with those close before them: "KT.", "PHÓ".
[[nodiscard]] std::optional<SignaturePart> TitleIn(std::span<const RowWord> words);
// The longest run of words that is a name: the signature's strokes are words before and behind it.
[[nodiscard]] std::optional<SignaturePart> NameIn(std::span<const RowWord> words);

// Whether more than half of the lower one of two boxes is beside the other.
[[nodiscard]] bool SameLine(const Box& a, const Box& b);

}  // namespace vanthu
