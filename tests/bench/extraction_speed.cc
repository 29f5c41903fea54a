// extraction_speed: how many letters a second become records from their text, and how the time
// grows with a letter's length. One thread; processor time, so that other work on the machine does
// not count.
//
//   extraction_speed [COUNT]    letters to invent, 400 when not given
//
// "extractors" is Extract alone; "to the record" is zones, normalization, extraction and assembly,
// all that a text goes through but restoration, which tests/bench/restoration measures.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/all.h"
#include "extractors/knowledge.h"
#include "pipeline/data_files.h"
#include "pipeline/process_letter.h"
#include "tests/generator/invent.h"
#include "tests/generator/truth.h"
#include "tests/generator/typeset.h"

namespace {

using namespace vanthu;

constexpr std::uint64_t kFirstSeed = 90001;
constexpr int kUsualCount = 400;
// Pages of a long letter: 125 sheets and more are bound, not filed.
constexpr std::array<int, 7> kPages = {5, 10, 30, 60, 125, 250, 500};

PageContent PageOf(const std::string& text, int number) {
  PageContent page;
  page.number = number;
  page.source = PageContent::Source::kPlainText;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    OcrLine ocr_line;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      ocr_line.words.push_back({.text = word, .box = {}, .confidence = 1.0, .alternatives = {}});
    }
    page.lines.push_back(ocr_line);
  }
  return page;
}

Document DocumentOf(const std::vector<std::string>& pages) {
  Document document;
  for (const std::string& text : pages) {
    document.pages.push_back(PageOf(text, static_cast<int>(document.pages.size()) + 1));
  }
  document.source.pages = static_cast<int>(pages.size());
  return document;
}

std::vector<std::string> PagesOf(const generator::TypesetLetter& typeset) {
  std::vector<std::string> pages;
  for (const auto& page : typeset.pages) pages.push_back(generator::PageText(page));
  return pages;
}

double SecondsSince(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

struct Times {
  double record = 0;      // seconds, all but restoration
  double extractors = 0;  // seconds
  std::size_t bytes = 0;
};

Times Measure(const Document& document, const Knowledge& knowledge) {
  Times times;
  std::clock_t begin = std::clock();
  const ProcessedLetter processed = ProcessLetter(document, {.knowledge = &knowledge}, {});
  times.record = SecondsSince(begin);
  begin = std::clock();
  const Fields fields = Extract(processed.letter.letter, knowledge);
  times.extractors = SecondsSince(begin);
  times.bytes = processed.letter.letter.text.size() + (fields.tasks.empty() ? 0U : 1U);
  return times;
}

void PrintRate(const generator::Inventor& inventor, const Knowledge& knowledge, int count) {
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    const auto seed = kFirstSeed + static_cast<std::uint64_t>(i);
    documents.push_back(DocumentOf(PagesOf(generator::Typeset(inventor.Invent(seed)))));
  }
  Measure(documents.front(), knowledge);  // builds the patterns
  Times all;
  for (const Document& document : documents) {
    const Times one = Measure(document, knowledge);
    all.record += one.record;
    all.extractors += one.extractors;
    all.bytes += one.bytes;
  }
  fmt::print("{} letters, {:.1f} kB each\n", count, static_cast<double>(all.bytes) / 1000 / count);
  fmt::print("{:16}{:10.0f} letters/s\n", "to the record", count / all.record);
  fmt::print("{:16}{:10.0f} letters/s\n", "extractors", count / all.extractors);
}

// A long letter: its second page again and again, with labels that go on.
void PrintGrowth(const generator::Inventor& inventor, const Knowledge& knowledge) {
  const std::vector<std::string> pages = PagesOf(generator::Typeset(inventor.Invent(
      kFirstSeed, {.kind = generator::Kind::kPlan, .length = generator::Length::kLong})));
  fmt::print("\n{:>6}{:>10}{:>18}{:>14}{:>18}\n", "pages", "MB", "to the record, s",
             "extractors, s", "extractors, MB/s");
  for (const int count : kPages) {
    std::vector<std::string> letter = {pages.front()};
    while (static_cast<int>(letter.size()) + 1 < count) {
      letter.push_back(pages[std::min<std::size_t>(1, pages.size() - 1)]);
    }
    letter.push_back(pages.back());
    const Times times = Measure(DocumentOf(letter), knowledge);
    const double megabytes = static_cast<double>(times.bytes) / 1e6;
    fmt::print("{:6}{:10.2f}{:18.3f}{:14.3f}{:18.1f}\n", count, megabytes, times.record,
               times.extractors, megabytes / times.extractors);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : kUsualCount;
  const auto data_dir = FindDataDir({});
  const auto inventor = generator::Inventor::Load(generator::DefaultPhraseFolder());
  if (!data_dir || !inventor) {
    std::cerr << (data_dir ? inventor.error().message : data_dir.error().message) << '\n';
    return 3;
  }
  const auto knowledge = LoadKnowledge({.data = *data_dir, .own = {}});
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 3;
  }
  PrintRate(*inventor, *knowledge, count);
  PrintGrowth(*inventor, *knowledge);
  return 0;
}
