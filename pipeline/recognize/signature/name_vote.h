// name_vote: one name out of many readings of it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/geometry.h"
#include "pipeline/recognize/signature/signature_parts.h"

namespace vanthu {

// The name that `readings` agree on: its last two words, or `known` when a name of two words was
// read before, and what goes before them. nullopt when no reading has more than two words.
[[nodiscard]] std::optional<SignaturePart> VotedName(const std::optional<SignaturePart>& known,
                                                     std::span<const std::vector<OcrLine>> readings,
                                                     const Box& region);

}  // namespace vanthu
