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
  const Unigram& unigram = table_->UnigramOf(id);
  step.log_probability = unigram.log_probability;
  step.state.words[0] = id;
  step.state.backoffs[0] = unigram.backoff;
  step.state.length = 1;

  const std::size_t longest = std::min<std::size_t>(state.length, table_->Order() - 1);
  NgramHash hash(id);
  std::size_t matched = 0;  // words of context
  while (matched < longest) {
    hash.Prepend(state.words[matched]);
    const std::optional<FoundNgram> found = table_->FindNgram(matched + 2, hash);
    if (!found) break;
    ++matched;
    step.log_probability = found->log_probability;
    if (found->has_backoff && step.state.length == matched && matched + 1 < kMaxOrder) {
      step.state.words[matched] = state.words[matched - 1];
      step.state.backoffs[matched] = found->backoff;
      ++step.state.length;
    }
  }
  for (std::size_t i = matched; i < longest; ++i) step.log_probability += state.backoffs[i];
  return step;
}

float LanguageModel::ScoreCase(WordId id, WordCase before, WordCase now) const {
  if (now == WordCase::kNone) return 0;
  const std::size_t row = before == WordCase::kUpper ? 2 : before == WordCase::kCapitalized ? 1 : 0;
  const std::size_t column = now == WordCase::kUpper ? 2 : now == WordCase::kCapitalized ? 1 : 0;
  return kCaseWeight * table_->CaseScore(id, 3 * row + column);
}

}  // namespace vanthu
