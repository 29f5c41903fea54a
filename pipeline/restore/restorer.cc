// Tested by tests/pipeline/restore/restorer_test.cc.
#include "pipeline/restore/restorer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/channel_model/channel_model.h"
#include "models/channel_model/syllable_trie.h"
#include "models/language_model/language_model.h"
#include "models/syllables.h"
#include "pipeline/data_files.h"
#include "pipeline/model_files.h"
#include "pipeline/read_file.h"
#include "pipeline/restore/beam_search.h"
#include "pipeline/restore/word_forms.h"
#include "pipeline/restore/word_readings.h"
#include "pipeline/sha256.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// A passage without any break is cut here: the memory of the search grows with its length.
constexpr std::size_t kLongestPassage = 300;  // tokens

// Nearly all lists that have d) twice are such.
constexpr double kLabelScore = 0.95;

// A syllable the language model has never seen, nats.
constexpr float kUnseenPrior = 18;

Error Broken(const fs::path& file, std::string_view why) {
  return {.code = Error::Code::kMissingDependency,
          .message = file.string() + ": " + std::string(why) + "; install vanthu again"};
}

// The words that may be put in place: what spelling allows and what the language model knows.
std::vector<std::string> Vocabulary(const Syllables& syllables, const LanguageModel& language) {
  std::vector<std::string> words = syllables.List();
  for (std::size_t id = kFirstWord; id < language.Size(); ++id) {
    words.emplace_back(language.Spelling(static_cast<WordId>(id)));
  }
  return words;
}

// By syllable: the language model's word.
std::vector<WordId> WordsOf(const SyllableTrie& trie, const LanguageModel& language) {
  std::vector<WordId> words;
  for (std::size_t i = 0; i < trie.size(); ++i) {
    const auto word = language.Find(trie.Text(static_cast<SyllableId>(i)));
    words.push_back(word.value_or(kUnknownWord));
  }
  return words;
}

// By syllable: what it costs without any context, nats.
std::vector<float> PriorsOf(const std::vector<WordId>& words, const LanguageModel& language,
                            const RestoreWeights& weights) {
  const LanguageModel::State nothing_known;
  std::vector<float> priors;
  for (const WordId word : words) {
    const float prior =
        word == kUnknownWord ? kUnseenPrior : -language.Score(nothing_known, word).log_probability;
    priors.push_back(weights.language * prior);
  }
  return priors;
}

// How often open oa, oe, uy have their tone mark in the new place, against the old.
TonePlace TonePlaceOf(const SeenText& text) {
  int balance = 0;
  for (const SeenToken& token : text.tokens) {
    const auto letters = LettersOf(token.letters);
    if (!letters) continue;
    balance += WithOldTone(*letters) != *letters ? 1 : 0;
    balance -= WithNewTone(*letters) != *letters ? 1 : 0;
  }
  return balance > 0 ? TonePlace::kNew : TonePlace::kOld;
}

// By syllable: 1 for what spelling does not allow.
std::vector<std::uint8_t> ForeignOf(const SyllableTrie& trie, const Syllables& syllables) {
  std::vector<std::uint8_t> foreign;
  for (std::size_t i = 0; i < trie.size(); ++i) {
    foreign.push_back(syllables.Contains(trie.Text(static_cast<SyllableId>(i))) ? 0 : 1);
  }
  return foreign;
}

bool HasSameBareLetters(const SyllableTrie& trie, SyllableId a, SyllableId b) {
  return std::ranges::equal(trie.Letters(a), trie.Letters(b), {}, Bare, Bare);
}

// Words of names of people and places stand together: each is known by the next.
bool IsProper(std::span<const SeenToken> tokens, std::size_t index) {
  const auto is_capitalized = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].written == WordCase::kCapitalized;
  };
  return is_capitalized(index) && (is_capitalized(index + 1) || is_capitalized(index - 1));
}

struct Replacement {
  Span span;  // in the seen line
  std::string text;
  double score = 1.0;
};

RestoredLine Apply(std::string_view line, std::vector<Replacement> replacements) {
  std::ranges::sort(replacements, {}, [](const Replacement& r) { return r.span.begin; });
  RestoredLine result;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    result.text.text += line.substr(at, replacement.span.begin - at);
    result.text.alignment.Keep(replacement.span.begin - at);
    const std::size_t begin = result.text.text.size();
    result.text.text += replacement.text;
    result.text.alignment.Replace(replacement.span.size(), replacement.text.size());
    result.changes.push_back({.before = replacement.span,
                              .after = {begin, result.text.text.size()},
                              .score = replacement.score});
    at = replacement.span.end;
  }
  result.text.text += line.substr(at);
  result.text.alignment.Keep(line.size() - at);
  return result;
}

