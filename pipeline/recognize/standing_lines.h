// standing_lines: reads again what the engine took for a line of text standing on end.
//
//   4. Bệnh viện …      The numbers of a list or a table's first column stand one below another, as
//   5. Bệnh viện …      the letters of a line turned by 90° do, and are read as one: "œ ¬ì CC". No
//   6. Bệnh viện …      Vietnamese letter has such lines, so their place is read once more,
//   together
//                       with the lines they begin, as text below text.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"
#include "pipeline/recognize.h"

namespace vanthu {

// A line that stands on end, as an index into the page's lines, and those that begin beside it.
struct StandingLine {
  std::size_t index = 0;
  std::vector<std::size_t> begun;  // lines that begin at it
  Box place;                       // of all of them
};

[[nodiscard]] std::vector<StandingLine> FindStandingLines(std::span<const OcrLine> lines);

// `lines` with `reading` in place of those at `standing`, which stay behind without words, if it is
// as sure as they were.
[[nodiscard]] std::vector<OcrLine> WithReading(std::vector<OcrLine> lines,
                                               const StandingLine& standing,
                                               std::vector<OcrLine> reading);

// Both together on the page `lines` were read from.
[[nodiscard]] std::expected<std::vector<OcrLine>, Error> ReadStandingLines(
    const CleanPage& page, std::vector<OcrLine> lines, Recognizer& recognizer);

}  // namespace vanthu
