// Tested by tests/pipeline/archive/chain_test.cc.
#include "pipeline/archive/cited_letter.h"

#include <algorithm>
#include <cstddef>

#include "extractors/fold.h"
#include "pipeline/archive/search_index.h"

namespace vanthu {
namespace {

// Beyond, a number says nothing, and no date in the world makes the list readable.
constexpr int kMaxSameNumber = 2000;

// Weights, each larger than all below it together.
constexpr int kSameDate = 4;
constexpr int kSameIssuer = 2;
constexpr int kOwnOffice = 1;

bool KeyFits(const CitationRow& citation, const LetterKey& key) {
  const PartialDate date = DateOfPosition(key.position);
  if (!citation.year.empty()) {
    if (!key.year.empty() && key.year != citation.year) return false;
    if (key.year.empty() && date.year != 0 && std::to_string(date.year) != citation.year) {
      return false;
    }
  }
  if (!DatesAgree(citation.date, date)) return false;
  const PartialDate citing = DateOfPosition(citation.position);
  return citing.day == 0 || date.day == 0 || date <= citing;
}

// Lines (name, parent) that both issuers have.
bool ShareAnOffice(std::string_view a, std::string_view b) {
  while (!a.empty()) {
    const std::size_t end = std::min(a.find('\n'), a.size());
    const std::string_view line = a.substr(0, end);
    a.remove_prefix(std::min(end + 1, a.size()));
    if (line.empty()) continue;
    for (std::string_view rest = b; !rest.empty();) {
      const std::size_t stop = std::min(rest.find('\n'), rest.size());
      if (rest.substr(0, stop) == line) return true;
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
  }
  return false;
}

int Weight(const CitationRow& citation, const LetterKey& key) {
  int weight = 0;
  if (citation.date.day != 0 && citation.date == DateOfPosition(key.position)) weight += kSameDate;
  if (!citation.issuer.empty() && !key.issuer.empty() &&
      IssuersAgree(Fold(citation.issuer), key.issuer)) {
    weight += kSameIssuer;
  }
  if (ShareAnOffice(citation.citing_issuer, key.issuer)) weight += kOwnOffice;
  return weight;
}

}  // namespace

std::expected<CitedLetters, Error> CitedLetters::Of(Archive::Database& database,
                                                    std::string_view number,
                                                    std::string_view codes) {
  if (number.empty()) return CitedLetters({});
  auto keys = KeysOfNumber(database, number, codes, kMaxSameNumber);
  if (!keys) return std::unexpected(keys.error());
  return CitedLetters(std::move(*keys));
}

CitedMeaning CitedLetters::Resolve(const CitationRow& citation) const {
  std::vector<const LetterKey*> fitting;
  for (const LetterKey& key : keys_) {
    if (KeyFits(citation, key)) fitting.push_back(&key);
  }
  if (fitting.size() == 1) return {{fitting.front()->position}};
  std::vector<const LetterKey*> best;
  int best_weight = -1;
  for (const LetterKey* key : fitting) {
    const int weight = Weight(citation, *key);
    if (weight < best_weight) continue;
    if (weight > best_weight) best.clear();
    best_weight = weight;
    // The first of several copies stands for all.
    const auto copy =
        std::ranges::find_if(best, [&](const LetterKey* other) { return AreCopies(*other, *key); });
    if (copy == best.end()) {
      best.push_back(key);
    } else if (LetterOfPosition(key->position) < LetterOfPosition((*copy)->position)) {
      *copy = key;
    }
  }
  CitedMeaning meaning;
  for (const LetterKey* key : best) meaning.positions.push_back(key->position);
  return meaning;
}

bool CitedLetters::AreOne(std::int64_t a, std::int64_t b) const {
  if (a == b) return true;
  const auto key = [this](std::int64_t position) {
    return std::ranges::find(keys_, position, &LetterKey::position);
  };
  const auto first = key(a);
  const auto second = key(b);
  return first != keys_.end() && second != keys_.end() && AreCopies(*first, *second);
}

}  // namespace vanthu
