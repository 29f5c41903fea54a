#include "tests/models/language_model/trained_model.h"

#include <fstream>
#include <sstream>

#include "models/language_model/training/model_writer.h"
#include "models/language_model/training/ngrams.h"
#include "models/syllables.h"

namespace vanthu {

Corpus ReadLines(const std::vector<std::string_view>& lines) {
  std::ostringstream table;
  table << std::ifstream(VANTHU_SOURCE_DIR "/data/syllables.tsv", std::ios::binary).rdbuf();
  const auto syllables = Syllables::Parse(table.str());
  CorpusReader reader(
      *syllables,
      {.min_syllable_count = 1, .min_bare_count = 2, .min_marked_count = 2, .min_other_count = 2});
  reader.BeginPart();
  for (const std::string_view line : lines) reader.AddLine(line);
  return reader.Finish();
}

BackoffModel Estimate(const Corpus& corpus) {
  return EstimateKneserNey(CountNgrams(corpus.parts), corpus.spellings.size());
}

const std::vector<std::string_view>& InventedLines() {
  static const std::vector<std::string_view> lines = {
      "Mẹ mua cá ở chợ, con ăn cả con cá to.", "Bà bán cá và bán cà ở chợ; con mua cà.",
      "Ba con bò ăn cỏ ở bờ ao, bố bỏ đi.",    "Ông Bảo mua ba con cá; bà Bảo bảo con ăn cá.",
      "Con bảo bố mua 3 con cá ở chợ Bờ.",
  };
  return lines;
}

std::string TrainOn(const std::vector<std::string_view>& lines) {
  const Corpus corpus = ReadLines(lines);
  return PackModel(corpus, Estimate(corpus));
}

}  // namespace vanthu
