// Tested by tests/pipeline/restore/lattice_test.cc.
#include "pipeline/restore/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/channel_model/alphabet.h"
#include "models/language_model/spelling.h"
#include "pipeline/restore/respellings.h"
#include "pipeline/restore/word_forms.h"

namespace vanthu {
namespace {

// A reader whose share of the text is less than this had no part in it.
constexpr float kLeastShare = 2e-4F;
// Figures may be misread letters only where a foreign engine certainly was at work.
constexpr float kForeignForFigures = 0.2F;
// Shorter words are not taken apart: their halves would be anything.
constexpr std::size_t kShortestSplit = 4;
constexpr std::size_t kMostHalves = 3;

// How the engine's confidence changes the price of a change and of none.
struct ConfidencePrice {
  float same = 0;
  float changed = 0;
};

ConfidencePrice PriceOf(const ReaderModel& model, const SeenToken& token) {
  if (!token.confidence || model.wrong_by_confidence.empty()) return {};
  constexpr double kTenths = 10;
  const auto tenth =
      static_cast<std::size_t>(std::clamp(*token.confidence * kTenths, 0.0, kTenths));
  const float wrong = model.wrong_by_confidence[tenth];
  const float usual = model.wrong_share;
  return {.same = std::log(1 - usual) - std::log(1 - wrong),
          .changed = std::log(usual) - std::log(wrong)};
}

bool HasOddCharacter(std::u32string_view letters) {
  return std::ranges::any_of(letters, [](char32_t c) { return !LetterOf(c).has_value(); });
}

}  // namespace

LatticeBuilder::LatticeBuilder(const LanguageModel& language, const ChannelModel& channel,
                               std::span<const WordId> words, WordReadings& readings,
                               const RestoreWeights& weights)
    : language_(&language),
      channel_(&channel),
      words_(words),
      readings_(&readings),
      weights_(&weights),
      unknown_prior_(-weights.language *
                     language.Score(LanguageModel::State(), kUnknownWord).log_probability) {}

bool LatticeBuilder::IsWord(const SeenToken& token) const { return !token.letters.empty(); }

const Lattice& LatticeBuilder::Build(const SeenText& text, std::size_t begin, std::size_t end,
                                     const Damage& damage) {
  lattice_.tokens = end - begin;
  lattice_.edges.clear();
  lattice_.choices.clear();
  first_token_ = begin;
  const bool is_damaged = damage.Of(Reader::kForeign) > kLeastShare;
  auto join = std::ranges::lower_bound(text.joins, begin, {}, &SeenJoin::first);
  for (std::size_t i = begin; i < end; ++i) {
    const auto first_join = join;
    bool odd_follows = false;
    for (; join != text.joins.end() && join->first == i; ++join) {
      odd_follows = odd_follows || join->why == SeenJoin::Why::kOddCharacter;
    }
    AddToken(text, i, odd_follows && is_damaged, damage);
    for (auto at = first_join; at != join; ++at) {
      if (at->first + at->count > end) continue;
      if (at->why == SeenJoin::Why::kOddCharacter && !is_damaged) continue;
      AddJoin(text, *at, damage);
    }
  }
  return lattice_;
}

void LatticeBuilder::AddToken(const SeenText& text, std::size_t index, bool odd_follows,
                              const Damage& damage) {
  const SeenToken& token = text.tokens[index];
  Edge edge = {.first = index - first_token_,
               .count = 1,
               .span = token.span,
               .choices_begin = lattice_.choices.size(),
               .choices_end = 0};
  const float extra = odd_follows ? weights_->odd_left : 0;
  const bool is_figures = token.kind == TokenKind::kCode;
  // An abbreviation stays but where all marks are lost: HDND is HĐND there.
  constexpr float kMarksLostAtLarge = 0.5F;
  const bool stays = token.is_code_part || token.is_label || token.is_numeral ||
                     (token.is_abbreviation && damage.Of(Reader::kMarksLost) < kMarksLostAtLarge);
  if (token.kind == TokenKind::kNumber || !IsWord(token) || stays ||
      (is_figures && damage.Of(Reader::kForeign) < kForeignForFigures)) {
    WordChoice choice = {.as_it_stands = true};
    choice.words[0] =
        stays ? language_->Find(CanonicalWord(Utf8(token.letters))).value_or(kUnknownUpper)
              : token.word;
    lattice_.choices.push_back(choice);
  } else {
    const WordCase before = index > 0 && text.tokens[index - 1].line == token.line
                                ? text.tokens[index - 1].letter_case
                                : WordCase::kNone;
    AddReadings(token.letters, token, before, damage, extra);
    AddAsItStands(token, extra);
    const float limit = Prune(edge.choices_begin);
    if (!is_figures) AddSplits(token.letters, damage, limit);
  }
  edge.choices_end = lattice_.choices.size();
  lattice_.edges.push_back(edge);
}

float LatticeBuilder::PriorOf(const WordChoice& choice) const {
  float prior = choice.cost;
  for (std::size_t i = 0; i < choice.count; ++i) {
    prior += choice.syllables[i] != kNoSyllable ? readings_->prior_cost(choice.syllables[i])
                                                : unknown_prior_;
  }
  return prior;
}

void LatticeBuilder::AddReading(std::size_t begin, const WordReading& reading, float extra,
                                SyllableId own) {
  const float cost = reading.cost + extra;
  const auto known = std::find_if(
      lattice_.choices.begin() + static_cast<std::ptrdiff_t>(begin), lattice_.choices.end(),
      [&](const WordChoice& choice) { return choice.syllables[0] == reading.syllable; });
  if (known != lattice_.choices.end()) {
    if (cost < known->cost) {
      known->cost = cost;
      known->word_case = reading.word_case;
    }
    return;
  }
  WordChoice choice;
  choice.cost = cost;
  choice.syllables[0] = reading.syllable;
  choice.words[0] = words_[reading.syllable];
  choice.word_case = reading.word_case;
  choice.as_it_stands = reading.syllable == own;
  lattice_.choices.push_back(choice);
}

void LatticeBuilder::AddReadings(std::u32string_view letters, const SeenToken& token,
                                 WordCase before, const Damage& damage, float extra) {
  const std::size_t begin = lattice_.choices.size();
  const SyllableId own = readings_->AsItStands(letters);
  bool has_own = false;
  for (const Reader reader : kReaders) {
    const float share = damage.Of(reader);
    if (share < kLeastShare) continue;
    const ConfidencePrice price = PriceOf(channel_->For(reader), token);
    const float common = extra - std::log(share);
    for (const WordReading& reading : readings_->Of(reader, letters).readings) {
      const bool same = reading.syllable == own;
      has_own = has_own || same;
      AddReading(begin, reading, common + (same ? price.same : price.changed), own);
    }
    if (reader != Reader::kVietnamese) continue;
    for (const Respelling& other : Respellings(letters, token.alternatives)) {
      const SyllableId syllable = readings_->Find(other.letters);
      if (syllable == kNoSyllable || syllable == own) continue;
      const WordReading reading = {
          .syllable = syllable,
          .word_case = ReadCase(other.letters).front().word_case,
          .cost = weights_->alternative_base + weights_->alternative * other.cost};
      AddReading(begin, reading, common + price.changed, own);
    }
  }
  if (own != kNoSyllable && !has_own) {
    // So strange that the search gave it up; it must still be there to be kept.
    constexpr float kGivenUp = 14;
    WordChoice choice;
    choice.cost = kGivenUp + extra;
    choice.syllables[0] = own;
    choice.words[0] = words_[own];
    choice.as_it_stands = true;
    lattice_.choices.push_back(choice);
  }
  for (std::size_t i = begin; i < lattice_.choices.size(); ++i) {
    WordChoice& choice = lattice_.choices[i];
    choice.cost -=
        weights_->letter_case * language_->ScoreCase(choice.words[0], before, token.letter_case);
    if (choice.words[0] == kUnknownWord) choice.cost += weights_->unseen_syllable;
  }
}

void LatticeBuilder::AddAsItStands(const SeenToken& token, float extra) {
  if (readings_->AsItStands(token.letters) != kNoSyllable) return;
  WordChoice choice;
  const bool is_upper = token.written == WordCase::kUpper;
  choice.words[0] = token.kind == TokenKind::kCode ? kCodeWord
                    : is_upper                     ? kUnknownUpper
                                                   : kUnknownWord;
  choice.cost = extra + weights_->unknown_word +
                weights_->unknown_letter * static_cast<float>(token.letters.size());
  choice.as_it_stands = true;
  lattice_.choices.push_back(choice);
}

void LatticeBuilder::AddSplits(std::u32string_view letters, const Damage& damage, float limit) {
  if (letters.size() < kShortestSplit || letters.size() > 2 * CandidateSearch::kLongestWord ||
      readings_->AsItStands(letters) != kNoSyllable) {
    return;
  }
  const float foreign = damage.Of(Reader::kForeign);
  const Reader reader =
      foreign > damage.Of(Reader::kVietnamese) ? Reader::kForeign : Reader::kVietnamese;
  if (damage.Of(reader) < kLeastShare) return;
  const float price = channel_->For(reader).join_cost - std::log(damage.Of(reader));
  // Most words are cheaper whole than any two could be; finding halves takes time.
  const float cheapest = readings_->cheapest_prior();
  if (price + 2 * cheapest > limit) return;
  const std::size_t begin = lattice_.choices.size();
  for (std::size_t at = 1; at < letters.size(); ++at) {
    const auto best_of = [&](std::u32string_view half) {
      std::vector<WordReading> best;
      for (const WordReading& reading : readings_->Of(reader, half).readings) {
        if (best.size() == kMostHalves) break;
        if (!readings_->IsForeign(reading.syllable)) best.push_back(reading);
      }
      return best;
    };
    const std::vector<WordReading> left = best_of(letters.substr(0, at));
    if (left.empty()) continue;
    const float left_cost = left[0].cost + readings_->prior_cost(left[0].syllable);
    if (price + left_cost + cheapest > limit) continue;
    for (const WordReading& second : best_of(letters.substr(at))) {
      for (const WordReading& first : left) {
        WordChoice choice;
        choice.count = 2;
        choice.syllables = {first.syllable, second.syllable};
        choice.words = {words_[first.syllable], words_[second.syllable]};
        choice.cost = first.cost + second.cost + price;
        choice.word_case = first.word_case;
        for (const WordId word : choice.words) {
          if (word == kUnknownWord) choice.cost += weights_->unseen_syllable;
        }
        if (PriorOf(choice) <= limit) lattice_.choices.push_back(choice);
      }
    }
  }
  const auto first = lattice_.choices.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(first, lattice_.choices.end(),
            [this](const WordChoice& a, const WordChoice& b) { return PriorOf(a) < PriorOf(b); });
  lattice_.choices.resize(std::min(lattice_.choices.size(), begin + kMostHalves));
}

void LatticeBuilder::AddJoin(const SeenText& text, const SeenJoin& join, const Damage& damage) {
  const SeenToken& token = text.tokens[join.first];
  float extra = 0;
  if (join.why == SeenJoin::Why::kSpace) {
    const SeenToken& next = text.tokens[join.first + 1];
    // Two sound words are two words.
    if (readings_->AsItStands(token.letters) != kNoSyllable &&
        readings_->AsItStands(next.letters) != kNoSyllable) {
      return;
    }
    if (join.letters.size() > CandidateSearch::kLongestWord) return;
    if (token.kind != TokenKind::kWord || next.kind != TokenKind::kWord) return;
    const float foreign = damage.Of(Reader::kForeign);
    extra =
        channel_
            ->For(foreign > damage.Of(Reader::kVietnamese) ? Reader::kForeign : Reader::kVietnamese)
            .split_cost;
  } else if (!HasOddCharacter(join.letters)) {
    return;
  }
  Edge edge = {.first = join.first - first_token_,
               .count = join.count,
               .span = join.span,
               .choices_begin = lattice_.choices.size(),
               .choices_end = 0};
  SeenToken whole = token;
  whole.letters = join.letters;
  AddReadings(join.letters, whole, WordCase::kNone, damage, extra);
  // A word of several syllables may be written as several: "văc xin" is văcxin.
  if (join.why == SeenJoin::Why::kSpace) {
    const auto first = lattice_.choices.begin() + static_cast<std::ptrdiff_t>(edge.choices_begin);
    lattice_.choices.erase(std::remove_if(first, lattice_.choices.end(),
                                          [&](const WordChoice& choice) {
                                            return readings_->IsForeign(choice.syllables[0]);
                                          }),
                           lattice_.choices.end());
  }
  for (std::size_t i = edge.choices_begin; i < lattice_.choices.size(); ++i) {
    lattice_.choices[i].as_it_stands = false;
  }
  Prune(edge.choices_begin);
  edge.choices_end = lattice_.choices.size();
  if (edge.choices_end > edge.choices_begin) lattice_.edges.push_back(edge);
}

float LatticeBuilder::Prune(std::size_t begin) {
  const auto first = lattice_.choices.begin() + static_cast<std::ptrdiff_t>(begin);
  if (first == lattice_.choices.end()) return std::numeric_limits<float>::infinity();
  std::sort(first, lattice_.choices.end(), [this](const WordChoice& a, const WordChoice& b) {
    const float cost_a = PriorOf(a);
    const float cost_b = PriorOf(b);
    return cost_a != cost_b ? cost_a < cost_b : a.syllables < b.syllables;
  });
  const float limit = PriorOf(*first) + weights_->choice_width;
  std::size_t kept = 0;
  auto out = first;
  for (auto at = first; at != lattice_.choices.end(); ++at) {
    const bool good = kept < weights_->most_choices && PriorOf(*at) <= limit;
    if (!good && !at->as_it_stands) continue;
    *out++ = *at;
    ++kept;
  }
  lattice_.choices.erase(out, lattice_.choices.end());
  return limit;
}

}  // namespace vanthu
