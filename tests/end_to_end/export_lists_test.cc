// `vanthu export` as records and as the register.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_archive.h"
#include "tests/pipeline/archive/temporary_folder.h"
#include "tests/pipeline/record_schema.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::size_t kSampleLetters = 12;

std::vector<std::string> Export(std::vector<std::string> more) {
  more.insert(more.begin(), "export");
  return more;
}

// What a program of the machine says of a file. Python is named by its path: Debian's has the
// modules of Debian's packages, another one that is found first need not.
std::string Answer(const std::string& command) {
  const TempFolder folder;
  const std::string out = (folder / "out").string();
  EXPECT_EQ(std::system((command + " > " + out).c_str()), 0) << command;
  return ReadWholeFile(out);
}

TEST(ExportLists, RecordsImportedElsewhereAreTheSameBytes) {
  const TempFolder folder;
  const std::string first = (folder / "letters.jsonl").string();
  const Finished out = Ask(SampleArchive(), Export({"-o", first}));
  EXPECT_EQ(out.status, 0) << out.err;
  EXPECT_EQ(out.err, first + ": 12 letters\n");
  EXPECT_EQ(Ask(SampleArchive(), Export({})).out, ReadWholeFile(first));

  const fs::path copy = folder / "copy";
  const Finished in = Ask(copy, {"import", first});
  EXPECT_EQ(in.status, 0) << in.err;
  EXPECT_EQ(in.err, first + ": 12 records taken in, without originals\n");
  EXPECT_EQ(Ask(copy, Export({})).out, ReadWholeFile(first));
  // Once more changes nothing.
  EXPECT_EQ(Ask(copy, {"import", first}).err,
            first + ": 0 records taken in, without originals; 12 known already\n");
  // And the copy answers.
  EXPECT_THAT(Ask(copy, {"search", "79/TTr-BGDDT"}).out, StartsWith("79/TTr-BGDĐT"));
  // Nothing is there to be read again, and nothing is lost by trying.
  EXPECT_EQ(Ask(copy, {"import", "--reextract"}).status, 0);
  EXPECT_EQ(Ask(copy, Export({})).out, ReadWholeFile(first));
}

TEST(ExportLists, EachLineIsARecordOfTheSchema) {
  const Finished run = Ask(SampleArchive(), Export({"--format", "jsonl"}));
  ASSERT_THAT(run.lines(), SizeIs(kSampleLetters));
  for (const std::string& line : run.lines()) EXPECT_THAT(SchemaViolations(line), IsEmpty());
}

TEST(ExportLists, TheOriginalOfARecordMayFollow) {
  const TempFolder folder;
  const std::string file = (folder / "letters.jsonl").string();
  ASSERT_EQ(Ask(SampleArchive(), Export({"--letter", "26-TT/TU", "-o", file})).status, 0);
  const fs::path copy = folder / "copy";
  ASSERT_EQ(Ask(copy, {"import", file}).status, 0);
  const Finished original =
      RunVanthu({"--archive", copy.string(), "import", "data/samples/12-thong-tri.md"},
                {.folder = VANTHU_SOURCE_DIR});
  EXPECT_EQ(original.status, 0) << original.err;
  EXPECT_THAT(original.err, HasSubstr("1 letter read"));
  EXPECT_EQ(Ask(copy, Export({})).out, ReadWholeFile(file));
}

TEST(ExportLists, LinesThatAreNoRecordsAreNamedAndCostThemselves) {
  const TempFolder folder;
  const Finished all = Ask(SampleArchive(), Export({}));
  const fs::path file = folder / "letters.jsonl";
  std::ofstream(file) << all.lines()[0] << "\n{\"schema\": 1}\n" << all.lines()[1] << "\n";
  const Finished in = Ask(folder / "copy", {"import", file.string()});
  EXPECT_EQ(in.status, kExitQuarantined);
  EXPECT_THAT(in.err, HasSubstr("letters.jsonl:2: a record of schema"));
  EXPECT_THAT(in.err, HasSubstr("2 records taken in, without originals; no record in 1 line"));
  EXPECT_THAT(Ask(folder / "copy", Export({})).lines(), SizeIs(2));
}

TEST(ExportLists, SelectsAsSearchDoes) {
  const auto count = [](std::vector<std::string> more) {
    return Ask(SampleArchive(), Export(std::move(more))).lines().size();
  };
  EXPECT_EQ(count({"79", "ttr", "bgddt"}), 1U);
  EXPECT_EQ(count({"--letter", "79/TTr-BGDĐT", "--letter", "26-TT/TU"}), 2U);
  EXPECT_EQ(count({"--type", "ke hoach"}), 1U);
  EXPECT_EQ(count({"--from", "2021-03-06", "--to", "6/3/2021"}), 1U);
  EXPECT_EQ(count({"xoa mu chu", "--issuer", "bo giao duc"}), 1U);
  const Finished none = Ask(SampleArchive(), Export({"--from", "2090"}));
  EXPECT_EQ(none.status, 0);
  EXPECT_EQ(none.err, "no letter fits\n");
  EXPECT_THAT(none.out, IsEmpty());
}

