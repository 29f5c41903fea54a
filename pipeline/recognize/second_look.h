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
#include "pipeline/recognize/page_part.h"
#include "pipeline/recognize/title_rows.h"

namespace vanthu {

// Where on a page of `width` by `height` pixels the signature stands: right of Nơi nhận and below
// the last line of the body. nullopt on a page without Nơi nhận.
[[nodiscard]] std::optional<Box> SignatureRegion(std::span<const OcrLine> lines, int width,
                                                 int height);
// Whether a title and a name were read there, the name of three words or more.
[[nodiscard]] bool IsWhole(std::span<const OcrLine> lines, const Box& region);

// Where titles may stand in `region` that `lines` do not have: all of the block, or close below a
// head's title, where a deputy's may be stamped. nullopt when they were read beyond doubt.
[[nodiscard]] std::optional<Box> DoubtfulTitles(std::span<const OcrLine> lines, const Box& region,
                                                int dpi);
// `lines` with `rows` in place of the words they stand on, but for titles they read no better.
[[nodiscard]] std::vector<OcrLine> WithTitleRows(std::vector<OcrLine> lines, const Box& region,
                                                 std::vector<TitleRow> rows);

// `lines` with the titles of one of the `readings` of `region` and the name of one, those the
// engine reads most of and is surest of. A title or name that stands in `lines` already stays, a
// name that goes on before it comes in its place.
[[nodiscard]] std::vector<OcrLine> WithSignature(std::vector<OcrLine> lines, const Box& region,
                                                 std::span<const std::vector<OcrLine>> readings);

// All together on the page `lines` were read from; `ink` is the same page with its colors
// (KeepInk).
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> LookAgainAtSignature(
    const CleanPage& page, const PageView& ink, std::vector<OcrLine> lines, Recognizer& recognizer);

}  // namespace vanthu
