// restore_pairs: texts as engines read them, beside what was printed: how many words restoration
// puts right and how many it makes wrong.
//
// Words count as tools/score_text.py counts them: letters and figures, tone marks in the old place.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/restore/restorer.h"

namespace vanthu {

struct ReadPage {
  std::string name;                // "eng archive", or the file's
  std::vector<std::string> truth;  // lines
  std::vector<std::string> seen;
  std::vector<std::vector<SeenConfidence>> confidences;  // by line of `seen`
};

// A file of restore_pages.
[[nodiscard]] std::vector<ReadPage> ReadPairs(const std::string& file);
// A text and what it should be, not always line for line.
[[nodiscard]] ReadPage ReadPair(const std::string& seen, const std::string& truth);

struct BenchRestorers {
  const Restorer* program = nullptr;
  const Restorer* unigram = nullptr;
  const Restorer* bigram = nullptr;
};

// Prints a line for each engine and profile: word error (edit distance over words) as read, by the
// unigram choice, by a plain bigram, and by the program; of the words read right those made wrong;
// then the speed, the `errors` commonest errors that are left and as many of those made.
void MeasurePairs(const std::vector<ReadPage>& pages, const BenchRestorers& restorers,
                  std::size_t errors);

}  // namespace vanthu
