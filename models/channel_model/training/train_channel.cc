// train_channel: the weights of the channel model from pages that were printed and read.
//
//   train_channel PAGES.tsv… >models/channel_model/weights.tsv
//
// The pages are those of tests/bench/restore_pages; models/channel_model/train makes them and runs
// this. What is written are figures: "reader<TAB>letters<TAB>read as<TAB>cost in nats", and for an
// engine with a dictionary "reader<TAB>word<TAB>printed<TAB>read as<TAB>cost in nats".
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/channel_model/alphabet.h"
#include "models/channel_model/channel_model.h"
#include "models/channel_model/training/confusion_counts.h"
#include "models/channel_model/training/page_pairs.h"
#include "models/channel_model/training/word_counts.h"

namespace {

using namespace vanthu;  // NOLINT: a program of its own

constexpr int kRounds = 12;

// A count that a capital and a small letter share counts so much for either alone.
constexpr double kPooledWeight = 0.3;
// A confusion seen less often than this may be a wrong alignment.
constexpr double kLeastCount = 1.2;
constexpr double kLeastShare = 3e-5;
// Added to every confusion that every letter has, so that what a small sample never showed stays
// possible: as itself, bare, without tone, without shape.
constexpr double kAlwaysPossible = 0.5;

std::u32string LowerCase(std::u32string text) {
  for (char32_t& c : text) {
    if (const auto letter = LetterOf(c)) c = LowerOf(letter->id);
  }
  return text;
}

std::u32string UpperCase(std::u32string text) {
  for (char32_t& c : text) {
    if (const auto letter = LetterOf(c)) c = UpperOf(letter->id);
  }
  return text;
}

bool IsVietnamese(std::u32string_view word) { return !word.empty() && LettersOf(word).has_value(); }

// Letters with so much in common that one was read for the other, not another word.
bool AreOneWord(std::u32string_view printed, std::u32string_view read) {
  const auto longest = std::max(printed.size(), read.size());
  const auto shortest = std::min(printed.size(), read.size());
  if (longest > shortest + 3) return false;
  std::size_t common = 0;
  for (const char32_t c : printed) {
    const auto letter = LetterOf(c);
    const LetterId bare = Bare(letter->id);
    for (const char32_t other : read) {
      const auto seen = LetterOf(other);
      if (seen && Bare(seen->id) == bare) {
        ++common;
        break;
      }
    }
  }
  return longest <= 2 || 2 * common >= printed.size();
}

struct ReaderSample {
  std::vector<PrintedAndRead> pairs;
  double words = 0;
  double wrong = 0;
  double split = 0;
  double joined = 0;
  std::array<double, 11> sure_words{};
  std::array<double, 11> sure_wrong{};
};

void Collect(const PagePairs& page, ReaderSample& sample) {
  for (const WordPair& pair : page.words) {
    const std::u32string printed = WithoutPunctuation(pair.printed);
    std::u32string read = WithoutPunctuation(pair.read);
    const bool printed_two = pair.printed.contains(U' ');
    const bool read_two = pair.read.contains(U' ');
    if (read.empty() || pair.printed.empty()) continue;
    if (printed_two) {
      std::u32string together = printed;
      std::erase(together, U' ');
      sample.joined += IsVietnamese(together) && AreOneWord(together, read) ? 1 : 0;
      continue;
    }
    if (!IsVietnamese(printed)) continue;
    if (read_two) {
      std::u32string together = read;
      std::erase(together, U' ');
      if (!IsVietnamese(together) || !AreOneWord(printed, together)) continue;
    }
    sample.words += 1;
    const bool wrong = printed != read;
    sample.wrong += wrong ? 1 : 0;
    if (read_two) {
      sample.split += 1;
      continue;
    }
    if (pair.confidence >= 0) {
      const auto tenth = static_cast<std::size_t>(pair.confidence / 10);
      sample.sure_words[tenth] += 1;
      sample.sure_wrong[tenth] += wrong ? 1 : 0;
    }
    if (AreOneWord(printed, read)) sample.pairs.push_back({printed, read});
  }
}

// The confusions every letter has.
std::vector<std::u32string> UsualReadings(char32_t c) {
  const auto letter = LetterOf(c);
  const auto as = [&](LetterId id) {
    return std::u32string(1, letter->upper ? UpperOf(id) : LowerOf(id));
  };
  std::vector<std::u32string> usual = {as(letter->id), as(Bare(letter->id)),
                                       as(WithoutTone(letter->id)), as(WithoutShape(letter->id))};
  std::ranges::sort(usual);
  usual.erase(std::unique(usual.begin(), usual.end()), usual.end());
  return usual;
}

void WriteConfusions(std::string_view reader, const ConfusionCounts& counted) {
  // Capitals and small letters lend each other their counts.
  std::map<Misreading, double> counts;
  std::map<std::u32string, double> letters;
  for (const auto& [misreading, count] : counted.counts) {
    const auto& [printed, read] = misreading;
    counts[misreading] += count;
    const std::u32string low = LowerCase(printed);
    const std::u32string up = UpperCase(printed);
    if (printed == low) counts[{up, UpperCase(read)}] += kPooledWeight * count;
    if (printed == up) counts[{low, LowerCase(read)}] += kPooledWeight * count;
  }
  for (const auto& [printed, count] : counted.letters) {
    letters[printed] += count;
    const std::u32string low = LowerCase(printed);
    const std::u32string up = UpperCase(printed);
    if (printed == low) letters[up] += kPooledWeight * count;
    if (printed == up) letters[low] += kPooledWeight * count;
  }
  for (const auto& [printed, count] : letters) {
    if (printed.size() != 1) continue;
    for (const std::u32string& read : UsualReadings(printed[0])) {
      counts[{printed, read}] += kAlwaysPossible;
    }
  }
  for (const auto& [misreading, count] : counts) {
    const auto& [printed, read] = misreading;
    const double share = count / (letters[printed] + 4 * kAlwaysPossible);
    const bool is_usual =
        printed.size() == 1 && std::ranges::count(UsualReadings(printed[0]), read) > 0;
    if (!is_usual && (count < kLeastCount || share < kLeastShare)) continue;
    std::printf("%s\t%s\t%s\t%.3f\n", std::string(reader).c_str(), Utf8(printed).c_str(),
                Utf8(read).c_str(), -std::log(std::min(share, 1.0)));
  }
}

void WriteWords(std::string_view reader, const std::vector<MisreadWord>& words) {
  for (const MisreadWord& word : words) {
    std::printf("%s\tword\t%s\t%s\t%.3f\n", std::string(reader).c_str(), Utf8(word.printed).c_str(),
                Utf8(word.read).c_str(), -std::log(word.share));
  }
}

void Write(std::string_view reader, const ReaderSample& sample) {
  const std::string name(reader);
  constexpr double kSmall = 0.5;
  std::printf("%s\tspace\tsplit\t%.3f\n", name.c_str(),
              -std::log((sample.split + kSmall) / (sample.words + 1)));
  std::printf("%s\tspace\tjoin\t%.3f\n", name.c_str(),
              -std::log((sample.joined + kSmall) / (sample.words + 1)));
  const double usual = (sample.wrong + kSmall) / (sample.words + 1);
  std::printf("%s\twrong\tall\t%.5f\n", name.c_str(), usual);
  // A tenth with few words leans on the usual share.
  constexpr double kLean = 20;
  for (std::size_t tenth = 0; tenth < sample.sure_words.size(); ++tenth) {
    const double share =
        (sample.sure_wrong[tenth] + kLean * usual) / (sample.sure_words[tenth] + kLean);
    std::printf("%s\twrong\t%zu\t%.5f\n", name.c_str(), tenth, share);
  }
  WriteConfusions(reader, CountConfusions(sample.pairs, kRounds));
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, ReaderSample> samples;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i]);
    for (const PagePairs& page : ReadPagePairs(in)) Collect(page, samples[page.language]);
  }
  if (samples.empty()) {
    std::cerr << "train_channel: no pages in the files given\n";
    return 1;
  }
  std::printf(
      "# Figures of the channel model: reader, letters, read as, cost in nats. README.md.\n");
  for (const auto& [language, sample] : samples) {
    std::cerr << language << ": " << sample.words << " words, " << sample.wrong << " wrong, "
              << sample.pairs.size() << " pairs\n";
    const bool has_dictionary = language == "vie";
    const auto reader = ReaderName(has_dictionary ? Reader::kVietnamese : Reader::kForeign);
    Write(reader, sample);
    if (has_dictionary) WriteWords(reader, CountMisreadWords(sample.pairs));
  }
  return 0;
}
