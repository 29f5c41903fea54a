// sample_archive: archives that the tests of what an archive answers share; each made once a test
// program.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/end_to_end/program.h"

namespace vanthu {

// data/samples, imported by the built program.
[[nodiscard]] const std::filesystem::path& SampleArchive();

// Made-up letters with tasks, two of them under the same number, saved through the library: what
// the tasks are does not depend on what the program reads today.
[[nodiscard]] const std::filesystem::path& TaskArchive();

// `vanthu --archive DIR call…`.
[[nodiscard]] Finished Ask(const std::filesystem::path& archive, std::vector<std::string> call,
                           const RunOptions& options = {});

// Each line of stdout; fails the test where one is no JSON.
[[nodiscard]] std::vector<nlohmann::json> JsonLines(const Finished& run);

}  // namespace vanthu
