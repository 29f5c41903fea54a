// Phrases: the tables the letters are made of, and a small grammar over them.
//
// A row of a phrase table is a symbol and one way to say it; a way may name other symbols in
// braces: "rà soát {thing} {scope}". Expand replaces them until none is left.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

// What a letter fixes for its own sentences: {topic}, {area}, {year} …
using PhraseContext = std::map<std::string, std::string, std::less<>>;

class Phrases {
 public:
  // Reads every *.tsv of `folder` that has the columns symbol and text.
  [[nodiscard]] static std::expected<Phrases, Error> Load(const std::filesystem::path& folder);

  // One way to say `symbol`, expanded. REQUIRES: the symbol and all it names are in the tables or
  // in `context`; a missing one stays in braces, which a test looks for.
  [[nodiscard]] std::string Say(std::string_view symbol, const PhraseContext& context,
                                Random& random) const;
  [[nodiscard]] std::string Expand(std::string_view text, const PhraseContext& context,
                                   Random& random) const;
  // All ways to say `symbol`, not expanded; empty when there are none.
  [[nodiscard]] const std::vector<std::string>& Ways(std::string_view symbol) const;
  // `count` different ways, or all when there are fewer, in random order, expanded.
  [[nodiscard]] std::vector<std::string> SayMany(std::string_view symbol, int count,
                                                 const PhraseContext& context,
                                                 Random& random) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> ways_;
};

}  // namespace vanthu::generator
