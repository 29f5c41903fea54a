// archive_view: what an archive holds, asked through the library as search and export do.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vanthu {

// Every record as JSON, by id.
[[nodiscard]] std::map<std::string, std::string> RecordsOf(const std::filesystem::path& archive);

// The pages that were read, as "id page", sorted.
[[nodiscard]] std::vector<std::string> PagesRead(const std::filesystem::path& archive);

// Files under originals/, by name, with their bytes.
[[nodiscard]] std::map<std::string, std::string> OriginalsOf(const std::filesystem::path& archive);

}  // namespace vanthu
