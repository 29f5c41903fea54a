// restore_text: how much of a damaged text restoration puts right, how much it makes wrong, how
// fast it is and what it holds. The figures of the models' cards come from here;
// tests/bench/restoration runs it on all of them.
//
//   restore_text --bare OFFICIAL.txt --held-out GENERAL.txt   a text with its marks taken off
//   restore_text PAGES.tsv…                 pages of restore_pages: what was printed, what was read
//   restore_text --seen A.txt --true B.txt  a text and what it should be, line for line or not
//
// Beside the program stand the choice by single words and a plain bigram, searched the same way.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/bench/restore_bare.h"
#include "tests/bench/restore_pairs.h"

namespace {

using namespace vanthu;

struct Request {
  std::vector<std::string> pages;
  std::string seen;
  std::string truth;
  std::string bare;
  std::string held_out;
  std::string models = VANTHU_SOURCE_DIR "/models";
  std::string data = VANTHU_SOURCE_DIR "/data";
  std::size_t errors = 10;
  bool baselines = true;
  std::vector<std::string> weights;
};

std::expected<RestoreWeights, std::string> ReadWeights(const std::vector<std::string>& pairs) {
  RestoreWeights weights;
  const std::map<std::string, float*> places = {{"language", &weights.language},
                                                {"case", &weights.letter_case},
                                                {"unknown_word", &weights.unknown_word},
                                                {"unknown_letter", &weights.unknown_letter},
                                                {"unseen", &weights.unseen_syllable},
                                                {"odd", &weights.odd_left},
                                                {"margin", &weights.margin},
                                                {"name_margin", &weights.name_margin},
                                                {"letter_margin", &weights.letter_margin},
                                                {"alternative", &weights.alternative},
                                                {"alternative_base", &weights.alternative_base},
                                                {"tied_margin", &weights.tied_margin},
                                                {"width", &weights.choice_width}};
  for (const std::string& pair : pairs) {
    const auto equals = pair.find('=');
    const auto place = places.find(pair.substr(0, equals));
    if (equals == std::string::npos || place == places.end()) {
      return std::unexpected(pair + ": is no weight");
    }
    *place->second = std::stof(pair.substr(equals + 1));
  }
  return weights;
}

std::expected<Syllables, std::string> ReadSyllables(const std::string& data) {
  std::ostringstream table;
  table << std::ifstream(data + "/syllables.tsv", std::ios::binary).rdbuf();
  return Syllables::Parse(table.str());
}

int Run(const Request& request) {
  const auto weights = ReadWeights(request.weights);
  const auto syllables = ReadSyllables(request.data);
  if (!weights || !syllables) {
    std::cerr << (weights ? syllables.error() : weights.error()) << '\n';
    return 1;
  }
  const RestorerFiles files = {.models = request.models, .data = request.data};
  const double before = OwnMebibytes();
  const auto begin = std::chrono::steady_clock::now();
  const auto program = Restorer::Load(files, *weights);
  const std::chrono::duration<double, std::milli> load = std::chrono::steady_clock::now() - begin;
  if (!program) {
    std::cerr << program.error().message << '\n';
    return 3;
  }
  RestoreWeights plain = *weights;
  plain.history = 1;
  const auto bigram = Restorer::Load(files, plain);
  plain.history = 0;
  plain.letter_case = 0;
  const auto unigram = Restorer::Load(files, plain);
  const BenchRestorers restorers = {.program = &*program,
                                    .unigram = request.baselines ? &*unigram : nullptr,
                                    .bigram = request.baselines ? &*bigram : nullptr};
  std::cout << fmt::format("loaded in {:.0f} ms\n", load.count());
  if (!request.bare.empty()) {
    MeasureBare(request.bare, ReadMeasuredLines(request.bare), *syllables, restorers,
                request.errors);
  }
  if (!request.held_out.empty()) {
    MeasureBare(request.held_out, ReadHeldOutLines(request.held_out), *syllables, restorers,
                request.errors);
  }
  std::vector<ReadPage> pages;
  for (const std::string& file : request.pages) {
    for (ReadPage& page : ReadPairs(file)) pages.push_back(std::move(page));
  }
  if (!request.seen.empty()) pages.push_back(ReadPair(request.seen, request.truth));
  if (!pages.empty()) MeasurePairs(pages, restorers, request.errors);
  // With the baselines there are three restorers and not one.
  if (!request.baselines) {
    std::cout << fmt::format("{:.0f} MiB beside mapped files, this bench's texts included\n",
                             OwnMebibytes() - before);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  CLI::App app{"What restoration puts right, what it makes wrong, and what it costs."};
  app.add_option("PAGES", request.pages, "files of restore_pages");
  app.add_option("--seen", request.seen, "a text as it was read");
  app.add_option("--true", request.truth, "the same as it should be");
  app.add_option("--bare", request.bare, "a text: its lines of 60 to 400 characters");
  app.add_option("--held-out", request.held_out, "a text: its lines that training leaves out");
  app.add_option("--models", request.models, "the folder models/");
  app.add_option("--data", request.data, "the folder data/");
  app.add_option("--errors", request.errors, "how many of the commonest errors to print");
  app.add_option("--set", request.weights, "weights: language=0.9 margin=2");
  app.add_flag("!--no-baselines", request.baselines, "the program alone");
  CLI11_PARSE(app, argc, argv);
  return Run(request);
}
