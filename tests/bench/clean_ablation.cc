// clean_ablation: what each step of clean is worth, as a table.
//
//   clean_ablation LABELS…     folders with <id>/scan.* and transcriptions <id>/page-N.txt
//
// Reads every transcribed page with all steps on, with each step off, and with none, and prints for
// each: character error rate in the reading order of zone, recall and precision of words whatever
// their order, and how many pages the step changed. A page whose clean image is the same as with
// all steps on is not recognized again. Run with OMP_THREAD_LIMIT=1.
#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/fold.h"
#include "pipeline/data_files.h"
#include "pipeline/normalize.h"
#include "pipeline/read_page.h"
#include "pipeline/zone.h"

namespace vanthu {
namespace {

using Seconds = std::chrono::duration<double>;

struct Configuration {
  std::string_view name;
  CleanOptions options;
};

const std::array<Configuration, 10> kConfigurations = {{
    {"all steps", {}},
    {"no orient", {.orient = false}},
    {"no deskew", {.deskew = false}},
    {"no despeckle", {.despeckle = false}},
    {"no normalize_background", {.normalize_background = false}},
    {"no remove_borders", {.remove_borders = false}},
    {"no remove_color", {.remove_color = false}},
    {"no smooth", {.smooth = false}},
    {"no rescale", {.rescale = false}},
    {"no step",
     {.orient = false,
      .deskew = false,
      .despeckle = false,
      .normalize_background = false,
      .remove_borders = false,
      .remove_color = false,
      .smooth = false,
      .rescale = false}},
}};

struct Count {
  std::int64_t errors = 0;
  std::int64_t characters = 0;
  std::int64_t words_found = 0;
  std::int64_t words_true = 0;
  std::int64_t words_given = 0;
  int pages = 0;
  int changed = 0;
};

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::u32string CodePoints(std::string_view utf8) {
  std::u32string text;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t j = 1; j < length && i + j < utf8.size(); ++j) {
      code = code << 6 | (static_cast<unsigned char>(utf8[i + j]) & 0x3fU);
    }
    text.push_back(code);
    i += length;
  }
  return text;
}

// One tone placement, one case, single spaces.
std::u32string Comparable(std::string_view utf8) {
  std::u32string text;
  for (const char32_t c : CodePoints(CanonicalTone(utf8))) {
    const bool space = c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == U'\f';
    if (!space) {
      text.push_back(c);
    } else if (!text.empty() && text.back() != U' ') {
      text.push_back(U' ');
    }
  }
  if (!text.empty() && text.back() == U' ') text.pop_back();
  return text;
}

std::map<std::u32string, int> Words(const std::u32string& text) {
  std::map<std::u32string, int> words;
  std::u32string word;
  const auto finish = [&] {
    if (!word.empty()) ++words[std::exchange(word, {})];
  };
  for (const char32_t c : text) {
    const bool letter = c >= 0x80 || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    if (letter) {
      word.push_back(c);
    } else {
      finish();
    }
  }
  finish();
  return words;
}

std::int64_t EditDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::int64_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::int64_t diagonal = row[0];
    row[0] = static_cast<std::int64_t>(i) + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::int64_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, substituted});
    }
  }
  return row.back();
}

void Add(Count& count, std::string_view truth_utf8, std::string_view given_utf8) {
  const std::u32string truth = Comparable(truth_utf8);
  const std::u32string given = Comparable(given_utf8);
  count.errors += EditDistance(truth, given);
  count.characters += static_cast<std::int64_t>(truth.size());
  auto given_words = Words(given);
  for (const auto& [word, times] : Words(truth)) {
    count.words_true += times;
    const auto found = given_words.find(word);
    if (found != given_words.end()) count.words_found += std::min(times, found->second);
  }
  for (const auto& [word, times] : given_words) count.words_given += times;
  ++count.pages;
}

// What the recognizer gets: equal fingerprints, equal words.
std::uint64_t Fingerprint(const CleanPage& page) {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  std::uint64_t hash = 14695981039346656037ULL;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * kPrime; };
  mix(page.blank ? 1 : 0);
  mix(static_cast<std::uint64_t>(page.dpi));
  mix(static_cast<std::uint64_t>(page.skew_degrees * 1000));
  Pix* const pix = page.image.pix();
  const std::int64_t words = std::int64_t{pixGetWpl(pix)} * pixGetHeight(pix);
  for (std::int64_t i = 0; i < words; ++i) mix(pixGetData(pix)[i]);
  return hash;
}

