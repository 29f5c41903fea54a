// Tested by tests/pipeline/assemble/evidence_test.cc.
#include "pipeline/assemble/evidence.h"

#include <algorithm>
#include <optional>

#include "extractors/fold.h"

namespace vanthu {

EvidenceFinder::EvidenceFinder(const Document& document, const NormalizedLetter& letter)
    : letter_(letter) {
  for (const PageContent& page : document.pages) to_scan_[page.number] = page.to_scan;
}

std::span<const WordSpan> EvidenceFinder::WordsOf(Span span) const {
  const auto& words = letter_.words;
  const auto first = std::ranges::partition_point(
      words, [&](const WordSpan& word) { return word.span.end <= span.begin; });
  const auto last = std::ranges::partition_point(
      words, [&](const WordSpan& word) { return word.span.begin < span.end; });
  return first < last ? std::span(first, last) : std::span<const WordSpan>();
}

std::vector<Evidence> EvidenceFinder::Find(std::span<const Span> spans,
                                           std::string_view rule) const {
  std::vector<Evidence> found;
  for (const Span& span : spans) {
    const std::span<const WordSpan> words = WordsOf(span);
    if (words.empty()) {
      found.push_back({.page = 1,
                       .box = std::nullopt,
                       .raw = std::string(span.Of(letter_.letter.text)),
                       .rule = std::string(rule)});
      continue;
    }
    for (auto word = words.begin(); word != words.end();) {
      const int page = word->page;
      const auto next =
          std::find_if(word, words.end(), [&](const WordSpan& w) { return w.page != page; });
      const auto to_scan = to_scan_.find(page);
      Box box;
      Span text = {std::max(span.begin, word->span.begin), 0};
      for (; word != next; ++word) {
        if (to_scan != to_scan_.end()) box = Union(box, Apply(to_scan->second, word->box));
        text.end = std::min(span.end, word->span.end);
      }
      found.push_back({.page = page,
                       .box = box.empty() ? std::nullopt : std::optional(box),
                       .raw = std::string(text.Of(letter_.letter.text)),
                       .rule = std::string(rule)});
    }
  }
  return found;
}

std::vector<Span> EvidenceFinder::Narrow(std::span<const Span> spans,
                                         std::string_view value) const {
  const std::string wanted = Fold(value);
  std::vector<Span> narrowed;
  for (const Span& span : spans) {
    if (Fold(span.Of(letter_.letter.text)).find(wanted) != std::string::npos) {
      narrowed.push_back(span);
    }
  }
  if (narrowed.empty()) narrowed.assign(spans.begin(), spans.end());
  return narrowed;
}

double EvidenceFinder::OcrConfidence(std::span<const Span> spans) const {
  double sum = 0;
  double bytes = 0;
  for (const Span& span : spans) {
    for (const WordSpan& word : WordsOf(span)) {
      const auto size = static_cast<double>(word.span.size());
      sum += word.confidence * size;
      bytes += size;
    }
  }
  return bytes == 0 ? 1.0 : sum / bytes;
}

}  // namespace vanthu
