// Tested by tests/pipeline/archive/search_test.cc.
#include "pipeline/archive/letter_hit.h"

#include <utility>

#include "pipeline/archive/twins.h"

namespace vanthu {

std::expected<Hit, Error> LoadHit(Archive::Database& database, std::int64_t position) {
  Statement statement = database.Prepare(
      "SELECT name, reference, doc_type, date, issuer, issuer_parent, subject, path FROM letter "
      "JOIN source_path ON source_path.source = letter.source AND ordinal = 0 "
      "WHERE position = ?");
  const auto row = statement.Bind(position).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) {
    return std::unexpected(Error{
        Error::Code::kInvalidData,
        "the archive's search index knows a letter that is not there; restore vanthu.sqlite from "
        "a backup"});
  }
  Hit hit;
  hit.id = statement.Text(0);
  hit.reference = statement.Text(1);
  hit.doc_type = statement.Text(2);
  hit.date = statement.Text(3);
  hit.issuer = statement.Text(4);
  hit.issuer_parent = statement.Text(5);
  hit.subject = statement.Text(6);
  hit.path = statement.Text(7);
  return hit;
}

std::expected<std::vector<TwinLetter>, Error> LoadTwins(Archive::Database& database,
                                                        std::int64_t position) {
  auto twins = TwinsOf(database, position);
  if (!twins) return std::unexpected(twins.error());
  std::vector<TwinLetter> letters;
  for (Twin& twin : *twins) {
    letters.push_back(
        {.id = std::move(twin.id), .path = std::move(twin.path), .why = std::move(twin.why)});
  }
  return letters;
}

}  // namespace vanthu