// The list goes a) b) c) d) đ) e): of two labels d) in a row the second has lost its bar.
std::vector<const SeenToken*> BarlessLabels(const SeenText& text) {
  std::vector<const SeenToken*> barless;
  char32_t before = U' ';
  for (const SeenToken& token : text.tokens) {
    if (!token.is_label) continue;
    char32_t label = token.letters.front();
    if (label == U'd' && before == U'd') {
      barless.push_back(&token);
      label = U'đ';
    }
    before = label;
  }
  return barless;
}

}  // namespace

struct Restorer::Impl {
  Impl(LanguageModel language_model, ChannelModel channel_model, const Syllables& syllables,
       const RestoreWeights& restore_weights)
      : language(std::move(language_model)),
        channel(std::move(channel_model)),
        trie(Vocabulary(syllables, language)),
        weights(restore_weights),
        words(WordsOf(trie, language)),
        priors(PriorsOf(words, language, weights)),
        is_foreign(ForeignOf(trie, syllables)) {}

  std::string version;
  LanguageModel language;
  ChannelModel channel;
  SyllableTrie trie;
  RestoreWeights weights;
  std::vector<WordId> words;             // by syllable
  std::vector<float> priors;             // by syllable, nats
  std::vector<std::uint8_t> is_foreign;  // by syllable
  WordReadings readings{channel, trie, priors, is_foreign};
  LatticeBuilder lattices{language, channel, words, readings, weights};
  BeamSearch beam{language, weights};
  std::vector<std::vector<Replacement>> replacements;  // by line

  // From the state `start`; gives the state behind the break at its end.
  LanguageModel::State RestorePassage(const SeenText& text, std::size_t begin, std::size_t end,
                                      const Damage& damage, std::span<const SeenLine> lines,
                                      TonePlace tone_place, const LanguageModel::State& start);
  [[nodiscard]] std::string WrittenChoice(const WordChoice& choice, TonePlace tone_place) const;
  // Of the token with number `index`.
  [[nodiscard]] float MarginOf(const SeenText& text, std::size_t index, const WordChoice& before,
                               const WordChoice& after) const;
};

std::string Restorer::Impl::WrittenChoice(const WordChoice& choice, TonePlace tone_place) const {
  std::u32string text;
  CaseForm word_case = choice.word_case;
  for (std::size_t i = 0; i < choice.count; ++i) {
    if (i > 0) {
      text += U' ';
      // Of "Phốihợp" only the first is a capital.
      if (word_case == CaseForm::kTitle) word_case = CaseForm::kLower;
    }
    text += Written(trie.Letters(choice.syllables[i]), word_case, tone_place);
  }
  return Utf8(text);
}

float Restorer::Impl::MarginOf(const SeenText& text, std::size_t index, const WordChoice& before,
                               const WordChoice& after) const {
  const SeenToken& token = text.tokens[index];
  float margin = weights.margin;
  if (token.letter_case == WordCase::kCapitalized) margin += weights.name_margin;
  if (!token.confidence && IsProper(text.tokens, index)) {
    margin += weights.proper_margin;
  }
  // Engines that know Vietnamese lose marks and seldom letters.
  const SyllableId own = before.syllables[0];
  if (own != kNoSyllable && after.count == 1 &&
      !HasSameBareLetters(trie, own, after.syllables[0])) {
    margin += weights.letter_margin;
  }
  return margin;
}

