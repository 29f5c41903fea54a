// running_text: what is between header and footer: title, addressees, body, tables; and where their
// paragraphs begin.
//
// A paragraph begins with a label, an indent, a gap, or where the line before ended although the
// first word of this one would have fitted. Pure.
#pragma once

#include <span>
#include <vector>

#include "pipeline/zone/rows.h"

namespace vanthu {

struct RunningTextOptions {
  bool after_header = false;   // The page has a letter's header above this text.
  std::span<const Box> rules;  // long horizontal printed rules of the page
};

// Takes all rows that are left.
[[nodiscard]] std::vector<Piece> TakeRunningText(PageRows& page, const RunningTextOptions& options);

}  // namespace vanthu
