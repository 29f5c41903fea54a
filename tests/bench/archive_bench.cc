// archive_bench: fills an archive with made-up records and measures how fast, how large and how
// well it answers.
//
//   archive_bench [LETTERS=1000000] [FOLDER]
//
// Prints the fill rate, the sizes, the memory of searching, and p50/p95/p99 of: an exact and a
// damaged reference number, a number with its issuer, two words, a filtered list, a chain of depth
// 3, the first page of tasks due in a month and of names that few tasks have, what the archive
// lacks. Beside it, found or not on 200 queries as people type them (typed_queries.h), also in a
// plain FTS5 table of the same data.
//
// Times are given twice: by the clock, and of the processor alone, because a machine that does
// other work shows that work in the first. FOLDER is kept when named; a folder that holds an
// archive already is measured as it is.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fold.h"
#include "pipeline/archive/archive.h"
#include "pipeline/archive/chain.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/missing_list.h"
#include "pipeline/archive/search.h"
#include "pipeline/archive/task_list.h"
#include "tests/bench/made_up_letters.h"
#include "tests/bench/plain_index.h"
#include "tests/bench/typed_queries.h"

namespace vanthu {
namespace {

constexpr std::uint32_t kSeed = 20200305;
constexpr int kBatch = 16'000;  // as an import of records has it
constexpr int kQueries = 500;
constexpr std::size_t kTypedQueries = 200;
constexpr int kFirstPage = 20;

struct Instant {
  double wall = 0;  // seconds
  double cpu = 0;
};

Instant Now() {
  timespec cpu{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
  const auto wall = std::chrono::steady_clock::now().time_since_epoch();
  return {std::chrono::duration<double>(wall).count(),
          static_cast<double>(cpu.tv_sec) + 1e-9 * static_cast<double>(cpu.tv_nsec)};
}

[[noreturn]] void Fail(const Error& error) {
  fmt::print(stderr, "archive_bench: {}\n", error.message);
  std::exit(EXIT_FAILURE);
}

// The files themselves are not what is measured here.
void AddSources(Archive& archive, const std::vector<Record>& records) {
  Archive::Database& database = archive.database();
  auto transaction = Transaction::Begin(database);
  if (!transaction) Fail(transaction.error());
  for (const Record& record : records) {
    auto source =
        database.Prepare("INSERT INTO source (sha256, extension, bytes) VALUES (?, '', 0)")
            .Bind(record.id)
            .Run();
    if (!source) Fail(source.error());
    auto path = database
                    .Prepare(
                        "INSERT INTO source_path (source, ordinal, path) VALUES "
                        "(last_insert_rowid(), 0, ?)")
                    .Bind(record.source.path)
                    .Run();
    if (!path) Fail(path.error());
  }
  if (auto done = transaction->Commit(); !done) Fail(done.error());
}

void ForEachBatch(int letters, const std::function<void(const std::vector<Record>&)>& visit) {
  MadeUpLetters made(kSeed);
  for (int n = 0; n < letters; n += kBatch) {
    std::vector<Record> records;
    for (int i = n; i < std::min(n + kBatch, letters); ++i) records.push_back(made.Next());
    visit(records);
  }
}

void Fill(Archive& archive, int letters) {
  Instant busy;
  int filled = 0;
  ForEachBatch(letters, [&](const std::vector<Record>& records) {
    const Instant begin = Now();
    AddSources(archive, records);
    if (auto done = archive.SaveRecords(records); !done) Fail(done.error());
    const Instant end = Now();
    busy.wall += end.wall - begin.wall;
    busy.cpu += end.cpu - begin.cpu;
    filled += static_cast<int>(records.size());
    constexpr int kReportEvery = 100'000;
    if (filled % kReportEvery == 0) {
      fmt::print(stderr, "{} letters, {:.0f} a second\n", filled, filled / busy.wall);
    }
  });
  const Instant begin = Now();
  if (auto done = archive.Settle([] { return false; }); !done) Fail(done.error());
  const Instant end = Now();
  fmt::print(stderr, "index put together in {:.0f} s\n", end.wall - begin.wall);
  busy.wall += end.wall - begin.wall;
  busy.cpu += end.cpu - begin.cpu;
  fmt::print("filled           {} letters, {:.0f} a second by the clock, {:.0f} of the processor\n",
             letters, letters / busy.wall, letters / busy.cpu);
}

double Percentile(std::vector<double>& values, int percent) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(percent) * (values.size() - 1) / 100];
}

void Measure(std::string_view name, int times, const std::function<void(int)>& run) {
  std::vector<double> wall;
  std::vector<double> cpu;
  for (int i = 0; i < times; ++i) {
    const Instant begin = Now();
    run(i);
    const Instant end = Now();
    wall.push_back(1000 * (end.wall - begin.wall));
    cpu.push_back(1000 * (end.cpu - begin.cpu));
  }
  fmt::print(
      "{:<16} p50 {:8.2f}  p95 {:8.2f}  p99 {:8.2f} ms    processor {:8.2f} {:8.2f} {:8.2f}\n",
      name, Percentile(wall, 50), Percentile(wall, 95), Percentile(wall, 99), Percentile(cpu, 50),
      Percentile(cpu, 95), Percentile(cpu, 99));
}

// Reads the archive once from end to end, as a backup does. Otherwise the first questions measure
// how fast the disk seeks, and the sizes alone take half an hour of seeking on a slow one.
void ReadThrough(const std::filesystem::path& dir) {
  std::ifstream in(dir / "vanthu.sqlite", std::ios::binary);
  std::vector<char> buffer(1UL << 20);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
  }
}

