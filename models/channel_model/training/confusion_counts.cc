// Tested by tests/models/channel_model/training/confusion_counts_test.cc.
#include "models/channel_model/training/confusion_counts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "models/channel_model/alphabet.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostRead = 3;

// Before anything is counted.
constexpr double kSame = 0.5;
constexpr double kBare = 0.3;
constexpr double kAnyOther = 2e-4;
constexpr double kAnyPair = 2e-6;
constexpr double kPerExtra = 0.05;  // for each character more or less than letters

char32_t BareOf(char32_t c) {
  const auto letter = LetterOf(c);
  if (!letter) return c;
  const LetterId bare = Bare(letter->id);
  return letter->upper ? UpperOf(bare) : LowerOf(bare);
}

double FirstGuess(std::u32string_view printed, std::u32string_view read) {
  if (printed.size() == 1 && read.size() == 1) {
    if (printed == read) return kSame;
    if (BareOf(printed[0]) == BareOf(read[0])) return kBare;
    return kAnyOther;
  }
  const auto extra =
      std::abs(static_cast<double>(printed.size()) - static_cast<double>(read.size()));
  return (printed.size() == 1 ? kAnyOther : kAnyPair) * std::pow(kPerExtra, extra);
}

// Two letters in a row go together only where one character took the place of both or the border
// between them is lost: "in" is not n of "i" and n.
bool MayBePair(std::u32string_view printed, std::u32string_view read) {
  if (read.empty()) return false;
  for (std::size_t i = 0; i < printed.size() && i < read.size(); ++i) {
    if (BareOf(printed[i]) == BareOf(read[i])) return false;
  }
  return BareOf(printed.back()) != BareOf(read.back());
}

class Counter {
 public:
  explicit Counter(const std::vector<PrintedAndRead>& pairs) : pairs_(pairs) {
    for (const PrintedAndRead& pair : pairs_) {
      for (std::size_t i = 0; i < pair.printed.size(); ++i) {
        letters_[pair.printed.substr(i, 1)] += 1;
        if (i + 1 < pair.printed.size()) letters_[pair.printed.substr(i, 2)] += 1;
      }
    }
  }

  void Round() {
    std::map<Misreading, double> next;
    for (const PrintedAndRead& pair : pairs_) Add(pair, next);
    counts_ = std::move(next);
  }

  ConfusionCounts Take() { return {.counts = std::move(counts_), .letters = std::move(letters_)}; }

 private:
  double Probability(const std::u32string& printed, const std::u32string& read) const {
    if (counts_.empty()) return FirstGuess(printed, read);
    const auto found = counts_.find({printed, read});
    return found == counts_.end() ? 0 : found->second / letters_.at(printed);
  }

  struct Arc {
    std::size_t i, j, printed, read;
    double probability;
  };

  void Add(const PrintedAndRead& pair, std::map<Misreading, double>& next) {
    const std::size_t n = pair.printed.size();
    const std::size_t m = pair.read.size();
    const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
    std::vector<double> forward((n + 1) * (m + 1));
    std::vector<double> backward((n + 1) * (m + 1));
    std::vector<Arc> arcs;
    forward[0] = 1;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= m; ++j) {
        if (forward[at(i, j)] == 0) continue;
        for (std::size_t printed = 1; printed <= std::min<std::size_t>(2, n - i); ++printed) {
          for (std::size_t read = 0; read <= std::min(kMostRead, m - j); ++read) {
            const std::u32string letters = pair.printed.substr(i, printed);
            const std::u32string seen = pair.read.substr(j, read);
            if (printed == 2 && !MayBePair(letters, seen)) continue;
            const double probability = Probability(letters, seen);
            if (probability <= 0) continue;
            arcs.push_back({i, j, printed, read, probability});
            forward[at(i + printed, j + read)] += forward[at(i, j)] * probability;
          }
        }
      }
    }
    const double total = forward[at(n, m)];
    if (total <= 0) return;
    backward[at(n, m)] = 1;
    for (auto arc = arcs.rbegin(); arc != arcs.rend(); ++arc) {
      const double rest = backward[at(arc->i + arc->printed, arc->j + arc->read)];
      backward[at(arc->i, arc->j)] += arc->probability * rest;
      const double share = forward[at(arc->i, arc->j)] * arc->probability * rest / total;
      constexpr double kLeast = 1e-4;
      if (share < kLeast) continue;
      next[{pair.printed.substr(arc->i, arc->printed), pair.read.substr(arc->j, arc->read)}] +=
          share;
    }
  }

  const std::vector<PrintedAndRead>& pairs_;
  std::map<std::u32string, double> letters_;
  std::map<Misreading, double> counts_;
};

}  // namespace

ConfusionCounts CountConfusions(const std::vector<PrintedAndRead>& pairs, int rounds) {
  Counter counter(pairs);
  for (int round = 0; round < rounds; ++round) counter.Round();
  return counter.Take();
}

}  // namespace vanthu
