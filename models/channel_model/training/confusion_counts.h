// confusion_counts: which letters were read as which characters, counted over many pairs of words
// whose letters nobody aligned.
//
// A pair can be aligned in many ways; each counts as much as it is likely, and what is likely
// follows from the counts: expectation-maximisation, from rates that take a letter to be read as
// itself or without its marks. One or two letters go with none to three characters.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vanthu {

// Letters as printed (capitals kept) and characters as read.
using Misreading = std::pair<std::u32string, std::u32string>;

struct PrintedAndRead {
  std::u32string printed;  // letters of Vietnamese only
  std::u32string read;
};

struct ConfusionCounts {
  std::map<Misreading, double> counts;
  std::map<std::u32string, double>
      letters;  // how often each letter, and two in a row, stand in print
};

[[nodiscard]] ConfusionCounts CountConfusions(const std::vector<PrintedAndRead>& pairs, int rounds);

}  // namespace vanthu
