// cross_checks: what the fields of one letter say about each other.
//
// Each check looks at a finished record and gives verdicts; assemble turns them into confidence and
// review. A check never changes a value. Pure.
#pragma once

#include <string>
#include <vector>

#include "pipeline/record.h"

namespace vanthu {

struct Verdict {
  std::string field;     // JSON Pointer
  bool supports = true;  // false: contradicts
  std::string why;       // for the reviewer; empty when it supports
  std::vector<std::string> candidates;
};

// The unit group of the symbol against the unit named after `Lưu:` (DOMAIN.md §1.6), the date
// against the incoming stamp and the dates of what is cited, the number against the file name.
[[nodiscard]] std::vector<Verdict> CrossCheck(const Record& record);

// Numbers in a file name that may be the letter's: "2096 syt nvy.pdf" with symbol "SYT-NVY" gives
// "2096". With an empty symbol every group of 1 to 5 digits that is no year counts.
[[nodiscard]] std::vector<std::string> NumbersInFileName(std::string_view path,
                                                         std::string_view symbol);

}  // namespace vanthu
