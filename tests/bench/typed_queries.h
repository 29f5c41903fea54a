// typed_queries: what people type to find a letter they remember, made from the letter by described
// distortions, and the letters that answer it.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/record.h"

namespace vanthu {

struct TypedQuery {
  std::string_view kind;  // the distortion, for people
  std::string typed;
  std::string id;         // of the letter that is meant
  std::string reference;  // when nothing but a number was typed, or the beginning of one: any
                          // letter that has it is an answer, because they cannot be told apart
};

// `count` queries, the kinds in turn, each about another of the letters.
[[nodiscard]] std::vector<TypedQuery> TypedQueries(const std::vector<Record>& letters,
                                                   std::size_t count, std::mt19937& random);

}  // namespace vanthu
