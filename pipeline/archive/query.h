// Query: what a person typed, taken apart once: a reference number, words, phrases, a date.
//
//   ParseQuery("qd 2045 bgddt")          reference 2045 {bgddt, qd}
//   ParseQuery("số 34 CT/TU")            reference 34 {ct, tu}
//   ParseQuery("chỉ thị 34 tu")          reference 34, maybe {tu}; words chỉ, thị, tu
//   ParseQuery("thi đua 2021")           reference 2021, maybe {dua}; words thi, đua, 2021
//   ParseQuery("\"cải cách\" hành chính") a phrase and two words
//   ParseQuery("2192 syt tccb.pdf")      as without .pdf: the name of a file
//
// Whether a number in a query is a reference number cannot be told from the query alone. So nothing
// is decided here that the archive can decide better: `reference` is what it would be, `terms` has
// all that was typed, and the search believes in the reference when such a letter exists. Any input
// parses; nothing typed has a meaning for SQLite. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fields.h"

namespace vanthu {

struct QueryWord {
  std::string exact;       // CanonicalTone
  std::string folded;      // Fold
  bool is_prefix = false;  // typed "khen*"
  [[nodiscard]] bool has_marks() const { return exact != folded; }

  bool operator==(const QueryWord&) const = default;
};

// Words that stand together: a quoted phrase, a piece like 34-CT/TW, or a single word.
struct QueryTerm {
  std::vector<QueryWord> words;
  bool is_quoted = false;

  bool operator==(const QueryTerm&) const = default;
};

struct ReferenceQuery {
  std::string number;               // "34", "3176b"
  std::string year;                 // "2014", or ""
  std::vector<std::string> codes;   // sure to belong to it: folded, sorted
  std::vector<std::string> maybe;   // words beside it that may be codes as well, as typed
  std::string spelling;             // the sure codes in the order typed, run together
  std::vector<std::string> others;  // folded words of the query beside all these, without filler
  std::optional<PartialDate> date;  // "ngày 07/4/2014"
  // Typed after "số" or with codes: a letter of that number is an answer whatever else was typed.
  bool is_explicit = false;

  bool operator==(const ReferenceQuery&) const = default;
};

struct Query {
  std::optional<ReferenceQuery> reference;
  std::vector<QueryTerm> terms;  // in the order typed

  bool operator==(const Query&) const = default;
};

[[nodiscard]] Query ParseQuery(std::string_view typed);

// Whether a folded word could be a Vietnamese syllable: "tu" and "syt" could, "qd" and "bgddt" not.
[[nodiscard]] bool CouldBeSyllable(std::string_view folded);

}  // namespace vanthu
