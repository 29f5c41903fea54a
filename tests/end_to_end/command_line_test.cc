// The command line as a whole: help, wrong calls, settings, failures, retry, doctor.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/database.h"
#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_files.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

TEST(CommandLine, HelpsOnStdout) {
  const Finished run = RunVanthu({"--help"});
  EXPECT_EQ(run.status, 0);
  for (const char* command : {"import", "extract", "failures", "retry", "doctor"}) {
    EXPECT_THAT(run.out, HasSubstr(command));
  }
  EXPECT_THAT(run.out, testing::Not(HasSubstr("\n  worker "))) << "not a command for people";
  EXPECT_THAT(run.err, IsEmpty());
}

TEST(CommandLine, RefusesAWrongCall) {
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{},
                                             {"improt"},
                                             {"import"},
                                             {"import", "--no-such-flag"},
                                             {"import", ".", "-j", "many"},
                                             {"import", ".", "--page-timeout", "0"}}) {
    const Finished run = RunVanthu(call);
    EXPECT_EQ(run.status, kExitUsage) << run.out;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, testing::Not(IsEmpty()));
  }
}

TEST(CommandLine, TakesNoAddressForAFolder) {
  const TempFolder folder;
  const Finished run = RunVanthu({"search", "kế hoạch", "--archive", "postgresql://db/letters"},
                                 {.folder = folder.path()});
  EXPECT_EQ(run.status, kExitUsage);
  EXPECT_THAT(run.err, HasSubstr("postgresql://db/letters: is an address"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(CommandLine, NamesWhatIsWrongInTheSettings) {
  const TempFolder folder;
  WriteFile(folder / "vanthu.toml", "archive = 'x'\n\nwrokers = 2\n");
  const Finished run =
      RunVanthu({"failures", "--config", folder / "vanthu.toml"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, kExitConfiguration);
  EXPECT_THAT(run.err, HasSubstr("vanthu.toml:3: there is no setting 'wrokers'"));
}

TEST(CommandLine, SaysThatTheSettingsAreNoFile) {
  const TempFolder folder;
  const RunOptions here{.folder = folder.path()};
  const Finished run = RunVanthu({"failures", "--config", folder.path()}, here);
  EXPECT_EQ(run.status, kExitConfiguration);
  EXPECT_THAT(run.err, HasSubstr(": is a folder; name a file"));
  const Finished missing = RunVanthu({"failures", "--config", "none.toml"}, here);
  EXPECT_EQ(missing.status, kExitConfiguration);
  EXPECT_EQ(missing.err, "vanthu: settings file none.toml: no such file; check the name\n");
}

TEST(CommandLine, SaysWhereAnImportCannotWrite) {
  const TempFolder folder;
  WriteFile(folder / "1.txt", LetterText(1));
  const RunOptions here{.folder = folder.path()};
  const Finished report = RunVanthu({"import", "1.txt", "--report", "none/report.jsonl"}, here);
  EXPECT_EQ(report.status, kExitNotReadable);
  EXPECT_EQ(report.err, "vanthu: none/report.jsonl: there is no such folder; make it first\n");
  const Finished archive = RunVanthu({"import", "1.txt", "--archive", "1.txt"}, here);
  EXPECT_EQ(archive.status, kExitUsage);
  EXPECT_EQ(archive.err, "vanthu: 1.txt: is no folder; name the archive's with --archive\n");
}

TEST(CommandLine, TakesTheArchiveFromTheSettings) {
  const TempFolder folder;
  WriteFile(folder / "scans/1.txt", LetterText(1));
  WriteFile(folder / "vanthu.toml", "archive = 'from-settings'\n");
  const Finished run =
      RunVanthu({"import", "scans", "--config", "vanthu.toml"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(std::filesystem::exists(folder / "from-settings/vanthu.sqlite"));
}

TEST(CommandLine, IsQuietWhenAsked) {
  const TempFolder folder;
  WriteFile(folder / "scans/1.txt", LetterText(1));
  WriteFile(folder / "scans/2.pdf", "");
  const Finished run = RunVanthu({"-q", "import", "scans"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, kExitQuarantined);
  EXPECT_THAT(run.err, IsEmpty());
}

TEST(Failures, AreListedAndTriedAgain) {
  const TempFolder folder;
  WriteFile(folder / "scans/1.txt", LetterText(1));
  WriteEncryptedPdf(folder / "scans/locked.pdf");
  const RunOptions here{.folder = folder.path()};
  ASSERT_EQ(RunVanthu({"import", "scans"}, here).status, kExitQuarantined);

  const Finished listed = RunVanthu({"failures", "--json"}, here);
  ASSERT_THAT(listed.lines(), SizeIs(1));
  const json failure = json::parse(listed.lines()[0]);
  EXPECT_EQ(failure["path"], "scans/locked.pdf");
  EXPECT_EQ(failure["page"], nullptr);
  EXPECT_EQ(failure["attempts"], 1);
  EXPECT_THAT(failure["reason"].get<std::string>(), HasSubstr("password"));

  const std::string sha256 = failure["sha256"];
  EXPECT_EQ(RunVanthu({"retry", sha256.substr(0, 8)}, here).status, kExitQuarantined);
  EXPECT_EQ(json::parse(RunVanthu({"failures", "--json"}, here).lines()[0])["attempts"], 2);
  EXPECT_EQ(RunVanthu({"retry", "ffffffffffff"}, here).status, kExitNotReadable);
}

TEST(Retry, BringsAnArchiveUpToDate) {
  const TempFolder folder;
  WriteFile(folder / "1.txt", LetterText(1));
  const RunOptions here{.folder = folder.path()};
  ASSERT_EQ(RunVanthu({"import", "1.txt"}, here).status, 0);
  {
    const auto archive = Archive::Open(folder / "vanthu-archive", Archive::Mode::kWrite);
    ASSERT_TRUE(archive) << archive.error().message;
    ASSERT_TRUE(archive->database().Execute("DELETE FROM property"));
  }
  const Finished old = RunVanthu({"search", "thông"}, here);
  EXPECT_EQ(old.status, kExitNotReadable);
  EXPECT_THAT(old.err, HasSubstr("run `vanthu retry` on it once to bring it up to date"));
  EXPECT_EQ(RunVanthu({"retry"}, here).status, 0);
  EXPECT_EQ(RunVanthu({"search", "thông"}, here).status, 0);
}

TEST(Failures, NeedAnArchive) {
  const TempFolder folder;
  const Finished run = RunVanthu({"failures"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, kExitNotReadable);
  EXPECT_THAT(run.err, HasSubstr("vanthu-archive"));
  EXPECT_FALSE(std::filesystem::exists(folder / "vanthu-archive"));
}

TEST(Doctor, FindsAllOnThisMachine) {
  const TempFolder folder;
  const Finished run = RunVanthu({"doctor"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.out;
  for (const char* part : {"tesseract", "vie", "pdftoppm", "pdftotext", "qpdf", "tables",
                           "restoration", "handwriting", "archive", "cores", "free"}) {
    EXPECT_THAT(run.out, HasSubstr(part));
  }
  EXPECT_THAT(run.out, testing::Not(HasSubstr("MISSING")));
}

TEST(Doctor, LooksIntoTheArchive) {
  const TempFolder folder;
  WriteFile(folder / "vanthu-archive/vanthu.sqlite", std::string(4096, 'x'));
  const Finished run = RunVanthu({"doctor"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, kExitMissing);
  EXPECT_THAT(run.lines(),
              Contains(AllOf(StartsWith("MISSING  archive"), HasSubstr("not an SQLite database"))));
}

TEST(Doctor, NamesThePackageThatIsMissing) {
  const TempFolder folder;
  const Finished run = RunVanthu({"doctor", "--tessdata", folder.path()},
                                 {.folder = folder.path(), .environment = {"PATH=/nowhere"}});
  EXPECT_EQ(run.status, kExitMissing);
  EXPECT_THAT(run.out, HasSubstr("tesseract-ocr-vie"));
  EXPECT_THAT(run.out, HasSubstr("poppler-utils"));
}

TEST(Doctor, NamesTheWeightsThatAreMissing) {
  const TempFolder install;
  const fs::path program = install.path() / "bin/vanthu";
  fs::create_directories(program.parent_path());
  fs::create_directories(install.path() / "models/digit_model");
  fs::copy_file(VANTHU_PROGRAM, program);
  const fs::path models = fs::path(VANTHU_SOURCE_DIR) / "models";
  for (const char* model : {"language_model", "channel_model"}) {
    fs::create_directory_symlink(models / model, install.path() / "models" / model);
  }
  const RunOptions options = {.program = program, .folder = install.path()};
  const Finished missing = RunVanthu({"doctor"}, options);
  EXPECT_EQ(missing.status, kExitMissing);
  EXPECT_THAT(missing.lines(),
              Contains(AllOf(StartsWith("MISSING  handwriting"),
                             HasSubstr("models/digit_model/digits.weights is missing"),
                             HasSubstr("install vanthu again"))));

  std::ofstream(install.path() / "models/digit_model/digits.weights") << "half a file";
  const Finished broken = RunVanthu({"doctor"}, options);
  EXPECT_EQ(broken.status, kExitMissing);
  EXPECT_THAT(broken.lines(), Contains(AllOf(StartsWith("MISSING  handwriting"),
                                             HasSubstr("install vanthu again"))));

  fs::copy_file(models / "digit_model/digits.weights",
                install.path() / "models/digit_model/digits.weights",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(RunVanthu({"doctor"}, options).status, 0);
}

}  // namespace
}  // namespace vanthu
