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
#include "pipeline/restore/foreign_text.h"
#include "pipeline/restore/known_names.h"
#include "pipeline/restore/text_usage.h"
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

// Papers vary in one name of ten: Đắk Lắk is Đăk Lăk to some.
constexpr double kNameScore = 0.9;

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

// The list goes a) b) c) d) đ) e): of two labels d) in a row the second has lost its bar. But two
// lists may each show no label but d): one beside them must be of the list too.
std::vector<const SeenToken*> BarlessLabels(const SeenText& text) {
  std::vector<const SeenToken*> labels;
  for (const SeenToken& token : text.tokens) {
    if (token.is_label) labels.push_back(&token);
  }
  const auto at = [&](std::size_t i) {
    return i < labels.size() ? labels[i]->letters.front() : U' ';
  };
  std::vector<const SeenToken*> barless;
  for (std::size_t i = 1; i < labels.size(); ++i) {
    if (at(i - 1) != U'd' || at(i) != U'd') continue;
    if (at(i - 2) == U'c' || at(i + 1) == U'e') barless.push_back(labels[i]);
  }
  return barless;
}

// In place of whatever else was found for their words.
void PutNames(const std::vector<FoundNameWord>& names, const SeenText& text,
              std::vector<std::vector<Replacement>>& changes) {
  for (const FoundNameWord& name : names) {
    const SeenToken& token = text.tokens[name.token];
    std::vector<Replacement>& line = changes[token.line];
    std::erase_if(line, [&](const Replacement& other) { return other.span.Overlaps(token.span); });
    line.push_back({.span = token.span, .text = name.text, .score = kNameScore});
  }
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

  std::filesystem::path language_file;  // empty: from no files
  std::filesystem::path channel_file;
  KnownNames names;
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
  TextUsage usage{priors};
  std::vector<TakenWord> taken_words;  // of all lines, in order
  std::vector<RivalWord> rivals;       // of all of them

  // Reads tokens [begin, end) from the state `start`, to the end of `taken_words`; gives the state
  // behind the break at their end.
  LanguageModel::State Search(const SeenText& text, std::size_t begin, std::size_t end,
                              std::size_t paragraph, const Damage& damage,
                              const LanguageModel::State& start);
  // What stands in place of the words that were read as others than they were seen.
  [[nodiscard]] std::vector<std::vector<Replacement>> Changes(const SeenText& text,
                                                              std::span<const SeenLine> lines,
                                                              const Damage& damage);
  [[nodiscard]] std::string WrittenChoice(const WordChoice& choice, TonePlace tone_place) const;
  // Nats by which a change must win in sound text.
  [[nodiscard]] float MarginOf(const SeenText& text, const TakenWord& word) const;
  // No word of a passage in another language becomes Vietnamese, however well it would fit with
  // others that became so.
  [[nodiscard]] bool StaysForeign(const SeenText& text, const TakenWord& word);
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

float Restorer::Impl::MarginOf(const SeenText& text, const TakenWord& word) const {
  const SeenToken& token = text.tokens[word.token];
  float margin = weights.margin;
  if (token.letter_case == WordCase::kCapitalized) margin += weights.name_margin;
  if (token.is_tied) margin += weights.tied_margin;
  if (!token.confidence && IsProper(text.tokens, word.token)) {
    margin += weights.proper_margin;
  }
  // Engines that know Vietnamese lose marks and seldom letters.
  const SyllableId own = word.standing;
  if (own != kNoSyllable && word.choice.count == 1 &&
      !HasSameBareLetters(trie, own, word.choice.syllables[0])) {
    margin += weights.letter_margin;
  }
  return margin;
}

bool Restorer::Impl::StaysForeign(const SeenText& text, const TakenWord& word) {
  const SyllableId after = word.choice.syllables[0];
  if (!readings.IsForeign(after)) return IsInForeignText(text.tokens, word.token, readings);
  // vacxin and văcxin are two ways to write what is no Vietnamese.
  const auto seen = LettersOf(text.tokens[word.token].letters);
  return word.choice.count == 1 && seen &&
         std::ranges::equal(*seen, trie.Letters(after), {}, {}, Bare);
}

LanguageModel::State Restorer::Impl::Search(const SeenText& text, std::size_t begin,
                                            std::size_t end, std::size_t paragraph,
                                            const Damage& damage,
                                            const LanguageModel::State& start) {
  const Lattice& lattice = lattices.Build(text, begin, end, damage);
  const std::vector<Taken> path = beam.Best(lattice, start);
  const std::vector<Rival> given_up = beam.Rivals(lattice, path, usage.limit());
  auto rival = given_up.begin();
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Edge& edge = lattice.edges[path[i].edge];
    TakenWord word = {.token = begin + edge.first,
                      .paragraph = paragraph,
                      .span = edge.span,
                      .choice = lattice.choices[path[i].choice],
                      .rivals_begin = rivals.size()};
    const auto choices = lattice.ChoicesOf(edge);
    const auto standing = std::ranges::find_if(choices, &WordChoice::as_it_stands);
    if (standing != choices.end()) {
      word.may_stay = true;
      word.standing = standing->syllables[0];
      if (!word.choice.as_it_stands) {
        word.over_standing = beam.GainOver(lattice, path, i, *standing);
      }
    }
    for (; rival != given_up.end() && rival->index == i; ++rival) {
      rivals.push_back({.choice = lattice.choices[rival->choice], .behind = rival->behind});
    }
    word.rivals_end = rivals.size();
    taken_words.push_back(word);
  }
  return beam.After(lattice, path, start);
}

