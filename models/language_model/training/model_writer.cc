// Tested by tests/models/language_model/training/model_writer_test.cc.
#include "models/language_model/training/model_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "models/language_model/ngram_table.h"

namespace vanthu {
namespace {

// Fewer would spend more on the directory, more would take longer to look through and let more
// strange n-grams pass.
constexpr std::size_t kNgramsPerBlock = 24;

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kCodes = 256;

// Values by their codes: each code stands for equally many values, by their mean.
std::array<float, kCodes> MakeCodebook(std::vector<float> values) {
  std::array<float, kCodes> codebook = {};
  std::ranges::sort(values);
  float last = values.empty() ? 0 : values.front();
  for (std::size_t code = 0; code < kCodes; ++code) {
    const std::size_t begin = values.size() * code / kCodes;
    const std::size_t end = values.size() * (code + 1) / kCodes;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += values[i];
    if (begin < end) last = static_cast<float>(sum / static_cast<double>(end - begin));
    codebook[code] = last;
  }
  return codebook;
}

std::uint8_t CodeOf(const std::array<float, kCodes>& codebook, float value) {
  const auto above = std::ranges::lower_bound(codebook, value);
  if (above == codebook.begin()) return 0;
  if (above == codebook.end()) return kCodes - 1;
  const auto below = above - 1;
  const auto nearest = value - *below < *above - value ? below : above;
  return static_cast<std::uint8_t>(nearest - codebook.begin());
}

template <typename T>
void Append(std::string* bytes, const T& value) {
  bytes->append(reinterpret_cast<const char*>(&value), sizeof value);
}

class File {
 public:
  File() { bytes_.resize(sizeof(FileHead)); }

  FileSection Add(std::string_view section) {
    bytes_.resize((bytes_.size() + kAlignment - 1) / kAlignment * kAlignment);
    const FileSection place{.begin = bytes_.size(), .size = section.size()};
    bytes_ += section;
    return place;
  }

