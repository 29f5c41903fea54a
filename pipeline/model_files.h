// model_files: where the weights of models/ are.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>

#include "extractors/error.h"

namespace vanthu {

inline constexpr std::string_view kDigitWeights = "digit_model/digits.weights";

// The file `name` ("digit_model/digits.weights") of the folder `models` of this program: `chosen`
// when not empty, else the first there is of ../models and ../share/vanthu/models beside the
// program and the source folder it was built from. kMissingDependency when it is not in that one.
[[nodiscard]] std::expected<std::filesystem::path, Error> FindModelFile(
    const std::filesystem::path& chosen, std::string_view name);

}  // namespace vanthu
