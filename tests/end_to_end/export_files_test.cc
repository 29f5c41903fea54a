// `vanthu export` with a file a letter, opened by what others have: xmllint, ocrmypdf's hOCR
// reader, poppler's programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "tests/end_to_end/program.h"
#include "tests/end_to_end/sample_archive.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::size_t kSampleLetters = 12;
constexpr std::size_t kLettersWithImages = 10;  // the other two came as text

Finished ExportAs(const char* format, const fs::path& output, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"export", "--format", format, "-o", output.string()});
  return Ask(SampleArchive(), more);
}

std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

struct Ran {
  int status = 0;
  std::string out;
};

Ran RunProgram(const std::string& command) {
  const TempFolder folder;
  const std::string out = (folder / "out").string();
  const int status = std::system((command + " > " + out + " 2>&1").c_str());
  return {.status = status, .out = ReadWholeFile(out)};
}

void ExpectValid(const fs::path& file, const char* schema) {
  const Ran run = RunProgram("xmllint --noout --nonet --relaxng " VANTHU_SOURCE_DIR "/data/" +
                             std::string(schema) + " " + file.string());
  EXPECT_EQ(run.status, 0) << run.out;
}

TEST(ExportFiles, EdxmlIsValidAndCarriesTheOriginal) {
  const TempFolder folder;
  const Finished run = ExportAs("edxml", folder / "out");
  EXPECT_EQ(run.status, 0) << run.err;
  const auto files = FilesIn(folder / "out");
  ASSERT_THAT(files, SizeIs(kSampleLetters));
  for (const fs::path& file : files) ExpectValid(file, "edxml.rng");

  const fs::path one = folder / "79.edxml";
  ASSERT_EQ(ExportAs("edxml", one, {"--letter", "79/TTr-BGDĐT"}).status, 0);
  const Ran decoded =
      RunProgram("xmllint --xpath 'string(//ContentTransferEncoded)' " + one.string() +
                 " | base64 -d | cmp - " VANTHU_SOURCE_DIR "/data/samples/07-to-trinh.png");
  EXPECT_EQ(decoded.status, 0) << decoded.out;
}

TEST(ExportFiles, EadIsValid) {
  const TempFolder folder;
  ASSERT_EQ(ExportAs("ead", folder / "out").status, 0);
  const auto files = FilesIn(folder / "out");
  ASSERT_THAT(files, SizeIs(kSampleLetters));
  for (const fs::path& file : files) {
    EXPECT_THAT(file.filename().string(), StartsWith("EAD_doc_"));
    ExpectValid(file, "ead_doc.rng");
  }
}

TEST(ExportFiles, AltoIsValidAndLettersWithoutImagesAreNamed) {
  const TempFolder folder;
  const Finished run = ExportAs("alto", folder / "out");
  EXPECT_EQ(run.status, kExitQuarantined);
  EXPECT_THAT(run.err, HasSubstr("26-TT/TU (061045feaff5): was read from text (text/markdown) and "
                                 "has no page image; export it as jsonl"));
  EXPECT_THAT(run.err, HasSubstr("10 letters; 2 could not be written"));
  const auto files = FilesIn(folder / "out");
  ASSERT_THAT(files, SizeIs(kLettersWithImages));
  for (const fs::path& file : files) ExpectValid(file, "alto.rng");
}

// ocrmypdf reads hOCR to make the text layer of its PDFs.
TEST(ExportFiles, HocrIsReadByItsConsumer) {
  const TempFolder folder;
  const fs::path hocr = folder / "79.hocr";
  ASSERT_EQ(ExportAs("hocr", hocr, {"--letter", "79/TTr-BGDĐT"}).status, 0);
  const fs::path pdf = folder / "79.pdf";
  const Ran made = RunProgram(
      "/usr/bin/python3 -c 'import sys; from pathlib import Path; from ocrmypdf.hocrtransform "
      "import "
      "HocrTransform; HocrTransform(hocr_filename=Path(sys.argv[1]), "
      "dpi=300).to_pdf(out_filename=Path(sys.argv[2]))' " +
      hocr.string() + " " + pdf.string());
  ASSERT_EQ(made.status, 0) << made.out;
  // Its font has no Vietnamese letters; what is left shows that lines and words came through.
  EXPECT_THAT(RunProgram("pdftotext -layout " + pdf.string() + " -").out, HasSubstr("79/TTr-BGD"));
  EXPECT_THAT(RunProgram("pdfinfo " + pdf.string()).out, HasSubstr("595.2 x 841.92 pts (A4)"));
}

