// BodyWriter: the body of a letter, paragraphs and true tasks made side by side.
#pragma once

#include <string>
#include <vector>

#include "tests/generator/invent.h"
#include "tests/generator/letter_spec.h"
#include "tests/generator/office.h"
#include "tests/generator/phrases.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

// What a body is about and for whom.
struct BodyBrief {
  const Office& office;
  const Phrases& phrases;
  const PhraseContext& context;  // topic, area, year …
  Length length = Length::kShort;
  std::string assignees;  // whom the lead-in orders; "" when it names nobody
};

// Writes letter.body, tasks, references and contacts. REQUIRES: the header fields of `letter` are
// filled in.
void WriteBody(const BodyBrief& brief, Random& random, LetterSpec& letter);

}  // namespace vanthu::generator
