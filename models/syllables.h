// Syllables: whether a word is one that Vietnamese spelling allows.
//
//   auto syllables = Syllables::Parse(bytes_of("data/syllables.tsv"));
//   syllables->Contains("nghiệm")  true     syllables->Contains("nghịêm")  false
//
// "Allows" is not "exists": of 17,612 spellings some 6,500 are words of use. Names from other
// languages (Đắk Lắk) are not allowed. A value without mutable state: any thread may ask it.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vanthu {

class Syllables {
 public:
  // From the text of data/syllables.tsv; the error says which line is wrong.
  [[nodiscard]] static std::expected<Syllables, std::string> Parse(std::string_view tsv);

  // `word` is NFC and lower case; both hòa and hoà are in.
  [[nodiscard]] bool Contains(std::string_view word) const { return set_.contains(word); }
  // Every spelling, in the order of its bytes.
  [[nodiscard]] std::vector<std::string> List() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> set_;
};

}  // namespace vanthu
