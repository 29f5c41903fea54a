// DocumentTypes: the types of documents of State and Party by name (data/document_types.tsv;
// DOMAIN.md §1.2, §2.2). What a code of the symbol stands for is in reference_code.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

struct DocumentType {
  enum class Group : std::uint8_t { kAdministrative, kNormative, kJoint, kCopy, kParty };

  std::string name;  // lower case: "công văn"
  Group group = Group::kAdministrative;
};

class DocumentTypes {
 public:
  [[nodiscard]] static std::expected<DocumentTypes, Error> FromTable(const Table& table);

  // The type a folded text is, or begins with; `size` is that of the name in the folded text.
  struct Match {
    const DocumentType* type = nullptr;
    std::size_t size = 0;
  };
  [[nodiscard]] std::optional<Match> AtStart(std::string_view folded) const;
  [[nodiscard]] const DocumentType* Named(std::string_view folded) const;

 private:
  std::vector<DocumentType> types_;
  Lexicon names_;
};

}  // namespace vanthu