struct Scan {
  Source source;
  std::map<int, std::string> truth;  // by page
};

// The scan of one labelled letter, if it is one.
std::optional<Scan> OpenScan(const std::filesystem::path& folder) {
  std::map<int, std::string> truth;
  std::filesystem::path file;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    int number = 0;
    const std::string name = entry.path().filename().string();
    if (std::sscanf(name.c_str(), "page-%d.txt", &number) == 1) truth[number] = ReadFile(entry);
    if (entry.path().stem() == "scan") file = entry.path();
  }
  if (file.empty() || truth.empty()) return std::nullopt;
  auto source = Source::Open(file);
  if (!source) {
    std::cerr << source.error().message << '\n';
    return std::nullopt;
  }
  return Scan{std::move(*source), std::move(truth)};
}

std::string TextOf(const PageContent& page, const Knowledge& knowledge) {
  const NormalizedLetter letter = Normalize(ZonePages(std::span(&page, 1), knowledge));
  return PageText(letter, page.number);
}

int Run(std::span<char*> folders) {
  auto recognizer = Recognizer::Create();
  if (!recognizer) {
    std::cerr << recognizer.error().message << '\n';
    return 3;
  }
  const auto data_dir = FindDataDir({});
  const auto knowledge =
      data_dir ? LoadKnowledge(*data_dir) : std::unexpected<Error>(data_dir.error());
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 3;
  }
  std::array<Count, kConfigurations.size()> counts;
  Seconds cleaning{0};
  Seconds reading{0};
  for (const char* folder : folders) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (!entry.is_directory()) continue;
      const auto scan = OpenScan(entry.path());
      if (!scan) continue;
      for (const auto& [number, truth] : scan->truth) {
        const auto loaded = scan->source.LoadPage(number);
        if (!loaded || loaded->source != PageContent::Source::kOcr) continue;
        std::map<std::uint64_t, std::string> texts;
        std::uint64_t with_all = 0;
        for (std::size_t i = 0; i < kConfigurations.size(); ++i) {
          const CleanOptions& options = kConfigurations[i].options;
          const auto start = std::chrono::steady_clock::now();
          const std::uint64_t fingerprint = Fingerprint(Clean(*loaded, options));
          const auto cleaned = std::chrono::steady_clock::now();
          if (i == 0) with_all = fingerprint;
          if (!texts.contains(fingerprint)) {
            const auto page = ReadPage(scan->source, number, *recognizer, options);
            if (!page) {
              std::cerr << entry.path().string() << " page " << number << ": "
                        << page.error().message << '\n';
              continue;
            }
            if (i == 0) {
              cleaning += cleaned - start;
              reading += std::chrono::steady_clock::now() - cleaned;
            }
            texts[fingerprint] = TextOf(*page, *knowledge);
          }
          Add(counts[i], truth, texts[fingerprint]);
          counts[i].changed += fingerprint != with_all ? 1 : 0;
        }
      }
    }
  }
  std::printf("| steps | CER | word recall | word precision | pages changed |\n");
  std::printf("|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < kConfigurations.size(); ++i) {
    const Count& c = counts[i];
    const auto share = [](std::int64_t part, std::int64_t whole) {
      return static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(1, whole));
    };
    std::printf("| %s | %.4f | %.4f | %.4f | %d |\n", std::string(kConfigurations[i].name).c_str(),
                share(c.errors, c.characters), share(c.words_found, c.words_true),
                share(c.words_found, c.words_given), c.changed);
  }
  std::printf("\n%d pages; cleaning took %.3f s a page of %.3f s in all\n", counts[0].pages,
              cleaning.count() / std::max(1, counts[0].pages),
              reading.count() / std::max(1, counts[0].pages));
  return 0;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: clean_ablation LABELS...\n";
    return 1;
  }
  return vanthu::Run(std::span(argv + 1, static_cast<std::size_t>(argc - 1)));
}
