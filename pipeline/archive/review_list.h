// review_list: the letters with values a person should look at, the least sure first.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/record.h"

namespace vanthu {

struct LetterToReview {
  Record record;
  double worst_confidence = 1.0;  // of the fields under review
};

[[nodiscard]] std::expected<std::vector<LetterToReview>, Error> ListReviews(const Archive& archive,
                                                                            int limit);
// How many letters are to be reviewed altogether.
[[nodiscard]] std::expected<std::int64_t, Error> CountReviews(const Archive& archive);

}  // namespace vanthu
