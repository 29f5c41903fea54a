// process_pages: what zone, normalize, extract and assemble make of pages that were read before, to
// look at and to develop these stages on without waiting for OCR.
//
//   process_pages [--as-read] OUT FOLDER…   FOLDER holds page-N.json as read_pages wrote them
//
// Writes for each letter, named after its folder: OUT/<name>.json, the record;
// OUT/<name>/page-N.txt, the text as --pages-dir writes it; OUT/<name>.zones, a line a paragraph:
// page, zone, text. With --as-read the words stay as the engine read them: nothing is restored.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/knowledge.h"
#include "pipeline/data_files.h"
#include "pipeline/normalize.h"
#include "pipeline/page_json.h"
#include "pipeline/process_letter.h"
#include "pipeline/record.h"
#include "pipeline/restore/restorer.h"

namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

vanthu::Document ReadDocument(const fs::path& folder) {
  vanthu::Document document;
  document.source.path = folder.filename().string();
  for (int number = 1; fs::exists(folder / ("page-" + std::to_string(number) + ".json"));
       ++number) {
    auto page = vanthu::PageFromJson(Read(folder / ("page-" + std::to_string(number) + ".json")));
    if (page) {
      document.pages.push_back(std::move(*page));
    } else {
      std::cerr << folder.string() << " page " << number << ": " << page.error().message << '\n';
    }
  }
  document.source.pages = static_cast<int>(document.pages.size());
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace vanthu;
  std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool as_read = !arguments.empty() && arguments.front() == "--as-read";
  if (as_read) arguments.erase(arguments.begin());
  if (arguments.size() < 2) {
    std::cerr << "usage: process_pages [--as-read] OUT FOLDER...\n";
    return 1;
  }
  const auto data_dir = FindDataDir({});
  if (!data_dir) {
    std::cerr << data_dir.error().message << '\n';
    return 3;
  }
  const auto knowledge = LoadKnowledge({.data = *data_dir, .own = {}});
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 3;
  }
  std::optional<Restorer> restorer;
  if (!as_read) {
    auto loaded = Restorer::Load({.models = {}, .data = *data_dir});
    if (!loaded) {
      std::cerr << loaded.error().message << '\n';
      return 3;
    }
    restorer = std::move(*loaded);
  }
  const fs::path out = arguments.front();
  for (const fs::path folder : std::span(arguments).subspan(1)) {
    const Document document = ReadDocument(folder);
    const ProcessedLetter processed = ProcessLetter(
        document, {.knowledge = &*knowledge, .restorer = restorer ? &*restorer : nullptr}, {});
    const std::string name = folder.filename().string();
    fs::create_directories(out / name);
    std::ofstream(out / (name + ".json")) << ToJson(processed.record) << '\n';
    std::ofstream zones(out / (name + ".zones"));
    for (const Line& line : processed.letter.letter.lines) {
      zones << line.page << '\t' << ZoneName(line.zone) << '\t'
            << processed.letter.letter.TextOf(line) << '\n';
    }
    for (const PageContent& page : document.pages) {
      std::ofstream(out / name / ("page-" + std::to_string(page.number) + ".txt"))
          << PageText(processed.letter, page.number);
    }
  }
  return 0;
}
