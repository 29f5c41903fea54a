// Tested by tests/pipeline/recognize/signature/name_vote_test.cc.
#include "pipeline/recognize/signature/name_vote.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/edits.h"
#include "extractors/fold.h"

namespace vanthu {
namespace {

// Whether `name` is `rest` with more words before it, a letter or two read otherwise.
bool GoesBefore(const SignaturePart& name, const SignaturePart& rest) {
  if (name.words.size() <= rest.words.size() || !SameLine(name.box, rest.box)) return false;
  constexpr std::size_t kOtherLetters = 2;
  std::string whole;
  std::string end;
  for (const Word& word : name.words) whole += Fold(word.text);
  for (const Word& word : rest.words) end += Fold(word.text);
  if (whole.size() < end.size()) return false;
  return Edits(std::string_view(whole).substr(whole.size() - end.size()), end) <= kOtherLetters;
}

std::string TextOf(std::span<const Word> words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// Of the same words seen many times those that were read most often, the surest count most.
class ReadingVote {
 public:
  void Add(std::span<const Word> words) {
    if (words.empty()) return;
    Tally& tally = tallies_[TextOf(words)];
    double confidence = 0;
    for (const Word& word : words) confidence += word.confidence;
    confidence /= static_cast<double>(words.size());
    if (confidence >= tally.surest)
      tally = {.words = words, .weight = tally.weight, .surest = confidence};
    tally.weight += confidence;
  }

  // Of the words that won where they were read most surely; empty without any.
  [[nodiscard]] std::span<const Word> Winner() const {
    const auto most = std::ranges::max_element(
        tallies_, {}, [](const auto& entry) { return entry.second.weight; });
    return most == tallies_.end() ? std::span<const Word>() : most->second.words;
  }

 private:
  struct Tally {
    std::span<const Word> words;
    double weight = 0;
    double surest = 0;
  };
  std::map<std::string, Tally> tallies_;
};

}  // namespace

std::optional<SignaturePart> VotedName(const std::optional<SignaturePart>& known,
                                       std::span<const std::vector<OcrLine>> readings,
                                       const Box& region) {
  if (known && known->words.size() > kShortName) return std::nullopt;
  std::vector<SignaturePart> names;
  for (const std::vector<OcrLine>& reading : readings) {
    for (const auto& part : PartsIn(reading, region)) {
      if (auto name = NameIn(part)) names.push_back(std::move(*name));
    }
  }
  ReadingVote ends;
  for (const SignaturePart& name : names) ends.Add(std::span(name.words).last(kShortName));
  SignaturePart voted = {.kind = SignaturePart::Kind::kName, .words = {}, .box = {}, .score = 0};
  if (known) {
    voted = *known;
  } else {
    const auto end = ends.Winner();
    voted.words.assign(end.begin(), end.end());
    for (const Word& word : voted.words) voted.box = Union(voted.box, word.box);
  }
  ReadingVote begins;
  for (const SignaturePart& name : names) {
    if (!GoesBefore(name, voted)) continue;
    begins.Add(std::span(name.words).first(name.words.size() - voted.words.size()));
  }
  const auto begin = begins.Winner();
  if (begin.empty()) return std::nullopt;
  for (const Word& word : begin) voted.box = Union(voted.box, word.box);
  voted.words.insert(voted.words.begin(), begin.begin(), begin.end());
  return voted;
}

}  // namespace vanthu
