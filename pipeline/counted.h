// counted: how many of what, as the messages of the commands say it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu {

// "1 letter", "2 letters": `noun` is one whose plural ends in an s.
[[nodiscard]] std::string Counted(std::int64_t count, std::string_view noun);

}  // namespace vanthu
