// Tested by tests/pipeline/data_files_test.cc.
#include "pipeline/data_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

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
  const fs::path path = data_dir / name;
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.good() && !file.eof()) return std::unexpected(Missing(path));
  if (!file.is_open()) return std::unexpected(Missing(path));
  return bytes;
}

std::expected<Knowledge, Error> LoadKnowledge(const fs::path& data_dir) {
  return Knowledge::Load([&](std::string_view name) { return ReadDataFile(data_dir, name); });
}

std::expected<std::string, Error> DataVersion(const fs::path& data_dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(data_dir, error)) {
    if (entry.path().extension() == ".tsv") names.push_back(entry.path().filename().string());
  }
  if (error) return std::unexpected(Missing(data_dir));
  std::ranges::sort(names);
  Sha256 hash;
  for (const std::string& name : names) {
    const auto bytes = ReadDataFile(data_dir, name);
    if (!bytes) return std::unexpected(bytes.error());
    hash.Add(name);
    hash.Add(std::string_view("\0", 1));
    hash.Add(std::to_string(bytes->size()));
    hash.Add(std::string_view("\0", 1));
    hash.Add(*bytes);
  }
  return hash.Hex().substr(0, kVersionDigits);
}

}  // namespace vanthu
