// NgramTable: the bytes of a model file, checked and ready to be asked.
//
// An n-gram is kept as 16 bits of its hash, one byte that stands for its probability and, when
// longer n-grams go on from it, one for its backoff weight: 3.5 bytes on the average, where the
// words themselves would take ten. A strange n-gram passes for one of the table once in some 2,700
// times; because an n-gram is only looked for when its shorter ending was found, that is rare where
// it matters. File layout, little-endian:
//
//   FileHead
//   sections, each at a multiple of 64 bytes:
//     spellings     zero-terminated, by word
//     unigrams      Unigram by word
//     cases         one byte a word and case pattern (see kCasePatterns)
//     of each order from 2:
//       codebooks   256 floats of probabilities, 256 of backoffs (natural logarithms)
//       directory   where each block begins, and the end of the last: uint32, bytes
//       blocks      how many entries have a backoff: one byte; hashes, probabilities, backoffs
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/language_model/language_model.h"

namespace vanthu {

struct FileSection {
  std::uint64_t begin = 0;  // bytes from the start of the file
  std::uint64_t size = 0;
};

struct FileHead {
  static constexpr std::array<char, 8> kMagic = {'v', 'a', 'n', 't', 'h', 'u', 'L', '1'};

  std::array<char, 8> magic = kMagic;
  std::uint64_t file_size = 0;
  std::uint32_t vocabulary_size = 0;
  std::uint32_t order = 0;
  FileSection spellings;
  FileSection unigrams;
  FileSection cases;
  struct Order {
    FileSection codebooks;
    FileSection directory;
    FileSection blocks;
  };
  std::array<Order, LanguageModel::kMaxOrder - 1> orders;  // of 2-grams, 3-grams, …
};

struct Unigram {
  float log_probability = 0;
  float backoff = 0;
};

struct NgramCodebooks {
  std::array<float, 256> log_probabilities = {};
  std::array<float, 256> backoffs = {};
};

// Cases: before (none or lower, capitalized, upper) x now (lower, capitalized, upper).
inline constexpr std::size_t kCasePatterns = 9;
inline constexpr float kCaseStep = 1.0F / 16;  // nats a unit of the byte

// The place of an n-gram in the table of its order. Words are added from the last to the first, so
// the hash of "a b c" begins with that of "b c".
class NgramHash {
 public:
  explicit constexpr NgramHash(WordId last) { Prepend(last); }

  constexpr void Prepend(WordId word) {
    state_ = (state_ ^ (word + 1U)) * 0x9e3779b97f4a7c15U;
    state_ ^= state_ >> 29U;
  }
  [[nodiscard]] constexpr std::size_t Block(std::size_t blocks) const {
    return static_cast<std::size_t>(((state_ >> 32U) * blocks) >> 32U);
  }
  [[nodiscard]] constexpr std::uint16_t Fingerprint() const {
    return static_cast<std::uint16_t>(state_);
  }

 private:
  std::uint64_t state_ = 0x243f6a8885a308d3U;
};

struct FoundNgram {
  float log_probability = 0;
  float backoff = 0;
  bool has_backoff = false;  // longer n-grams go on from it
};

class NgramTable {
 public:
  // `owner` keeps the bytes alive.
  [[nodiscard]] static std::expected<std::shared_ptr<const NgramTable>, std::string> Make(
      std::string_view bytes, std::shared_ptr<const void> owner);

  [[nodiscard]] std::size_t VocabularySize() const { return spellings_.size(); }
  [[nodiscard]] std::string_view Spelling(WordId id) const { return spellings_[id]; }
  [[nodiscard]] std::optional<WordId> Find(std::string_view canonical_word) const;
  [[nodiscard]] const Unigram& UnigramOf(WordId id) const { return unigrams_[id]; }
  [[nodiscard]] float CaseScore(WordId id, std::size_t pattern) const {
    return kCaseStep * static_cast<float>(cases_[id * kCasePatterns + pattern]);
  }
  // `order` from 2 to Order().
  [[nodiscard]] std::optional<FoundNgram> FindNgram(std::size_t order, NgramHash hash) const;
  [[nodiscard]] std::size_t Order() const { return order_; }

 private:
  struct Level {
    const NgramCodebooks* codebooks = nullptr;
    const std::uint32_t* directory = nullptr;
    std::size_t blocks = 0;
    std::string_view bytes;
  };

  std::shared_ptr<const void> owner_;
  std::size_t order_ = 1;
  std::vector<std::string_view> spellings_;
  std::unordered_map<std::string_view, WordId> ids_;
  const Unigram* unigrams_ = nullptr;
  const std::int8_t* cases_ = nullptr;
  std::array<Level, LanguageModel::kMaxOrder - 1> levels_;
};

}  // namespace vanthu
