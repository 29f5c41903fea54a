// CitationKnowledge: how letters name the documents they cite, from the tables of data/.
//
// Kinds of documents with their spellings, names of laws, and the words that tell what a cited
// document is to the letter. Built once, read by any number of threads.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/table.h"
#include "extractors/words.h"

namespace vanthu {

class CitationKnowledge {
 public:
  // data/cited_types.tsv (type, named, spellings), data/laws.tsv (name) and
  // data/reference_roles.tsv (cue, role, place).
  [[nodiscard]] static std::expected<CitationKnowledge, Error> FromTables(const Table& types,
                                                                          const Table& laws,
                                                                          const Table& roles);

  enum class Named { kNo, kLaw, kCongress, kScheme };
  struct Type {
    std::string name;  // "Quyết định"
    Named named = Named::kNo;
  };
  struct TypeMatch {
    std::size_t index = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<TypeMatch> TypeAt(const Words& words, std::size_t i) const;
  [[nodiscard]] const Type& TypeOf(std::size_t index) const { return types_[index]; }
  // The word after the law's name that begins at `i`, `i` when no known name does.
  [[nodiscard]] std::size_t EndOfLawName(const Words& words, std::size_t i) const;

  // The role that a paragraph which begins at word `i` gives to its documents; "" when it gives
  // none.
  [[nodiscard]] std::string_view RoleOfLead(const Words& words, std::size_t i) const;
  // The role of a cue at word `i` for the document right behind it, and the word after the cue.
  struct RoleMatch {
    std::string_view role;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<RoleMatch> RoleBefore(const Words& words, std::size_t i) const;

 private:
  std::vector<Type> types_;
  Phrases type_phrases_;
  Phrases laws_;
  std::vector<std::string> roles_;
  Phrases lead_cues_;
  Phrases near_cues_;
};

}  // namespace vanthu
