// Makes the file of the language model: see `train` beside the model's card, which calls this.
//
//   train_language_model SYLLABLES MODEL LEGAL GENERAL
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "models/language_model/training/corpus.h"
#include "models/language_model/training/kneser_ney.h"
#include "models/language_model/training/model_writer.h"
#include "models/language_model/training/ngrams.h"
#include "models/language_model/training/pruning.h"
#include "models/syllables.h"

namespace vanthu {
namespace {

// The official text, then the general one, which says less twice. Measured: with 1, the general
// text held out loses 0.03 %, with 4 official text loses 0.13 %.
constexpr std::array kPartWeights = {1.0, 1.5};

int Fail(const std::string& message) {
  std::fprintf(stderr, "train_language_model: %s\n", message.c_str());
  return 1;
}

int Train(const std::filesystem::path& syllable_table, const std::filesystem::path& model_file,
          const std::vector<std::filesystem::path>& texts) {
  std::ostringstream table;
  table << std::ifstream(syllable_table, std::ios::binary).rdbuf();
  const auto syllables = Syllables::Parse(table.str());
  if (!syllables) return Fail(syllable_table.string() + ": " + syllables.error());

  CorpusReader reader(*syllables);
  for (const std::filesystem::path& text : texts) {
    std::fprintf(stderr, "reading %s\n", text.c_str());
    if (const auto added = reader.Add(text); !added) return Fail(added.error());
  }
  const Corpus corpus = reader.Finish();
  std::size_t tokens = 0;
  for (const auto& part : corpus.parts) tokens += part.size();
  std::fprintf(stderr, "%zu tokens, %zu words\n", tokens, corpus.spellings.size());

  std::fprintf(stderr, "counting\n");
  CountedText counts = CountNgrams(corpus.parts, kPartWeights);
  for (const NgramCounts& order : counts.orders) {
    std::fprintf(stderr, "  %zu n-grams\n", order.keys.size());
  }
  std::fprintf(stderr, "smoothing\n");
  BackoffModel model = EstimateKneserNey(std::move(counts), corpus.spellings.size());
  std::fprintf(stderr, "pruning\n");
  model = Prune(std::move(model), BareIds(corpus.spellings), {});
  for (const BackoffLevel& order : model.orders) {
    std::fprintf(stderr, "  %zu n-grams\n", order.keys.size());
  }
  const std::string bytes = PackModel(corpus, model);
  std::ofstream out(model_file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) return Fail(model_file.string() + ": cannot be written");
  std::fprintf(stderr, "%s: %zu bytes\n", model_file.c_str(), bytes.size());
  return 0;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  const std::vector<std::filesystem::path> arguments(argv + 1, argv + argc);
  if (arguments.size() != 4) {
    std::fprintf(stderr, "usage: train_language_model SYLLABLES MODEL LEGAL GENERAL\n");
    return 1;
  }
  return vanthu::Train(arguments[0], arguments[1], {arguments.begin() + 2, arguments.end()});
}
