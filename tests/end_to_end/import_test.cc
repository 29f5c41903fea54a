// vanthu import: a folder in, an archive out, whatever the folder holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/end_to_end/archive_view.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_files.h"
#include "tests/end_to_end/small_disk.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<json> ReportLines(const fs::path& path) {
  std::ifstream file(path);
  std::vector<json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(json::parse(line));
  return lines;
}

class Import : public testing::Test {
 protected:
  // An import of scans/ into archive/, with more arguments.
  std::vector<std::string> Command(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"import", scans(), "--archive", archive()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  fs::path scans() const { return folder_ / "scans"; }
  fs::path archive() const { return folder_ / "archive"; }
  void MakeLetters(int count) {
    for (int i = 1; i <= count; ++i) {
      WriteFile(scans() / (std::to_string(i) + ".txt"), LetterText(i));
    }
  }

  TempFolder folder_;
};

TEST_F(Import, KeepsLettersAndSaysSo) {
  MakeLetters(3);
  WriteScan(scans() / "sub/scan.tif", 3, 1);
  const Finished run = RunVanthu(Command({"--report", folder_ / "report.jsonl"}));
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, HasSubstr("4 files: 4 letters read (6 pages)"));
  EXPECT_THAT(RecordsOf(archive()), SizeIs(4));
  const auto report = ReportLines(folder_ / "report.jsonl");
  ASSERT_THAT(report, SizeIs(4));
  std::set<std::string> paths;
  for (const json& line : report) {
    EXPECT_EQ(line["outcome"], "new");
    EXPECT_EQ(line["sha256"].get<std::string>().size(), 64U);
    paths.insert(line["path"]);
  }
  EXPECT_TRUE(paths.contains(scans() / "sub/scan.tif"));
}

TEST_F(Import, ReportAmongTheScansIsNoLetter) {
  MakeLetters(1);
  const auto command = Command({"--report", scans() / "report.json"});
  ASSERT_EQ(RunVanthu(command).status, 0);
  const Finished again = RunVanthu(command);
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.err, HasSubstr("1 file: 0 letters read (0 pages), 1 known already"));
  EXPECT_THAT(RecordsOf(archive()), SizeIs(1));
}

TEST_F(Import, PagesToScanAgainAreListedWithTheirReasons) {
  WriteFile(scans() / "text.txt", LetterText(1));
  WriteCoarseScan(scans() / "coarse.png", 2);
  ASSERT_EQ(RunVanthu(Command()).status, 0);
  const Finished list = RunVanthu({"review", "--pages", "--json", "--archive", archive()});
  ASSERT_EQ(list.status, 0) << list.err;
  const json page = json::parse(list.out);  // One line: text was not scanned.
  EXPECT_EQ(page["path"].get<std::string>(), (scans() / "coarse.png").string());
  EXPECT_EQ(page["page"], 1);
  EXPECT_LT(page["score"].get<double>(), 0.75);
  std::set<std::string> reasons;
  for (const json& reason : page["reasons"]) reasons.insert(reason["what"]);
  EXPECT_TRUE(reasons.contains("low_resolution")) << page;
  const Finished text = RunVanthu({"review", "--pages", "--archive", archive()});
  EXPECT_THAT(text.out, HasSubstr("coarse.png, page 1"));
  EXPECT_THAT(text.out, HasSubstr("    low resolution: "));
  EXPECT_THAT(text.err, HasSubstr("1 of 1 pages to scan again"));
}

TEST_F(Import, KeepsOriginalsByteForByte) {
  WriteScan(scans() / "a.tif", 1, 5);
  ASSERT_EQ(RunVanthu(Command()).status, 0);
  std::ifstream file(scans() / "a.tif", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto originals = OriginalsOf(archive());
  ASSERT_THAT(originals, SizeIs(1));
  EXPECT_EQ(originals.begin()->second, bytes);
}

TEST_F(Import, TakesNothingTwice) {
  MakeLetters(3);
  ASSERT_EQ(RunVanthu(Command()).status, 0);
  const auto before = RecordsOf(archive());
  WriteFile(scans() / "copy of 1.txt", LetterText(1));
  const Finished again = RunVanthu(Command());
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.err, HasSubstr("0 letters read (0 pages), 4 known already"));
  EXPECT_EQ(RecordsOf(archive()), before);
}

TEST_F(Import, MakesTheSameRecordsAsAnotherRun) {
  MakeLetters(2);
  WriteScan(scans() / "scan.tif", 3, 2);
  ASSERT_EQ(RunVanthu(Command({"-j1"})).status, 0);
  ASSERT_EQ(RunVanthu({"import", "-j3", scans(), "--archive", folder_ / "other"}).status, 0);
  EXPECT_EQ(RecordsOf(archive()), RecordsOf(folder_ / "other"));
}

