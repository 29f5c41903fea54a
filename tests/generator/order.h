// An order: one sentence that tells somebody to do something, with whom, by when, and to whom the
// result goes; the sentence and the task it is in truth.
#pragma once

#include <string>

#include "extractors/fields.h"
#include "tests/generator/letter_spec.h"
#include "tests/generator/office.h"
#include "tests/generator/random.h"
#include "tests/generator/speaker.h"

namespace vanthu::generator {

struct OrderBrief {
  enum class Subject {
    kInherited,  // somebody named before: a heading, the lead-in; the sentence begins with the verb
    kAny,        // or somebody the sentence names (DOMAIN.md §7.3)
  };
  const LetterSpec& letter;
  const Office& office;
  Subject subject = Subject::kAny;
  std::string inherited;  // who it is for when the sentence names nobody; may be empty
};

// The task has neither label nor children.
[[nodiscard]] Task InventOrder(const OrderBrief& brief, Speaker& speaker, Random& random);

}  // namespace vanthu::generator
