// Tested by tests/models/digit_model/ctc_search_test.cc.
//
// Prefix beam search. The steps of a CTC net say a text with each character held over some steps
// and blanks between; the search keeps the most probable beginnings of texts, and for each the
// probability of having ended in the blank and in its last character, since only after a blank does
// the same character count as a second one.
#include "models/digit_model/ctc_search.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace vanthu {
namespace {

// Beginnings kept at each step. Of 2000 strings, twice as many change no reading, a third as many
// one.
constexpr std::size_t kBeam = 24;
// A character less probable than this at a step is not tried there.
constexpr double kNotTried = 1e-5;

struct Beginning {
  std::string text;
  double in_blank = 0;
  double in_character = 0;
  std::optional<std::size_t> shorter;  // which beginning is this one without its last character

  double Probability() const { return in_blank + in_character; }
};

bool IsBefore(const Beginning& a, const Beginning& b) {
  if (a.Probability() != b.Probability()) return a.Probability() > b.Probability();
  return a.text < b.text;  // the same order everywhere
}

void KeepBest(std::vector<Beginning>& beginnings, std::size_t most) {
  const std::size_t kept = std::min(most, beginnings.size());
  std::ranges::partial_sort(beginnings, beginnings.begin() + static_cast<std::ptrdiff_t>(kept),
                            IsBefore);
  beginnings.resize(kept);
}

void LinkToShorter(std::vector<Beginning>& beginnings) {
  for (Beginning& longer : beginnings) {
    longer.shorter.reset();
    if (longer.text.empty()) continue;
    const std::string_view stem = std::string_view(longer.text).substr(0, longer.text.size() - 1);
    const auto found = std::ranges::find(beginnings, stem, &Beginning::text);
    if (found != beginnings.end()) {
      longer.shorter = static_cast<std::size_t>(found - beginnings.begin());
    }
  }
}

// The probability of reaching the next character `c` from a beginning: from the blank only when it
// repeats the last.
double Into(const Beginning& beginning, char c) {
  const bool repeats = !beginning.text.empty() && beginning.text.back() == c;
  return repeats ? beginning.in_blank : beginning.Probability();
}

std::vector<Beginning> Advance(const std::vector<Beginning>& beginnings,
                               std::span<const double> step, std::string_view characters) {
  const double blank = step.front();
  const std::span<const double> of_character = step.subspan(1);
  std::vector<Beginning> next;
  next.reserve(beginnings.size() * 3);
  // Beginnings that stay as they are, and those that another one's next character makes.
  for (const Beginning& beginning : beginnings) {
    Beginning same{beginning.text, beginning.Probability() * blank, 0, std::nullopt};
    if (!same.text.empty()) {
      const double last = of_character[characters.find(same.text.back())];
      same.in_character = beginning.in_character * last;
      if (beginning.shorter) {
        same.in_character += Into(beginnings[*beginning.shorter], same.text.back()) * last;
      }
    }
    next.push_back(std::move(same));
  }
  // Texts that are new.
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    for (std::size_t k = 0; k < characters.size(); ++k) {
      if (of_character[k] < kNotTried) continue;
      const char c = characters[k];
      const bool is_there = std::ranges::any_of(beginnings, [&](const Beginning& other) {
        return other.shorter == i && other.text.back() == c;
      });
      if (is_there) continue;
      next.push_back(
          {beginnings[i].text + c, 0, Into(beginnings[i], c) * of_character[k], std::nullopt});
    }
  }
  return next;
}

}  // namespace

std::vector<DigitReading> SearchCtc(const CtcSteps& steps, std::string_view characters,
                                    std::size_t most) {
  std::vector<Beginning> beginnings = {{"", 1, 0, std::nullopt}};
  const std::span<const double> all(steps.probabilities);
  for (std::size_t at = 0; at + steps.classes <= all.size(); at += steps.classes) {
    beginnings = Advance(beginnings, all.subspan(at, steps.classes), characters);
    KeepBest(beginnings, std::max(kBeam, most));
    LinkToShorter(beginnings);
  }
  KeepBest(beginnings, most);
  std::vector<DigitReading> readings;
  readings.reserve(beginnings.size());
  for (Beginning& beginning : beginnings) {
    const double probability = beginning.Probability();
    if (probability <= 0) break;
    readings.push_back({std::move(beginning.text), probability});
  }
  return readings;
}

}  // namespace vanthu
