// printed_title: a signer's title among the words of a row, by the closed list of heads and
// deputies.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/zone/rows.h"

namespace vanthu {

struct PrintedTitle {
  std::size_t begin = 0;  // its words, [begin, end)
  std::size_t end = 0;
  std::size_t cut = 0;      // bytes of the first word that are no part of it: "|⁄BGIÁM"
  std::size_t letters = 0;  // of the title as it should be, spaces left out
  std::size_t errors = 0;   // letters put in, left out or changed
  bool deputy = false;      // "PHÓ GIÁM ĐỐC", "THỨ TRƯỞNG"

  // More is better: letters that agree, less those that do not.
  [[nodiscard]] int Agreement() const {
    return static_cast<int>(letters) - 2 * static_cast<int>(errors);
  }
};

// The title that agrees with most letters of `words`, one letter in four wrong at most; diacritics
// and case do not count. Two titles in a row are one: "BỘ TRƯỞNG, CHỦ NHIỆM".
[[nodiscard]] std::optional<PrintedTitle> FindPrintedTitle(std::span<const RowWord> words);

// Its words, and before them the short ones that belong to it: "KT.", often written by hand, or
// what is left of "PHÓ" where it has grown into the title. Boxes are cut with their words.
[[nodiscard]] std::vector<Word> TitleWords(std::span<const RowWord> words,
                                           const PrintedTitle& title);

}  // namespace vanthu
