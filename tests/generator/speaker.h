// Speaker: says phrases for one letter and does not say the same sentence twice while it has
// others.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/generator/phrases.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

class Speaker {
 public:
  // All three must outlive the speaker.
  Speaker(const Phrases& phrases, const PhraseContext& context, Random& random)
      : phrases_(phrases), context_(context), random_(random) {}

  [[nodiscard]] std::string Say(std::string_view symbol);
  // A sentence not said by SayNew before; after some attempts any.
  [[nodiscard]] std::string SayNew(std::string_view symbol);
  [[nodiscard]] std::vector<std::string> SayMany(std::string_view symbol, int count);

 private:
  const Phrases& phrases_;
  const PhraseContext& context_;
  Random& random_;
  std::set<std::string> said_;
};

}  // namespace vanthu::generator
