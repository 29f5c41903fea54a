// Tested by tests/pipeline/archive/search_test.cc.
#include "pipeline/archive/search.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "extractors/fold.h"
#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/letter_hit.h"
#include "pipeline/archive/query.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/reference_search.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/word_search.h"
#include "pipeline/record.h"

namespace vanthu {
namespace {

// What a person types is far below; beyond, it is a text pasted by mistake.
constexpr std::size_t kMaxQueryBytes = 1000;
constexpr std::size_t kMaxQueryWords = 32;
constexpr int kMaxLimit = 1000;
// Ranks of hits: reference matches first, then the tiers of words.
constexpr int kFirstWordRank = 10;
constexpr int kDateRank = 99;
constexpr std::size_t kMinIdPrefix = 8;

struct Place {
  int rank = -1;
  std::int64_t position = INT64_MAX;
  std::int64_t window = -1;  // WindowEnd on the first page, so that later pages agree; -1: unknown
};

Error Usage(std::string message) { return {Error::Code::kUsage, std::move(message)}; }

std::string_view MatchName(ReferenceMatch match) {
  switch (match) {
    case ReferenceMatch::kSame:
      return "same_reference";
    case ReferenceMatch::kPart:
      return "part_of_reference";
    case ReferenceMatch::kFileName:
      return "file_name";
    case ReferenceMatch::kDiffers:
      return "same_number";
    case ReferenceMatch::kCites:
      return "cites";
    case ReferenceMatch::kDamaged:
      return "one_character_differs";
  }
  return "";
}

// Ties a cursor to its query: FNV-1a, 32 bits.
std::string QueryMark(std::string_view query, const SearchOptions& options) {
  std::uint32_t hash = 2166136261U;
  for (const std::string_view part :
       {query, std::string_view(options.type), std::string_view(options.issuer),
        std::string_view(options.from), std::string_view(options.to),
        std::string_view(options.sort == SearchOptions::Sort::kDate ? "date" : "relevance")}) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    hash = (hash ^ 0xFFU) * 16777619U;
  }
  return fmt::format("{:08x}", hash);
}

std::string CursorOf(std::string_view mark, const Place& place) {
  std::string cursor = fmt::format("{}-{}-{}", mark, place.rank, place.position);
  if (place.window >= 0) cursor += fmt::format("-{}", place.window);
  return cursor;
}

std::expected<Place, Error> PlaceOf(std::string_view cursor, std::string_view mark) {
  Place place;
  const std::size_t first = cursor.find('-');
  const std::size_t second = cursor.find('-', first == std::string_view::npos ? first : first + 1);
  const auto read = [](std::string_view digits, auto& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const std::size_t third =
      cursor.find('-', second == std::string_view::npos ? second : second + 1);
  if (second == std::string_view::npos ||
      !read(cursor.substr(first + 1, second - first - 1), place.rank) ||
      !read(cursor.substr(second + 1, third == std::string_view::npos ? third : third - second - 1),
            place.position) ||
      (third != std::string_view::npos && !read(cursor.substr(third + 1), place.window))) {
    return std::unexpected(Usage(fmt::format(
        "--cursor: '{}' is no cursor; take the value from the last hit of the page before",
        cursor)));
  }
  if (cursor.substr(0, first) != mark) {
    return std::unexpected(
        Usage("--cursor: it belongs to another query; repeat the query and the filters it came "
              "from"));
  }
  return place;
}

std::expected<LetterFilter, Error> FilterOf(const SearchOptions& options) {
  LetterFilter filter;
  filter.type_word = TypeWord(options.type);
  for (const ReferenceAtom& atom : ReferenceAtoms(Fold(options.issuer))) {
    filter.issuer_words.push_back(atom.text);
  }
  if (!options.from.empty()) {
    const auto date = DateFromOption("--from", options.from);
    if (!date) return std::unexpected(date.error());
    filter.first_position = PositionOf(LowerBound(*date), 0);
  }
  if (!options.to.empty()) {
    const auto date = DateFromOption("--to", options.to);
    if (!date) return std::unexpected(date.error());
    filter.last_position = PositionOf(LastDay(*date), kMaxLetterId);
    // A letter without a date is not from before anything.
    filter.first_position = std::max(filter.first_position, PositionOf({.year = 1}, 0));
  }
  return filter;
}

std::expected<std::vector<TwinLetter>, Error> TwinsOfId(Archive::Database& database,
                                                        std::string_view id) {
  std::int64_t position = 0;
  {
    Statement statement = database.Prepare("SELECT position FROM letter WHERE name = ?");
    const auto row = statement.Bind(id).Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::vector<TwinLetter>();
    position = statement.Integer(0);
  }
  return LoadTwins(database, position);
}

class Searcher {
 public:
  Searcher(Archive::Database& database, Query query, LetterFilter filter,
           const SearchOptions& options, std::string mark)
      : database_(database),
        query_(std::move(query)),
        filter_(std::move(filter)),
        options_(options),
        mark_(std::move(mark)) {}

  std::expected<SearchPage, Error> Run(const Place& after) {
    if (query_.reference) {
      if (auto done = FindByReference(after); !done) return std::unexpected(done.error());
    }
    // Once the letter itself is found, or what cites it, the words of its number find nothing more.
    const bool is_answered =
        query_.reference && query_.reference->is_explicit &&
        std::any_of(references_.begin(), references_.end(),
                    [](const ReferenceHit& hit) { return hit.match != ReferenceMatch::kDiffers; });
    auto done = options_.sort == SearchOptions::Sort::kDate ? ByDate(after, is_answered)
                                                            : ByRelevance(after, is_answered);
    if (!done) return std::unexpected(done.error());
    if (auto added = AddTwins(); !added) return std::unexpected(added.error());
    return std::move(page_);
  }

 private:
  [[nodiscard]] bool IsFull() const {
    // One more than asked for tells that there is a next page.
    return page_.hits.size() > static_cast<std::size_t>(options_.limit);
  }

  void Finish() {
    if (!IsFull()) return;
    page_.hits.pop_back();
    page_.next = page_.hits.back().cursor;
  }

  // Those of the page that is shown only.
  std::expected<void, Error> AddTwins() {
    for (Hit& hit : page_.hits) {
      auto twins = TwinsOfId(database_, hit.id);
      if (!twins) return std::unexpected(twins.error());
      hit.twins = std::move(*twins);
    }
    return {};
  }

  std::expected<void, Error> FindByReference(const Place& after) {
    // Of letters that cite it only those behind the cursor are needed.
    const bool is_behind = after.rank == static_cast<int>(ReferenceMatch::kCites) ||
                           options_.sort == SearchOptions::Sort::kDate;
    auto hits =
        FindReferences(database_, *query_.reference, is_behind ? after.position : kNoCiteBound);
    if (!hits) return std::unexpected(hits.error());
    for (ReferenceHit& hit : *hits) {
      const auto fits = FitsFilter(hit);
      if (!fits) return std::unexpected(fits.error());
      if (*fits) references_.push_back(std::move(hit));
    }
    return {};
  }

  std::expected<bool, Error> FitsFilter(const ReferenceHit& hit) {
    if (hit.position < filter_.first_position || hit.position > filter_.last_position) return false;
    if (filter_.type_word.empty() && filter_.issuer_words.empty()) return true;
    Statement statement =
        database_.Prepare("SELECT doc_type, issuer, issuer_parent FROM letter WHERE position = ?");
    const auto row = statement.Bind(hit.position).Step();
    if (!row) return std::unexpected(row.error());
    if (!filter_.type_word.empty() && TypeWord(statement.Text(0)) != filter_.type_word) {
      return false;
    }
    std::set<std::string> issuer;
    for (const ReferenceAtom& atom :
         ReferenceAtoms(Fold(fmt::format("{}\n{}", statement.Text(1), statement.Text(2))))) {
      issuer.insert(atom.text);
    }
    return std::all_of(filter_.issuer_words.begin(), filter_.issuer_words.end(),
                       [&](const std::string& word) { return issuer.contains(word); });
  }

  std::expected<void, Error> ByRelevance(const Place& after, bool is_answered) {
    std::set<std::int64_t> shown;
    for (const ReferenceHit& hit : references_) {
      shown.insert(hit.position);
      const int rank = static_cast<int>(hit.match);
      if (std::pair(rank, -hit.position) <= std::pair(after.rank, -after.position)) continue;
      if (IsFull()) break;
      if (auto done = AddReference(hit, rank); !done) return done;
    }
    if (!is_answered && !(query_.terms.empty() && query_.reference)) {
      std::vector<WordTier> tiers = WordTiers(query_.terms, filter_);
      if (tiers.empty()) tiers.emplace_back().why = "every letter";
      window_ = after.window;
      for (std::size_t i = 0; i < tiers.size() && !IsFull(); ++i) {
        const int rank = kFirstWordRank + static_cast<int>(i);
        if (rank < after.rank) continue;
        std::int64_t before = rank == after.rank ? after.position : INT64_MAX;
        LetterFilter filter = filter_;
        if (tiers[i].is_in_window) {
          if (auto done = FindWindow(); !done) return done;
          filter.first_position = std::max(filter.first_position, window_);
        }
        // Letters shown by reference are passed over, so a batch can fall short: go on until the
        // page is full or the tier is done.
        while (!IsFull()) {
          const auto batch =
              MatchingPositions(database_, tiers[i].wanted, filter, before, options_.limit + 1);
          if (!batch) return std::unexpected(batch.error());
          for (const std::int64_t position : *batch) {
            if (IsFull()) break;
            if (shown.contains(position)) continue;
            // On the first page all that earlier tiers have is known.
            if (after.rank >= kFirstWordRank) {
              const auto is_earlier = IsInEarlierTier(tiers[i], position);
              if (!is_earlier) return std::unexpected(is_earlier.error());
              if (*is_earlier) continue;
            }
            shown.insert(position);
            if (auto done = AddWords(position, rank, tiers[i].why); !done) return done;
          }
          if (batch->size() <= static_cast<std::size_t>(options_.limit)) break;
          before = batch->back();
        }
      }
    }
    Finish();
    return {};
  }

  std::expected<void, Error> FindWindow() {
    if (window_ >= 0) return {};
    const auto end = WindowEnd(database_, query_.terms, filter_);
    if (!end) return std::unexpected(end.error());
    window_ = *end;
    return {};
  }

  std::expected<bool, Error> IsInEarlierTier(const WordTier& tier, std::int64_t position) {
    const auto is_earlier = MatchesAny(database_, tier.earlier, position);
    if (!is_earlier || *is_earlier || position < window_) return is_earlier;
    return MatchesAny(database_, tier.earlier_in_window, position);
  }

  std::expected<void, Error> ByDate(const Place& after, bool is_answered) {
    std::vector<ReferenceHit> waiting;
    std::set<std::int64_t> shown;
    for (const ReferenceHit& hit : references_) {
      shown.insert(hit.position);
      if (hit.position < after.position) waiting.push_back(hit);
    }
    std::sort(waiting.begin(), waiting.end(),
              [](const ReferenceHit& a, const ReferenceHit& b) { return a.position > b.position; });
    auto next = waiting.begin();
    const auto add_references_newer_than =
        [&](std::int64_t position) -> std::expected<void, Error> {
      for (; next != waiting.end() && next->position > position && !IsFull(); ++next) {
        if (auto done = AddReference(*next, kDateRank); !done) return done;
      }
      return {};
    };
    const IndexExpression expression = AllTiers(query_.terms, filter_);
    std::int64_t before = after.position;
    while (!is_answered && !IsFull()) {
      const auto batch =
          MatchingPositions(database_, expression, filter_, before, options_.limit + 1);
      if (!batch) return std::unexpected(batch.error());
      for (const std::int64_t position : *batch) {
        if (auto done = add_references_newer_than(position); !done) return done;
        if (IsFull()) break;
        if (shown.contains(position)) continue;
        if (auto done = AddWords(position, kDateRank, "has the words"); !done) return done;
      }
      if (batch->size() <= static_cast<std::size_t>(options_.limit)) break;
      before = batch->back();
    }
    if (auto done = add_references_newer_than(-1); !done) return done;
    Finish();
    return {};
  }

  std::expected<void, Error> AddReference(const ReferenceHit& found, int rank) {
    auto hit = LoadHit(database_, found.position);
    if (!hit) return std::unexpected(hit.error());
    hit->cursor = CursorOf(mark_, {.rank = rank, .position = found.position, .window = -1});
    hit->match = MatchName(found.match);
    hit->why = found.why;
    page_.hits.push_back(std::move(*hit));
    return {};
  }

  std::expected<void, Error> AddWords(std::int64_t position, int rank, std::string_view why) {
    auto hit = LoadHit(database_, position);
    if (!hit) return std::unexpected(hit.error());
    hit->cursor = CursorOf(mark_, {.rank = rank, .position = position, .window = window_});
    hit->match = query_.terms.empty() ? "filter" : "words";
    hit->why = why;
    if (!query_.terms.empty()) {
      const auto text = TextAt(position);
      if (!text) return std::unexpected(text.error());
      hit->snippet = MakeSnippet(*text, query_.terms);
    }
    page_.hits.push_back(std::move(*hit));
    return {};
  }

  std::expected<std::string, Error> TextAt(std::int64_t position) {
    Statement statement = database_.Prepare(
        "SELECT json FROM letter JOIN record ON record.letter = letter.id WHERE position = ?");
    const auto row = statement.Bind(position).Step();
    if (!row) return std::unexpected(row.error());
    const auto json = Decompress(statement.Blob(0));
    if (!json) return std::unexpected(json.error());
    auto record = RecordFromJson(*json);
    if (!record) return std::unexpected(record.error());
    return std::move(record->text);
  }

  Archive::Database& database_;
  const Query query_;
  const LetterFilter filter_;
  const SearchOptions& options_;
  const std::string mark_;
  std::int64_t window_ = -1;
  std::vector<ReferenceHit> references_;
  SearchPage page_;
};

// The ids that begin with what was typed; at most a few, for a list to choose from.
std::expected<std::vector<std::int64_t>, Error> PositionsOfIds(Archive::Database& database,
                                                               std::string_view prefix) {
  constexpr std::int64_t kMaxChoices = 50;
  // Hex digits sort below 'g'.
  const std::string end = std::string(prefix) + 'g';
  Statement statement = database.Prepare(
      "SELECT position FROM letter WHERE name >= ? AND name < ? ORDER BY name LIMIT ?");
  statement.Bind(prefix).Bind(end).Bind(kMaxChoices);
  std::vector<std::int64_t> positions;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return positions;
    positions.push_back(statement.Integer(0));
  }
}

bool LooksLikeId(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find('#'));
  return digits.size() >= kMinIdPrefix &&
         digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::expected<SearchPage, Error> Search(const Archive& archive, std::string_view query,
                                        const SearchOptions& options) {
  if (options.limit < 1 || options.limit > kMaxLimit) {
    return std::unexpected(Usage(fmt::format("--limit: give a number from 1 to {}", kMaxLimit)));
  }
  if (query.size() > kMaxQueryBytes) {
    return std::unexpected(Usage("the query is too long; type a number or a few words"));
  }
  Query parsed = ParseQuery(query);
  std::size_t words = 0;
  for (const QueryTerm& term : parsed.terms) words += term.words.size();
  if (words > kMaxQueryWords) {
    return std::unexpected(Usage(fmt::format(
        "the query has {} words; at most {} are looked for at once", words, kMaxQueryWords)));
  }
  const bool is_empty = query.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (words == 0 && !is_empty) {
    return std::unexpected(
        Usage(fmt::format("'{}': has no number or word to look for; type one, or nothing at all to "
                          "list every letter",
                          query)));
  }
  auto filter = FilterOf(options);
  if (!filter) return std::unexpected(filter.error());
  std::string mark = QueryMark(query, options);
  Place after;
  if (!options.cursor.empty()) {
    const auto place = PlaceOf(options.cursor, mark);
    if (!place) return std::unexpected(place.error());
    after = *place;
  }
  return Searcher(archive.database(), std::move(parsed), std::move(*filter), options,
                  std::move(mark))
      .Run(after);
}

std::expected<std::vector<TwinLetter>, Error> TwinLetters(const Archive& archive,
                                                          std::string_view id) {
  return TwinsOfId(archive.database(), id);
}

std::expected<std::vector<Hit>, Error> LookUp(const Archive& archive,
                                              std::string_view reference_or_id) {
  Archive::Database& database = archive.database();
  std::vector<Hit> hits;
  if (LooksLikeId(reference_or_id)) {
    const auto positions = PositionsOfIds(database, reference_or_id);
    if (!positions) return std::unexpected(positions.error());
    for (const std::int64_t position : *positions) {
      auto hit = LoadHit(database, position);
      if (!hit) return std::unexpected(hit.error());
      hit->match = "id";
      hits.push_back(std::move(*hit));
    }
    if (!hits.empty()) return hits;
  }
  const Query query = ParseQuery(reference_or_id);
  if (!query.reference) return hits;
  const auto found = FindReferences(database, *query.reference);
  if (!found) return std::unexpected(found.error());
  for (const ReferenceHit& reference : *found) {
    // Letters with that very number leave those with part of it out.
    if (reference.match > ReferenceMatch::kPart) break;
    if (!hits.empty() && hits.front().match != MatchName(reference.match)) break;
    auto hit = LoadHit(database, reference.position);
    if (!hit) return std::unexpected(hit.error());
    hit->match = MatchName(reference.match);
    hit->why = reference.why;
    hits.push_back(std::move(*hit));
  }
  return hits;
}

}  // namespace vanthu
