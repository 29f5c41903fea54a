// IssuingBodies: the bodies that issue letters, by name and by their code in the symbol
// (data/issuers.tsv; DOMAIN.md §6.2, §6.3).
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/error.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

struct IssuingBody {
  enum class Scope : std::uint8_t {
    kCentral,     // the name stands alone: Bộ Y tế
    kDepartment,  // of a province, whose people's committee is its parent: Sở Y tế
    kPlace,       // the name is followed by the place: Ủy ban nhân dân tỉnh …
    kLocal,       // of a body or place that only the header names: Trung tâm Y tế
  };

  std::string name;
  std::string code;  // the usual one; may be empty
  Scope scope = Scope::kLocal;
};

class IssuingBodies {
 public:
  [[nodiscard]] static std::expected<IssuingBodies, Error> FromTable(const Table& table);

  [[nodiscard]] const IssuingBody* OfCode(std::string_view code) const;
  // The body whose name, variant or code the folded text begins with; the longest one.
  struct Match {
    const IssuingBody* body = nullptr;
    std::size_t size = 0;  // bytes of the folded text
    bool is_code = false;  // "TTYT", not "Trung tâm Y tế"
  };
  [[nodiscard]] std::optional<Match> AtStart(std::string_view folded) const;

 private:
  std::vector<IssuingBody> bodies_;
  std::unordered_map<std::string, std::size_t> codes_;
  Lexicon names_;
  Lexicon folded_codes_;
};

}  // namespace vanthu
