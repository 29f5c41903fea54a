// Tested by tests/pipeline/archive/review_list_test.cc.
#include "pipeline/archive/review_list.h"

#include <utility>

#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"

namespace vanthu {

std::expected<std::vector<LetterToReview>, Error> ListReviews(const Archive& archive, int limit) {
  Statement statement = archive.database().Prepare(
      "SELECT worst_confidence, json FROM letter JOIN record ON record.letter = letter.id "
      "WHERE review_items > 0 ORDER BY worst_confidence, letter.id LIMIT ?");
  statement.Bind(std::int64_t{limit});
  std::vector<LetterToReview> letters;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return letters;
    const auto json = Decompress(statement.Blob(1));
    if (!json) return std::unexpected(json.error());
    auto record = RecordFromJson(*json);
    if (!record) return std::unexpected(record.error());
    letters.push_back({std::move(*record), statement.Real(0)});
  }
}

std::expected<std::int64_t, Error> CountReviews(const Archive& archive) {
  return archive.database().Integer("SELECT count(*) FROM letter WHERE review_items > 0");
}

}  // namespace vanthu
