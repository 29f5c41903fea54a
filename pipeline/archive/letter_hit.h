// letter_hit: a letter as lists show it.
#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/search.h"

namespace vanthu {

// The letter at a position, without how it was found. kInvalidData when there is none.
[[nodiscard]] std::expected<Hit, Error> LoadHit(Archive::Database& database, std::int64_t position);

[[nodiscard]] std::expected<std::vector<TwinLetter>, Error> LoadTwins(Archive::Database& database,
                                                                      std::int64_t position);

}  // namespace vanthu
