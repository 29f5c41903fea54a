#include "tests/bench/restore_pairs.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <utility>

#include "models/channel_model/alphabet.h"
#include "models/channel_model/syllable_trie.h"

namespace vanthu {
namespace {

// Words as tools/scoring.py has them: letters, figures and _; tone marks in the old place.
std::vector<std::string> Words(const std::vector<std::string>& lines) {
  std::vector<std::string> words;
  for (const std::string& line : lines) {
    std::u32string word;
    const auto finish = [&] {
      if (word.empty()) return;
      if (const auto letters = LettersOf(word)) {
        const auto old = WithOldTone(*letters);
        for (std::size_t i = 0; i < word.size(); ++i) {
          word[i] = LetterOf(word[i])->upper ? UpperOf(old[i]) : LowerOf(old[i]);
        }
      }
      words.push_back(Utf8(word));
      word.clear();
    };
    for (const char32_t c : Utf32(line)) {
      if (u_isalnum(static_cast<UChar32>(c)) || c == U'_') {
        word.push_back(c);
      } else {
        finish();
      }
    }
    finish();
  }
  return words;
}

struct Aligned {
  std::size_t distance = 0;
  // By place in the truth: what stands there; "" for nothing.
  std::vector<std::string> against;
};

Aligned Align(const std::vector<std::string>& truth, const std::vector<std::string>& words) {
  const std::size_t n = truth.size();
  const std::size_t m = words.size();
  std::vector<std::uint32_t> cells((n + 1) * (m + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return cells[i * (m + 1) + j];
  };
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = 0; j <= m; ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = static_cast<std::uint32_t>(i + j);
        continue;
      }
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1,
                           at(i - 1, j - 1) + (truth[i - 1] == words[j - 1] ? 0U : 1U)});
    }
  }
  Aligned result{.distance = at(n, m), .against = std::vector<std::string>(n)};
  for (std::size_t i = n, j = m; i > 0 || j > 0;) {
    if (i > 0 && j > 0 && at(i, j) == at(i - 1, j - 1) + (truth[i - 1] == words[j - 1] ? 0U : 1U)) {
      result.against[--i] = words[--j];
    } else if (i > 0 && at(i, j) == at(i - 1, j) + 1) {
      --i;
    } else {
      --j;
    }
  }
  return result;
}

struct TimedPage {
  std::vector<std::string> lines;
  double seconds = 0;  // of the processor: other programs do not count
};

TimedPage RestorePage(const Restorer& restorer, const ReadPage& page) {
  std::vector<SeenLine> lines;
  for (std::size_t i = 0; i < page.seen.size(); ++i) {
    lines.push_back({.text = page.seen[i], .confidences = page.confidences[i], .goes_on = i > 0});
  }
  Damage damage;
  TimedPage restoration;
  const std::clock_t start = std::clock();
  auto restored = restorer.Restore(lines, damage);
  restoration.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  for (RestoredLine& line : restored) restoration.lines.push_back(std::move(line.text.text));
  return restoration;
}

struct PairSums {
  std::size_t words = 0, before = 0, unigram = 0, bigram = 0, after = 0;
  std::size_t right = 0, made_wrong = 0, put_right = 0;
};

void Print(const std::map<std::string, PairSums>& sums) {
  std::cout << fmt::format("{:<24} {:>7} {:>8} {:>8} {:>8} {:>8} {:>10} {:>10} {:>10}\n", "",
                           "words", "read", "unigram", "bigram", "vanthu", "put right",
                           "were right", "made wrong");
  for (const auto& [name, sum] : sums) {
    const auto share = [&](std::size_t count) {
      return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, sum.words));
    };
    constexpr std::size_t kNameWidth = 24;
    std::cout << fmt::format(
        "{:<24} {:>7} {:>8.4f} {:>8.4f} {:>8.4f} {:>8.4f} {:>10} {:>10} {:>10}\n",
        name.substr(name.size() - std::min(name.size(), kNameWidth)), sum.words, share(sum.before),
        share(sum.unigram), share(sum.bigram), share(sum.after), sum.put_right, sum.right,
        sum.made_wrong);
  }
}

void PrintCommonest(std::string_view title, const std::map<std::string, int>& counts,
                    std::size_t most) {
  std::vector<std::pair<int, std::string>> commonest;
  for (const auto& [error, count] : counts) commonest.emplace_back(count, error);
  std::ranges::sort(commonest, std::greater<>());
  std::cout << "  " << title << ":\n";
  for (std::size_t i = 0; i < std::min(commonest.size(), most); ++i) {
    std::cout << fmt::format("  {:>5}  {}\n", commonest[i].first, commonest[i].second);
  }
}

}  // namespace

