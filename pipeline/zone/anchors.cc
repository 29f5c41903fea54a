// Tested by tests/pipeline/zone/anchors_test.cc.
#include "pipeline/zone/anchors.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "extractors/edits.h"
#include "extractors/fold.h"

namespace vanthu {
namespace {

// The word the letter at `offset` belongs to.
std::size_t WordAt(std::span<const RowWord> words, std::size_t offset) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    at += words[i].key.size();
    if (offset < at) return i;
  }
  return words.empty() ? 0 : words.size() - 1;
}

std::string LettersOf(std::span<const RowWord> words) {
  std::string letters;
  for (const RowWord& word : words) letters += word.key;
  return letters;
}

}  // namespace

std::optional<AnchorRange> FindAnchor(std::span<const RowWord> words, std::string_view anchor,
                                      double max_errors) {
  const std::string letters = LettersOf(words);
  const NearestPart match = FindNearestPart(letters, anchor);
  if (static_cast<double>(match.edits) > max_errors * static_cast<double>(anchor.size()) ||
      match.end == match.begin) {
    return std::nullopt;
  }
  return AnchorRange{.begin = WordAt(words, match.begin), .end = WordAt(words, match.end - 1) + 1};
}

bool StartsWithAnchor(std::span<const RowWord> words, std::string_view anchor, double max_errors) {
  constexpr std::size_t kStrayLetters = 2;
  std::string letters = LettersOf(words);
  letters.resize(std::min(letters.size(), anchor.size() + 2 * kStrayLetters));
  const NearestPart match = FindNearestPart(letters, anchor);
  return match.begin <= kStrayLetters && match.end > match.begin &&
         static_cast<double>(match.edits) <= max_errors * static_cast<double>(anchor.size());
}

std::optional<AnchorRange> FindDateLine(std::span<const RowWord> words) {
  // "ngay04thang01nam2018", "ngay2y4thang40nam2017": the year and two of the three words must be
  // there.
  static const RE2 kFull(
      "((?:nga[a-z]|[a-z]gay).{0,6}(?:th[a-z]ng|[a-z]hang).{0,6}n[a-z]m(?:19|20)?[0-9a-z]{2})");
  static const RE2 kNoMonth("(ngay.{0,14}n[a-z]m(?:19|20)[0-9]{2})");
  static const RE2 kNoDay("(thang.{0,6}nam(?:19|20)[0-9]{2})");
  const std::string letters = LettersOf(words);
  for (const RE2* const pattern : {&kFull, &kNoMonth, &kNoDay}) {
    re2::StringPiece found;
    if (!RE2::PartialMatch(letters, *pattern, &found)) continue;
    const auto offset = static_cast<std::size_t>(found.data() - letters.data());
    return AnchorRange{.begin = WordAt(words, offset),
                       .end = WordAt(words, offset + found.size() - 1) + 1};
  }
  return std::nullopt;
}

bool IsNumberLine(std::span<const RowWord> words) {
  // Folded text keeps the marks: "so: 02 /gm-syt", "s6 :125", "so 34-ct/tw", ".so:4yi2 /syt-tccb".
  static const RE2 kNumber(
      "^[^a-z0-9]{0,3}(?:s[o06]\\)?[ ]?[:.;]|s[o06] ?[0-9]|s[o06]$|s[o06] ?/|s[o06] +[^ ]* ?[-/])");
  // The label is garbled but the symbol stands: "42/syt-nvy", "soz2/222../syt-tccb".
  static const RE2 kSymbol(
      "^(?:s|[^/]*[0-9])[^/]{0,10}(?:/[^/]{0,8})?/ ?[a-z]{2,}(?: ?-[a-z0-9]{2,})*$");
  std::string text;
  for (const RowWord& word : words) {
    if (!text.empty()) text += ' ';
    text += Fold(word.word->text);
  }
  return RE2::PartialMatch(text, kNumber) || RE2::PartialMatch(text, kSymbol);
}

}  // namespace vanthu
