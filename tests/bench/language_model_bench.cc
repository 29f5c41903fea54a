// language_model_bench: how many syllables the language model alone puts right in a text without
// marks, beside the choice by single words and by pairs, and what it costs.
//
//   language_model_bench MODEL SYLLABLES OFFICIAL.txt [GENERAL.txt]
//
// Of OFFICIAL the lines of 60 to 400 characters count, of GENERAL the lines that the trainer holds
// out. A syllable is a word that Vietnamese spelling allows; right is the same but for case and the
// place of the tone mark, exact the same but for case. The search is a plain beam over the words
// with the same bare letters: the restore stage has a search of its own, over damage too, and is
// measured by restore_text.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/language_model/language_model.h"
#include "models/language_model/spelling.h"
#include "models/language_model/tokens.h"
#include "models/language_model/training/corpus.h"
#include "models/syllables.h"

namespace {

using namespace vanthu;

constexpr std::size_t kBeam = 12;

struct Hypothesis {
  LanguageModel::State state;
  float score = 0;
  std::size_t before = 0;
  WordId word = kBreak;
};

class Chooser {
 public:
  // `context` is how many words back the model may look.
  Chooser(const LanguageModel& model, std::size_t context) : model_(model), context_(context) {
    for (std::size_t i = kFirstWord; i < model.Size(); ++i) {
      const auto id = static_cast<WordId>(i);
      readings_[BareLetters(model.Spelling(id))].push_back(id);
    }
  }

  // A word or class for each token of a line without marks.
  std::vector<WordId> Choose(std::string_view line, const std::vector<Token>& tokens) {
    steps_.resize(tokens.size() + 1);
    steps_[0] = {{.state = Shorten(model_.Start())}};
    WordCase before = WordCase::kNone;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      steps_[i + 1].clear();
      const WordCase now = tokens[i].letter_case;
      for (const WordId word : Readings(line, tokens[i])) {
        Extend(steps_[i], word, context_ == 0 ? 0 : model_.ScoreCase(word, before, now),
               &steps_[i + 1]);
      }
      Narrow(&steps_[i + 1]);
      before = now;
    }
    std::vector<WordId> words(tokens.size());
    std::size_t best = 0;
    for (std::size_t i = 1; i < steps_.back().size(); ++i) {
      if (steps_.back()[i].score > steps_.back()[best].score) best = i;
    }
    for (std::size_t i = tokens.size(); i-- > 0;) {
      words[i] = steps_[i + 1][best].word;
      best = steps_[i + 1][best].before;
    }
    return words;
  }

 private:
  std::vector<WordId> Readings(std::string_view line, const Token& token) const {
    if (token.kind == TokenKind::kWord) {
      const auto found = readings_.find(CanonicalWord(token.In(line)));
      if (found != readings_.end()) return found->second;
    }
    return {model_.Find(token, line)};
  }

  LanguageModel::State Shorten(LanguageModel::State state) const {
    for (std::size_t i = context_; i < state.length; ++i) state.words[i] = 0;
    state.length = std::min(state.length, static_cast<std::uint8_t>(context_));
    return state;
  }

  void Extend(const std::vector<Hypothesis>& from, WordId word, float case_score,
              std::vector<Hypothesis>* to) const {
    const std::size_t first = to->size();
    for (std::size_t i = 0; i < from.size(); ++i) {
      const LanguageModel::Step step = model_.Score(from[i].state, word);
      const Hypothesis next{.state = Shorten(step.state),
                            .score = from[i].score + step.log_probability + case_score,
                            .before = i,
                            .word = word};
      const auto same = std::find_if(to->begin() + static_cast<std::ptrdiff_t>(first), to->end(),
                                     [&](const Hypothesis& h) { return h.state == next.state; });
      if (same == to->end()) {
        to->push_back(next);
      } else if (same->score < next.score) {
        *same = next;
      }
    }
  }

  static void Narrow(std::vector<Hypothesis>* step) {
    if (step->size() <= kBeam) return;
    std::ranges::nth_element(*step, step->begin() + kBeam, std::greater<>(), &Hypothesis::score);
    step->resize(kBeam);
  }

  const LanguageModel& model_;
  std::size_t context_;
  std::unordered_map<std::string, std::vector<WordId>> readings_;
  std::vector<std::vector<Hypothesis>> steps_;
};

