// vanthu extract, from file to record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
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

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class Extract : public testing::Test {
 protected:
  TempFolder folder_;
};

TEST_F(Extract, PrintsOneRecordALineInTheOrderGiven) {
  WriteFile(folder_ / "b.txt", LetterText(12));
  WriteScan(folder_ / "a.tif", 2, 1);
  const Finished run = RunVanthu({"extract", folder_ / "b.txt", folder_ / "a.tif"});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.err, IsEmpty());
  ASSERT_THAT(run.lines(), SizeIs(2));
  const json first = json::parse(run.lines()[0]);
  const json second = json::parse(run.lines()[1]);
  EXPECT_EQ(first["source"]["path"], (folder_ / "b.txt").string());
  EXPECT_EQ(first["source"]["media_type"], "text/plain");
  EXPECT_EQ(first["number"], "12");
  EXPECT_EQ(first["date"], "2021-03-05");
  EXPECT_EQ(first["id"], first["source"]["sha256"]);
  EXPECT_EQ(second["source"]["pages"], 2);
  EXPECT_THAT(second["text"].get<std::string>(), HasSubstr("district"));
  EXPECT_THAT(first["versions"]["models"].get<std::string>(),
              testing::MatchesRegex("tesseract .* vie [0-9a-f]+, .*, language_model [0-9a-f]+, "
                                    "channel_model [0-9a-f]+"));
}

TEST_F(Extract, SaysTheSameTwiceWithAnyNumberOfWorkers) {
  WriteScan(folder_ / "a.tif", 4, 2);
  const Finished one = RunVanthu({"extract", "-j1", folder_ / "a.tif"});
  const Finished four = RunVanthu({"extract", "-j4", folder_ / "a.tif"},
                                  {.environment = {"LC_ALL=C", "TZ=Pacific/Auckland"}});
  ASSERT_EQ(one.status, 0) << one.err;
  EXPECT_EQ(one.out, four.out);
}

TEST_F(Extract, ReadsStdin) {
  const Finished run = RunVanthu({"extract", "-"}, {.input = LetterText(7)});
  ASSERT_EQ(run.status, 0) << run.err;
  const json record = json::parse(run.out);
  EXPECT_EQ(record["source"]["path"], "-");
  EXPECT_EQ(record["number"], "7");
}

TEST_F(Extract, ReadsAScanFromStdin) {
  WriteScan(folder_ / "a.tif", 1, 3);
  const Finished run = RunVanthu({"extract", "-"}, {.input = ReadFile(folder_ / "a.tif")});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(json::parse(run.out)["source"]["media_type"], "image/tiff");
}

TEST_F(Extract, WritesPageTexts) {
  WriteScan(folder_ / "a.tif", 2, 4);
  const Finished run = RunVanthu({"extract", "--pages-dir", folder_ / "pages", folder_ / "a.tif"});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(ReadFile(folder_ / "pages/page-1.txt"), HasSubstr("district"));
  EXPECT_THAT(ReadFile(folder_ / "pages/page-2.txt"), HasSubstr("\n"));
}

TEST_F(Extract, WritesPageTextsOfSeveralFilesApart) {
  WriteFile(folder_ / "x/a.txt", LetterText(1));
  WriteFile(folder_ / "y/a.txt", LetterText(2));
  const Finished run = RunVanthu(
      {"extract", "--pages-dir", folder_ / "pages", folder_ / "x/a.txt", folder_ / "y/a.txt"});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(ReadFile(folder_ / "pages/a/page-1.txt"), HasSubstr("1/PNV-TH"));
  EXPECT_THAT(ReadFile(folder_ / "pages/a-2/page-1.txt"), HasSubstr("2/PNV-TH"));
}

TEST_F(Extract, NamesAFolderThatCannotBeMadeBeforeItReads) {
  WriteFile(folder_ / "a.txt", LetterText(1));
  const Finished run =
      RunVanthu({"extract", "--pages-dir", folder_ / "a.txt" / "pages", folder_ / "a.txt"});
  EXPECT_NE(run.status, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("name another --pages-dir"));
}

// A body that only its own region knows: in the symbol its code lost a mark, in the header capitals
// hide which of its words are written large.
TEST_F(Extract, KnowsTheBodiesOfAnOwnTable) {
  WriteFile(folder_ / "letter.txt",
            "UBND HUYỆN TÂN AN\nBAN ĐIỀU PHỐI VƯỜN XOÀI\n\n"
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
            "Số: 12/BC-BDPVX\n\nTân An, ngày 05 tháng 3 năm 2021\n\nBÁO CÁO\n"
            "Kết quả trồng mới\n\nNơi nhận:\n- Lưu: VT.\n\nTRƯỞNG BAN\n\nLê Thị Hoa Mai\n");
  WriteFile(folder_ / "own" / "symbol_codes.tsv", "code\tkind\nBĐPVX\tbody\n");
  WriteFile(folder_ / "own" / "issuers.tsv",
            "name\tcodes\tscope\nBan Điều phối vườn xoài\tBĐPVX\tlocal\n");
  const Finished without = RunVanthu({"extract", folder_ / "letter.txt"});
  const Finished with = RunVanthu({"extract", "--tables", folder_ / "own", folder_ / "letter.txt"});
  ASSERT_EQ(with.status, 0) << with.err;
  const json before = json::parse(without.out);
  const json after = json::parse(with.out);
  EXPECT_EQ(before["reference"], "12/BC-BDPVX");
  EXPECT_EQ(after["reference"], "12/BC-BĐPVX");
  EXPECT_EQ(before["issuer"]["name"], "Ban Điều Phối Vườn Xoài");
  EXPECT_EQ(after["issuer"]["name"], "Ban Điều phối vườn xoài");
  EXPECT_NE(before["versions"]["data"], after["versions"]["data"]);
}

