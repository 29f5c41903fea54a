// Tested by tests/pipeline/restore/word_forms_test.cc.
#include "pipeline/restore/word_forms.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "models/channel_model/syllable_trie.h"

namespace vanthu {
namespace {

// Capitals that differ from the small letter in nothing but size are often taken for it.
constexpr std::u32string_view kSameShape = U"COSVXZWKPUcosvxzwkpu";
constexpr float kSameShapeCost = 2.5F;
constexpr float kOtherShapeCost = 4.5F;

bool IsUpper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool IsLower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
char32_t ToUpper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }
char32_t ToLower(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }

float FlipCost(char32_t c) {
  const auto letter = LetterOf(c);
  const char32_t base = letter ? LowerOf(Bare(letter->id)) : c;
  return kSameShape.contains(base) ? kSameShapeCost : kOtherShapeCost;
}

CaseReading ReadAs(std::u32string_view seen, CaseForm word_case) {
  CaseReading reading{.word_case = word_case, .letters = std::u32string(seen)};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const bool upper = word_case == CaseForm::kUpper || (word_case == CaseForm::kTitle && i == 0);
    if (upper ? !IsLower(seen[i]) : !IsUpper(seen[i])) continue;
    reading.letters[i] = upper ? ToUpper(seen[i]) : ToLower(seen[i]);
    reading.cost += FlipCost(seen[i]);
  }
  return reading;
}

}  // namespace

std::u32string Written(const LetterString& syllable, CaseForm word_case, TonePlace tone_place) {
  const LetterString letters =
      tone_place == TonePlace::kNew ? WithNewTone(syllable) : WithOldTone(syllable);
  std::u32string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool upper = word_case == CaseForm::kUpper || (word_case == CaseForm::kTitle && i == 0);
    text.push_back(upper ? UpperOf(letters[i]) : LowerOf(letters[i]));
  }
  return text;
}

std::vector<CaseReading> ReadCase(std::u32string_view seen) {
  const auto upper = static_cast<std::size_t>(std::ranges::count_if(seen, IsUpper));
  const auto lower = static_cast<std::size_t>(std::ranges::count_if(seen, IsLower));
  if (upper == 0) return {ReadAs(seen, CaseForm::kLower)};
  const bool begins_upper = IsUpper(seen.front());
  if (begins_upper && upper == 1) {
    std::vector<CaseReading> readings = {ReadAs(seen, CaseForm::kTitle)};
    // A single capital is both Ở and Ở of a line of capitals: the same letters.
    return readings;
  }
  std::vector<CaseReading> readings;
  constexpr std::size_t kShort = 3;
  if (lower == 0) {
    readings.push_back(ReadAs(seen, CaseForm::kUpper));
    if (seen.size() <= kShort) readings.push_back(ReadAs(seen, CaseForm::kTitle));
    return readings;
  }
  readings.push_back(ReadAs(seen, begins_upper ? CaseForm::kTitle : CaseForm::kLower));
  if (upper > lower) readings.push_back(ReadAs(seen, CaseForm::kUpper));
  return readings;
}

}  // namespace vanthu
