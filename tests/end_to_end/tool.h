// tool: other people's programs, run on what vanthu wrote.
#pragma once

#include <filesystem>
#include <string>

#include "tests/end_to_end/program.h"

namespace vanthu {

// Runs `line` with sh in `folder`, which is also the home: no settings of the person who runs the
// tests are read.
[[nodiscard]] Finished RunTool(const std::string& line, const std::filesystem::path& folder);

}  // namespace vanthu
