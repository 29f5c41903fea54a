// Tested by tests/pipeline/archive/twins_test.cc.
#include "pipeline/archive/twins.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "pipeline/archive/compress.h"
#include "pipeline/archive/letter_key.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/text_sketch.h"
#include "pipeline/record.h"

namespace vanthu {
namespace {

// Letters compared by their keys; a number of one symbol comes back at most once a year and office.
constexpr int kMaxCandidates = 1000;
// Letters whose texts are read and compared.
constexpr std::size_t kMaxCompared = 20;
// Sketches this far apart are not of one text; the texts need not be read.
constexpr double kMinSketchLikeness = 0.3;
// Texts are one letter's from here on, where the date or the number speaks against it or is silent.
// Two scans with one word in twenty misread on each keep 0.68 of their pairs of words.
constexpr double kSameText = 0.6;

struct TwinText {
  std::string id;
  std::string path;
  std::string text;
};

std::expected<TwinText, Error> TextOf(Archive::Database& database, std::int64_t position) {
  Statement statement = database.Prepare(
      "SELECT name, json FROM letter JOIN record ON record.letter = letter.id WHERE position = ?");
  const auto row = statement.Bind(position).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return TwinText{};
  const auto json = Decompress(statement.Blob(1));
  if (!json) return std::unexpected(json.error());
  auto record = RecordFromJson(*json);
  if (!record) return std::unexpected(record.error());
  return TwinText{.id = std::string(statement.Text(0)),
                  .path = std::move(record->source.path),
                  .text = std::move(record->text)};
}

struct Possible {
  LetterKey key;
  bool same_number = false;  // else it is unread on one of the two
  bool same_day = false;
};

// What the keys alone say: nullopt when these are two letters.
std::optional<Possible> PossibleTwin(const LetterKey& own, LetterKey other) {
  if (other.position == own.position) return std::nullopt;
  const bool same_number = own.number == other.number && !own.number.empty();
  if (!same_number && !own.number.empty() && !other.number.empty()) return std::nullopt;
  if (!own.year.empty() && !other.year.empty() && own.year != other.year) return std::nullopt;
  // From the cheap to the dear: a number comes back every year, so most end here.
  const PartialDate date = DateOfPosition(own.position);
  const PartialDate other_date = DateOfPosition(other.position);
  if (!YearsAgree(date, other_date)) return std::nullopt;
  const bool same_day = date.day != 0 && date == other_date;
  const bool needs_text = !same_number || !same_day;
  if (needs_text && SketchLikeness(own.sketch, other.sketch) < kMinSketchLikeness) {
    return std::nullopt;
  }
  if (!IssuersAgree(own.issuer, other.issuer)) return std::nullopt;
  return Possible{std::move(other), same_number, same_day};
}

std::string Why(const Possible& possible, const TextOverlap& overlap) {
  std::string same = possible.same_number ? "same number and issuer" : "same symbol and issuer";
  same += possible.same_day ? ", same date" : "";
  if (overlap.of_both >= kSameText) {
    return fmt::format("{}; texts {} % alike", same, std::lround(100 * overlap.of_both));
  }
  if (overlap.of_shorter >= kSameText) return same + "; one has a part of the other's text";
  return same + "; but the texts differ";
}

std::expected<std::vector<LetterKey>, Error> CandidatesOf(Archive::Database& database,
                                                          const LetterKey& own) {
  std::vector<LetterKey> candidates;
  if (!own.number.empty()) {
    auto of_number = KeysOfNumber(database, own.number, own.codes, kMaxCandidates);
    if (!of_number) return of_number;
    candidates = std::move(*of_number);
  }
  const auto of_day = KeysOfDay(database, DateOfPosition(own.position), own.codes, kMaxCandidates);
  if (!of_day) return of_day;
  for (const LetterKey& key : *of_day) {
    const bool is_known = std::ranges::any_of(
        candidates, [&](const LetterKey& known) { return known.position == key.position; });
    if (!is_known) candidates.push_back(key);
  }
  return candidates;
}

}  // namespace

std::expected<std::vector<Twin>, Error> TwinsOf(Archive::Database& database,
                                                std::int64_t position) {
  const auto own = KeyAt(database, position);
  if (!own) return std::unexpected(own.error());
  if (!*own) return std::vector<Twin>();
  auto candidates = CandidatesOf(database, **own);
  if (!candidates) return std::unexpected(candidates.error());
  std::vector<Possible> possible;
  for (LetterKey& key : *candidates) {
    if (auto twin = PossibleTwin(**own, std::move(key))) possible.push_back(std::move(*twin));
  }
  std::ranges::sort(possible, {},
                    [](const Possible& p) { return LetterOfPosition(p.key.position); });
  if (possible.size() > kMaxCompared) possible.resize(kMaxCompared);
  std::vector<Twin> twins;
  if (possible.empty()) return twins;
  const auto text = TextOf(database, position);
  if (!text) return std::unexpected(text.error());
  for (const Possible& other : possible) {
    auto other_text = TextOf(database, other.key.position);
    if (!other_text) return std::unexpected(other_text.error());
    const TextOverlap overlap = OverlapOf(text->text, other_text->text);
    if (overlap.of_both < kSameText && !(other.same_number && other.same_day)) continue;
    twins.push_back({.position = other.key.position,
                     .id = std::move(other_text->id),
                     .path = std::move(other_text->path),
                     .why = Why(other, overlap)});
  }
  return twins;
}

}  // namespace vanthu
