// All the extractors, and the one call that runs them.
//
//   Fields fields = Extract(letter, knowledge);
//
// Pure: no I/O, no clock, no locale; the same letter and tables give the same fields. Safe from any
// number of threads that share one Knowledge.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/letter.h"
#include "extractors/paragraph.h"

namespace vanthu {

// A found value as text: what golden cases compare and `show --explain` prints.
struct Mention {
  std::vector<Span> spans;  // In Letter::text.
  std::string value;
  std::string_view rule;
};

struct Extractor {
  std::string_view name;  // as in tests/golden/<name>.jsonl
  // Fills its own member of `fields`; may read the members that extractors before it in the list
  // filled. `paragraphs` are those of `letter`, which several extractors read.
  void (*run)(const Letter& letter, const LetterParagraphs& paragraphs, const Knowledge& knowledge,
              Fields& fields);
  std::vector<Mention> (*mentions)(const Fields& fields);
};

// In the order they run.
[[nodiscard]] std::span<const Extractor> AllExtractors();

[[nodiscard]] Fields Extract(const Letter& letter, const Knowledge& knowledge);

}  // namespace vanthu