struct Figures {
  std::size_t syllables = 0;
  std::size_t right = 0;
  std::size_t exact = 0;
  double seconds = 0;
  std::map<std::string, std::size_t> errors;
};

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void Measure(const LanguageModel& model, const Syllables& syllables,
             const std::vector<std::string>& lines, Chooser* chooser, Figures* figures) {
  for (const std::string& line : lines) {
    const std::vector<Token> truth = Tokenize(line);
    const std::string bare = BareLetters(line);
    const double begin = CpuSeconds();
    const std::vector<Token> tokens = Tokenize(bare);
    const std::vector<WordId> words = chooser->Choose(bare, tokens);
    figures->seconds += CpuSeconds() - begin;
    if (tokens.size() != truth.size()) continue;  // not seen: stripping changes letters only
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (truth[i].kind != TokenKind::kWord) continue;
      const std::string_view written = truth[i].In(line);
      const std::string word = CanonicalWord(written);
      if (!syllables.Contains(word)) continue;
      const std::string chosen = words[i] >= kFirstWord ? std::string(model.Spelling(words[i]))
                                                        : CanonicalWord(tokens[i].In(bare));
      ++figures->syllables;
      figures->right += chosen == word ? 1U : 0U;
      figures->exact += chosen == LowerCase(written) ? 1U : 0U;
      if (chosen != word) ++figures->errors[word + " > " + chosen];
    }
  }
}

void Print(std::string_view name, const Figures& figures) {
  const auto percent = [&](std::size_t n) {
    return 100.0 * static_cast<double>(n) /
           static_cast<double>(std::max<std::size_t>(figures.syllables, 1));
  };
  std::printf("  %-14s right %6.2f %%   exact %6.2f %%   %8.0f syllables/s\n",
              std::string(name).c_str(), percent(figures.right), percent(figures.exact),
              static_cast<double>(figures.syllables) / std::max(figures.seconds, 1e-9));
}

void MeasureAll(const LanguageModel& model, const Syllables& syllables, std::string_view title,
                const std::vector<std::string>& lines) {
  Figures full;
  for (const auto& [name, context] :
       {std::pair("single words", 0U), std::pair("pairs", 1U), std::pair("language model", 4U)}) {
    Chooser chooser(model, context);
    full = {};
    Measure(model, syllables, lines, &chooser, &full);
    if (context == 0) {
      std::printf("%s: %zu lines, %zu syllables\n", std::string(title).c_str(), lines.size(),
                  full.syllables);
    }
    Print(name, full);
  }
  std::vector<std::pair<std::size_t, std::string>> errors;
  for (const auto& [error, count] : full.errors) errors.emplace_back(count, error);
  std::ranges::sort(errors, std::greater<>());
  std::printf("  commonest errors:");
  for (std::size_t i = 0; i < std::min<std::size_t>(errors.size(), 10); ++i) {
    std::printf(" %s (%zu)", errors[i].second.c_str(), errors[i].first);
  }
  std::printf("\n");
}

// What the process holds of its own, without the mapped file.
std::size_t OwnMebibytes() {
  std::ifstream in("/proc/self/status");
  std::size_t kibibytes = 0;
  for (std::string word; in >> word;) {
    if (word == "RssAnon:") in >> kibibytes;
  }
  return kibibytes / 1024;
}

bool HasMeasuredLength(const std::string& line) {
  const auto characters = std::ranges::count_if(
      line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; });
  return characters >= 60 && characters <= 400;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr,
                 "usage: language_model_bench MODEL SYLLABLES OFFICIAL.txt [GENERAL.txt]\n");
    return 1;
  }
  std::ostringstream table;
  table << std::ifstream(argv[2], std::ios::binary).rdbuf();
  const auto syllables = Syllables::Parse(table.str());
  const std::size_t own_before = OwnMebibytes();
  const auto begin = std::chrono::steady_clock::now();
  const auto model = LanguageModel::Load(argv[1]);
  const std::chrono::duration<double, std::milli> load = std::chrono::steady_clock::now() - begin;
  if (!syllables || !model) {
    std::fprintf(stderr, "%s\n", (syllables ? model.error() : syllables.error()).c_str());
    return 1;
  }
  std::printf("file %ju bytes, loaded in %.1f ms, %zu MiB beside the map\n",
              static_cast<std::uintmax_t>(std::filesystem::file_size(argv[1])), load.count(),
              OwnMebibytes() - own_before);
  for (int i = 3; i < argc; ++i) {
    std::vector<std::string> lines;
    std::ifstream in(argv[i]);
    for (std::string line; std::getline(in, line);) {
      if (i == 3 ? HasMeasuredLength(line) : IsHeldOut(line)) lines.push_back(line);
    }
    MeasureAll(*model, *syllables, std::filesystem::path(argv[i]).filename().string(), lines);
  }
  std::printf("%zu MiB beside the map in all, this bench's texts included\n", OwnMebibytes());
  return 0;
}
