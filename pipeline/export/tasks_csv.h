// tasks_csv: tasks as comma-separated values (RFC 4180: CRLF, quotes doubled), UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/archive/task_list.h"

namespace vanthu {

// Before the head, for Excel, which takes a file without it for one in the local encoding.
inline constexpr std::string_view kUtf8ByteOrderMark = "\xEF\xBB\xBF";

[[nodiscard]] std::string TasksCsvHead();
[[nodiscard]] std::string TasksCsvRow(const ListedTask& task);

}  // namespace vanthu
