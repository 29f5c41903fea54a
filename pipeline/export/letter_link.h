// letter_link: where the letter of a task can be looked at.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/archive/task_list.h"

namespace vanthu {

// `pattern` with {id} and {reference} replaced ("https://vanthu.example/letters/{id}"); without a
// pattern the original's own file: URI, which works on the machine the archive is on. A URI: what
// may not stand in one is percent-encoded.
[[nodiscard]] std::string LetterLink(const ListedTask& task, std::string_view pattern,
                                     const std::filesystem::path& archive_dir);

}  // namespace vanthu
