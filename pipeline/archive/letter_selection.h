// letter_selection: the letters a command works on, however many, streamed in an order of their
// own.
//
//   auto selection = LetterSelection::Make(archive, {.query = "thi đua 2021"}, LetterOrder::kById);
//   while (auto ids = selection->Next(); ids && !ids->empty()) …
//
// Only letters that a query surely means are taken: what `search` shows as near is for a person to
// look at, not for a program to hand out. One selection at a time in an archive.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/search.h"

namespace vanthu {

// Nothing said: all letters.
struct LetterChoice {
  std::vector<std::string> letters;  // reference numbers or ids; each must name a letter
  std::string query;                 // as Search takes it
  SearchOptions filter;              // type, issuer, from, to
};

enum class LetterOrder : std::uint8_t {
  kById,    // the same whatever order the letters came in
  kByDate,  // oldest first, letters without a date before all
};

class LetterSelection {
 public:
  // kNotFound when one of `letters` is not there or the query finds near letters only; kUsage as
  // Search. `archive` must outlive the selection.
  [[nodiscard]] static std::expected<LetterSelection, Error> Make(const Archive& archive,
                                                                  const LetterChoice& choice,
                                                                  LetterOrder order);

  // How many letters it has in all.
  [[nodiscard]] std::expected<std::int64_t, Error> Count() const;

  // The ids of the next letters; none: that was all. Letters that come in meanwhile may or may not
  // be among them; none comes twice.
  [[nodiscard]] std::expected<std::vector<std::string>, Error> Next();

 private:
  enum class From : std::uint8_t { kAll, kChosen };
  LetterSelection(Archive::Database* database, From from, LetterOrder order)
      : database_(database), from_(from), order_(order) {}
  [[nodiscard]] std::string_view Table() const;

  Archive::Database* database_;
  From from_;
  LetterOrder order_;
  std::string last_id_;
  std::int64_t last_position_ = INT64_MIN;
};

}  // namespace vanthu
