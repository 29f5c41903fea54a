// Gazetteer: provinces and centrally run cities by name, past and present (data/provinces.tsv;
// DOMAIN.md §6.1).
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "extractors/lexicon.h"

namespace vanthu {

class Table;

struct Province {
  std::string name;     // "Kiên Giang", "Thành phố Hồ Chí Minh"
  std::string kind;     // "tỉnh" or "thành phố": the word between UBND and the name
  PartialDate from;     // first day under this name and kind; year 0 = always
  PartialDate until;    // last day; year 0 = still
  std::string current;  // the province that holds the land now; empty when several do
};

class Gazetteer {
 public:
  [[nodiscard]] static std::expected<Gazetteer, Error> FromTable(const Table& table);

  // The province of that folded name as it stood on a date; without a year, the latest. When the
  // date lies outside all its spans, the nearest: archives hold letters that use a name too long.
  [[nodiscard]] const Province* Named(std::string_view folded, const PartialDate& on) const;

 private:
  std::vector<Province> provinces_;
  std::vector<std::vector<std::size_t>> rows_of_name_;  // rows that share a name
  Lexicon names_;                                       // into rows_of_name_
};

// "tỉnh Kiên Giang", "thành phố Cần Thơ", "Thành phố Hồ Chí Minh".
[[nodiscard]] std::string NameWithKind(const Province& province);

}  // namespace vanthu