std::vector<std::vector<Replacement>> Restorer::Impl::Changes(const SeenText& text,
                                                              std::span<const SeenLine> lines,
                                                              const Damage& damage) {
  const TonePlace tone_place = TonePlaceOf(text);
  // Sound text is changed only where the change clearly wins.
  constexpr float kSound = 0.5F;
  const bool is_sound = damage.Of(Reader::kVietnamese) > kSound;
  std::vector<std::vector<Replacement>> changes(lines.size());
  for (const TakenWord& word : taken_words) {
    if (word.choice.as_it_stands) continue;
    const std::size_t line = text.tokens[word.token].line;
    std::string after = WrittenChoice(word.choice, tone_place);
    if (after == word.span.Of(lines[line].text)) continue;
    double score = 1.0;
    if (word.may_stay) {
      if (is_sound && (word.over_standing < MarginOf(text, word) || StaysForeign(text, word))) {
        continue;
      }
      score = 1.0 / (1.0 + std::exp(-static_cast<double>(word.over_standing)));
    }
    changes[line].push_back({.span = word.span, .text = std::move(after), .score = score});
  }
  // Somebody who writes marks writes a name as it is meant.
  if (!is_sound) PutNames(names.Find(text), text, changes);
  for (const SeenToken* label : BarlessLabels(text)) {
    changes[label->line].push_back({.span = label->span, .text = "đ", .score = kLabelScore});
  }
  return changes;
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

  impl_->taken_words.clear();
  impl_->rivals.clear();
  std::size_t begin = 0;
  for (std::size_t paragraph = 0; paragraph < ends.size(); ++paragraph) {
    const std::size_t end = ends[paragraph];
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
      state = impl_->Search(text, begin, passage_end, paragraph, damage, state);
      begin = passage_end;
    }
  }
  impl_->usage.Revise(impl_->taken_words, impl_->rivals);
  std::vector<std::vector<Replacement>> changes = impl_->Changes(text, lines, damage);
  std::vector<RestoredLine> restored;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    restored.push_back(Apply(lines[i].text, std::move(changes[i])));
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
  const auto name_table = ReadDataFile(files.data, "foreign_names.tsv");
  if (!name_table) return std::unexpected(name_table.error());
  auto names = KnownNames::Parse("foreign_names.tsv", *name_table);
  if (!names) return std::unexpected(Broken(files.data, names.error().message));
  const auto figures = ReadFile(*channel_file);
  if (!figures) return std::unexpected(figures.error());
  auto channel = ChannelModel::Parse({.rules = *rules, .weights = *figures});
  if (!channel) return std::unexpected(Broken(*channel_file, channel.error()));
  Restorer restorer = FromModels(std::move(*language), std::move(*channel), *syllables, weights);
  restorer.impl_->names = std::move(*names);
  restorer.impl_->language_file = *language_file;
  restorer.impl_->channel_file = *channel_file;
  return restorer;
}

Restorer Restorer::FromModels(LanguageModel language, ChannelModel channel,
                              const Syllables& syllables, const RestoreWeights& weights) {
  return Restorer(
      std::make_unique<Impl>(std::move(language), std::move(channel), syllables, weights));
}

std::string Restorer::Version() const {
  if (impl_->language_file.empty()) return {};
  return "language_model " + FileDigest(impl_->language_file) + ", channel_model " +
         FileDigest(impl_->channel_file);
}

Restorer::Restorer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Restorer::Restorer(Restorer&&) noexcept = default;
Restorer& Restorer::operator=(Restorer&&) noexcept = default;
Restorer::~Restorer() = default;

}  // namespace vanthu