TEST_F(Extract, NamesTheLineOfAnOwnTableThatIsWrong) {
  WriteFile(folder_ / "letter.txt", LetterText(7));
  WriteFile(folder_ / "own" / "symbol_codes.tsv", "code\tkind\nQĐ\ttype\n");
  const Finished run = RunVanthu({"extract", folder_ / "letter.txt"},
                                 {.environment = {"VANTHU_TABLES=" + (folder_ / "own").string()}});
  EXPECT_EQ(run.status, kExitConfiguration);
  EXPECT_THAT(run.err, HasSubstr("symbol_codes.tsv:2"));
}

TEST_F(Extract, NeedsAFile) { EXPECT_EQ(RunVanthu({"extract"}).status, kExitUsage); }

struct BadFile {
  const char* name;
  void (*make)(const std::filesystem::path& path);
  int status;
  const char* says;
};

void PrintTo(const BadFile& bad, std::ostream* out) { *out << bad.name; }

class ExtractBadFile : public testing::TestWithParam<BadFile> {
 protected:
  TempFolder folder_;
};

TEST_P(ExtractBadFile, IsNamedWithAReasonAndTheRightStatus) {
  const std::filesystem::path path = folder_ / GetParam().name;
  GetParam().make(path);
  const Finished run = RunVanthu({"extract", path});
  EXPECT_EQ(run.status, GetParam().status) << run.err;
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, HasSubstr(GetParam().name));
  EXPECT_THAT(run.err, HasSubstr(GetParam().says));
  EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
}

TEST_P(ExtractBadFile, DoesNotSpoilAGoodOne) {
  const std::filesystem::path path = folder_ / GetParam().name;
  GetParam().make(path);
  WriteFile(folder_ / "good.txt", LetterText(5));
  const Finished run = RunVanthu({"extract", path, folder_ / "good.txt"});
  EXPECT_EQ(run.status, kExitQuarantined);
  ASSERT_THAT(run.lines(), SizeIs(1));
  EXPECT_EQ(json::parse(run.lines()[0])["number"], "5");
}

INSTANTIATE_TEST_SUITE_P(
    All, ExtractBadFile,
    testing::Values(
        BadFile{"missing.pdf", [](const auto&) {}, kExitNotReadable, "no such file"},
        BadFile{"empty.png", [](const auto& path) { WriteFile(path, ""); }, kExitNotReadable,
                "empty"},
        BadFile{"empty.pdf", [](const auto& path) { WriteFile(path, ""); }, kExitNotReadable,
                "empty"},
        BadFile{"truncated.tif",
                [](const auto& path) {
                  WriteScan(path, 1, 9);
                  std::filesystem::resize_file(path, 60);
                },
                kExitNotReadable, ""},
        BadFile{"truncated.pdf",
                [](const auto& path) { WriteFile(path, PdfOfPages(3).substr(0, 20)); },
                kExitNotReadable, ""},
        BadFile{"locked.pdf", [](const auto& path) { WriteEncryptedPdf(path); }, kExitEncrypted,
                "password"},
        BadFile{"program.bin",
                [](const auto& path) {
                  WriteFile(path, std::string("\x7f"
                                              "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0",
                                              20));
                },
                kExitNotReadable, ""},
        BadFile{"long.pdf", [](const auto& path) { WriteFile(path, PdfOfPages(5000)); },
                kExitNotReadable, "more pages"},
        BadFile{"huge.tif", [](const auto& path) { WriteBlankImage(path, 40000, 40000); },
                kExitNotReadable, "40000"},
        BadFile{"folder", [](const auto& path) { std::filesystem::create_directory(path); },
                kExitNotReadable, ""}),
    [](const auto& test) {
      std::string name = test.param.name;
      std::ranges::replace(name, '.', '_');
      return name;
    });

TEST_F(Extract, TakesFilesOfAnyName) {
  const std::vector<std::string> names = {"hai chữ.txt", "\"quotes\" 'and' $x.txt",
                                          "two\nlines.txt", "broken \xff\xfe.txt", "-dash.txt"};
  std::vector<std::string> arguments = {"extract"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    WriteFile(folder_ / names[i], LetterText(static_cast<int>(i) + 1));
    arguments.push_back("./" + names[i]);
  }
  const Finished run = RunVanthu(arguments, {.folder = folder_.path()});
  ASSERT_EQ(run.status, 0) << run.err;
  ASSERT_THAT(run.lines(), SizeIs(names.size()));
  EXPECT_EQ(json::parse(run.lines()[0])["source"]["path"], "./hai chữ.txt");
  EXPECT_EQ(json::parse(run.lines()[2])["source"]["path"], "./two%0Alines.txt");
  EXPECT_EQ(json::parse(run.lines()[3])["source"]["path"], "./broken %FF%FE.txt");
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(json::parse(run.lines()[i])["number"], std::to_string(i + 1));
  }
}

}  // namespace
}  // namespace vanthu