TEST_F(Import, MakesRecordsAgainWithoutReading) {
  WriteScan(scans() / "scan.tif", 2, 3);
  MakeLetters(1);
  ASSERT_EQ(RunVanthu(Command()).status, 0);
  const auto before = RecordsOf(archive());
  // The original being gone shows that nothing is recognized.
  fs::remove_all(archive() / "originals");
  const Finished run = RunVanthu({"import", "--reextract", "--archive", archive()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.err, HasSubstr("2 records made again"));
  EXPECT_EQ(RecordsOf(archive()), before);
}

TEST_F(Import, SaysBeforehandWhatItWouldDo) {
  MakeLetters(2);
  const Finished before = RunVanthu(Command({"--dry-run"}));
  EXPECT_EQ(before.status, 0) << before.err;
  EXPECT_THAT(before.lines(), ElementsAre("new\t" + (scans() / "1.txt").string(),
                                          "new\t" + (scans() / "2.txt").string()));
  EXPECT_FALSE(fs::exists(archive()));
  ASSERT_EQ(RunVanthu(Command()).status, 0);
  EXPECT_THAT(RunVanthu(Command({"--dry-run"})).out, testing::Not(HasSubstr("new")));
}

TEST_F(Import, SaysBeforehandWhatItCannotTakeIn) {
  MakeLetters(1);
  fs::create_symlink("nowhere.pdf", scans() / "2.pdf");
  const Finished run = RunVanthu(Command({"--dry-run"}));
  EXPECT_EQ(run.status, kExitQuarantined);
  EXPECT_THAT(run.err, HasSubstr("2.pdf: is a link to something that is not there"));
  EXPECT_THAT(run.err, HasSubstr("1 file, "));
}

TEST_F(Import, NamesAMissingPath) {
  const Finished run = RunVanthu({"import", scans() / "nowhere", "--archive", archive()});
  EXPECT_EQ(run.status, kExitNotReadable);
  EXPECT_THAT(run.err, HasSubstr("nowhere: no such file or folder"));
  EXPECT_FALSE(fs::exists(archive()));
}

TEST_F(Import, QuarantinesBadFilesAndTakesTheRest) {
  MakeLetters(2);
  WriteFile(scans() / "empty.pdf", "");
  WriteFile(scans() / "truncated.pdf", PdfOfPages(3).substr(0, 20));
  WriteFile(scans() / "picture.gif", "GIF89a\x01\x00\x01");
  WriteFile(scans() / "long.pdf", PdfOfPages(5000));
  WriteEncryptedPdf(scans() / "locked.pdf");
  WriteBlankImage(scans() / "huge.tif", 40000, 40000);
  const Finished run = RunVanthu(Command({"--report", folder_ / "report.jsonl"}));
  EXPECT_EQ(run.status, kExitQuarantined) << run.err;
  EXPECT_THAT(RecordsOf(archive()), SizeIs(2));
  EXPECT_THAT(OriginalsOf(archive()), SizeIs(8)) << "what cannot be read is kept too";
  int quarantined = 0;
  for (const json& line : ReportLines(folder_ / "report.jsonl")) {
    if (line["outcome"] != "quarantined") continue;
    ++quarantined;
    EXPECT_THAT(line["reason"].get<std::string>(), HasSubstr(line["path"].get<std::string>()));
  }
  EXPECT_EQ(quarantined, 6);

  const Finished failures = RunVanthu({"failures", "--archive", archive()});
  EXPECT_EQ(failures.status, 0);
  EXPECT_THAT(failures.lines(), SizeIs(6));
  EXPECT_THAT(failures.out, HasSubstr((scans() / "locked.pdf").string()));

  EXPECT_EQ(RunVanthu(Command()).status, kExitQuarantined) << "a second run must not hide them";
}

TEST_F(Import, TakesFilesOfAnyName) {
  int number = 0;
  for (const char* name : {"hai chữ.txt", "\"quotes\" 'and' $x.txt", "two\nlines.txt",
                           "broken \xff\xfe.txt", "-dash.txt", "percent %41.txt"}) {
    WriteFile(scans() / name, LetterText(++number));
  }
  const Finished run = RunVanthu(Command());
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(RecordsOf(archive()), SizeIs(6));
}

TEST_F(Import, GetsOutOfAFolderThatLoopsThroughLinks) {
  MakeLetters(2);
  fs::create_directory_symlink("..", scans() / "up");
  fs::create_directory_symlink(".", scans() / "here");
  const Finished run = RunVanthu(Command());
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(RecordsOf(archive()), SizeIs(2));
}

TEST_F(Import, LeavesItsOwnArchiveAlone) {
  MakeLetters(2);
  const std::vector<std::string> command = {"import", ".", "--archive", "kept"};
  ASSERT_EQ(RunVanthu(command, {.folder = scans()}).status, 0);
  const Finished again = RunVanthu(command, {.folder = scans()});
  EXPECT_THAT(again.err, HasSubstr("2 files: 0 letters read"));
}

TEST_F(Import, RefusesASecondOneOnTheSameArchive) {
  for (int i = 0; i < 6; ++i) WriteScan(scans() / (std::to_string(i) + ".tif"), 2, i);
  Started first(Command());
  ASSERT_TRUE(WaitUntil([&] { return !first.Workers().empty(); }));
  const Finished second = RunVanthu(Command());
  EXPECT_EQ(second.status, kExitOther);
  EXPECT_THAT(second.err, HasSubstr("another import is running"));
  EXPECT_THAT(second.err, HasSubstr(std::to_string(first.pid())));
  EXPECT_EQ(first.Wait().status, 0);
  EXPECT_THAT(RecordsOf(archive()), SizeIs(6));
}

TEST_F(Import, StopsWhenAskedAndGoesOnLater) {
  for (int i = 0; i < 8; ++i) WriteScan(scans() / (std::to_string(i) + ".tif"), 3, i);
  Started run(Command({"-j1", "--report", folder_ / "report.jsonl"}));
  ASSERT_TRUE(WaitUntil([&] { return !ReportLines(folder_ / "report.jsonl").empty(); }));
  run.Send(SIGINT);
  const Finished stopped = run.Wait();
  EXPECT_EQ(stopped.status, kExitInterrupted);
  EXPECT_THAT(stopped.err, HasSubstr("goes on from here"));
  EXPECT_LT(RecordsOf(archive()).size(), 8U);

  const Finished rest = RunVanthu(Command());
  EXPECT_EQ(rest.status, 0) << rest.err;
  EXPECT_THAT(RecordsOf(archive()), SizeIs(8));
}

TEST_F(Import, StopsAtOnceWhenAskedTwice) {
  WriteSlowScan(scans() / "slow.tif", 1);
  Started run(Command());
  ASSERT_TRUE(WaitUntil([&] { return !run.Workers().empty(); }));
  const auto workers = run.Workers();
  run.Send(SIGTERM);
  run.Send(SIGINT);
  EXPECT_EQ(run.Wait().status, kExitInterrupted);
  for (const pid_t worker : workers) EXPECT_NE(kill(worker, 0), 0) << "a worker was left behind";
  EXPECT_EQ(RunVanthu(Command()).status, 0);
  EXPECT_THAT(RecordsOf(archive()), SizeIs(1));
}

TEST_F(Import, SaysThatTheDiskIsFullAndGoesOnWhenThereIsSpace) {
  SmallDisk disk(archive(), "2m");
  if (!disk.mounted()) GTEST_SKIP() << "a small file system can be mounted by root only";
  for (int i = 0; i < 40; ++i) {
    WriteFile(scans() / (std::to_string(i) + ".txt"),
              LetterText(i) + std::string(100'000, '\n') + "cuối\n");
  }
  const Finished full = RunVanthu(Command());
  EXPECT_EQ(full.status, kExitOther);
  EXPECT_THAT(full.err, HasSubstr("disk is full"));
  EXPECT_THAT(full.err, HasSubstr(archive().string()));
  disk.Remount(0, "64m");
  const Finished rest = RunVanthu(Command());
  EXPECT_EQ(rest.status, 0) << rest.err;
  EXPECT_THAT(RecordsOf(archive()), SizeIs(40));
}

TEST_F(Import, SaysThatTheArchiveCannotBeWritten) {
  SmallDisk disk(archive(), "16m");
  if (!disk.mounted()) GTEST_SKIP() << "a read-only file system can be mounted by root only";
  MakeLetters(1);
  ASSERT_EQ(RunVanthu(Command()).status, 0);
  disk.Remount(MS_RDONLY, "16m");
  MakeLetters(2);
  const Finished run = RunVanthu(Command());
  EXPECT_EQ(run.status, kExitPermission);
  EXPECT_THAT(run.err, HasSubstr(archive().string()));
  EXPECT_THAT(RecordsOf(archive()), SizeIs(1));
}

}  // namespace
}  // namespace vanthu
