// Tested by tests/pipeline/recognize/signature/signature_parts_test.cc.
#include "pipeline/recognize/signature/signature_parts.h"

#include <algorithm>
#include <iterator>

#include "extractors/person_name.h"

namespace vanthu {
namespace {

// Words below are guesses at the strokes of a seal.
constexpr double kSureName = 0.70;
constexpr double kSureTitle = 0.35;       // with the "KT." before it, often written by hand
constexpr double kSureTitleWords = 0.45;  // without
constexpr double kCapitals = 0.7;

bool HasName(std::span<const RowWord> words) {
  return MeanConfidence(words) >= kSureName && PersonNameIn(TextOf(words)).has_value();
}

// Words of `line` right of `left`, cut where the gaps are wide.
std::vector<std::vector<RowWord>> PartsRightOf(const OcrLine& line, double left) {
  const auto first = std::ranges::find_if(
      line.words, [&](const Word& word) { return word.box.center_x() >= left; });
  const std::vector<RowWord> words = RowWordsOf(std::span(first, line.words.end()));
  if (words.empty()) return {};
  return CutAtGaps(words, kSignatureGap * line.box.height());
}

SignaturePart MakePart(SignaturePart::Kind kind, std::span<const RowWord> words) {
  SignaturePart part = {
      .kind = kind, .words = {}, .box = BoxOf(words), .score = MeanConfidence(words)};
  for (const RowWord& word : words) part.words.push_back(*word.word);
  return part;
}

}  // namespace

std::optional<PrintedTitle> TitleAmong(std::span<const RowWord> words) {
  auto title = FindPrintedTitle(words);
  if (!title) return title;
  const auto run = words.subspan(title->begin, title->end - title->begin);
  if (CapitalShare(run) < kCapitals || MeanConfidence(run) < kSureTitleWords) return std::nullopt;
  return title;
}

bool HasTitle(std::span<const RowWord> words) {
  return CapitalShare(words) > kCapitals && MeanConfidence(words) >= kSureTitle &&
         FindPrintedTitle(words).has_value();
}

std::vector<std::vector<RowWord>> PartsIn(std::span<const OcrLine> lines, const Box& region) {
  std::vector<std::vector<RowWord>> parts;
  for (const OcrLine& line : lines) {
    if (line.box.center_y() < region.top || line.box.center_y() >= region.bottom) continue;
    std::ranges::move(PartsRightOf(line, region.left), std::back_inserter(parts));
  }
  return parts;
}

std::optional<SignaturePart> NameIn(std::span<const RowWord> words) {
  constexpr std::size_t kFewest = 2;
  for (std::size_t size = words.size(); size >= kFewest; --size) {
    for (std::size_t begin = 0; begin + size <= words.size(); ++begin) {
      const auto run = words.subspan(begin, size);
      // Letters in every word: "Lê / Anh" is two strokes and a stroke between.
      const bool whole = std::ranges::all_of(
          run, [](const RowWord& word) { return word.key.size() >= 2 || word.key == "y"; });
      if (whole && HasName(run)) return MakePart(SignaturePart::Kind::kName, run);
    }
  }
  return std::nullopt;
}

std::optional<SignaturePart> TitleIn(std::span<const RowWord> words) {
  const auto title = TitleAmong(words);
  if (!title) return std::nullopt;
  SignaturePart part = {.kind = SignaturePart::Kind::kTitle,
                        .words = TitleWords(words, *title),
                        .box = {},
                        .score = 0};
  for (const Word& word : part.words) part.box = Union(part.box, word.box);
  part.score = MeanConfidence(RowWordsOf(part.words));
  if (part.score < kSureTitle) return std::nullopt;
  return part;
}

bool SameLine(const Box& a, const Box& b) {
  const int overlap = Intersection(a, b).height();
  return overlap * 2 > std::min(a.height(), b.height());
}

}  // namespace vanthu
