// data_files: where the tables of data/ are, and what they say.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "extractors/knowledge.h"

namespace vanthu {

// The folder `data` of this program: `chosen` when not empty (flag, environment or settings file),
// else beside the program (../data, ../share/vanthu/data), else the source folder it was built
// from. kMissingDependency when there is none.
[[nodiscard]] std::expected<std::filesystem::path, Error> FindDataDir(
    const std::filesystem::path& chosen);

// The bytes of a file of that folder. kMissingDependency when it is not there.
[[nodiscard]] std::expected<std::string, Error> ReadDataFile(const std::filesystem::path& data_dir,
                                                             std::string_view name);

// The program's own tables, and a folder with tables of the user's: the rows of a file there are
// added to the table of the same name. They may leave out columns.
struct TableFolders {
  std::filesystem::path data;
  std::filesystem::path own;  // empty: none
};

// Also checks that the user's folder is there and holds no table the program does not know
// (kConfiguration, naming the file), so that a slip in a name is not silence.
[[nodiscard]] std::expected<Knowledge, Error> LoadKnowledge(const TableFolders& folders);

// The first 12 hex digits of the SHA-256 over names and bytes of all tables: the same tables give
// the same version, whatever their dates.
[[nodiscard]] std::expected<std::string, Error> DataVersion(const TableFolders& folders);

}  // namespace vanthu
