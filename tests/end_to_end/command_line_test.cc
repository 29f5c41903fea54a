// The command line as a whole: help, wrong calls, settings, failures, retry, doctor.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_files.h"

namespace vanthu {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

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
    EXPECT_EQ(run.status, kUsage) << run.out;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, testing::Not(IsEmpty()));
  }
}

TEST(CommandLine, TakesNoAddressForAFolder) {
  const TempFolder folder;
  const Finished run = RunVanthu({"search", "kế hoạch", "--archive", "postgresql://db/letters"},
                                 {.folder = folder.path()});
  EXPECT_EQ(run.status, kUsage);
  EXPECT_THAT(run.err, HasSubstr("postgresql://db/letters: is an address"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(CommandLine, NamesWhatIsWrongInTheSettings) {
  const TempFolder folder;
  WriteFile(folder / "vanthu.toml", "archive = 'x'\n\nwrokers = 2\n");
  const Finished run =
      RunVanthu({"failures", "--config", folder / "vanthu.toml"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, kBadConfiguration);
  EXPECT_THAT(run.err, HasSubstr("vanthu.toml:3: there is no setting 'wrokers'"));
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
  EXPECT_EQ(run.status, kSomeQuarantined);
  EXPECT_THAT(run.err, IsEmpty());
}

TEST(Failures, AreListedAndTriedAgain) {
  const TempFolder folder;
  WriteFile(folder / "scans/1.txt", LetterText(1));
  WriteEncryptedPdf(folder / "scans/locked.pdf");
  const RunOptions here{.folder = folder.path()};
  ASSERT_EQ(RunVanthu({"import", "scans"}, here).status, kSomeQuarantined);

  const Finished listed = RunVanthu({"failures", "--json"}, here);
  ASSERT_THAT(listed.lines(), SizeIs(1));
  const json failure = json::parse(listed.lines()[0]);
  EXPECT_EQ(failure["path"], "scans/locked.pdf");
  EXPECT_EQ(failure["page"], nullptr);
  EXPECT_EQ(failure["attempts"], 1);
  EXPECT_THAT(failure["reason"].get<std::string>(), HasSubstr("password"));

  const std::string sha256 = failure["sha256"];
  EXPECT_EQ(RunVanthu({"retry", sha256.substr(0, 8)}, here).status, kSomeQuarantined);
  EXPECT_EQ(json::parse(RunVanthu({"failures", "--json"}, here).lines()[0])["attempts"], 2);
  EXPECT_EQ(RunVanthu({"retry", "ffffffffffff"}, here).status, kNotReadable);
}

TEST(Failures, NeedAnArchive) {
  const TempFolder folder;
  const Finished run = RunVanthu({"failures"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, kNotReadable);
  EXPECT_THAT(run.err, HasSubstr("vanthu-archive"));
  EXPECT_FALSE(std::filesystem::exists(folder / "vanthu-archive"));
}

TEST(Doctor, FindsAllOnThisMachine) {
  const TempFolder folder;
  const Finished run = RunVanthu({"doctor"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.out;
  for (const char* part : {"tesseract", "vie", "pdftoppm", "pdftotext", "qpdf", "tables", "archive",
                           "cores", "free"}) {
    EXPECT_THAT(run.out, HasSubstr(part));
  }
  EXPECT_THAT(run.out, testing::Not(HasSubstr("MISSING")));
}

TEST(Doctor, NamesThePackageThatIsMissing) {
  const TempFolder folder;
  const Finished run = RunVanthu({"doctor", "--tessdata", folder.path()},
                                 {.folder = folder.path(), .environment = {"PATH=/nowhere"}});
  EXPECT_EQ(run.status, kMissingDependency);
  EXPECT_THAT(run.out, HasSubstr("tesseract-ocr-vie"));
  EXPECT_THAT(run.out, HasSubstr("poppler-utils"));
}

}  // namespace
}  // namespace vanthu
