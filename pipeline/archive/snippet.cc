// Tested by tests/pipeline/archive/snippet_test.cc.
#include "pipeline/archive/snippet.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "extractors/fold.h"

namespace vanthu {
namespace {

struct TextWord {
  Span span;                         // in the text
  std::optional<std::size_t> typed;  // which of the query's words it is
  bool as_typed = false;             // with the same diacritics
};

bool IsWordCharacter(UChar32 c) {
  return c >= 0 &&
         (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_CO_MASK)) != 0;
}

std::vector<TextWord> FindWords(std::string_view text, const std::vector<QueryWord>& typed) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::vector<TextWord> words;
  std::int32_t i = 0;
  while (i < size) {
    std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (!IsWordCharacter(c)) continue;
    std::int32_t end = i;
    while (i < size) {
      U8_NEXT(bytes, i, size, c);
      if (!IsWordCharacter(c)) break;
      end = i;
    }
    TextWord word = {.span = {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)},
                     .typed = std::nullopt};
    const std::string folded = Fold(word.span.Of(text));
    for (std::size_t k = 0; k < typed.size(); ++k) {
      const bool fits =
          typed[k].is_prefix ? folded.starts_with(typed[k].folded) : folded == typed[k].folded;
      if (!fits) continue;
      word.typed = k;
      word.as_typed = CanonicalTone(word.span.Of(text)) == typed[k].exact;
      if (word.as_typed) break;
    }
    words.push_back(word);
  }
  return words;
}

// How well the words [begin, end) show what was asked for: each typed word once, more when spelt as
// typed or when it follows the typed word before it.
int Score(const std::vector<TextWord>& words, std::size_t begin, std::size_t end) {
  std::set<std::size_t> plain;
  std::set<std::size_t> as_typed;
  std::set<std::size_t> in_a_row;
  for (std::size_t i = begin; i < end; ++i) {
    if (!words[i].typed) continue;
    plain.insert(*words[i].typed);
    if (words[i].as_typed) as_typed.insert(*words[i].typed);
    const bool follows =
        i > begin && words[i - 1].typed && *words[i - 1].typed + 1 == *words[i].typed;
    if (follows) in_a_row.insert(*words[i].typed);
  }
  return static_cast<int>(4 * plain.size() + 2 * as_typed.size() + in_a_row.size());
}

void Append(std::string_view text, std::string& line) {
  for (const char c : text) {
    const bool is_space = static_cast<unsigned char>(c) <= ' ';
    if (!is_space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
}

}  // namespace

Snippet MakeSnippet(std::string_view text, const std::vector<QueryTerm>& terms, int max_words) {
  std::vector<QueryWord> typed;
  for (const QueryTerm& term : terms) {
    typed.insert(typed.end(), term.words.begin(), term.words.end());
  }
  const std::vector<TextWord> words = FindWords(text, typed);
  const auto width = static_cast<std::size_t>(std::max(max_words, 1));

  // The best window begins at a found word; before it a few words are shown for context.
  std::optional<std::size_t> best;
  int best_score = 0;
  const std::size_t context = width / 4;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].typed) continue;
    const int score = Score(words, i, std::min(i + width - context, words.size()));
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  if (!best) return {};
  std::size_t begin = *best - std::min(*best, context);
  const std::size_t end = std::min(begin + width, words.size());
  begin = end - std::min(end, width);

  Snippet snippet;
  if (begin > 0) snippet.text = "… ";
  std::size_t from = begin == 0 ? 0 : words[begin].span.begin;
  for (std::size_t i = begin; i < end; ++i) {
    Append(text.substr(from, words[i].span.begin - from), snippet.text);
    const std::size_t start = snippet.text.size();
    Append(words[i].span.Of(text), snippet.text);
    if (words[i].typed) snippet.highlights.push_back({start, snippet.text.size()});
    from = words[i].span.end;
  }
  const std::size_t stop = end == words.size() ? text.size() : words[end].span.begin;
  Append(text.substr(from, stop - from), snippet.text);
  while (snippet.text.ends_with(' ')) snippet.text.pop_back();
  if (end < words.size()) snippet.text += " …";
  return snippet;
}

}  // namespace vanthu
