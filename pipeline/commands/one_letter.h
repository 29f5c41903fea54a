// one_letter: the letter that a person names by its number or its id.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/search.h"

namespace vanthu {

// Twins of one letter are one letter; Hit::twins names the others. kNotFound when there is none,
// kUsage with a list to choose from when there are several.
[[nodiscard]] std::expected<Hit, Error> OneLetter(const Archive& archive,
                                                  const std::vector<std::string>& words);

}  // namespace vanthu
