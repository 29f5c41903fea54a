// EvidenceFinder: from a span of the letter's text to the place on the scanned page.
//
// Holds references; the document and the letter must outlive it. Not thread-safe, cheap to make.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/span.h"
#include "pipeline/document.h"
#include "pipeline/normalize.h"
#include "pipeline/record.h"

namespace vanthu {

class EvidenceFinder {
 public:
  EvidenceFinder(const Document& document, const NormalizedLetter& letter);

  // One Evidence for each span and each page it touches, in order.
  [[nodiscard]] std::vector<Evidence> Find(std::span<const Span> spans,
                                           std::string_view rule) const;

  // The spans whose text holds `value`, ignoring case and diacritics; all of them when none does. A
  // signer's block is found as one, but the name is printed in its last line only.
  [[nodiscard]] std::vector<Span> Narrow(std::span<const Span> spans, std::string_view value) const;

  // How sure the OCR engine was of the words of these spans, their mean weighted by length; 1 for
  // plain text.
  [[nodiscard]] double OcrConfidence(std::span<const Span> spans) const;

 private:
  [[nodiscard]] std::span<const WordSpan> WordsOf(Span span) const;

  const NormalizedLetter& letter_;
  std::map<int, Affine> to_scan_;  // by page number
};

}  // namespace vanthu
