#include "tests/end_to_end/archive_view.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "pipeline/archive/archive.h"
#include "pipeline/record.h"

namespace vanthu {

namespace fs = std::filesystem;

std::map<std::string, std::string> RecordsOf(const fs::path& archive) {
  const auto opened = Archive::Open(archive, Archive::Mode::kRead);
  if (!opened) throw std::runtime_error(opened.error().message);
  const auto ids = opened->AllIds();
  if (!ids) throw std::runtime_error(ids.error().message);
  std::map<std::string, std::string> records;
  for (const std::string& id : *ids) {
    const auto record = opened->Find(id);
    if (!record || !*record) throw std::runtime_error("no record of " + id);
    if (!records.emplace(id, ToJson(**record)).second) throw std::runtime_error("twice: " + id);
  }
  return records;
}

std::vector<std::string> PagesRead(const fs::path& archive) {
  const auto opened = Archive::Open(archive, Archive::Mode::kRead);
  if (!opened) throw std::runtime_error(opened.error().message);
  std::vector<std::string> pages;
  for (const auto& [id, record] : RecordsOf(archive)) {
    const auto document = opened->LoadDocument(id);
    if (!document) throw std::runtime_error(document.error().message);
    for (const PageContent& page : document->pages) {
      pages.push_back(id + " " + std::to_string(page.number));
    }
  }
  std::ranges::sort(pages);
  return pages;
}

std::map<std::string, std::string> OriginalsOf(const fs::path& archive) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(archive / "originals")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(file),
                                               std::istreambuf_iterator<char>()};
  }
  return files;
}

}  // namespace vanthu
