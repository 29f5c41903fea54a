// restore_bare: text whose marks and đ were taken off, restored and compared with itself; and the
// same text sound, to see that nothing in it changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/syllables.h"
#include "tests/bench/restore_pairs.h"

namespace vanthu {

// Lines of 60 to 400 characters: what the goal of restoration is measured on.
[[nodiscard]] std::vector<std::string> ReadMeasuredLines(const std::string& file);
// Lines that the trainer of the language model holds out.
[[nodiscard]] std::vector<std::string> ReadHeldOutLines(const std::string& file);

// Prints for the unigram choice, a plain bigram and the program: the share of syllables (words that
// Vietnamese spelling allows) that are right but for case and the place of the tone mark, the share
// that is exact, and the speed in processor time; the `errors` commonest errors; and how many words
// of the sound text the program makes wrong.
void MeasureBare(std::string_view title, const std::vector<std::string>& lines,
                 const Syllables& syllables, const BenchRestorers& restorers, std::size_t errors);

// What the process holds of its own, without mapped files.
[[nodiscard]] double OwnMebibytes();

}  // namespace vanthu
