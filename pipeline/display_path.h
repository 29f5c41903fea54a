// DisplayPath: a file's path as it may stand in a message, a report line or a record.
//
//   DisplayPath("scans/công văn.pdf")  "scans/công văn.pdf"
//   DisplayPath("a\nb\xff.pdf")        "a%0Ab%FF.pdf"
//
// File names are bytes; messages are UTF-8 for terminals and JSON. Bytes that are not UTF-8,
// control characters and the invisible characters that reorder text on a screen are
// percent-encoded, everything else stays. For people: '%' itself stays as it is, so the way back is
// not always certain. Pure.
#pragma once

#include <filesystem>
#include <string>

namespace vanthu {

[[nodiscard]] std::string DisplayPath(const std::filesystem::path& path);

}  // namespace vanthu
