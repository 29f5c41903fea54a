// restore_pages: sets lines of text in type, scans the pages as archives do, reads them with
// Tesseract, and writes down what was printed and what was read: the pairs the channel model is
// trained on and restoration is measured on.
//
//   restore_pages --text LINES.txt --pages 40 --profiles archive,color --languages eng,vie >OUT
//
// LINES.txt has one paragraph a line. Pages take their paragraphs in order; each page has one
// profile and is read once for each language. For every page and language OUT has a line
// "page<TAB>profile<TAB>language", then "true<TAB>words" a printed line, then
// "read<TAB>words<TAB>confidences in %<TAB>alternatives" a line of the engine. An alternative is
// four items: the number of the word in its line, offset, text and cost. Run with
// OMP_THREAD_LIMIT=1.
#include <leptonica/allheaders.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "pipeline/clean.h"
#include "pipeline/recognize.h"
#include "tests/generator/page_setter.h"
#include "tests/generator/random.h"
#include "tests/generator/scan.h"

namespace {

using namespace vanthu;
using namespace vanthu::generator;

struct Request {
  std::string text;
  int pages = 1;
  std::uint64_t seed = 1;
  std::vector<std::string> profiles = {"archive"};
  std::vector<std::string> languages = {"eng", "vie"};
};

// Margins of the decree (Nghị định 30/2020/NĐ-CP, Phụ lục I), points.
constexpr PageFrame kFrame = {
    .text = {.left = 85, .right = kPageWidth - 50}, .top = 60, .bottom = kPageHeight - 60};

// Body type, mostly upright; headings are bold and bases italic.
Face DrawFace(Random& random) {
  const double draw = random.Real(0, 1);
  if (draw < 0.15) return Face::kBold;
  return draw < 0.28 ? Face::kItalic : Face::kRegular;
}

// Fills one page; moves `next` on.
TypesetLetter SetPage(const std::vector<std::string>& paragraphs, std::size_t& next,
                      std::uint64_t seed) {
  Random random(seed);
  PageSetter setter(kFrame);
  const double size = random.Real(12, 14);
  double y = kFrame.top;
  while (next < paragraphs.size()) {
    const auto tokens = Tokens(paragraphs[next], DrawFace(random), size);
    const std::size_t lines = setter.CountLines(tokens, kFrame.text.width());
    const double height = static_cast<double>(lines) * size * kLineHeight;
    if (y + height > kFrame.bottom && y > kFrame.top) break;
    ++next;
    if (y + height > kFrame.bottom) continue;  // Longer than a page.
    y = setter.Set(tokens, kFrame.text, y,
                   {.align = Setting::Align::kJustify, .indent = 20, .leading = 1.1});
    y += 3;
  }
  TypesetLetter letter;
  letter.letter.seed = seed;
  letter.pages = setter.TakePages();
  letter.pages.resize(1);
  return letter;
}

void PrintTruth(const TypesetPage& page) {
  double baseline = 0;
  for (const PlacedWord& word : page.words) {
    if (word.baseline != baseline) {
      std::cout << (baseline == 0 ? "true\t" : "\ntrue\t");
      baseline = word.baseline;
    } else if (!word.joined) {
      std::cout << ' ';
    }
    std::cout << word.text;
  }
  std::cout << '\n';
}

void PrintRead(const std::vector<OcrLine>& lines) {
  constexpr double kPercent = 100;
  for (const OcrLine& line : lines) {
    std::cout << "read";
    char between = '\t';
    for (const Word& word : line.words) {
      std::cout << between << word.text;
      between = ' ';
    }
    between = '\t';
    for (const Word& word : line.words) {
      std::cout << between << std::lround(word.confidence * kPercent);
      between = ' ';
    }
    std::cout << '\t';
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      for (const Alternative& alternative : line.words[i].alternatives) {
        std::cout << i << ' ' << alternative.offset << ' ' << alternative.text << ' '
                  << alternative.cost << ' ';
      }
    }
    std::cout << '\n';
  }
}

int Run(const Request& request) {
  std::vector<std::string> paragraphs;
  std::ifstream in(request.text);
  for (std::string line; std::getline(in, line);) paragraphs.push_back(line);
  std::map<std::string, Recognizer> recognizers;
  for (const std::string& language : request.languages) {
    auto recognizer = Recognizer::Create({.language = language});
    if (!recognizer) {
      std::cerr << recognizer.error().message << '\n';
      return 3;
    }
    recognizers.emplace(language, std::move(*recognizer));
  }
  std::size_t next = 0;
  for (int i = 0; i < request.pages && next < paragraphs.size(); ++i) {
    const auto turn = static_cast<std::size_t>(i);
    const std::string& name = request.profiles[turn % request.profiles.size()];
    const ScanProfile* profile = FindProfile(name);
    if (profile == nullptr) {
      std::cerr << "there is no profile " << name << '\n';
      return 1;
    }
    const TypesetLetter letter = SetPage(paragraphs, next, request.seed + turn);
    const ScannedLetter scan = Scan(letter, *profile);
    LoadedPage page;
    page.image = Image(pixCopy(nullptr, scan.pages.front().image.get()));
    page.dpi = profile->dpi;
    page.width = page.image.width();
    page.height = page.image.height();
    const CleanPage clean = Clean(page);
    for (auto& [language, recognizer] : recognizers) {
      const auto lines = recognizer.Recognize(clean);
      if (!lines) {
        std::cerr << lines.error().message << '\n';
        continue;
      }
      std::cout << "page\t" << name << '\t' << language << '\n';
      PrintTruth(letter.pages.front());
      PrintRead(*lines);
      std::cout << std::flush;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  CLI::App app{"What was printed and what Tesseract read, for the channel model."};
  app.add_option("--text", request.text, "file of paragraphs, one a line")->required();
  app.add_option("--pages", request.pages, "how many pages to make");
  app.add_option("--seed", request.seed, "of the first page");
  app.add_option("--profiles", request.profiles, "scan profiles, in turn")->delimiter(',');
  app.add_option("--languages", request.languages, "Tesseract's models")->delimiter(',');
  CLI11_PARSE(app, argc, argv);
  return Run(request);
}