struct SeenWord {
  std::string text;
  double left = 0;  // points
  double right = 0;
  double middle = 0;  // between top and bottom
};

// pdftotext -bbox, page by page.
std::vector<std::vector<SeenWord>> SeenIn(const fs::path& pdf) {
  pugi::xml_document document;
  EXPECT_TRUE(
      document.load_string(RunProgram("pdftotext -bbox " + pdf.string() + " -").out.c_str()));
  std::vector<std::vector<SeenWord>> pages;
  for (const auto& page : document.select_nodes("//page")) {
    std::vector<SeenWord>& words = pages.emplace_back();
    for (const auto& word : page.node().children("word")) {
      words.push_back(
          {.text = word.text().get(),
           .left = word.attribute("xMin").as_double(),
           .right = word.attribute("xMax").as_double(),
           .middle =
               (word.attribute("yMin").as_double() + word.attribute("yMax").as_double()) / 2});
    }
  }
  return pages;
}

TEST(ExportFiles, ThePdfHasTheWordsWhereTheRecordHasThem) {
  const TempFolder folder;
  // A color photograph, a gray raster, a fax page in a PDF, set text in a PDF; upright all.
  for (const std::string letter : {"04/GM-VPĐKĐĐ", "79/TTr-BGDĐT", "46-CT/BTCTU", "288/KH-STC"}) {
    SCOPED_TRACE(letter);
    const fs::path pdf = folder / "a.pdf";
    const fs::path alto = folder / "a.alto.xml";
    ASSERT_EQ(ExportAs("pdf", pdf, {"--letter", letter}).status, 0);
    ASSERT_EQ(ExportAs("alto", alto, {"--letter", letter}).status, 0);
    EXPECT_THAT(RunProgram("qpdf --check " + pdf.string()).out, HasSubstr("No syntax or stream"));
    pugi::xml_document document;
    ASSERT_TRUE(document.load_file(alto.c_str()));
    const auto seen = SeenIn(pdf);
    const auto pages = document.select_nodes("//Page");
    ASSERT_THAT(seen, SizeIs(pages.size()));
    std::string words;
    std::size_t in_place = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      constexpr double kA4Width = 595.3;
      const double scale = kA4Width / pages[i].node().attribute("WIDTH").as_double();
      for (const auto& string : pages[i].node().select_nodes(".//String")) {
        const auto attribute = [&](const char* name) {
          return string.node().attribute(name).as_double() * scale;
        };
        const std::string text = string.node().attribute("CONTENT").value();
        words += text + "\n";
        ++count;
        // A millimetre; a line has one height, its words may be lower.
        constexpr double kAcross = 72 / 25.4;
        constexpr double kUpAndDown = 6;
        in_place +=
            static_cast<std::size_t>(std::ranges::any_of(seen[i], [&](const SeenWord& word) {
              return word.text == text && std::abs(word.left - attribute("HPOS")) < kAcross &&
                     std::abs(word.right - attribute("HPOS") - attribute("WIDTH")) < kAcross &&
                     std::abs(word.middle - attribute("VPOS") - attribute("HEIGHT") / 2) <
                         kUpAndDown;
            }));
      }
    }
    EXPECT_GT(count, 200U);
    // All but the odd mark whose box is no line's height.
    EXPECT_GE(in_place, count * 99 / 100) << count;
    // The order of the stream is the reading order, and no word is lost or joined.
    std::string raw =
        RunProgram("pdftotext -raw " + pdf.string() + " - | tr -s ' \\f' '\\n\\n'").out;
    std::erase(raw, '\f');
    EXPECT_EQ(raw, words);
  }
}

