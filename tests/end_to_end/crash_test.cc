// kill -9 of an import, again and again: nothing is lost, nothing comes twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <thread>

#include "tests/end_to_end/archive_view.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_files.h"

namespace vanthu {
namespace {

constexpr int kKills = 10;
constexpr int kTexts = 60;
constexpr int kScans = 8;

TEST(Crash, LosesNothingAndDuplicatesNothing) {
  const TempFolder folder;
  const auto scans = folder / "scans";
  for (int i = 1; i <= kTexts; ++i) {
    WriteFile(scans / ("t" + std::to_string(i) + ".txt"), LetterText(i));
  }
  for (int i = 1; i <= kScans; ++i) WriteScan(scans / ("s" + std::to_string(i) + ".tif"), 2, i);

  ASSERT_EQ(RunVanthu({"import", scans, "--archive", folder / "undisturbed"}).status, 0);

  const std::vector<std::string> command = {"import", scans, "--archive", folder / "disturbed"};
  std::mt19937 random(20200305);  // a fixed seed: the same moments, as far as the machine allows
  int killed = 0;
  for (int i = 0; i < kKills; ++i) {
    Started run(command);
    const std::chrono::milliseconds moment(50 + random() % 1200);
    std::this_thread::sleep_for(moment);
    const auto workers = run.Workers();
    run.Send(SIGKILL);
    if (run.Wait().status == 128 + SIGKILL) ++killed;
    EXPECT_TRUE(WaitUntil([&] {
      return std::ranges::all_of(workers, [](pid_t worker) { return kill(worker, 0) != 0; });
    })) << "a worker outlived its parent";
  }
  EXPECT_GT(killed, kKills / 2) << "most kills came too late to test anything";

  const Finished last = RunVanthu(command);
  EXPECT_EQ(last.status, 0) << last.err;
  EXPECT_EQ(RecordsOf(folder / "disturbed"), RecordsOf(folder / "undisturbed"));
  EXPECT_EQ(OriginalsOf(folder / "disturbed"), OriginalsOf(folder / "undisturbed"));
}

}  // namespace
}  // namespace vanthu
