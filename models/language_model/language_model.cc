// Interpolated probabilities are stored ready-made, so scoring is plain backoff: the longest n-gram
// found gives the probability, and each context longer than it adds its backoff weight.
//
// Tested by tests/models/language_model/language_model_test.cc.
#include "models/language_model/language_model.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "models/language_model/ngram_table.h"
#include "models/language_model/spelling.h"

namespace vanthu {
namespace {

// Case and n-grams tell of the same thing in part: a name after a name. Measured.
constexpr float kCaseWeight = 0.6F;

// Pages of a file, for as long as this lives.
class MappedFile {
 public:
  MappedFile(void* address, std::size_t size) : address_(address), size_(size) {}
  ~MappedFile() { munmap(address_, size_); }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view Bytes() const {
    return {static_cast<const char*>(address_), size_};
  }

 private:
  void* address_;
  std::size_t size_;
};

std::shared_ptr<const MappedFile> MapFile(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return nullptr;
  struct stat status {};
  void* address = MAP_FAILED;
  if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
    address = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED,
                   descriptor, 0);
  }
  close(descriptor);
  if (address == MAP_FAILED) return nullptr;
  return std::make_shared<const MappedFile>(address, static_cast<std::size_t>(status.st_size));
}

}  // namespace

LanguageModel::LanguageModel(std::shared_ptr<const NgramTable> table) : table_(std::move(table)) {}

std::expected<LanguageModel, std::string> LanguageModel::Load(const std::filesystem::path& file) {
  const std::shared_ptr<const MappedFile> mapped = MapFile(file);
  if (mapped == nullptr) return std::unexpected(file.string() + ": cannot be read");
  auto table = NgramTable::Make(mapped->Bytes(), mapped);
  if (!table) return std::unexpected(file.string() + ": " + table.error());
  return LanguageModel(*std::move(table));
}

std::expected<LanguageModel, std::string> LanguageModel::Parse(std::string_view bytes) {
  auto table = NgramTable::Make(bytes, nullptr);
  if (!table) return std::unexpected(table.error());
  return LanguageModel(*std::move(table));
}

std::optional<WordId> LanguageModel::Find(std::string_view word) const {
  return table_->Find(CanonicalWord(word));
}

WordId LanguageModel::Find(const Token& token, std::string_view text) const {
  switch (token.kind) {
    case TokenKind::kBreak:
      return kBreak;
    case TokenKind::kPause:
      return text[token.begin] == '(' ? kOpenWord : kPauseWord;
    case TokenKind::kNumber:
      return kNumberWord;
    case TokenKind::kCode:
      return kCodeWord;
    case TokenKind::kWord:
      break;
  }
  const std::string_view word = token.In(text);
  if (const std::optional<WordId> id = Find(word)) return *id;
  return IsAllCapitals(word) ? kUnknownUpper : kUnknownWord;
}

std::size_t LanguageModel::Size() const { return table_->VocabularySize(); }

std::string_view LanguageModel::Spelling(WordId id) const { return table_->Spelling(id); }

LanguageModel::State LanguageModel::Start() const {
  State state;
  state.words[0] = kBreak;
  state.backoffs[0] = table_->UnigramOf(kBreak).backoff;
  state.length = 1;
  return state;
}

LanguageModel::Step LanguageModel::Score(const State& state, WordId id) const {
  Step step;
  Score({&state, 1}, id, {&step, 1});
  return step;
}

void LanguageModel::Score(std::span<const State> states, WordId id, std::span<Step> steps) const {
  const Unigram& unigram = table_->UnigramOf(id);
  // What was found for the state before: n-grams that end in `id`, one word of context and more.
  std::array<FoundNgram, kMaxOrder - 1> found;
  std::array<NgramHash, kMaxOrder> hashes = {NgramHash(id), NgramHash(id), NgramHash(id),
                                             NgramHash(id), NgramHash(id)};
  std::size_t found_count = 0;
  bool is_end = false;  // no longer one was found
  for (std::size_t s = 0; s < states.size(); ++s) {
    const State& state = states[s];
    const std::size_t longest = std::min<std::size_t>(state.length, table_->Order() - 1);
    std::size_t common = 0;
    if (s > 0) {
      const State& before = states[s - 1];
      const std::size_t most = std::min<std::size_t>(longest, before.length);
      while (common < most && state.words[common] == before.words[common]) ++common;
    }
    if (common < found_count) {
      found_count = common;
      is_end = false;
    } else if (common == found_count) {
      is_end = false;
    }
    while (!is_end && found_count < longest) {
      NgramHash hash = hashes[found_count];
      hash.Prepend(state.words[found_count]);
      const std::optional<FoundNgram> next = table_->FindNgram(found_count + 2, hash);
      if (!next) {
        is_end = true;
        break;
      }
      found[found_count] = *next;
      ++found_count;
      hashes[found_count] = hash;
    }
    Step& step = steps[s];
    step.log_probability =
        found_count == 0 ? unigram.log_probability : found[found_count - 1].log_probability;
    step.state = {};
    step.state.words[0] = id;
    step.state.backoffs[0] = unigram.backoff;
    step.state.length = 1;
    for (std::size_t i = 0; i < found_count && i + 2 < kMaxOrder && found[i].has_backoff; ++i) {
      step.state.words[i + 1] = state.words[i];
      step.state.backoffs[i + 1] = found[i].backoff;
      ++step.state.length;
    }
    for (std::size_t i = found_count; i < longest; ++i) step.log_probability += state.backoffs[i];
  }
}

float LanguageModel::ScoreCase(WordId id, WordCase before, WordCase now) const {
  if (now == WordCase::kNone) return 0;
  const std::size_t row = before == WordCase::kUpper ? 2 : before == WordCase::kCapitalized ? 1 : 0;
  const std::size_t column = now == WordCase::kUpper ? 2 : now == WordCase::kCapitalized ? 1 : 0;
  return kCaseWeight * table_->CaseScore(id, 3 * row + column);
}

}  // namespace vanthu
