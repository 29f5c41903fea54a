// restore_text: how many words restoration puts right and how many it makes wrong, and how fast.
//
//   restore_text PAGES.tsv…                 pages of restore_pages: what was printed, what was read
//   restore_text --seen A.txt --true B.txt  a text and what it should be, line for line or not
//
// Prints a line for each engine and profile: word error (edit distance over words, as
// tools/score_text.py counts) as read, by the unigram choice, by a plain bigram, and by the
// program; of the words read right the share made wrong; then the commonest errors that are left.
#include <fmt/format.h>
#include <unicode/uchar.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/fold.h"
#include "models/channel_model/alphabet.h"
#include "models/channel_model/syllable_trie.h"
#include "pipeline/restore/restorer.h"

namespace {

using namespace vanthu;

struct Request {
  std::vector<std::string> pages;
  std::string seen;
  std::string truth;
  std::string models = VANTHU_SOURCE_DIR "/models";
  std::string data = VANTHU_SOURCE_DIR "/data";
  int errors = 10;
  int skip = 0;  // of every two pages the first (1) or the second (2) is left out
  bool baselines = true;
  bool damage = false;
  std::vector<std::string> sets;
};

struct SeenPage {
  std::string name;
  std::vector<std::string> truth;  // lines
  std::vector<std::string> seen;
  std::vector<std::vector<SeenConfidence>> confidences;
};

std::vector<SeenPage> ReadPages(const Request& request) {
  std::vector<SeenPage> pages;
  for (const std::string& file : request.pages) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      std::istringstream cells(line);
      std::string kind, text, more;
      std::getline(cells, kind, '\t');
      std::getline(cells, text, '\t');
      std::getline(cells, more, '\t');
      if (kind == "page") {
        pages.push_back({.name = more + " " + text});
      } else if (kind == "true") {
        pages.back().truth.push_back(text);
      } else {
        std::vector<SeenConfidence> sure;
        std::istringstream numbers(more);
        for (std::size_t begin = 0; begin < text.size();) {
          const std::size_t end = std::min(text.find(' ', begin), text.size());
          double percent = 100;
          numbers >> percent;
          sure.push_back({.span = {begin, end}, .confidence = percent / 100});
          begin = end + 1;
        }
        pages.back().seen.push_back(text);
        pages.back().confidences.push_back(std::move(sure));
      }
    }
  }
  if (!request.seen.empty()) {
    SeenPage page{.name = request.seen};
    std::ifstream seen(request.seen);
    for (std::string line; std::getline(seen, line);) page.seen.push_back(line);
    page.confidences.resize(page.seen.size());
    std::ifstream truth(request.truth);
    for (std::string line; std::getline(truth, line);) page.truth.push_back(line);
    pages.push_back(std::move(page));
  }
  return pages;
}

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

struct Sums {
  std::size_t words = 0, before = 0, unigram = 0, bigram = 0, after = 0;
  std::size_t right = 0, made_wrong = 0, put_right = 0;
};

std::vector<std::string> RestorePage(const Restorer& restorer, const SeenPage& page,
                                     Damage& damage) {
  std::vector<SeenLine> lines;
  for (std::size_t i = 0; i < page.seen.size(); ++i) {
    lines.push_back({.text = page.seen[i], .confidences = page.confidences[i], .goes_on = i > 0});
  }
  std::vector<std::string> texts;
  for (RestoredLine& line : restorer.Restore(lines, damage)) texts.push_back(line.text.text);
  return texts;
}