void PrintSizes(Archive::Database& database) {
  // By pages: the bytes that dbstat adds up are 32 bits wide, and an archive of a million letters
  // is larger.
  const std::int64_t page_bytes = database.Integer("PRAGMA page_size").value_or(0);
  const auto sum = [&](const std::string& names) {
    const auto pages =
        database.Integer("SELECT sum(pageno) FROM dbstat WHERE aggregate = TRUE AND name " + names);
    return pages ? *pages * page_bytes / 1'000'000 : -1;
  };
  fmt::print(
      "sizes in MB      all {}: index of texts {}, of heads {}, numbers {}, citations {}, records "
      "{}, tasks {}\n",
      sum("IS NOT NULL"), sum("LIKE 'text_index%'"), sum("LIKE 'head_index%'"),
      sum("LIKE 'reference_key%'"), sum("LIKE 'citation%'"), sum("= 'record'"),
      sum("LIKE 'task%'"));
}

// Some letters of the archive, spread over it.
std::vector<Record> Sample(const Archive& archive, std::size_t count) {
  const auto letters = archive.database().Integer("SELECT count(*) FROM letter");
  std::mt19937 random(7);
  std::vector<Record> sample;
  while (sample.size() < count) {
    const int n =
        std::uniform_int_distribution<int>(1, static_cast<int>(letters.value_or(1)))(random);
    auto record = archive.Find(MadeUpLetters::IdOf(n));
    if (!record) Fail(record.error());
    if (*record) sample.push_back(std::move(**record));
  }
  return sample;
}

std::vector<Hit> FirstPage(const Archive& archive, const std::string& query,
                           const SearchOptions& options = {}) {
  auto page = Search(archive, query, options);
  if (!page) Fail(page.error());
  return std::move(page->hits);
}

void MeasureAnswers(const Archive& archive, const std::vector<Record>& sample) {
  const auto letter = [&](int i) -> const Record& {
    return sample[static_cast<std::size_t>(i) % sample.size()];
  };
  Measure("exact number", kQueries,
          [&](int i) { (void)FirstPage(archive, letter(i).reference.reference); });
  Measure("damaged number", kQueries, [&](int i) {
    std::string query = letter(i).reference.reference;
    query.back() = query.back() == 'X' ? 'Z' : 'X';
    (void)FirstPage(archive, query);
  });
  Measure("number, issuer", kQueries, [&](int i) {
    (void)FirstPage(archive, letter(i).reference.number + " " + letter(i).issuer.name);
  });
  MadeUpWords words(kSeed + 1);
  std::mt19937 random(99);
  std::vector<std::string> pairs;
  for (int i = 0; i < kQueries; ++i) pairs.push_back(words.Text(random, 2));
  const auto pair = [&](int i) { return pairs[static_cast<std::size_t>(i)]; };
  Measure("two words", kQueries, [&](int i) { (void)FirstPage(archive, pair(i)); });
  Measure("  no diacritics", kQueries, [&](int i) { (void)FirstPage(archive, Fold(pair(i))); });
  Measure("  by date", kQueries,
          [&](int i) { (void)FirstPage(archive, pair(i), {.sort = SearchOptions::Sort::kDate}); });
  Measure("filtered list", kQueries, [&](int i) {
    (void)FirstPage(archive, "",
                    {.type = letter(i).doc_type,
                     .issuer = letter(i).issuer.name,
                     .from = "2010",
                     .to = "2015"});
  });
  Measure("chain, depth 3", kQueries, [&](int i) {
    const auto chain = ChainOf(archive, letter(i).id, {.depth = 3});
    if (!chain) Fail(chain.error());
  });
  Measure("tasks of a month", kQueries, [&](int i) {
    const PartialDate month = {2000 + i % 25, 1 + i % 12, 0};
    const auto page = ListTasks(archive, {.due_after = month, .due_before = month, .limit = 50});
    if (!page) Fail(page.error());
  });
  const auto of_assignee = [&](std::string_view assignee) {
    const auto page = ListTasks(archive, {.assignee = std::string(assignee), .limit = 50});
    if (!page) Fail(page.error());
  };
  Measure("tasks, rare name", kQueries, [&](int) { of_assignee(kRareAssignee); });
  Measure("tasks, seldom", kQueries, [&](int) { of_assignee(kSeldomAssignee); });
  Measure("what is missing", 1, [&](int) {
    if (auto page = ListMissing(archive, {}); !page) Fail(page.error());
  });
}

