// archive_view: what an archive holds, asked through the library as search and export do.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace vanthu {

// Every record as JSON, by id.
[[nodiscard]] std::map<std::string, std::string> RecordsOf(const std::filesystem::path& archive);

// Files under originals/, by name, with their bytes.
[[nodiscard]] std::map<std::string, std::string> OriginalsOf(const std::filesystem::path& archive);

}  // namespace vanthu
