// read_pages: what load, clean and recognize make of scans, a JSON file a page, to look at and to
// develop the later stages on.
//
//   read_pages OUT FILE…     writes OUT/<name>/page-N.json; <name> is the file's, or for a file
//                            called scan.* its folder's
//
// Run with OMP_THREAD_LIMIT=1. A page that fails is named on stderr and left out.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include "models/digit_model/digit_reader.h"
#include "pipeline/model_files.h"
#include "pipeline/page_json.h"
#include "pipeline/read_page.h"

int main(int argc, char** argv) {
  using namespace vanthu;
  if (argc < 3) {
    std::cerr << "usage: read_pages OUT FILE...\n";
    return 1;
  }
  auto recognizer = Recognizer::Create();
  if (!recognizer) {
    std::cerr << recognizer.error().message << '\n';
    return 3;
  }
  std::optional<DigitReader> digits;
  if (const auto weights = FindModelFile({}, kDigitWeights)) {
    if (auto reader = DigitReader::Load(*weights)) digits = std::move(*reader);
  }
  if (!digits) std::cerr << "no digit model: handwriting is found but not read\n";
  int failed = 0;
  for (int i = 2; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    const bool named_by_folder = path.stem() == "scan";
    const std::filesystem::path out =
        std::filesystem::path(argv[1]) /
        (named_by_folder ? path.parent_path().filename() : path.stem());
    std::filesystem::create_directories(out);
    const auto source = Source::Open(path);
    if (!source) {
      std::cerr << source.error().message << '\n';
      ++failed;
      continue;
    }
    for (int number = 1; number <= source->page_count(); ++number) {
      const auto start = std::chrono::steady_clock::now();
      const auto page = ReadPage(*source, number, *recognizer, digits ? &*digits : nullptr);
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
      if (!page) {
        std::cerr << path.string() << " page " << number << ": " << page.error().message << '\n';
        ++failed;
        continue;
      }
      std::ofstream(out / ("page-" + std::to_string(number) + ".json"))
          << PageToJson(*page) << '\n';
      std::cout << path.string() << '\t' << number << '\t' << seconds.count() << " s\t"
                << page->lines.size() << " lines\tquality " << page->quality.score;
      for (const Issue& reason : page->quality.reasons) {
        std::cout << '\t' << reason.what << ": " << reason.detail;
      }
      std::cout << std::endl;
    }
  }
  return failed == 0 ? 0 : 20;
}
