// twins: other scans and copies of one letter.
//
// Two letters are twins when number, symbol and issuer are the same (NĐ 30/2020/NĐ-CP, Phụ lục VI,
// Phần II calls for an alert then) and the date is; or when the texts are alike, though the date,
// or on one of them the number, was misread. Nothing is stored and nothing is ever dropped: twins
// are found when a letter is shown, so also the one that comes in later is.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/database.h"

namespace vanthu {

struct Twin {
  std::int64_t position = 0;
  std::string id;
  std::string path;
  std::string why;  // for people: "same number, issuer and date; texts 93 % alike"
};

// The twins of the letter at this position, in the order they came in.
[[nodiscard]] std::expected<std::vector<Twin>, Error> TwinsOf(Archive::Database& database,
                                                              std::int64_t position);

}  // namespace vanthu
