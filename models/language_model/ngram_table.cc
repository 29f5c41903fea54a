// Checks at loading what can be checked without reading the n-grams: sizes, places, alignment, the
// vocabulary. Places inside the blocks are checked when they are used, so that any bytes may be
// given and loading touches a few pages only.
//
// Tested by tests/models/language_model/ngram_table_test.cc.
#include "models/language_model/ngram_table.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace vanthu {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is mapped as it is");

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kHashBytes = sizeof(std::uint16_t);

// The section as Ts, or null when it does not lie in the file.
template <typename T>
const T* Map(std::string_view bytes, const FileSection& section) {
  if (section.begin % kAlignment != 0 || section.begin > bytes.size() ||
      section.size > bytes.size() - section.begin || section.size % sizeof(T) != 0) {
    return nullptr;
  }
  return reinterpret_cast<const T*>(bytes.data() + section.begin);
}

bool AreFinite(const float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (!std::isfinite(values[i])) return false;
  }
  return true;
}

}  // namespace

std::expected<std::shared_ptr<const NgramTable>, std::string> NgramTable::Make(
    std::string_view bytes, std::shared_ptr<const void> owner) {
  FileHead head;
  if (bytes.size() < sizeof head) return std::unexpected("too short for a language model");
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.magic != FileHead::kMagic)
    return std::unexpected("not a language model of this version");
  if (head.file_size != bytes.size()) return std::unexpected("cut off or with bytes too many");
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(FileHead) != 0) {
    return std::unexpected("not at a multiple of 8 bytes in memory");
  }
  const std::size_t size = head.vocabulary_size;
  if (size < kFirstWord || size > 0xffff) return std::unexpected("damaged: vocabulary size");
  if (head.order < 1 || head.order > LanguageModel::kMaxOrder) {
    return std::unexpected("damaged: order");
  }

  auto table = std::make_shared<NgramTable>();
  table->owner_ = std::move(owner);
  table->order_ = head.order;

  const char* spellings = Map<char>(bytes, head.spellings);
  if (spellings == nullptr) return std::unexpected("damaged: spellings");
  std::string_view rest(spellings, head.spellings.size);
  for (std::size_t id = 0; id < size; ++id) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) return std::unexpected("damaged: spellings");
    table->spellings_.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (id >= kFirstWord) table->ids_.emplace(table->spellings_[id], static_cast<WordId>(id));
  }

  table->unigrams_ = Map<Unigram>(bytes, head.unigrams);
  if (table->unigrams_ == nullptr || head.unigrams.size != size * sizeof(Unigram) ||
      !AreFinite(&table->unigrams_->log_probability, 2 * size)) {
    return std::unexpected("damaged: unigrams");
  }
  table->cases_ = Map<std::int8_t>(bytes, head.cases);
  if (table->cases_ == nullptr || head.cases.size != size * kCasePatterns) {
    return std::unexpected("damaged: cases");
  }
  for (std::size_t i = 0; i + 1 < head.order; ++i) {
    Level& level = table->levels_[i];
    level.codebooks = Map<NgramCodebooks>(bytes, head.orders[i].codebooks);
    level.directory = Map<std::uint32_t>(bytes, head.orders[i].directory);
    const char* blocks = Map<char>(bytes, head.orders[i].blocks);
    if (level.codebooks == nullptr || head.orders[i].codebooks.size != sizeof(NgramCodebooks) ||
        level.directory == nullptr || blocks == nullptr || head.orders[i].directory.size < 8 ||
        !AreFinite(level.codebooks->log_probabilities.data(), 512)) {
      return std::unexpected("damaged: n-grams of order " + std::to_string(i + 2));
    }
    level.blocks = head.orders[i].directory.size / sizeof(std::uint32_t) - 1;
    level.bytes = {blocks, head.orders[i].blocks.size};
  }
  return table;
}

std::optional<WordId> NgramTable::Find(std::string_view canonical_word) const {
  const auto found = ids_.find(canonical_word);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::optional<FoundNgram> NgramTable::FindNgram(std::size_t order, NgramHash hash) const {
  const Level& level = levels_[order - 2];
  const std::size_t block = hash.Block(level.blocks);
  const std::size_t begin = level.directory[block];
  const std::size_t end = level.directory[block + 1];
  if (begin >= end || end > level.bytes.size()) return std::nullopt;
  const char* bytes = level.bytes.data() + begin;
  const auto with_backoff = static_cast<std::size_t>(static_cast<unsigned char>(*bytes));
  if (end - begin < 1 + with_backoff) return std::nullopt;
  const std::size_t count = (end - begin - 1 - with_backoff) / (kHashBytes + 1);
  const char* hashes = bytes + 1;
  const std::uint16_t wanted = hash.Fingerprint();
  for (std::size_t i = 0; i < count; ++i) {
    std::uint16_t fingerprint = 0;
    std::memcpy(&fingerprint, hashes + i * kHashBytes, kHashBytes);
    if (fingerprint != wanted) continue;
    const auto* codes = reinterpret_cast<const unsigned char*>(hashes + count * kHashBytes);
    FoundNgram found{.log_probability = level.codebooks->log_probabilities[codes[i]]};
    if (i < with_backoff) {
      found.has_backoff = true;
      found.backoff = level.codebooks->backoffs[codes[count + i]];
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace vanthu
