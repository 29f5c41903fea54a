// search: letters by reference number in any spelling and by words, a page at a time.
//
//   auto page = Search(archive, "qd 2045 bgddt", {.limit = 20});
//   for (const Hit& hit : page->hits) …            // best first
//   auto next = Search(archive, "qd 2045 bgddt", {.cursor = page->next});
//
// Letters meant by a reference number come first (reference_search.h), then those with the words
// (word_search.h). A cursor names the last hit seen, not a count, so letters that come in meanwhile
// neither repeat nor hide others.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/snippet.h"

namespace vanthu {

struct SearchOptions {
  enum class Sort : std::uint8_t { kRelevance, kDate };  // kDate: newest first

  std::string type;    // "quyết định", with or without diacritics
  std::string issuer;  // words of the issuer's name or its parent's
  std::string from;    // dates as people type them; both days included
  std::string to;
  Sort sort = Sort::kRelevance;
  int limit = 20;
  std::string cursor;  // of a hit of the same query and filters
};

// Another scan or copy of the same letter (twins.h).
struct TwinLetter {
  std::string id;
  std::string path;
  std::string why;  // "same number and issuer, same date; texts 93 % alike"
};

struct Hit {
  std::string id;
  std::string reference;
  std::string doc_type;
  std::string date;  // ISO 8601, partial or ""
  std::string issuer;
  std::string issuer_parent;
  std::string subject;
  std::string path;
  std::string match;  // snake_case, stable: same_reference, part_of_reference, …, words
  std::string why;    // for people
  Snippet snippet;    // empty for hits by reference
  std::string cursor;
  std::vector<TwinLetter> twins;
};

struct SearchPage {
  std::vector<Hit> hits;
  std::string next;  // cursor of the next page; "" when this is the last
};

// An empty query gives all letters that fit the filters. kUsage for a cursor, date or limit that
// makes no sense.
[[nodiscard]] std::expected<SearchPage, Error> Search(const Archive& archive,
                                                      std::string_view query,
                                                      const SearchOptions& options = {});

// The twins of a letter; empty for an id that is not there.
[[nodiscard]] std::expected<std::vector<TwinLetter>, Error> TwinLetters(const Archive& archive,
                                                                        std::string_view id);

// The letters meant by "34-CT/TW" (whole, or else in part) or by an id or its first eight or more
// digits. Empty when there is none.
[[nodiscard]] std::expected<std::vector<Hit>, Error> LookUp(const Archive& archive,
                                                            std::string_view reference_or_id);

}  // namespace vanthu
