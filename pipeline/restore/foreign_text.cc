// Tested by tests/pipeline/restore/foreign_text_test.cc.
#include "pipeline/restore/foreign_text.h"

#include <algorithm>

#include "pipeline/restore/word_readings.h"

namespace vanthu {
namespace {

// Words to either side that are looked at: a line of print.
constexpr std::size_t kReach = 12;
// A Vietnamese sentence may name a foreign firm; of English words more than half are not spelled
// like any Vietnamese one.
constexpr std::size_t kFewestForeign = 2;
constexpr std::size_t kForeignOneIn = 3;

bool IsPlain(std::u32string_view letters) {
  constexpr char32_t kLastPlain = 0x7F;
  return std::ranges::all_of(letters, [](char32_t c) { return c <= kLastPlain; });
}

}  // namespace

bool IsInForeignText(std::span<const SeenToken> tokens, std::size_t index, WordReadings& readings) {
  std::size_t words = 0;
  std::size_t foreign = 0;
  // False at the end of the passage.
  const auto count = [&](const SeenToken& token) {
    if (token.kind == TokenKind::kBreak) return false;
    if (token.kind != TokenKind::kWord || token.is_abbreviation || token.is_code_part) return true;
    if (!IsPlain(token.letters)) return false;
    ++words;
    foreign += readings.IsVietnameseWithoutMarks(token.letters) ? 0 : 1;
    return true;
  };
  if (!count(tokens[index])) return false;
  const std::size_t begin = index - std::min(index, kReach);
  const std::size_t end = std::min(tokens.size(), index + kReach + 1);
  for (std::size_t i = index; i > begin && count(tokens[i - 1]); --i) continue;
  for (std::size_t i = index + 1; i < end && count(tokens[i]); ++i) continue;
  return foreign >= kFewestForeign && foreign * kForeignOneIn >= words;
}

}  // namespace vanthu
