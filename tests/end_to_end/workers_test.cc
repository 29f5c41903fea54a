// Reading processes that die, hang or outgrow their limits cost the page they had, no more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "tests/end_to_end/archive_view.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_files.h"

namespace vanthu {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::SizeIs;

bool IsStopped(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string text;
  std::getline(file, text);
  const std::size_t state = text.rfind(") ");
  return state != std::string::npos && text[state + 2] == 'T';
}

class Workers : public testing::Test {
 protected:
  Workers() {
    for (int i = 0; i < kScans; ++i) {
      WriteScan(folder_ / "scans" / (std::to_string(i) + ".tif"), 2, i);
    }
  }

  std::vector<std::string> Command(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {"import",  folder_ / "scans", "--archive",
                                      archive(), "--report",        folder_ / "report.jsonl"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  std::filesystem::path archive() const { return folder_ / "archive"; }

  int LettersReported() const {
    std::ifstream report(folder_ / "report.jsonl");
    int letters = 0;
    for (std::string line; std::getline(report, line);) ++letters;
    return letters;
  }

  // Stops the one worker once it is at work; whatever page it has or is given then stays with it.
  pid_t StopWorker(const Started& run) {
    EXPECT_TRUE(WaitUntil([&] { return LettersReported() > 0; })) << "no letter was read";
    const auto workers = run.Workers();
    if (workers.empty()) return -1;
    kill(workers.front(), SIGSTOP);
    EXPECT_TRUE(WaitUntil([&] { return IsStopped(workers.front()); }));
    // Long enough for the parent to take what the worker had sent and to give it the next page.
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    return workers.front();
  }

  std::vector<json> Failures() const {
    std::vector<json> failures;
    for (const std::string& line :
         RunVanthu({"failures", "--json", "--archive", archive()}).lines()) {
      failures.push_back(json::parse(line));
    }
    return failures;
  }

  static constexpr int kScans = 6;
  TempFolder folder_;
};

TEST_F(Workers, ThatCrashCostTheirPage) {
  Started run(Command({"-j1"}));
  const pid_t worker = StopWorker(run);
  ASSERT_GT(worker, 0);
  kill(worker, SIGSEGV);
  kill(worker, SIGCONT);
  const Finished finished = run.Wait();
  EXPECT_EQ(finished.status, kExitQuarantined) << finished.err;
  EXPECT_THAT(finished.err, HasSubstr("1 page failed"));
  EXPECT_THAT(RecordsOf(archive()), SizeIs(kScans)) << "the letter comes without the page";
  const auto failures = Failures();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0]["reason"].get<std::string>(), HasSubstr("crashed (Segmentation fault)"));

  // The page is good: tried again it is read.
  const Finished retry = RunVanthu({"retry", "--archive", archive()});
  EXPECT_EQ(retry.status, 0) << retry.err;
  EXPECT_THAT(Failures(), SizeIs(0));
}

TEST_F(Workers, ThatHangCostTheirPage) {
  Started run(Command({"-j1", "--page-timeout", "30"}));
  const pid_t worker = StopWorker(run);
  ASSERT_GT(worker, 0);
  const Finished finished = run.Wait();
  EXPECT_EQ(finished.status, kExitQuarantined) << finished.err;
  EXPECT_NE(kill(worker, 0), 0) << "the hanging process lives";
  const auto failures = Failures();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_THAT(failures[0]["reason"].get<std::string>(), HasSubstr("took longer than 30 s"));
  EXPECT_THAT(RecordsOf(archive()), SizeIs(kScans));
}

TEST_F(Workers, AreReplacedOneByOneHoweverManyDie) {
  Started run(Command({"-j2"}));
  int killed = 0;
  for (; killed < 4; ++killed) {
    // Workers that die before they are at work, one after the other, are a reason to give up.
    ASSERT_TRUE(WaitUntil([&] { return LettersReported() > killed || !run.IsRunning(); }));
    if (!run.IsRunning()) break;
    const auto workers = run.Workers();
    if (!workers.empty()) kill(workers.front(), SIGKILL);
  }
  const Finished finished = run.Wait();
  EXPECT_THAT(finished.status, testing::AnyOf(0, kExitQuarantined)) << finished.err;
  const auto failures = Failures();
  // A letter whose pages all fell is listed too.
  EXPECT_LE(std::ranges::count_if(failures, [](const json& one) { return !one["page"].is_null(); }),
            killed);
  const Finished retry = RunVanthu({"retry", "--archive", archive()});
  EXPECT_EQ(retry.status, 0) << retry.err;
  EXPECT_THAT(RecordsOf(archive()), SizeIs(kScans));
}

TEST_F(Workers, ThatNeedTooMuchMemoryCostTheirPage) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers reserve more than any limit";
#endif
  WriteScanWithLargePage(folder_ / "scans/large.tif", 100);
  const Finished finished = RunVanthu(Command({"-j1", "--worker-memory", "300"}));
  EXPECT_EQ(finished.status, kExitQuarantined) << finished.err;
  const auto failures = Failures();
  ASSERT_THAT(failures, SizeIs(1));
  EXPECT_EQ(failures[0]["page"], 2);
  EXPECT_THAT(failures[0]["path"].get<std::string>(), HasSubstr("large.tif"));
  EXPECT_THAT(failures[0]["reason"].get<std::string>(), HasSubstr("300 MiB a worker may take"));

  // The letter is in with its other pages, and every other letter whole.
  EXPECT_THAT(RecordsOf(archive()), SizeIs(kScans + 1));
  EXPECT_THAT(PagesRead(archive()), SizeIs(2 * kScans + 2));

  // With enough memory the page is read, too.
  const Finished retry = RunVanthu({"retry", "--archive", archive()});
  EXPECT_EQ(retry.status, 0) << retry.err;
  EXPECT_THAT(PagesRead(archive()), SizeIs(2 * kScans + 3));
}

TEST(WorkerStart, SaysWhenTheModelIsMissing) {
  const TempFolder folder;
  WriteFile(folder / "a.txt", LetterText(1));
  const Finished run = RunVanthu({"extract", folder / "a.txt", "--tessdata", folder.path()});
  EXPECT_EQ(run.status, kExitMissing);
  EXPECT_THAT(run.err, HasSubstr("tesseract-ocr-vie"));
}

}  // namespace
}  // namespace vanthu