LanguageModel::State Restorer::Impl::RestorePassage(const SeenText& text, std::size_t begin,
                                                    std::size_t end, const Damage& damage,
                                                    std::span<const SeenLine> lines,
                                                    TonePlace tone_place,
                                                    const LanguageModel::State& start) {
  const Lattice& lattice = lattices.Build(text, begin, end, damage);
  const std::vector<Taken> path = beam.Best(lattice, start);
  // Sound text is changed only where the change clearly wins.
  constexpr float kSound = 0.5F;
  const bool is_sound = damage.Of(Reader::kVietnamese) > kSound;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const WordChoice& choice = lattice.choices[path[i].choice];
    if (choice.as_it_stands) continue;
    const Edge& edge = lattice.edges[path[i].edge];
    const SeenToken& token = text.tokens[begin + edge.first];
    std::string after = WrittenChoice(choice, tone_place);
    const std::string_view before = edge.span.Of(lines[token.line].text);
    if (after == before) continue;
    double score = 1.0;
    const auto choices = lattice.ChoicesOf(edge);
    const auto kept = std::ranges::find_if(choices, &WordChoice::as_it_stands);
    if (kept != choices.end()) {
      const float gain = beam.GainOver(lattice, path, i, *kept, start);
      if (is_sound && gain < MarginOf(text, begin + edge.first, *kept, choice)) continue;
      score = 1.0 / (1.0 + std::exp(-static_cast<double>(gain)));
    }
    replacements[token.line].push_back(
        {.span = edge.span, .text = std::move(after), .score = score});
  }
  return beam.After(lattice, path, start);
}

std::vector<RestoredLine> Restorer::Restore(std::span<const SeenLine> lines, Damage& damage) const {
  SeenText text;
  std::vector<std::size_t> ends;  // of passages, in tokens
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].goes_on) ends.push_back(text.tokens.size());
    AddLine(lines[i].text, i, lines[i].confidences, text);
  }
  ends.push_back(text.tokens.size());
  damage = EstimateDamage(text, damage, impl_->readings);
  const TonePlace tone_place = TonePlaceOf(text);

  impl_->replacements.assign(lines.size(), {});
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    LanguageModel::State state = impl_->language.Start();
    while (begin < end) {
      if (text.tokens[begin].kind == TokenKind::kBreak) {
        ++begin;
        continue;
      }
      std::size_t passage_end = begin;
      while (passage_end < end && passage_end - begin < kLongestPassage &&
             text.tokens[passage_end].kind != TokenKind::kBreak) {
        ++passage_end;
      }
      state = impl_->RestorePassage(text, begin, passage_end, damage, lines, tone_place, state);
      begin = passage_end;
    }
  }
  for (const SeenToken* label : BarlessLabels(text)) {
    impl_->replacements[label->line].push_back(
        {.span = label->span, .text = "đ", .score = kLabelScore});
  }
  std::vector<RestoredLine> restored;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    restored.push_back(Apply(lines[i].text, std::move(impl_->replacements[i])));
  }
  return restored;
}

std::expected<Restorer, Error> Restorer::Load(const RestorerFiles& files,
                                              const RestoreWeights& weights) {
  const auto language_file = FindModelFile(files.models, "language_model/language_model.bin");
  if (!language_file) return std::unexpected(language_file.error());
  const auto channel_file = FindModelFile(files.models, "channel_model/weights.tsv");
  if (!channel_file) return std::unexpected(channel_file.error());
  auto language = LanguageModel::Load(*language_file);
  if (!language) {
    return std::unexpected(
        Error{.code = Error::Code::kMissingDependency, .message = language.error()});
  }
  const auto table = ReadDataFile(files.data, "syllables.tsv");
  if (!table) return std::unexpected(table.error());
  const auto syllables = Syllables::Parse(*table);
  if (!syllables) return std::unexpected(Broken(files.data, syllables.error()));
  const auto rules = ReadDataFile(files.data, "confusions.tsv");
  if (!rules) return std::unexpected(rules.error());
  const auto figures = ReadFile(*channel_file);
  if (!figures) return std::unexpected(figures.error());
  auto channel = ChannelModel::Parse({.rules = *rules, .weights = *figures});
  if (!channel) return std::unexpected(Broken(*channel_file, channel.error()));
  Restorer restorer = FromModels(std::move(*language), std::move(*channel), *syllables, weights);
  restorer.impl_->version = "language_model " + FileDigest(*language_file) + ", channel_model " +
                            FileDigest(*channel_file);
  return restorer;
}

Restorer Restorer::FromModels(LanguageModel language, ChannelModel channel,
                              const Syllables& syllables, const RestoreWeights& weights) {
  return Restorer(
      std::make_unique<Impl>(std::move(language), std::move(channel), syllables, weights));
}

const std::string& Restorer::version() const { return impl_->version; }

Restorer::Restorer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Restorer::Restorer(Restorer&&) noexcept = default;
Restorer& Restorer::operator=(Restorer&&) noexcept = default;
Restorer::~Restorer() = default;

}  // namespace vanthu
