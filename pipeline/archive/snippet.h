// snippet: the piece of a text that shows why it was found, with the found words marked.
//
// Pure; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"
#include "pipeline/archive/query.h"

namespace vanthu {

struct Snippet {
  std::string text;              // one line; "…" where something was left out
  std::vector<Span> highlights;  // in `text`, sorted, disjoint
};

// About `max_words` words around the place where most of the typed words stand closest together.
// Empty when none stands in the text.
[[nodiscard]] Snippet MakeSnippet(std::string_view text, const std::vector<QueryTerm>& terms,
                                  int max_words = 28);

}  // namespace vanthu
