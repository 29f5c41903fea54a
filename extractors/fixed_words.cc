// Tested by tests/extractors/fixed_words_test.cc.
#include "extractors/fixed_words.h"

#include "extractors/edits.h"
#include "extractors/fold.h"
#include "extractors/table.h"

namespace vanthu {
namespace {

Error Wrong(const Table& table, std::size_t row, const std::string& what) {
  return {Error::Code::kInvalidData, table.Where(row) + ": " + what};
}

// Of shorter words a letter makes another one: "bo truong", "to truong".
constexpr std::size_t kShortestDamaged = 6;

// The one of `words` that folded text is but for one letter; "" when there is none, or more.
std::string_view OneLetterFrom(std::string_view folded, std::span<const std::string> words) {
  if (folded.size() < kShortestDamaged) return {};
  std::string_view found;
  for (const std::string& word : words) {
    if (Edits(folded, Fold(word)) > 1) continue;
    if (!found.empty()) return {};
    found = word;
  }
  return found;
}

// One letter in so many of a title may be damaged.
constexpr std::size_t kLettersADamage = 6;

// The letters of folded text, and where each stands in it.
struct Letters {
  std::string letters;
  std::vector<std::size_t> places;
};

Letters LettersOf(std::string_view folded) {
  Letters result;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (!IsWordByte(folded[i])) continue;
    result.letters += folded[i];
    result.places.push_back(i);
  }
  return result;
}

std::string_view WordOf(const Lexicon& lexicon, const std::vector<std::string>& words,
                        std::string_view folded) {
  const auto row = lexicon.Find(folded);
  if (row) return words[*row];
  const std::string_view near = OneLetterFrom(folded, words);
  return !near.empty() && lexicon.Find(Fold(near)) ? near : std::string_view();
}

}  // namespace

std::expected<FixedWords, Error> FixedWords::FromTables(std::span<const Table> tables) {
  FixedWords result;
  const Table& titles = tables[0];
  for (std::size_t row = 0; row < titles.size(); ++row) {
    if (!result.titles_.Add(titles.Cell(row, "name"), row)) {
      return std::unexpected(Wrong(titles, row, "name is empty or there twice"));
    }
    result.title_names_.emplace_back(titles.Cell(row, "name"));
    result.title_keys_.push_back(LettersOf(Fold(titles.Cell(row, "name"))).letters);
  }
  const Table& stamps = tables[1];
  for (std::size_t row = 0; row < stamps.size(); ++row) {
    const std::string_view kind = stamps.Cell(row, "kind");
    Lexicon* const lexicon = kind == "urgency"       ? &result.urgency_
                             : kind == "secrecy"     ? &result.secrecy_
                             : kind == "circulation" ? &result.circulation_
                                                     : nullptr;
    if (lexicon == nullptr) {
      return std::unexpected(Wrong(stamps, row, "kind '" + std::string(kind) + "' unknown"));
    }
    bool is_new = lexicon->Add(stamps.Cell(row, "word"), row);
    for (const std::string_view variant : stamps.Variants(row, "variants")) {
      is_new = is_new && lexicon->Add(variant, row);
    }
    if (!is_new) return std::unexpected(Wrong(stamps, row, "a word belongs to another row"));
    result.stamp_words_.emplace_back(stamps.Cell(row, "word"));
  }
  const Table& surnames = tables[2];
  for (std::size_t row = 0; row < surnames.size(); ++row) {
    if (!result.surnames_.insert(CanonicalTone(surnames.Cell(row, "name"))).second) {
      return std::unexpected(Wrong(surnames, row, "name is there twice"));
    }
    const std::string_view name = surnames.Cell(row, "name");
    const auto [entry, is_new] = result.surnames_by_letters_.try_emplace(Fold(name), name);
    if (!is_new) entry->second.clear();
  }
  return result;
}

bool FixedWords::IsSurname(std::string_view word) const {
  return surnames_.contains(CanonicalTone(word));
}

std::string_view FixedWords::SurnameWithMarks(std::string_view word) const {
  if (IsSurname(word)) return {};
  const auto entry = surnames_by_letters_.find(Fold(word));
  return entry == surnames_by_letters_.end() ? std::string_view() : entry->second;
}

std::optional<FixedWords::TitlePlace> FixedWords::FindTitle(std::string_view folded) const {
  const Letters text = LettersOf(folded);
  std::optional<TitlePlace> best;
  std::ptrdiff_t most = 0;
  for (std::size_t row = 0; row < title_keys_.size(); ++row) {
    const std::string& key = title_keys_[row];
    const NearestPart part = FindNearestPart(text.letters, key);
    if (part.begin == part.end || part.edits * kLettersADamage > key.size()) continue;
    const auto agreement =
        static_cast<std::ptrdiff_t>(key.size()) - 2 * static_cast<std::ptrdiff_t>(part.edits);
    if (agreement < most) continue;
    if (agreement == most) {  // Which of the two it was nobody can tell.
      best = std::nullopt;
      continue;
    }
    most = agreement;
    best = {.name = title_names_[row],
            .begin = text.places[part.begin],
            .end = text.places[part.end - 1] + 1,
            .edits = part.edits};
  }
  return best;
}

std::string_view FixedWords::UrgencyWord(std::string_view folded) const {
  return WordOf(urgency_, stamp_words_, folded);
}

std::string_view FixedWords::SecrecyWord(std::string_view folded) const {
  return WordOf(secrecy_, stamp_words_, folded);
}

std::string_view FixedWords::CirculationWord(std::string_view folded) const {
  return WordOf(circulation_, stamp_words_, folded);
}

}  // namespace vanthu