  std::string Finish(FileHead head) {
    head.file_size = bytes_.size();
    std::memcpy(bytes_.data(), &head, sizeof head);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

std::string PackSpellings(const Corpus& corpus) {
  std::string bytes;
  for (const std::string& spelling : corpus.spellings) (bytes += spelling) += '\0';
  return bytes;
}

std::string PackUnigrams(const BackoffLevel& level) {
  std::string bytes;
  for (std::size_t id = 0; id < level.keys.size(); ++id) {
    Append(&bytes, Unigram{level.log_probabilities[id], level.log_backoffs[id]});
  }
  return bytes;
}

std::size_t CaseColumn(WordCase letter_case) {
  if (letter_case == WordCase::kUpper) return 2;
  return letter_case == WordCase::kCapitalized ? 1 : 0;
}

// How much likelier each case is for a word than for any word, with as much doubt as a few more
// words of the usual kind would bring.
std::string PackCases(const Corpus& corpus) {
  constexpr double kDoubt = 5;
  constexpr double kMost = 127;
  std::vector<std::array<double, kCasePatterns>> counts(corpus.spellings.size());
  std::array<double, kCasePatterns> all = {};
  for (const auto& part : corpus.parts) {
    WordCase before = WordCase::kNone;
    for (const CorpusToken& token : part) {
      if (token.letter_case != WordCase::kNone) {
        const std::size_t pattern = 3 * CaseColumn(before) + CaseColumn(token.letter_case);
        counts[token.word][pattern] += 1;
        all[pattern] += 1;
      }
      before = token.letter_case;
    }
  }
  std::string bytes;
  for (const auto& word : counts) {
    for (std::size_t row = 0; row < kCasePatterns; row += 3) {
      const double word_total = word[row] + word[row + 1] + word[row + 2];
      const double all_total = all[row] + all[row + 1] + all[row + 2];
      for (std::size_t i = row; i < row + 3; ++i) {
        const double usual = (all[i] + 1) / (all_total + 3);
        const double here = (word[i] + kDoubt * usual) / (word_total + kDoubt);
        const double units = std::round(std::log(here / usual) / kCaseStep);
        Append(&bytes, static_cast<std::int8_t>(std::clamp(units, -kMost, kMost)));
      }
    }
  }
  return bytes;
}

struct PackedNgram {
  std::uint32_t block = 0;
  bool has_no_backoff = false;
  std::uint16_t fingerprint = 0;
  std::uint8_t probability_code = 0;
  std::uint8_t backoff_code = 0;

  auto operator<=>(const PackedNgram&) const = default;
};

NgramHash HashOf(NgramKey key, std::size_t order) {
  NgramKey power = WordBasePower(order - 1);
  NgramHash hash(static_cast<WordId>(key / power));
  while (power > 1) {
    key %= power;
    power /= kWordBase;
    hash.Prepend(static_cast<WordId>(key / power));
  }
  return hash;
}

FileHead::Order PackOrder(const BackoffLevel& level, std::size_t order, File* file) {
  std::vector<float> backoffs;
  for (std::size_t i = 0; i < level.keys.size(); ++i) {
    if (level.has_longer[i]) backoffs.push_back(level.log_backoffs[i]);
  }
  const NgramCodebooks codebooks{MakeCodebook(level.log_probabilities),
                                 MakeCodebook(std::move(backoffs))};

  const std::size_t blocks = level.keys.size() / kNgramsPerBlock + 1;
  std::vector<PackedNgram> packed;
  packed.reserve(level.keys.size());
  for (std::size_t i = 0; i < level.keys.size(); ++i) {
    const NgramHash hash = HashOf(level.keys[i], order);
    packed.push_back(
        {.block = static_cast<std::uint32_t>(hash.Block(blocks)),
         .has_no_backoff = !level.has_longer[i],
         .fingerprint = hash.Fingerprint(),
         .probability_code = CodeOf(codebooks.log_probabilities, level.log_probabilities[i]),
         .backoff_code = CodeOf(codebooks.backoffs, level.log_backoffs[i])});
  }
  std::ranges::sort(packed);

  std::string bytes;
  std::string directory;
  auto next = packed.begin();
  for (std::size_t block = 0; block < blocks; ++block) {
    Append(&directory, static_cast<std::uint32_t>(bytes.size()));
    const auto begin = next;
    while (next != packed.end() && next->block == block) ++next;
    const auto backoff_end =
        std::find_if(begin, next, [](const PackedNgram& n) { return n.has_no_backoff; });
    Append(&bytes, static_cast<std::uint8_t>(backoff_end - begin));
    for (auto i = begin; i != next; ++i) Append(&bytes, i->fingerprint);
    for (auto i = begin; i != next; ++i) Append(&bytes, i->probability_code);
    for (auto i = begin; i != backoff_end; ++i) Append(&bytes, i->backoff_code);
  }
  Append(&directory, static_cast<std::uint32_t>(bytes.size()));

  FileHead::Order head;
  head.codebooks = file->Add({reinterpret_cast<const char*>(&codebooks), sizeof codebooks});
  head.directory = file->Add(directory);
  head.blocks = file->Add(bytes);
  return head;
}

}  // namespace

std::string PackModel(const Corpus& corpus, const BackoffModel& model) {
  File file;
  FileHead head;
  head.vocabulary_size = static_cast<std::uint32_t>(corpus.spellings.size());
  head.spellings = file.Add(PackSpellings(corpus));
  head.unigrams = file.Add(PackUnigrams(model.orders[0]));
  head.cases = file.Add(PackCases(corpus));
  head.order = static_cast<std::uint32_t>(model.orders.size());
  for (std::size_t order = 2; order <= model.orders.size(); ++order) {
    head.orders[order - 2] = PackOrder(model.orders[order - 1], order, &file);
  }
  return file.Finish(head);
}

}  // namespace vanthu
