#include "tests/bench/restore_bare.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>

#include "models/language_model/spelling.h"
#include "models/language_model/tokens.h"
#include "models/language_model/training/corpus.h"

namespace vanthu {
namespace {

// As many lines as the command `restore` takes at once.
constexpr std::size_t kBlockLines = 64;

struct BareSums {
  std::size_t syllables = 0;
  std::size_t right = 0;
  std::size_t exact = 0;
  std::size_t words = 0;
  double seconds = 0;  // of the processor: other programs do not count
  std::map<std::string, std::size_t> errors;
  std::map<std::string, std::size_t> changes;  // of text that was sound
};

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Taking marks off changes letters only, so that token by token the two lines say the same.
void Compare(const std::string& line, const std::string& seen, const RestoredLine& restored,
             const Syllables& syllables, BareSums& sums) {
  const std::vector<Token> truth = Tokenize(line);
  const std::vector<Token> tokens = Tokenize(seen);
  if (tokens.size() != truth.size()) return;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const std::string_view written = truth[i].In(line);
    const Span target = restored.text.alignment.ToTarget({tokens[i].begin, tokens[i].end});
    const std::string_view now = target.Of(restored.text.text);
    if (truth[i].kind != TokenKind::kWord) continue;
    ++sums.words;
    if (now != written && seen == line) ++sums.changes[fmt::format("{} > {}", written, now)];
    const std::string word = CanonicalWord(written);
    if (!syllables.Contains(word)) continue;
    const bool is_right = CanonicalWord(now) == word;
    ++sums.syllables;
    sums.right += is_right ? 1U : 0U;
    sums.exact += now == written ? 1U : 0U;
    if (!is_right) ++sums.errors[fmt::format("{} > {}", word, now)];
  }
}

enum class Marks : std::uint8_t { kKept, kTakenOff };

BareSums Measure(const Restorer& restorer, const std::vector<std::string>& lines, Marks marks,
                 const Syllables& syllables) {
  BareSums sums;
  Damage damage;
  for (std::size_t begin = 0; begin < lines.size(); begin += kBlockLines) {
    const std::size_t end = std::min(begin + kBlockLines, lines.size());
    std::vector<std::string> texts;
    std::vector<SeenLine> seen;
    for (std::size_t i = begin; i < end; ++i) {
      texts.push_back(marks == Marks::kKept ? lines[i] : BareLetters(lines[i]));
    }
    for (const std::string& text : texts) seen.push_back({.text = text, .confidences = {}});
    const double start = CpuSeconds();
    const std::vector<RestoredLine> restored = restorer.Restore(seen, damage);
    sums.seconds += CpuSeconds() - start;
    for (std::size_t i = begin; i < end; ++i) {
      Compare(lines[i], texts[i - begin], restored[i - begin], syllables, sums);
    }
  }
  return sums;
}

double Percent(std::size_t part, std::size_t all) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, all));
}

void PrintCommonest(const std::map<std::string, std::size_t>& errors, std::size_t most) {
  std::vector<std::pair<std::size_t, std::string>> commonest;
  for (const auto& [error, count] : errors) commonest.emplace_back(count, error);
  std::ranges::sort(commonest, std::greater<>());
  for (std::size_t i = 0; i < std::min(commonest.size(), most); ++i) {
    std::cout << fmt::format("  {:>5}  {}\n", commonest[i].first, commonest[i].second);
  }
}

std::vector<std::string> ReadLines(const std::string& file, bool (*counts)(std::string_view)) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (counts(line)) lines.push_back(line);
  }
  return lines;
}

}  // namespace

std::vector<std::string> ReadMeasuredLines(const std::string& file) {
  return ReadLines(file, [](std::string_view line) {
    const auto characters = std::ranges::count_if(
        line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; });
    return characters >= 60 && characters <= 400;
  });
}

std::vector<std::string> ReadHeldOutLines(const std::string& file) {
  return ReadLines(file, [](std::string_view line) { return IsHeldOut(line); });
}

void MeasureBare(std::string_view title, const std::vector<std::string>& lines,
                 const Syllables& syllables, const BenchRestorers& restorers, std::size_t errors) {
  std::cout << fmt::format("{}: {} lines without marks\n", title, lines.size());
  const auto print = [&](std::string_view name, const Restorer* restorer) {
    const BareSums sums = Measure(*restorer, lines, Marks::kTakenOff, syllables);
    std::cout << fmt::format(
        "  {:<10} right {:6.2f} %   exact {:6.2f} %   of {} syllables   {:8.0f} syllables/s\n",
        name, Percent(sums.right, sums.syllables), Percent(sums.exact, sums.syllables),
        sums.syllables, static_cast<double>(sums.syllables) / std::max(sums.seconds, 1e-9));
    return sums;
  };
  const BareSums restored = print("vanthu", restorers.program);
  if (restorers.unigram != nullptr) print("unigram", restorers.unigram);
  if (restorers.bigram != nullptr) print("bigram", restorers.bigram);
  PrintCommonest(restored.errors, errors);
  const BareSums sound = Measure(*restorers.program, lines, Marks::kKept, syllables);
  std::size_t changed = 0;
  for (const auto& [change, count] : sound.changes) changed += count;
  std::cout << fmt::format("  sound text: {} of {} words changed, one in {}\n", changed,
                           sound.words, sound.words / std::max<std::size_t>(1, changed));
  PrintCommonest(sound.changes, errors);
}

double OwnMebibytes() {
  constexpr double kKibibytes = 1024;
  std::ifstream in("/proc/self/status");
  double kibibytes = 0;
  for (std::string word; in >> word;) {
    if (word == "RssAnon:") in >> kibibytes;
  }
  return kibibytes / kKibibytes;
}

}  // namespace vanthu
