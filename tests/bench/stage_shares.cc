// stage_shares: how the processor time of a page is shared among the stages.
//
//   stage_shares FILE…
//
// Reads every page of the files twice on one core: first load, clean and the engine's first reading
// one by one, then the page whole as a worker reads it; what the whole takes beyond the three are
// second readings and the handwriting of the header. Then the letter, as its parent makes it.
// Prints a line a stage: milliseconds of processor time a page, child processes included, and share
// of all. Run with OMP_THREAD_LIMIT=1.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractors/all.h"
#include "extractors/knowledge.h"
#include "models/digit_model/digit_reader.h"
#include "pipeline/assemble.h"
#include "pipeline/clean.h"
#include "pipeline/data_files.h"
#include "pipeline/load.h"
#include "pipeline/model_files.h"
#include "pipeline/normalize.h"
#include "pipeline/read_page.h"
#include "pipeline/recognize.h"
#include "pipeline/record.h"
#include "pipeline/restore.h"
#include "pipeline/restore/restorer.h"
#include "pipeline/zone.h"

namespace vanthu {
namespace {

enum Stage : std::size_t { kLoad, kClean, kRecognize, kSecond, kZone, kRestore, kExtract, kStages };
constexpr std::array<const char*, kStages> kNames = {"load",
                                                     "clean",
                                                     "recognize",
                                                     "second readings, handwriting",
                                                     "zone",
                                                     "restore",
                                                     "normalize, extract, assemble"};

// Processor seconds of this process and of its children that have ended.
double Now() {
  double seconds = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage = {};
    getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
      constexpr double kMicro = 1e-6;
      seconds += static_cast<double>(time.tv_sec) + kMicro * static_cast<double>(time.tv_usec);
    }
  }
  return seconds;
}

class Stopwatch {
 public:
  // Seconds since the last call or the beginning.
  double Lap() {
    const double now = Now();
    return now - std::exchange(begin_, now);
  }

 private:
  double begin_ = Now();
};

struct Tools {
  Recognizer recognizer;
  DigitReader digits;
  Knowledge knowledge;
  Restorer restorer;
};

struct Times {
  std::array<double, kStages> seconds = {};
  int pages = 0;
};

void ReadPageInStages(const Source& source, int number, Tools& tools, Document& document,
                      Times& times) {
  Stopwatch watch;
  auto loaded = source.LoadPage(number);
  times.seconds[kLoad] += watch.Lap();
  if (!loaded) return;
  loaded->number = number;
  double apart = 0;
  if (loaded->source == PageContent::Source::kOcr) {
    const CleanPage clean = Clean(*loaded);
    const double cleaning = watch.Lap();
    if (!clean.blank) (void)tools.recognizer.Recognize(clean);
    const double reading = watch.Lap();
    times.seconds[kClean] += cleaning;
    times.seconds[kRecognize] += reading;
    apart = cleaning + reading;
  }
  auto page = ReadPage(*std::move(loaded), tools.recognizer, &tools.digits);
  times.seconds[kSecond] += watch.Lap() - apart;
  if (!page) return;
  document.pages.push_back(*std::move(page));
  ++times.pages;
}

// As ProcessLetter does.
void MakeLetterInStages(const Document& document, const Tools& tools, Times& times) {
  Stopwatch watch;
  std::vector<ZonedLine> lines = ZonePages(document.pages, tools.knowledge);
  times.seconds[kZone] += watch.Lap();
  const Restored restored = Restore(std::move(lines), tools.restorer);
  times.seconds[kRestore] += watch.Lap();
  const NormalizedLetter letter = Normalize(restored.lines);
  const Fields fields = Extract(letter.letter, tools.knowledge);
  (void)Assemble(document, letter, fields, nullptr, {});
  times.seconds[kExtract] += watch.Lap();
}

void Print(const Times& times) {
  double all = 0;
  for (const double seconds : times.seconds) all += seconds;
  constexpr double kMilli = 1000;
  fmt::print("{:28} {:>8} {:>6}\n", "processor time of a page", "ms", "share");
  for (std::size_t stage = 0; stage < kStages; ++stage) {
    fmt::print("{:28} {:8.1f} {:6.3f}\n", kNames.at(stage),
               kMilli * times.seconds.at(stage) / std::max(1, times.pages),
               times.seconds.at(stage) / std::max(all, 1 / kMilli));
  }
  fmt::print("{:28} {:8.1f} {:6.3f}\n", fmt::format("all, {} pages", times.pages),
             kMilli * all / std::max(1, times.pages), 1.0);
}

// What the program reads with; nullopt, said on stderr, where something is missing.
std::optional<Tools> LoadTools() {
  auto recognizer = Recognizer::Create();
  const auto weights = FindModelFile({}, kDigitWeights);
  const auto data = FindDataDir({});
  const std::array<const Error*, 3> errors = {recognizer ? nullptr : &recognizer.error(),
                                              weights ? nullptr : &weights.error(),
                                              data ? nullptr : &data.error()};
  for (const Error* error : errors) {
    if (error == nullptr) continue;
    fmt::print(stderr, "{}\n", error->message);
    return std::nullopt;
  }
  auto digits = DigitReader::Load(*weights);
  auto knowledge = LoadKnowledge({.data = *data, .own = {}});
  auto restorer = Restorer::Load({.models = {}, .data = *data});
  if (!digits || !knowledge || !restorer) {
    fmt::print(stderr, "the models or tables can not be read\n");
    return std::nullopt;
  }
  return Tools{.recognizer = *std::move(recognizer),
               .digits = *std::move(digits),
               .knowledge = *std::move(knowledge),
               .restorer = *std::move(restorer)};
}

int Run(const std::vector<std::string>& files) {
  if (files.empty()) {
    fmt::print(stderr, "stage_shares FILE...\n");
    return 1;
  }
  auto tools = LoadTools();
  if (!tools) return 3;
  Times times;
  for (const std::string& file : files) {
    const auto source = Source::Open(file);
    if (!source) {
      fmt::print(stderr, "{}\n", source.error().message);
      return 2;
    }
    Document document;
    document.source.path = file;
    for (int number = 1; number <= source->page_count(); ++number) {
      ReadPageInStages(*source, number, *tools, document, times);
    }
    document.source.pages = source->page_count();
    MakeLetterInStages(document, *tools, times);
  }
  Print(times);
  return 0;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  return vanthu::Run(std::vector<std::string>(argv + 1, argv + argc));
}
