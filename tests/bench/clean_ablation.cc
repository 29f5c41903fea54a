// clean_ablation: what each step of clean is worth, as a table.
//
//   clean_ablation [--every N] [--only all] LABELS…
//
// LABELS are folders with <id>/scan.* and transcriptions <id>/page-N.txt, such as make_letters
// writes. Reads every transcribed page, or every Nth, with all steps on, with each step off, and
// with none, two pages at a time. Prints a table for each folder: character error rate in the
// reading order of zone, recall and precision of words whatever their order, and how many pages the
// step changed; and what all steps together change of the error rate. --only all: no step is
// switched off alone. A clean image that was read once is not recognized again. Run with
// OMP_THREAD_LIMIT=1.
#include <leptonica/allheaders.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
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

struct Request {
  int every = 1;
  bool each_step = true;
  std::vector<std::filesystem::path> folders;
};

struct Totals {
  std::array<Count, kConfigurations.size()> counts;
  double cleaning_seconds = 0;
  double reading_seconds = 0;
};

// One page in all configurations.
void AddPage(const LoadedPage& loaded, std::string_view truth, const Request& request,
             const Knowledge& knowledge, Recognizer& recognizer, Totals& totals) {
  std::map<std::uint64_t, std::string> texts;
  std::uint64_t with_all = 0;
  for (std::size_t i = 0; i < kConfigurations.size(); ++i) {
    if (!request.each_step && i != 0 && i + 1 != kConfigurations.size()) continue;
    const CleanOptions& options = kConfigurations[i].options;
    const auto start = std::chrono::steady_clock::now();
    const std::uint64_t fingerprint = Fingerprint(Clean(loaded, options));
    const auto cleaned = std::chrono::steady_clock::now();
    if (i == 0) with_all = fingerprint;
    if (!texts.contains(fingerprint)) {
      const auto page = ReadPage(loaded, recognizer, /*digits=*/nullptr, options);
      if (!page) {
        std::cerr << page.error().message << '\n';
        continue;
      }
      if (i == 0) {
        totals.cleaning_seconds += Seconds(cleaned - start).count();
        totals.reading_seconds += Seconds(std::chrono::steady_clock::now() - cleaned).count();
      }
      texts[fingerprint] = TextOf(*page, knowledge);
    }
    Add(totals.counts[i], truth, texts[fingerprint]);
    totals.counts[i].changed += fingerprint != with_all ? 1 : 0;
  }
}

// The pages of `folder` whose place among all is `part` modulo `parts`.
Totals Measure(const std::filesystem::path& folder, const Request& request, int part, int parts,
               const Knowledge& knowledge, Recognizer& recognizer) {
  std::vector<std::filesystem::path> letters;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_directory()) letters.push_back(entry.path());
  }
  std::ranges::sort(letters);
  Totals totals;
  int place = -1;
  for (const auto& letter : letters) {
    const auto scan = OpenScan(letter);
    if (!scan) continue;
    for (const auto& [number, truth] : scan->truth) {
      ++place;
      if (place % request.every != 0 || place / request.every % parts != part) continue;
      const auto loaded = scan->source.LoadPage(number);
      if (!loaded || loaded->source != PageContent::Source::kOcr) continue;
      AddPage(*loaded, truth, request, knowledge, recognizer, totals);
    }
  }
  return totals;
}

static_assert(std::is_trivially_copyable_v<Totals>, "goes through a pipe as it is");

// Measures in `kParts` processes: Tesseract's engine is one a process here as in a worker.
std::optional<Totals> MeasureInParts(const std::filesystem::path& folder, const Request& request,
                                     const Knowledge& knowledge) {
  constexpr int kParts = 2;
  Totals all;
  std::array<std::array<int, 2>, kParts> pipes{};
  for (int part = 0; part < kParts; ++part) {
    auto& ends = pipes[static_cast<std::size_t>(part)];
    if (pipe(ends.data()) != 0) return std::nullopt;
    const pid_t child = fork();
    if (child < 0) return std::nullopt;
    if (child > 0) {
      close(ends[1]);
      continue;
    }
    auto recognizer = Recognizer::Create();
    if (!recognizer) {
      std::cerr << recognizer.error().message << '\n';
      _exit(3);
    }
    const Totals totals = Measure(folder, request, part, kParts, knowledge, *recognizer);
    const bool sent = write(ends[1], &totals, sizeof totals) == sizeof totals;
    _exit(sent ? 0 : 1);
  }
  bool whole = true;
  for (const auto& ends : pipes) {
    Totals totals;
    whole = read(ends[0], &totals, sizeof totals) == sizeof totals && whole;
    close(ends[0]);
    for (std::size_t i = 0; i < kConfigurations.size(); ++i) {
      Count& count = all.counts[i];
      const Count& more = totals.counts[i];
      count.errors += more.errors;
      count.characters += more.characters;
      count.words_found += more.words_found;
      count.words_true += more.words_true;
      count.words_given += more.words_given;
      count.pages += more.pages;
      count.changed += more.changed;
    }
    all.cleaning_seconds += totals.cleaning_seconds;
    all.reading_seconds += totals.reading_seconds;
  }
  while (wait(nullptr) > 0) {
  }
  return whole ? std::optional(all) : std::nullopt;
}

double Share(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(1, whole));
}

void Print(const std::filesystem::path& folder, const Totals& totals) {
  std::printf("\n%s: %d pages\n\n", folder.filename().c_str(), totals.counts[0].pages);
  std::printf("| steps | CER | word recall | word precision | pages changed |\n");
  std::printf("|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < kConfigurations.size(); ++i) {
    const Count& c = totals.counts[i];
    if (c.pages == 0) continue;
    std::printf("| %s | %.4f | %.4f | %.4f | %d |\n", std::string(kConfigurations[i].name).c_str(),
                Share(c.errors, c.characters), Share(c.words_found, c.words_true),
                Share(c.words_found, c.words_given), c.changed);
  }
  const Count& with_all = totals.counts.front();
  const Count& with_none = totals.counts.back();
  const double pages = std::max(1, with_all.pages);
  std::printf(
      "\nall steps change the CER by %+.4f; cleaning %.3f s a page, reading %.3f s\n",
      Share(with_all.errors, with_all.characters) - Share(with_none.errors, with_none.characters),
      totals.cleaning_seconds / pages, totals.reading_seconds / pages);
  std::fflush(stdout);
}

int Run(const Request& request) {
  const auto data_dir = FindDataDir({});
  const auto knowledge = data_dir ? LoadKnowledge({.data = *data_dir, .own = {}})
                                  : std::unexpected<Error>(data_dir.error());
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 3;
  }
  for (const std::filesystem::path& folder : request.folders) {
    const auto totals = MeasureInParts(folder, request, *knowledge);
    if (!totals) return 15;
    Print(folder, *totals);
  }
  return 0;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  vanthu::Request request;
  const std::span<char*> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const std::string_view value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    if (argument == "--every") {
      request.every = std::max(1, std::atoi(std::string(value).c_str()));
      ++i;
    } else if (argument == "--only") {
      request.each_step = value != "all";
      ++i;
    } else {
      request.folders.emplace_back(argument);
    }
  }
  if (request.folders.empty()) {
    std::cerr << "usage: clean_ablation [--every N] [--only all] LABELS...\n";
    return 1;
  }
  return vanthu::Run(request);
}
