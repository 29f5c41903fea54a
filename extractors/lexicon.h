// Lexicon: phrases of a table, found in folded text (extractors/fold.h) whole or as the longest
// beginning.
//
//   Lexicon titles;
//   titles.Add("Phó Giám đốc", 7);
//   titles.LongestPrefix("pho giam doc so y te");  // {7, 12}
//
// Case and diacritics do not count, so a phrase is found in capitals and in what OCR left of it.
// Built once, then read from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vanthu {

class Lexicon {
 public:
  struct Match {
    std::size_t value = 0;  // as given to Add
    std::size_t size = 0;   // bytes of the folded text
  };

  // False when the folded phrase is empty or already has another value: the first owner keeps it.
  bool Add(std::string_view phrase, std::size_t value);

  // The value of exactly this folded text.
  [[nodiscard]] std::optional<std::size_t> Find(std::string_view folded) const;
  // The longest phrase the folded text begins with that ends where a word ends.
  [[nodiscard]] std::optional<Match> LongestPrefix(std::string_view folded) const;

  [[nodiscard]] std::size_t size() const { return values_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> values_;
  std::size_t longest_ = 0;  // bytes
};

// Whether a word could go on over this byte of folded text: letters, digits, and the bytes of
// letters that folding does not make ASCII.
[[nodiscard]] constexpr bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

}  // namespace vanthu
