// chain: what a letter carries out and cites, and what carries it out, cites, amends or replaces
// it.
//
//   auto chain = ChainOf(archive, letter_id, {.depth = 3});
//   for (const ChainBranch& branch : chain->cites) …
//
// Two trees under one letter, upwards and downwards. A reference that the archive cannot resolve is
// a branch as well, without a letter. A letter that stands in its tree already (references can go
// in circles) is shown again but not followed again. Nothing is stored: what comes in later is
// found from then on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/search.h"

namespace vanthu {

inline constexpr int kMaxChainDepth = 10;

struct ChainOptions {
  int depth = 3;   // 1: only what is cited itself and what cites it; at most kMaxChainDepth
  int limit = 20;  // branches of one letter, in each direction
};

struct ChainBranch {
  std::string role;     // of the citation between this branch and the letter above it: "basis", …
  std::string printed;  // as the citing letter writes it: "Chỉ thị 34-CT/TW"
  std::string date;     // ISO 8601, partial or "", as the citing letter gives it
  std::string issuer;
  int letters = 0;            // of the archive that can be meant: 0 missing, 1 sure, else unclear
  std::optional<Hit> letter;  // the letter at the other end
  bool is_repeated = false;   // stands in this tree already, its branches there
  std::vector<ChainBranch> branches;
  std::size_t left_out = 0;  // branches beyond ChainOptions::limit
};

struct Chain {
  Hit letter;  // of a document the archive lacks: no id, the rest as the letters that cite it say
  std::vector<ChainBranch> cites;
  std::size_t cites_left_out = 0;
  std::vector<ChainBranch> cited_by;
  std::size_t cited_by_left_out = 0;
  // The tree was cut where it grew beyond what anybody reads; its nearest letters are all there.
  bool is_cut = false;
};

// kUsage for options out of range, kNotFound for an id that is not there.
[[nodiscard]] std::expected<Chain, Error> ChainOf(const Archive& archive, std::string_view id,
                                                  const ChainOptions& options = {});

// The chain of a document that letters cite and the archive lacks: what cites it, and so on.
// Nullopt when none cites this number; kUsage when several documents have it, naming them.
[[nodiscard]] std::expected<std::optional<Chain>, Error> ChainOfMissing(
    const Archive& archive, std::string_view reference, const ChainOptions& options = {});

// "is based on it", for a letter with this role's citation; "cites it" for one not known.
[[nodiscard]] std::string_view RoleInWords(std::string_view role);
// "is based on", before what the letter is based on.
[[nodiscard]] std::string_view RoleAsVerb(std::string_view role);

}  // namespace vanthu
