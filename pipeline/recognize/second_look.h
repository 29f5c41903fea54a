// second_look: reads the signature block once more when the first reading of the page lost it.
//
// On a black-and-white scan the seal, the signature and the titles they cross grow together into
// one blot, which the engine takes for a picture and leaves out. Told that the region right of Nơi
// nhận is text it reads the title or the name after all, with much nonsense from the seal's rim;
// and it is read once more with the rims taken off (seal_rim.h).
// So only what looks like a title or a person's name is taken from the second reading, and the
// words of the first one make way only where these stand.
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/recognize.h"

namespace vanthu {

// Where on a page of `width` by `height` pixels a signature should be that `lines` does not have in
// full: right of Nơi nhận and below the last line of the body. nullopt when nothing is missing or
// the page has no Nơi nhận.
[[nodiscard]] std::optional<Box> LostSignature(std::span<const OcrLine> lines, int width,
                                               int height);

// `lines` with the titles of one of the `readings` of `region` and the name of one, those the
// engine reads most of and is surest of. A title or name that stands in `lines` already stays.
[[nodiscard]] std::vector<OcrLine> WithSignature(std::vector<OcrLine> lines, const Box& region,
                                                 std::span<const std::vector<OcrLine>> readings);

// Both together on the page `lines` were read from.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> LookAgainAtSignature(
    const CleanPage& page, std::vector<OcrLine> lines, Recognizer& recognizer);

}  // namespace vanthu