// Python's csv module stands for every reader of RFC 4180.
TEST(ExportLists, TheRegisterIsReadByCsvReaders) {
  const TempFolder folder;
  const std::string file = (folder / "register.csv").string();
  ASSERT_EQ(Ask(SampleArchive(), Export({"--format", "csv", "--bom", "-o", file})).status, 0);
  EXPECT_THAT(ReadWholeFile(file), StartsWith("\xEF\xBB\xBFNgày đến,"));
  const auto rows =
      nlohmann::json::parse(Answer("/usr/bin/python3 -c 'import csv,json,sys; "
                                   "print(json.dumps(list(csv.reader(open(sys.argv[1], "
                                   "encoding=\"utf-8-sig\", newline=\"\")))))' " +
                                   file));
  ASSERT_THAT(rows, SizeIs(kSampleLetters + 1));
  for (const auto& row : rows) EXPECT_THAT(row, SizeIs(10));
  EXPECT_EQ(rows[0][3], "Số, ký hiệu");
  // By date.
  EXPECT_EQ(rows[1][4], "24/04/1997");
  EXPECT_EQ(rows[1][3], "10/QĐ-UBND");
}

// openpyxl stands for Excel.
TEST(ExportLists, TheWorkbookIsReadBySpreadsheets) {
  const TempFolder folder;
  const std::string file = (folder / "register.xlsx").string();
  const Finished run = Ask(SampleArchive(), Export({"--format", "xlsx", "-o", file}));
  EXPECT_EQ(run.status, 0) << run.err;
  const fs::path script = folder / "read.py";
  std::ofstream(script) << R"(import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
print(json.dumps({
    "sheets": len(book.worksheets),
    "frozen": sheet.freeze_panes,
    "width": sheet.column_dimensions["F"].width,
    "head": [cell.value for cell in sheet[1]],
    "rows": sheet.max_row,
    "day": [sheet["E2"].is_date, sheet["E2"].value.strftime("%Y-%m-%d"), sheet["E2"].number_format],
    "reference": [sheet["D2"].data_type, sheet["D2"].value],
    "formulas": sum(cell.data_type == "f" for row in sheet.rows for cell in row)}))
)";
  const auto book =
      nlohmann::json::parse(Answer("/usr/bin/python3 " + script.string() + " " + file));
  EXPECT_EQ(book["sheets"], 1);
  EXPECT_EQ(book["frozen"], "A2");
  EXPECT_GT(book["width"].get<double>(), 50);
  EXPECT_EQ(book["head"][5], "Tên loại và trích yếu nội dung");
  EXPECT_EQ(book["rows"], kSampleLetters + 1);
  EXPECT_EQ(book["day"], nlohmann::json::parse(R"([true, "1997-04-24", "dd/mm/yyyy"])"));
  EXPECT_EQ(book["reference"], nlohmann::json::parse(R"(["s", "10/QĐ-UBND"])"));
  EXPECT_EQ(book["formulas"], 0);
}

TEST(ExportLists, SaysWhatIsWrongWithTheCall) {
  const TempFolder folder;
  const struct {
    std::vector<std::string> call;
    int status;
    std::string message;
  } kCalls[] = {
      {{"--format", "docx"}, kExitUsage, "--format: docx not in {jsonl,csv,xlsx"},
      {{"--format", "xlsx"}, kExitUsage, "--format xlsx: name the workbook's file with -o"},
      {{"--bom"}, kExitUsage, "--bom: goes with --format csv"},
      {{"--from", "yesterday"}, kExitUsage, "--from: 'yesterday' is no date"},
      {{"--letter", "99/XX-YYY"}, kExitNotReadable, "99/XX-YYY: no such letter; `vanthu search`"},
      {{"--letter", "1/A", "words"}, kExitUsage, "xcludes"},
      {{"-o", "/nowhere/letters.jsonl"},
       kExitNotReadable,
       "/nowhere/letters.jsonl: there is no such"},
      {{"--format", "xlsx", "-o", "/nowhere/a.xlsx"},
       kExitNotReadable,
       "/nowhere/a.xlsx: there is no"},
      {{"--format", "csv", "-o", "/dev/full"}, kExitOther, "/dev/full: the disk is full"},
      {{"--format", "csv", "-o", folder.path().string()}, kExitUsage, "is a folder; name a file"},
  };
  for (const auto& [call, status, message] : kCalls) {
    const Finished run = Ask(SampleArchive(), Export(call));
    EXPECT_EQ(run.status, status) << message << "\n" << run.err;
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_THAT(run.out, IsEmpty());
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(ExportLists, AFileThatCannotBeFinishedLeavesTheEarlierOne) {
  const TempFolder folder;
  const fs::path file = folder / "letters.jsonl";
  std::ofstream(file) << "earlier";
  // Above what SQLite needs to read, below the twelve records.
  constexpr std::uint64_t kLimit = 64 << 10;
  const Finished run =
      Ask(SampleArchive(), Export({"-o", file.string()}), {.max_file_bytes = kLimit});
  EXPECT_EQ(run.status, kExitOther) << run.err;
  EXPECT_THAT(run.err, HasSubstr("letters.jsonl: the disk is full"));
  EXPECT_EQ(ReadWholeFile(file), "earlier");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(ExportLists, AFullStdoutIsNotDone) {
  const std::string command = std::string(VANTHU_PROGRAM) + " --archive " +
                              SampleArchive().string() + " export > /dev/full 2> /dev/null";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), kExitOther);
}

}  // namespace
}  // namespace vanthu
