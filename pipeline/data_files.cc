// Tested by tests/pipeline/data_files_test.cc.
#include "pipeline/data_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <vector>

#include "pipeline/read_file.h"
#include "pipeline/sha256.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// A table every version of data/ has: tells the folder from any other of that name.
constexpr std::string_view kLandmark = "document_types.tsv";
constexpr std::size_t kVersionDigits = 12;

bool IsDataDir(const fs::path& dir) {
  std::error_code ignored;
  return fs::is_regular_file(dir / kLandmark, ignored);
}

Error Missing(const fs::path& what) {
  return {Error::Code::kMissingDependency,
          what.string() + " is missing; install vanthu again or name its data folder with --data"};
}

// The file names of the tables in a folder, sorted.
std::expected<std::vector<std::string>, Error> TableNames(const fs::path& dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir, error)) {
    if (entry.path().extension() == ".tsv") names.push_back(entry.path().filename().string());
  }
  if (error) return std::unexpected(Missing(dir));
  std::ranges::sort(names);
  return names;
}

std::expected<void, Error> CheckFolder(const fs::path& own) {
  std::error_code ignored;
  if (own.empty() || fs::is_directory(own, ignored)) return {};
  return std::unexpected(
      Error{Error::Code::kConfiguration,
            own.string() + ": no such folder of tables; check the setting 'tables'"});
}

// A file in the user's folder that no table was read from is a slip in its name.
std::expected<void, Error> CheckAllRead(const fs::path& own,
                                        const std::set<std::string, std::less<>>& read) {
  if (own.empty()) return {};
  const auto names = TableNames(own);
  if (!names) return std::unexpected(names.error());
  for (const std::string& name : *names) {
    if (read.contains(name)) continue;
    return std::unexpected(
        Error{Error::Code::kConfiguration,
              fmt::format("{}: there is no table of that name to add rows to; there are {}",
                          (own / name).string(), fmt::join(read, ", "))});
  }
  return {};
}

// The program's table with the user's rows behind its own.
std::expected<Table, Error> ReadTable(const TableFolders& folders, std::string_view name) {
  const auto text = ReadDataFile(folders.data, name);
  if (!text) return std::unexpected(text.error());
  auto table = Table::Parse(name, *text);
  std::error_code ignored;
  if (!table || folders.own.empty() || !fs::is_regular_file(folders.own / name, ignored)) {
    return table;
  }
  const auto own = ReadDataFile(folders.own, name);
  if (!own) return std::unexpected(own.error());
  const auto added = table->Append((folders.own / name).string(), *own);
  if (!added) return std::unexpected(added.error());
  return table;
}

}  // namespace

std::expected<fs::path, Error> FindDataDir(const fs::path& chosen) {
  if (!chosen.empty()) {
    if (IsDataDir(chosen)) return chosen;
    return std::unexpected(Missing(chosen / kLandmark));
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path beside = program.parent_path().parent_path();
  for (const fs::path& dir :
       {beside / "data", beside / "share/vanthu/data", fs::path(VANTHU_SOURCE_DIR) / "data"}) {
    if (IsDataDir(dir)) return dir;
  }
  return std::unexpected(Missing(beside / "data" / kLandmark));
}

std::expected<std::string, Error> ReadDataFile(const fs::path& data_dir, std::string_view name) {
  auto bytes = ReadFile(data_dir / name);
  if (!bytes && bytes.error().code == Error::Code::kNotFound) {
    return std::unexpected(Missing(data_dir / name));
  }
  return bytes;
}

std::expected<Knowledge, Error> LoadKnowledge(const TableFolders& folders) {
  if (const auto checked = CheckFolder(folders.own); !checked) {
    return std::unexpected(checked.error());
  }
  std::set<std::string, std::less<>> read;
  auto knowledge = Knowledge::Load([&](std::string_view name) {
    read.emplace(name);
    return ReadTable(folders, name);
  });
  if (!knowledge) {
    // The program's own tables are tested; a wrong row is the user's.
    if (knowledge.error().code == Error::Code::kInvalidData && !folders.own.empty()) {
      knowledge.error().code = Error::Code::kConfiguration;
    }
    return knowledge;
  }
  if (const auto checked = CheckAllRead(folders.own, read); !checked) {
    return std::unexpected(checked.error());
  }
  return knowledge;
}

std::expected<std::string, Error> DataVersion(const TableFolders& folders) {
  Sha256 hash;
  for (const fs::path& dir : {folders.data, folders.own}) {
    if (dir.empty()) continue;
    const auto names = TableNames(dir);
    if (!names) return std::unexpected(names.error());
    for (const std::string& name : *names) {
      const auto bytes = ReadDataFile(dir, name);
      if (!bytes) return std::unexpected(bytes.error());
      hash.Add(name);
      hash.Add(std::string_view("\0", 1));
      hash.Add(std::to_string(bytes->size()));
      hash.Add(std::string_view("\0", 1));
      hash.Add(*bytes);
    }
  }
  return hash.Hex().substr(0, kVersionDigits);
}

}  // namespace vanthu
