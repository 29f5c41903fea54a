// second_look: reads the signature block once more where the first reading of the page lost it.
//
// On a black-and-white scan the seal, the signature and the titles they cross grow together into
// one blot, which the engine takes for a picture and leaves out. So, right of Nơi nhận:
//
//   signature_region    where the block is
//   title_rows          the titles, row by row; printed_title knows which there are
//   seal_rim, name_row  the name: with the seal's rims taken off, and window by window
//   name_vote           one name out of all readings
//
// Only what looks like a title or a person's name is taken from them, and the words of the first
// reading make way only where these stand.
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
#include "pipeline/recognize/signature/title_rows.h"

namespace vanthu {

// Whether a title and a name were read in `region` (SignatureRegion), the name of three words or
// more.
[[nodiscard]] bool IsWhole(std::span<const OcrLine> lines, const Box& region);

// Where titles may stand in `region` that `lines` do not have: all of the block, or close below a
// head's title, where a deputy's may be stamped. nullopt when they were read beyond doubt.
[[nodiscard]] std::optional<Box> DoubtfulTitles(std::span<const OcrLine> lines, const Box& region,
                                                int dpi);
// `lines` with `rows` in place of the words they stand on, but for titles they read no better.
[[nodiscard]] std::vector<OcrLine> WithTitleRows(std::vector<OcrLine> lines, const Box& region,
                                                 std::vector<TitleRow> rows);

// `lines` with the titles of that of the `readings` of `region` which has most of them and is
// surest, and the name the readings agree on. A title or name that stands in `lines` already stays;
// before a name of two words comes what VotedName puts there.
[[nodiscard]] std::vector<OcrLine> WithSignature(std::vector<OcrLine> lines, const Box& region,
                                                 std::span<const std::vector<OcrLine>> readings);

// All together on the page `lines` were read from; `ink` is the same page with its colors
// (KeepInk).
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> LookAgainAtSignature(
    const CleanPage& page, const PageView& ink, std::vector<OcrLine> lines, Recognizer& recognizer);

}  // namespace vanthu
