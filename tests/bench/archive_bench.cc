// archive_bench: fills an archive with made-up records and measures how fast it answers.
//
//   archive_bench [LETTERS=100000] [FOLDER]
//
// Prints the fill rate, the sizes, and p50/p95/p99 of: an exact reference number, a damaged one,
// two words, a filtered list, the first page of tasks due. FOLDER is kept when named; a folder that
// holds an archive already is measured as it is.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/search.h"
#include "pipeline/archive/task_list.h"

namespace vanthu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWordsPerLetter = 350;  // a page of a letter
constexpr int kBatch = 2000;
constexpr int kQueries = 300;

double Seconds(Clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

[[noreturn]] void Fail(const Error& error) {
  fmt::print(stderr, "archive_bench: {}\n", error.message);
  std::exit(EXIT_FAILURE);
}

// Words of a made-up language with the syllables of Vietnamese, the n-th about n times rarer than
// the first, as in any language.
class Vocabulary {
 public:
  explicit Vocabulary(std::mt19937& random) {
    const std::vector<std::string_view> onsets = {"b", "c", "ch", "d",  "đ",  "g",  "h",  "kh",
                                                  "l", "m", "n",  "ng", "nh", "ph", "qu", "r",
                                                  "s", "t", "th", "tr", "v",  "x"};
    const std::vector<std::string_view> rimes = {
        "a", "à", "á",   "ả",   "ạ",    "an",   "án", "ăng", "ắt",  "âm",  "ấp",  "e",
        "ê", "ế", "ề",   "ên",  "ệnh",  "i",    "ì",  "inh", "ính", "iên", "iến", "iệc",
        "o", "ó", "ò",   "ong", "ống",  "ộng",  "ô",  "ồ",   "ơ",   "ở",   "ới",  "u",
        "ú", "ụ", "ung", "ước", "ương", "ường", "y",  "ao",  "áo",  "ao",  "ai",  "ài"};
    for (const std::string_view onset : onsets) {
      for (const std::string_view rime : rimes) words_.push_back(fmt::format("{}{}", onset, rime));
    }
    std::shuffle(words_.begin(), words_.end(), random);
    std::vector<double> weights;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      weights.push_back(1.0 / static_cast<double>(i + 10));
    }
    pick_ = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
  }
  std::string Text(std::mt19937& random, int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += (i == 0 ? "" : " ") + words_[pick_(random)];
    return text;
  }

 private:
  std::vector<std::string> words_;
  std::discrete_distribution<std::size_t> pick_;
};

int Uniform(std::mt19937& random, int from, int to) {
  return std::uniform_int_distribution<int>(from, to)(random);
}

Record MadeUpRecord(std::mt19937& random, Vocabulary& vocabulary, int n) {
  static const std::vector<std::pair<std::string, std::string>> kTypes = {
      {"QĐ", "quyết định"}, {"KH", "kế hoạch"}, {"TB", "thông báo"}, {"BC", "báo cáo"},
      {"CT", "chỉ thị"},    {"", "công văn"},   {"", "công văn"},    {"", "công văn"}};
  static const std::vector<std::pair<std::string, std::string>> kIssuers = {
      {"UBND", "Ủy ban nhân dân"},
      {"SYT", "Sở Y tế"},
      {"SGDĐT", "Sở Giáo dục và Đào tạo"},
      {"SNV", "Sở Nội vụ"},
      {"BYT", "Bộ Y tế"},
      {"BNV", "Bộ Nội vụ"},
      {"TTYT", "Trung tâm Y tế"},
      {"SXD", "Sở Xây dựng"},
      {"STC", "Sở Tài chính"},
      {"BGDĐT", "Bộ Giáo dục và Đào tạo"}};
  const auto& [code, type] = kTypes[static_cast<std::size_t>(Uniform(random, 0, 7))];
  const auto& [body, issuer] = kIssuers[static_cast<std::size_t>(Uniform(random, 0, 9))];
  // Small numbers are the commonest: every office begins again each year.
  const int number =
      1 + std::min(static_cast<int>(std::exponential_distribution<>(1.0 / 900)(random)), 8999);
  Record record;
  record.id = fmt::format("{:064x}", n);
  record.source.sha256 = record.id;
  record.source.path = fmt::format("scans/{}.pdf", n);
  record.doc_type = type;
  record.reference.number = fmt::format("{:02}", number);
  record.reference.symbol =
      code.empty() ? fmt::format("{}-VP", body) : fmt::format("{}-{}", code, body);
  record.reference.reference =
      fmt::format("{}/{}", record.reference.number, record.reference.symbol);
  record.date = {Uniform(random, 1996, 2025), Uniform(random, 1, 12), Uniform(random, 1, 28)};
  record.issuer = {issuer, fmt::format("UBND tỉnh {}", vocabulary.Text(random, 2))};
  record.subject = vocabulary.Text(random, 12);
  record.text = vocabulary.Text(random, kWordsPerLetter);
  Citation citation;
  citation.reference = fmt::format("{}-CT/TW", Uniform(random, 1, 60));
  citation.role = "basis";
  record.references = {citation};
  for (int i = 0; i < 3; ++i) {
    Task task;
    task.id = fmt::format("{}:{}", n, i);
    task.text = vocabulary.Text(random, 20);
    task.assignees = {issuer};
    task.deadline =
        Deadline{.text = "trước",
                 .date = ToIso({record.date.year, Uniform(random, 1, 12), Uniform(random, 1, 28)}),
                 .start = {},
                 .end = {}};
    record.tasks.push_back(task);
  }
  record.confidence["/reference"] = 0.9;
  return record;
}

