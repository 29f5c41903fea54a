// Chosen ids wait in a temporary table, which SQLite moves to disk when it grows: sorting a million
// of them in memory would take a hundred megabytes.
//
// Tested by tests/pipeline/archive/letter_selection_test.cc.
#include "pipeline/archive/letter_selection.h"

#include <fmt/core.h>

#include <optional>
#include <utility>

#include "pipeline/archive/database.h"

namespace vanthu {
namespace {

// Ids read at a time, and hits asked for at a time.
constexpr std::int64_t kBatch = 500;

// How sure it is that the query means the letter.
enum class Certainty : std::uint8_t { kNear, kPart, kSure };

Certainty CertaintyOf(std::string_view match) {
  if (match == "same_reference" || match == "id" || match == "words" || match == "filter") {
    return Certainty::kSure;
  }
  return match == "part_of_reference" ? Certainty::kPart : Certainty::kNear;
}

class Chooser {
 public:
  explicit Chooser(const Archive& archive) : archive_(archive), database_(archive.database()) {}

  std::expected<void, Error> Begin() {
    return database_.Execute(
        "CREATE TEMP TABLE IF NOT EXISTS chosen_letter (name TEXT PRIMARY KEY, position INTEGER) "
        "WITHOUT ROWID; "
        "CREATE INDEX IF NOT EXISTS temp.chosen_letter_by_position ON chosen_letter (position); "
        "DELETE FROM temp.chosen_letter;");
  }

  // All letters with that number, or the one with that id.
  std::expected<void, Error> AddLetter(const std::string& reference_or_id) {
    const auto hits = LookUp(archive_, reference_or_id);
    if (!hits) return std::unexpected(hits.error());
    if (hits->empty()) {
      return std::unexpected(
          Error{Error::Code::kNotFound,
                fmt::format("{}: no such letter; `vanthu search` finds letters that are near",
                            reference_or_id)});
    }
    for (const Hit& hit : *hits) {
      if (auto done = Add(hit.id); !done) return done;
    }
    return {};
  }

  std::expected<void, Error> AddHits(const std::string& query, SearchOptions options) {
    options.limit = static_cast<int>(kBatch);
    options.sort = SearchOptions::Sort::kRelevance;
    options.cursor.clear();
    std::int64_t near = 0;
    bool found_same = false;
    bool found_any = false;
    do {
      const auto page = Search(archive_, query, options);
      if (!page) return std::unexpected(page.error());
      for (const Hit& hit : page->hits) {
        const Certainty certainty = CertaintyOf(hit.match);
        found_same = found_same || hit.match == "same_reference";
        // The letter itself leaves those that have only a part of its number out.
        if (certainty == Certainty::kNear || (certainty == Certainty::kPart && found_same)) {
          ++near;
          continue;
        }
        found_any = true;
        if (auto done = Add(hit.id); !done) return done;
      }
      options.cursor = page->next;
    } while (!options.cursor.empty());
    if (!found_any && near > 0) {
      return std::unexpected(
          Error{Error::Code::kNotFound,
                fmt::format("{}: no such letter, {} near; look at them with `vanthu search`, then "
                            "name the one you mean",
                            query, near)});
    }
    return {};
  }

 private:
  std::expected<void, Error> Add(const std::string& id) {
    return database_
        .Prepare(
            "INSERT OR IGNORE INTO temp.chosen_letter (name, position) "
            "SELECT name, position FROM letter WHERE name = ?")
        .Bind(id)
        .Run();
  }

  const Archive& archive_;
  Archive::Database& database_;
};

bool IsEverything(const LetterChoice& choice) {
  const SearchOptions& filter = choice.filter;
  return choice.letters.empty() && choice.query.empty() && filter.type.empty() &&
         filter.issuer.empty() && filter.from.empty() && filter.to.empty();
}

}  // namespace

std::expected<LetterSelection, Error> LetterSelection::Make(const Archive& archive,
                                                            const LetterChoice& choice,
                                                            LetterOrder order) {
  if (IsEverything(choice)) return LetterSelection(&archive.database(), From::kAll, order);
  Chooser chooser(archive);
  if (auto begun = chooser.Begin(); !begun) return std::unexpected(begun.error());
  for (const std::string& letter : choice.letters) {
    if (auto done = chooser.AddLetter(letter); !done) return std::unexpected(done.error());
  }
  // Letters that were named need no search beside them.
  LetterChoice rest = choice;
  rest.letters.clear();
  if (!IsEverything(rest)) {
    if (auto done = chooser.AddHits(choice.query, choice.filter); !done) {
      return std::unexpected(done.error());
    }
  }
  return LetterSelection(&archive.database(), From::kChosen, order);
}

std::string_view LetterSelection::Table() const {
  return from_ == From::kAll ? "main.letter" : "temp.chosen_letter";
}

std::expected<std::int64_t, Error> LetterSelection::Count() const {
  return database_->Integer(fmt::format("SELECT count(*) FROM {}", Table()));
}

std::expected<std::vector<std::string>, Error> LetterSelection::Next() {
  const std::string_view table = Table();
  Statement statement = database_->Prepare(
      order_ == LetterOrder::kById
          ? fmt::format("SELECT name, position FROM {} WHERE name > ? ORDER BY name LIMIT ?", table)
          : fmt::format(
                "SELECT name, position FROM {} WHERE position > ? ORDER BY position LIMIT ?",
                table));
  if (order_ == LetterOrder::kById) {
    statement.Bind(last_id_);
  } else {
    statement.Bind(last_position_);
  }
  statement.Bind(kBatch);
  std::vector<std::string> ids;
  std::int64_t position = last_position_;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    ids.emplace_back(statement.Text(0));
    position = statement.Integer(1);
  }
  if (!ids.empty()) {
    last_id_ = ids.back();
    last_position_ = position;
  }
  return ids;
}

}  // namespace vanthu
