// Inventor: makes up letters.
//
//   auto inventor = Inventor::Load(DefaultPhraseFolder());
//   LetterSpec letter = inventor->Invent(7);
//
// The same seed and options give the same letter. Thread-safe once loaded.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>

#include "extractors/error.h"
#include "tests/generator/letter_spec.h"

namespace vanthu::generator {

enum class Length : std::uint8_t { kShort, kMedium, kLong };  // about 1, 2 and 3 to 6 pages

// What is not given is drawn by the seed.
struct InventOptions {
  std::optional<Kind> kind;
  std::optional<Regime> regime;
  std::optional<Length> length;
  std::optional<Entry> number;  // how the number got onto the paper
  std::optional<Entry> day;
  double incoming_stamp = 0.1;  // chance
  double urgency = 0.1;         // chance of an urgency or secrecy stamp
};

// The tables beside the sources.
[[nodiscard]] std::filesystem::path DefaultPhraseFolder();

class Inventor {
 public:
  [[nodiscard]] static std::expected<Inventor, Error> Load(const std::filesystem::path& folder);
  Inventor(Inventor&&) noexcept;
  Inventor& operator=(Inventor&&) noexcept;
  ~Inventor();

  [[nodiscard]] LetterSpec Invent(std::uint64_t seed, const InventOptions& options = {}) const;

 private:
  struct Tables;
  explicit Inventor(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace vanthu::generator