TEST(ExportFiles, ThePdfShowsTheOriginal) {
  const TempFolder folder;
  const fs::path pdf = folder / "a.pdf";
  // A TIFF of two pages and a JPEG.
  ASSERT_EQ(ExportAs("pdf", pdf, {"--letter", "04/GM-VPĐKĐĐ"}).status, 0);
  const Ran jpeg = RunProgram("cd " + folder.path().string() +
                              " && pdfimages -j a.pdf p && cmp p-000.jpg " VANTHU_SOURCE_DIR
                              "/data/samples/05-giay-moi.jpg");
  EXPECT_EQ(jpeg.status, 0) << jpeg.out;
  ASSERT_EQ(ExportAs("pdf", pdf, {"46 ct btctu"}).status, 0);
  const Ran same =
      RunProgram("cd " + folder.path().string() +
                 " && pdftoppm -r 72 -png a.pdf ours && pdftoppm -r 72 -png " +
                 VANTHU_SOURCE_DIR
                 "/data/samples/09-chi-thi-dang.pdf theirs && cmp ours-1.png theirs-1.png && "
                 "cmp ours-3.png theirs-3.png");
  EXPECT_EQ(same.status, 0) << same.out;
  EXPECT_THAT(RunProgram("pdfimages -list " + pdf.string()).out, HasSubstr("ccitt"));
}

TEST(ExportFiles, OneLetterGoesToStdoutSeveralNeedAFolder) {
  const Finished one =
      Ask(SampleArchive(), {"export", "--format", "pdf", "--letter", "79/TTr-BGDĐT"});
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_THAT(one.out, StartsWith("%PDF-"));
  EXPECT_THAT(one.err, IsEmpty());
  const Finished several = Ask(SampleArchive(), {"export", "--format", "ead"});
  EXPECT_EQ(several.status, kExitUsage);
  EXPECT_THAT(several.err,
              HasSubstr("more than one letter is meant; name a folder for them: -o letters/"));
  const TempFolder folder;
  EXPECT_EQ(ExportAs("ead", folder / "a.xml").status, kExitUsage);
  EXPECT_FALSE(fs::exists(folder / "a.xml"));
}

TEST(ExportFiles, ALetterWithoutImagesHasNoPdf) {
  const TempFolder folder;
  const Finished run = ExportAs("pdf", folder / "a.pdf", {"--letter", "26-TT/TU"});
  EXPECT_EQ(run.status, kExitNotReadable);
  EXPECT_THAT(run.err, HasSubstr("has no page image"));
  EXPECT_THAT(FilesIn(folder.path()), IsEmpty());
}

TEST(ExportFiles, ARecordWithoutItsOriginalHasNoPagesButIsExchanged) {
  const TempFolder folder;
  const std::string records = (folder / "letters.jsonl").string();
  ASSERT_EQ(Ask(SampleArchive(), {"export", "--letter", "79/TTr-BGDĐT", "-o", records}).status, 0);
  ASSERT_EQ(Ask(folder / "copy", {"import", records}).status, 0);
  for (const char* format : {"pdf", "hocr", "alto"}) {
    const Finished run = Ask(folder / "copy", {"export", "--format", format});
    EXPECT_EQ(run.status, kExitNotReadable) << format;
    EXPECT_THAT(run.err, HasSubstr("79/TTr-BGDĐT (9566061a6509): came as a record, without its "
                                   "original; import the original (data/samples/07-to-trinh.png)"));
  }
  const Finished message = Ask(folder / "copy", {"export", "--format", "edxml"});
  EXPECT_EQ(message.status, 0) << message.err;
  EXPECT_THAT(message.out, Not(HasSubstr("AttachmentEncoded")));
}

