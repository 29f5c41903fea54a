// A tree as an archivist has it, whose import is disturbed: killed, short of space, started twice.
// Nothing is lost, nothing comes twice: in the end the archive is that of an undisturbed import.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "tests/end_to_end/archive_view.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_files.h"
#include "tests/end_to_end/small_disk.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

constexpr int kKills = 10;

class DisturbedImport : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<TempFolder>();
    WriteTree(*folder / "scans");
    // Some of its files are bad.
    ASSERT_EQ(RunVanthu({"import", *folder / "scans", "--archive", *folder / "undisturbed"}).status,
              kExitQuarantined);
  }
  static void TearDownTestSuite() { folder.reset(); }

  static std::vector<std::string> Command(const std::filesystem::path& archive) {
    return {"import", *folder / "scans", "--archive", archive};
  }

  static void ExpectUndisturbed(const std::filesystem::path& archive) {
    const auto expected = *folder / "undisturbed";
    EXPECT_EQ(RecordsOf(archive), RecordsOf(expected));
    EXPECT_EQ(PagesRead(archive), PagesRead(expected));
    EXPECT_EQ(OriginalsOf(archive), OriginalsOf(expected));
    EXPECT_EQ(RunVanthu({"failures", "--archive", archive}).out,
              RunVanthu({"failures", "--archive", expected}).out);
  }

  inline static std::unique_ptr<TempFolder> folder;
};

TEST_F(DisturbedImport, LosesNothingAndDuplicatesNothingWhenKilled) {
  const auto command = Command(*folder / "killed");
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
  EXPECT_EQ(RunVanthu(command).status, kExitQuarantined);
  ExpectUndisturbed(*folder / "killed");
}

TEST_F(DisturbedImport, GoesOnEachTimeThereIsMoreSpace) {
  SmallDisk disk(*folder / "small", "1m");
  if (!disk.mounted()) GTEST_SKIP() << "a small file system can be mounted by root only";
  int full = 0;
  Finished run = RunVanthu(Command(*folder / "small"));
  for (int mebibytes = 2; run.status == kExitOther && mebibytes <= 64; mebibytes *= 2) {
    EXPECT_THAT(run.err, HasSubstr("disk is full"));
    ++full;
    disk.Remount(0, std::to_string(mebibytes) + "m");
    run = RunVanthu(Command(*folder / "small"));
  }
  EXPECT_GT(full, 1) << "the disk was large enough at once";
  EXPECT_EQ(run.status, kExitQuarantined) << run.err;
  ExpectUndisturbed(*folder / "small");
}

TEST_F(DisturbedImport, LetsOneOfTwoDoItAll) {
  const auto archive = *folder / "twice";
  Started one(Command(archive));
  Started other(Command(archive));
  const Finished first = one.Wait();
  const Finished second = other.Wait();
  const Finished& refused = first.status == kExitOther ? first : second;
  const Finished& done = first.status == kExitOther ? second : first;
  EXPECT_EQ(refused.status, kExitOther);
  EXPECT_THAT(refused.err, HasSubstr("another import is running"));
  EXPECT_EQ(done.status, kExitQuarantined) << done.err;
  ExpectUndisturbed(archive);
}

}  // namespace
}  // namespace vanthu
