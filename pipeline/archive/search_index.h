// search_index: what of a record is found by words, and where it stands in the order of answers.
//
// The indexes (one of heads, one of whole texts) store no text (contentless FTS5): to take a letter
// out, exactly the words that were put in must be given again. They are computed from the record,
// so the archive remembers a fingerprint of how (Fold, CanonicalTone), and refills them when that
// has changed; the numbers of reference_rows.h, which are folded as well, with them.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "pipeline/archive/database.h"
#include "pipeline/record.h"

namespace vanthu {

// The largest letter id that positions can hold.
inline constexpr std::int64_t kMaxLetterId = (1LL << 24) - 1;

// Date and id in one number, so that answers in this order stream out newest first. A date that is
// unknown, or whose day or month is, counts as the beginning of what it leaves open.
[[nodiscard]] std::int64_t PositionOf(const PartialDate& date, std::int64_t letter_id);

// What PositionOf was given. PartialDate{} for letters without a date.
[[nodiscard]] PartialDate DateOfPosition(std::int64_t position);
[[nodiscard]] std::int64_t LetterOfPosition(std::int64_t position);

// The words of the file's name, folded, numbers as in a ReferenceKey: "0192SYT_TCCB.pdf" -> 192,
// syt, tccb.
[[nodiscard]] std::vector<std::string> FileWords(const Record& record);
// A folded word as the columns `file`, `issuer` and `assignee` hold it. They have terms of their
// own, because all that the index knows of a term lies together: a question about issuers would
// read through every text that has the word.
[[nodiscard]] std::string FileTerm(std::string_view word);
[[nodiscard]] std::string IssuerTerm(std::string_view word);
[[nodiscard]] std::string AssigneeTerm(std::string_view word);
// Words that describe a letter without its text, folded: "quyet dinh so y te …".
[[nodiscard]] std::string HeadWords(const Record& record);
// The type as one word of the index: "Quyết định" -> "quyetdinh".
[[nodiscard]] std::string TypeWord(std::string_view doc_type);

// The columns of both indexes. Pure; most of the time that a letter takes to be indexed, apart from
// SQLite's own.
struct IndexedWords {
  std::string doc_type;
  std::string issuer;
  std::string assignee;  // of all tasks, each word once
  std::string file;
  std::string head_exact;
  std::string head_folded;
  std::string text_exact;  // with the head: a query may take one word from each
  std::string text_folded;
};
[[nodiscard]] IndexedWords WordsToIndex(const Record& record);

[[nodiscard]] std::expected<void, Error> AddToIndex(Archive::Database& database,
                                                    std::int64_t position,
                                                    const IndexedWords& words);
[[nodiscard]] std::expected<void, Error> RemoveFromIndex(Archive::Database& database,
                                                         std::int64_t position,
                                                         const IndexedWords& words);
// As Archive::Settle.
[[nodiscard]] std::expected<void, Error> MergeIndex(Archive::Database& database,
                                                    const std::function<bool()>& is_stopped);
// kUnsupported when the index was made with another fold: only a writer can make it anew.
[[nodiscard]] std::expected<void, Error> CheckIndex(Archive::Database& database,
                                                    std::string_view file);
// Refills it then, in one transaction.
[[nodiscard]] std::expected<void, Error> RefreshIndex(Archive::Database& database);

}  // namespace vanthu