void Fill(Archive& archive, int letters) {
  std::mt19937 random(20200305);
  Vocabulary vocabulary(random);
  Archive::Database& database = archive.database();
  Clock::duration busy = {};
  for (int n = 0; n < letters; n += kBatch) {
    std::vector<Record> records;
    for (int i = n; i < std::min(n + kBatch, letters); ++i) {
      records.push_back(MadeUpRecord(random, vocabulary, i));
    }
    const auto begin = Clock::now();
    // The files themselves are not what is measured here.
    {
      auto transaction = Transaction::Begin(database);
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
    if (auto done = archive.SaveRecords(records); !done) Fail(done.error());
    busy += Clock::now() - begin;
  }
  fmt::print("filled           {} letters, {:.0f} a second\n", letters, letters / Seconds(busy));
}

void Measure(std::string_view name, const std::function<void(int)>& run) {
  std::vector<double> milliseconds;
  for (int i = 0; i < kQueries; ++i) {
    const auto begin = Clock::now();
    run(i);
    milliseconds.push_back(1000.0 * Seconds(Clock::now() - begin));
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto percentile = [&](int percent) {
    return milliseconds[static_cast<std::size_t>(percent) * (milliseconds.size() - 1) / 100];
  };
  fmt::print("{:<16} p50 {:8.2f}  p95 {:8.2f}  p99 {:8.2f} ms\n", name, percentile(50),
             percentile(95), percentile(99));
}

std::int64_t Sum(Archive::Database& database, const std::string& names) {
  const auto size =
      database.Integer("SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name " + names);
  return size ? *size / 1'000'000 : -1;
}

void Answer(const Archive& archive) {
  Archive::Database& database = archive.database();
  const auto count = database.Integer("SELECT count(*) FROM letter");
  fmt::print(
      "sizes            {} letters; MB: all {}, search index {}, keys {}, records {}, tasks {}\n",
      count.value_or(0), Sum(database, "IS NOT NULL"), Sum(database, "LIKE 'search_index%'"),
      Sum(database, "IN ('reference_key', 'reference_key_by_letter')"), Sum(database, "= 'record'"),
      Sum(database, "IN ('task', 'task_by_due_day')"));
  std::mt19937 random(7);
  std::vector<Hit> sample;
  for (int i = 0; i < kQueries; ++i) {
    const std::string id = fmt::format("{:064x}", Uniform(random, 0, static_cast<int>(*count) - 1));
    const auto hits = LookUp(archive, id);
    if (!hits) Fail(hits.error());
    sample.push_back(hits->front());
  }
  const auto search = [&](const std::string& query, const SearchOptions& options) {
    const auto page = Search(archive, query, options);
    if (!page) Fail(page.error());
    return page->hits.size();
  };
  std::size_t found = 0;
  Measure("exact number", [&](int i) {
    found += search(sample[static_cast<std::size_t>(i)].reference, {}) > 0 ? 1 : 0;
  });
  fmt::print("                 {} of {} found\n", found, kQueries);
  Measure("number + issuer", [&](int i) {
    const Hit& hit = sample[static_cast<std::size_t>(i)];
    (void)search(hit.reference.substr(0, hit.reference.find('/')) + " " + hit.issuer, {});
  });
  Measure("damaged number", [&](int i) {
    std::string query = sample[static_cast<std::size_t>(i)].reference;
    query.back() = query.back() == 'X' ? 'Y' : 'X';
    (void)search(query, {});
  });
  std::mt19937 words(99);
  std::mt19937 for_words(20200305);
  Vocabulary vocabulary(for_words);
  std::vector<std::string> pairs;
  for (int i = 0; i < kQueries; ++i) pairs.push_back(vocabulary.Text(words, 2));
  Measure("two words", [&](int i) { (void)search(pairs[static_cast<std::size_t>(i)], {}); });
  Measure("two, by date", [&](int i) {
    (void)search(pairs[static_cast<std::size_t>(i)], {.sort = SearchOptions::Sort::kDate});
  });
  Measure("filtered list", [&](int i) {
    const Hit& hit = sample[static_cast<std::size_t>(i)];
    (void)search("", {.type = hit.doc_type, .issuer = hit.issuer, .from = "2010", .to = "2015"});
  });
  Measure("tasks due", [&](int i) {
    const PartialDate month = {2000 + i % 25, 1 + i % 12, 0};
    const auto page = ListTasks(archive, {.due_after = month, .due_before = month, .limit = 50});
    if (!page) Fail(page.error());
  });
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
    if (archive->AllIds()->empty()) Fill(*archive, letters);
  }
  {
    const auto archive = Archive::Open(dir, Archive::Mode::kRead);
    if (!archive) Fail(archive.error());
    Answer(*archive);
  }
  if (!is_kept) std::filesystem::remove_all(dir);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  constexpr int kDefaultLetters = 100'000;
  return vanthu::Main(argc > 1 ? std::atoi(argv[1]) : kDefaultLetters, argc > 2 ? argv[2] : "");
}