std::vector<ReadPage> ReadPairs(const std::string& file) {
  std::vector<ReadPage> pages;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string kind;
    std::string text;
    std::string more;
    std::getline(cells, kind, '\t');
    std::getline(cells, text, '\t');
    std::string others;
    std::getline(cells, more, '\t');
    std::getline(cells, others, '\t');
    if (kind == "page") {
      pages.push_back({.name = more + " " + text, .truth = {}, .seen = {}, .confidences = {}});
    } else if (pages.empty()) {
      continue;
    } else if (kind == "true") {
      pages.back().truth.push_back(text);
    } else {
      std::vector<SeenConfidence> sure;
      std::istringstream numbers(more);
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        constexpr double kPercent = 100;
        double percent = kPercent;
        numbers >> percent;
        sure.push_back({.span = {begin, end}, .confidence = percent / kPercent});
        begin = end + 1;
      }
      std::istringstream alternatives(others);
      std::size_t word = 0;
      for (Alternative other; alternatives >> word >> other.offset >> other.text >> other.cost;) {
        if (word < sure.size()) sure[word].alternatives.push_back(other);
      }
      pages.back().seen.push_back(text);
      pages.back().confidences.push_back(std::move(sure));
    }
  }
  return pages;
}

ReadPage ReadPair(const std::string& seen, const std::string& truth) {
  ReadPage page{.name = seen, .truth = {}, .seen = {}, .confidences = {}};
  std::ifstream seen_file(seen);
  for (std::string line; std::getline(seen_file, line);) page.seen.push_back(line);
  page.confidences.resize(page.seen.size());
  std::ifstream truth_file(truth);
  for (std::string line; std::getline(truth_file, line);) page.truth.push_back(line);
  return page;
}

void MeasurePairs(const std::vector<ReadPage>& pages, const BenchRestorers& restorers,
                  std::size_t errors) {
  std::map<std::string, PairSums> sums;
  std::map<std::string, int> left;
  std::map<std::string, int> made;
  double seconds = 0;
  std::size_t words = 0;
  for (const ReadPage& page : pages) {
    const auto truth = Words(page.truth);
    const TimedPage restoration = RestorePage(*restorers.program, page);
    seconds += restoration.seconds;
    words += truth.size();
    const Aligned before = Align(truth, Words(page.seen));
    const Aligned after = Align(truth, Words(restoration.lines));
    const auto distance = [&](const Restorer* baseline) {
      return baseline == nullptr ? std::size_t{0}
                                 : Align(truth, Words(RestorePage(*baseline, page).lines)).distance;
    };
    const std::size_t unigram = distance(restorers.unigram);
    const std::size_t bigram = distance(restorers.bigram);
    const std::size_t blank = page.name.find(' ');
    std::vector<std::string> names = {page.name};
    if (blank != std::string::npos) names.push_back(page.name.substr(0, blank) + " all");
    for (const std::string& name : names) {
      PairSums& sum = sums[name];
      sum.words += truth.size();
      sum.before += before.distance;
      sum.unigram += unigram;
      sum.bigram += bigram;
      sum.after += after.distance;
      for (std::size_t i = 0; i < truth.size(); ++i) {
        const bool was_right = before.against[i] == truth[i];
        const bool is_right = after.against[i] == truth[i];
        sum.right += was_right ? 1 : 0;
        sum.made_wrong += was_right && !is_right ? 1 : 0;
        sum.put_right += !was_right && is_right ? 1 : 0;
      }
    }
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (after.against[i] == truth[i]) continue;
      ++left[fmt::format("{} > {} (read {})", truth[i], after.against[i], before.against[i])];
      if (before.against[i] != truth[i]) continue;
      ++made[fmt::format("{} > {} ({}, after {})", truth[i], after.against[i], page.name,
                         i > 0 ? truth[i - 1] : "nothing")];
    }
  }
  Print(sums);
  std::cout << fmt::format("{:.0f} words a second\n",
                           static_cast<double>(words) / std::max(seconds, 1e-9));
  PrintCommonest("left wrong", left, errors);
  PrintCommonest("made wrong", made, errors);
}

}  // namespace vanthu