int Run(const Request& request) {
  RestoreWeights weights;
  for (const std::string& set : request.sets) {
    const auto equals = set.find('=');
    const std::string name = set.substr(0, equals);
    const float value = std::stof(set.substr(equals + 1));
    if (name == "language") weights.language = value;
    if (name == "case") weights.letter_case = value;
    if (name == "unknown_word") weights.unknown_word = value;
    if (name == "unknown_letter") weights.unknown_letter = value;
    if (name == "unseen") weights.unseen_syllable = value;
    if (name == "margin") weights.margin = value;
    if (name == "name_margin") weights.name_margin = value;
    if (name == "odd") weights.odd_left = value;
    if (name == "width") weights.choice_width = value;
  }
  const RestorerFiles files = {.models = request.models, .data = request.data};
  const auto load = [&](std::size_t history) {
    RestoreWeights with = weights;
    with.history = history;
    return Restorer::Load(files, with);
  };
  const auto restorer = load(LanguageModel::kMaxOrder - 1);
  if (!restorer) {
    std::cerr << restorer.error().message << '\n';
    return 3;
  }
  const auto unigram = load(0);
  const auto bigram = load(1);
  std::map<std::string, Sums> sums;
  std::map<std::string, int> errors;
  std::clock_t spent = 0;  // of the processor: other programs do not count
  std::size_t number = 0;
  for (const SeenPage& page : ReadPages(request)) {
    ++number;
    if (request.skip != 0 && static_cast<int>(((number - 1) / 2) % 2) + 1 == request.skip) continue;
    Damage damage;
    const std::clock_t start = std::clock();
    const auto lines = RestorePage(*restorer, page, damage);
    spent += std::clock() - start;
    const auto restored = Words(lines);
    if (request.damage) {
      std::cout << fmt::format("{}: {:.3f} {:.3f} {:.3f}\n", page.name, damage.share[0],
                               damage.share[1], damage.share[2]);
    }
    const auto truth = Words(page.truth);
    const Aligned before = Align(truth, Words(page.seen));
    const Aligned after = Align(truth, restored);
    for (Sums* sum : {&sums[page.name], &sums[page.name.substr(0, page.name.find(' ')) + " all"]}) {
      sum->words += truth.size();
      sum->before += before.distance;
      sum->after += after.distance;
      if (request.baselines) {
        Damage unknown;
        sum->unigram += Align(truth, Words(RestorePage(*unigram, page, unknown))).distance;
        unknown = {};
        sum->bigram += Align(truth, Words(RestorePage(*bigram, page, unknown))).distance;
      }
      for (std::size_t i = 0; i < truth.size(); ++i) {
        const bool was_right = before.against[i] == truth[i];
        const bool is_right = after.against[i] == truth[i];
        sum->right += was_right ? 1 : 0;
        sum->made_wrong += was_right && !is_right ? 1 : 0;
        sum->put_right += !was_right && is_right ? 1 : 0;
      }
    }
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (after.against[i] != truth[i]) {
        ++errors[fmt::format("{} → {} (read {})", truth[i], after.against[i], before.against[i])];
      }
    }
  }
  std::cout << fmt::format("{:<24} {:>7} {:>8} {:>8} {:>8} {:>8} {:>10} {:>10}\n", "", "words",
                           "read", "unigram", "bigram", "vanthu", "put right", "made wrong");
  std::size_t words = 0;
  for (const auto& [name, sum] : sums) {
    const auto share = [&](std::size_t count) {
      return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, sum.words));
    };
    if (!name.ends_with(" all")) words += sum.words;
    std::cout << fmt::format("{:<24} {:>7} {:>8.4f} {:>8.4f} {:>8.4f} {:>8.4f} {:>10} {:>10}\n",
                             name.size() > 24 ? name.substr(name.size() - 24) : name, sum.words,
                             share(sum.before), share(sum.unigram), share(sum.bigram),
                             share(sum.after), sum.put_right, sum.made_wrong);
  }
  std::cout << fmt::format("{:.0f} words a second\n", static_cast<double>(words) * CLOCKS_PER_SEC /
                                                          static_cast<double>(spent));
  std::vector<std::pair<int, std::string>> commonest;
  for (const auto& [error, count] : errors) commonest.emplace_back(count, error);
  std::ranges::sort(commonest, std::greater<>());
  for (std::size_t i = 0; i < commonest.size() && i < static_cast<std::size_t>(request.errors);
       ++i) {
    std::cout << fmt::format("{:>5}  {}\n", commonest[i].first, commonest[i].second);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  CLI::App app{"Word errors before and after restoration."};
  app.add_option("PAGES", request.pages, "files of restore_pages");
  app.add_option("--seen", request.seen, "a text as it was read");
  app.add_option("--true", request.truth, "the same as it should be");
  app.add_option("--models", request.models, "the folder models/");
  app.add_option("--data", request.data, "the folder data/");
  app.add_option("--errors", request.errors, "how many of the commonest errors to print");
  app.add_option("--skip", request.skip, "1 or 2: leave out every first or second page");
  app.add_option("--set", request.sets, "weights: language=0.9 margin=2");
  app.add_flag("!--no-baselines", request.baselines, "the program alone");
  app.add_flag("--damage", request.damage, "print the shares of the readers of each page");
  CLI11_PARSE(app, argc, argv);
  return Run(request);
}
