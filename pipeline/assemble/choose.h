// choose: the best of an extractor's candidates, and how far the candidates agree.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/fields.h"

namespace vanthu {

template <typename T>
struct Choice {
  const Found<T>* best = nullptr;           // null: no candidate
  double confidence = 0;                    // of the best, raised by other rules that say the same
  std::vector<const Found<T>*> supporters;  // found by other rules, the same value
  std::vector<std::string> rivals;          // other values, as text, best first
};

// `text_of` gives the text by which two values are the same.
template <typename T, typename TextOf>
[[nodiscard]] Choice<T> Choose(const std::vector<Found<T>>& candidates, TextOf text_of) {
  Choice<T> choice;
  for (const Found<T>& candidate : candidates) {
    if (choice.best == nullptr || candidate.confidence > choice.best->confidence) {
      choice.best = &candidate;
    }
  }
  if (choice.best == nullptr) return choice;
  const std::string chosen = text_of(choice.best->value);
  double doubt = 1.0 - choice.best->confidence;
  for (const Found<T>& candidate : candidates) {
    if (&candidate == choice.best) continue;
    const std::string other = text_of(candidate.value);
    if (other == chosen) {
      // Two rules of one kind make the same mistake; only a different rule is a witness of its own.
      if (candidate.rule != choice.best->rule) {
        doubt *= 1.0 - candidate.confidence / 2;
        choice.supporters.push_back(&candidate);
      }
    } else if (std::ranges::find(choice.rivals, other) == choice.rivals.end()) {
      choice.rivals.push_back(other);
    }
  }
  choice.confidence = 1.0 - doubt;
  return choice;
}

}  // namespace vanthu