// A copy of the archive whose original of 79/TTr-BGDĐT the test may spoil.
fs::path OriginalOfCopy(const TempFolder& folder) {
  fs::copy(SampleArchive(), folder / "copy", fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(folder / "copy" / "originals")) {
    if (entry.path().extension() == ".png") return entry.path();
  }
  ADD_FAILURE() << "no original";
  return {};
}

TEST(ExportFiles, AMissingOriginalCostsItsLetter) {
  const TempFolder folder;
  const fs::path original = OriginalOfCopy(folder);
  fs::remove(original);
  const Finished run =
      Ask(folder / "copy", {"export", "--format", "pdf", "-o", (folder / "out").string(), "--from",
                            "2019", "--to", "2023"});
  EXPECT_EQ(run.status, kExitQuarantined) << run.err;
  EXPECT_THAT(run.err, HasSubstr("79/TTr-BGDĐT (9566061a6509): its original is missing from the "
                                 "archive; put " +
                                 original.string() + " back from a backup"));
  EXPECT_THAT(FilesIn(folder / "out"), Not(IsEmpty()));
  EXPECT_EQ(
      Ask(folder / "copy", {"export", "--format", "edxml", "--letter", "79/TTr-BGDĐT"}).status,
      kExitNotReadable);
}

TEST(ExportFiles, ADamagedOriginalIsNamed) {
  const TempFolder folder;
  const fs::path original = OriginalOfCopy(folder);
  fs::permissions(original, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(original, std::ios::trunc) << "\x89PNG no more";
  const Finished run =
      Ask(folder / "copy", {"export", "--format", "pdf", "--letter", "79/TTr-BGDĐT"});
  EXPECT_EQ(run.status, kExitNotReadable);
  EXPECT_THAT(run.err, HasSubstr("79/TTr-BGDĐT (9566061a6509): page 1 of its original cannot be "
                                 "decoded"));
}

// 225 megapixels of gray in 220 kB: more memory than the process that opens it may take.
TEST(ExportFiles, AnOriginalThatTakesAllMemoryCostsItsLetterOnly) {
  const TempFolder folder;
  const fs::path original = OriginalOfCopy(folder);
  fs::permissions(original, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(folder / "make.py") << R"(
import struct, sys, zlib
def chunk(name, body):
    return struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body))
side = 15000
rows = zlib.compressobj()
packed = b''.join(rows.compress(bytes(side + 1)) for _ in range(side)) + rows.flush()
sys.stdout.buffer.write(b'\x89PNG\r\n\x1a\n' +
    chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)) +
    chunk(b'IDAT', packed) + chunk(b'IEND', b''))
)";
  const Ran made = RunProgram("python3 " + (folder / "make.py").string());
  ASSERT_EQ(made.status, 0) << made.out;
  std::ofstream(original, std::ios::trunc | std::ios::binary) << made.out;
  RunOptions options;
  options.environment = {"VANTHU_WORKER_MEMORY=256"};
  const Finished run = Ask(folder / "copy",
                           {"export", "--format", "pdf", "-o", (folder / "out").string(), "--from",
                            "2019", "--to", "2023"},
                           options);
  EXPECT_EQ(run.status, kExitQuarantined) << run.err;
  EXPECT_THAT(run.err, HasSubstr("79/TTr-BGDĐT (9566061a6509): "));
  EXPECT_THAT(FilesIn(folder / "out"), Not(IsEmpty()));
}

TEST(ExportFiles, AFolderThatCannotBeMadeIsNamed) {
  const TempFolder folder;
  std::ofstream(folder / "file") << "x";
  const Finished run = ExportAs("ead", folder / "file" / "out");
  EXPECT_EQ(run.status, kExitNotReadable) << run.err;
  EXPECT_THAT(run.err, HasSubstr("file/out: there is no such folder; make it first"));
  const Finished on_file = ExportAs("ead", folder / "file");
  EXPECT_EQ(on_file.status, kExitUsage);
  EXPECT_THAT(on_file.err, HasSubstr("file: is a file, and there is one to write for each letter"));
}

}  // namespace
}  // namespace vanthu