// The largest a process is that does nothing but search. A program of its own, because a child of
// this one would count what this one has in memory; and it tells itself, because what the kernel
// tells its parent includes the moment before it became that program.
void MeasureMemory(const std::filesystem::path& dir, const std::vector<Record>& sample) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    const std::string folder = dir.string();
    execl("/proc/self/exe", "archive_bench", "--searches", folder.c_str(),
          sample.front().reference.reference.c_str(), sample.front().subject.c_str(), nullptr);
    _exit(EXIT_FAILURE);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) Fail({Error::Code::kInternal, "the searching process failed"});
}

// "VmHWM:     61234 kB"
int LargestMegabytes() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    constexpr std::string_view kName = "VmHWM:";
    if (line.starts_with(kName)) return std::atoi(line.c_str() + kName.size()) / 1000;
  }
  return -1;
}

int SearchOnly(const std::filesystem::path& dir, const std::vector<std::string>& queries) {
  const auto archive = Archive::Open(dir, Archive::Mode::kRead);
  if (!archive) Fail(archive.error());
  for (const std::string& query : queries) {
    (void)FirstPage(*archive, query);
    (void)FirstPage(*archive, Fold(query));
    (void)FirstPage(*archive, query, {.sort = SearchOptions::Sort::kDate});
  }
  fmt::print("memory           {} MB at most in a process that searches\n", LargestMegabytes());
  return EXIT_SUCCESS;
}

struct Finds {
  int queries = 0;
  int first = 0;
  int page = 0;
  int plain_first = 0;
  int plain_page = 0;
};

void CompareFinds(const Archive& archive, PlainIndex& plain, const std::vector<Record>& sample) {
  std::mt19937 random(11);
  std::map<std::string_view, Finds> kinds;
  Finds all;
  for (const TypedQuery& query : TypedQueries(sample, kTypedQueries, random)) {
    Finds& kind = kinds[query.kind];
    const auto answers = [&](const auto& hit) {
      return query.reference.empty() ? hit.id == query.id
                                     : hit.reference.starts_with(query.reference);
    };
    const std::vector<Hit> hits = FirstPage(archive, query.typed);
    const auto plain_hits = plain.Search(query.typed, kFirstPage);
    const bool is_found = std::ranges::any_of(hits, answers);
    const bool is_first = !hits.empty() && answers(hits.front());
    if (!is_first) {
      fmt::print(stderr, "{}: {} ({}): {}\n", is_found ? "not first" : "not found", query.typed,
                 query.kind,
                 hits.empty() ? "nothing" : hits.front().reference + ", " + hits.front().why);
    }
    for (Finds* finds : {&kind, &all}) {
      ++finds->queries;
      finds->first += is_first ? 1 : 0;
      finds->page += is_found ? 1 : 0;
      finds->plain_first += !plain_hits.empty() && answers(plain_hits.front()) ? 1 : 0;
      finds->plain_page += std::ranges::any_of(plain_hits, answers) ? 1 : 0;
    }
  }
  const auto print = [](std::string_view name, const Finds& finds) {
    fmt::print("{:<34} {:>3}   {:>3} {:>3}       {:>3} {:>3}\n", name, finds.queries, finds.first,
               finds.page, finds.plain_first, finds.plain_page);
  };
  fmt::print("\ntyped                          queries  first page  plain: first page\n");
  for (const auto& [name, finds] : kinds) print(name, finds);
  print("all", all);
}

int Main(int letters, std::filesystem::path dir) {
  const bool is_kept = !dir.empty();
  if (!is_kept) {
    std::string name = (std::filesystem::temp_directory_path() / "archive-bench-XXXXXX").string();
    dir = mkdtemp(name.data());
  }
  {
    auto archive = Archive::Open(dir, Archive::Mode::kWrite);
    if (!archive) Fail(archive.error());
    if (archive->Count(LetterState::kDone).value_or(0) == 0) Fill(*archive, letters);
  }
  {
    const auto archive = Archive::Open(dir, Archive::Mode::kRead);
    if (!archive) Fail(archive.error());
    ReadThrough(dir);
    PrintSizes(archive->database());
    const std::vector<Record> sample = Sample(*archive, kQueries);
    MeasureMemory(dir, sample);
    MeasureAnswers(*archive, sample);
    PlainIndex plain(dir / "plain.sqlite");
    if (plain.empty()) {
      ForEachBatch(letters, [&](const std::vector<Record>& records) { plain.Add(records); });
    }
    CompareFinds(*archive, plain, sample);
  }
  if (!is_kept) std::filesystem::remove_all(dir);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a million letters take long: each figure at once
  constexpr int kDefaultLetters = 1'000'000;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() > 2 && arguments[0] == "--searches") {
    return vanthu::SearchOnly(arguments[1], {arguments.begin() + 2, arguments.end()});
  }
  const int letters = arguments.empty() ? kDefaultLetters : std::atoi(arguments[0].c_str());
  if (letters < 1) {
    fmt::print(stderr, "archive_bench: how many letters? archive_bench [LETTERS] [FOLDER]\n");
    return 1;
  }
  return vanthu::Main(letters, arguments.size() > 1 ? arguments[1] : "");
}
