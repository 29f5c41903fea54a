#include "pipeline/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "tests/pipeline/load/scratch_folder.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

// The error of opening, which must name the file and say what to do.
Error Refusal(const std::filesystem::path& path, const LoadLimits& limits = {}) {
  const auto source = Source::Open(path, limits);
  if (source) return {Error::Code::kInternal, "opened"};
  EXPECT_THAT(source.error().message, HasSubstr(path.filename().string() + ": "));
  EXPECT_THAT(source.error().message, testing::ContainsRegex("; |, not a letter; "));
  return source.error();
}

TEST(Load, DispatchesByContentWhateverTheName) {
  const ScratchFolder folder;
  TestPdf pdf;
  const Image gray(MakeGrayPage(425, 550));
  pixSetResolution(gray.pix(), 50, 50);
  pdf.AddScan(612, 792, pdf.Image(gray.pix()));
  pdf.Save(folder / "a");
  pixWrite((folder / "b").c_str(), gray.pix(), IFF_TIFF_LZW);
  pixWrite((folder / "c").c_str(), gray.pix(), IFF_PNG);
  pixWrite((folder / "d").c_str(), gray.pix(), IFF_JFIF_JPEG);
  (void)folder.Write("e", "Kính gửi: Sở Nội vụ");
  for (const auto& [name, type] : {std::pair{"a", "application/pdf"},
                                   {"b", "image/tiff"},
                                   {"c", "image/png"},
                                   {"d", "image/jpeg"},
                                   {"e", "text/plain"}}) {
    const auto source = Source::Open(folder / name);
    ASSERT_TRUE(source.has_value()) << source.error().message;
    EXPECT_EQ(source->media_type(), type);
    EXPECT_EQ(source->page_count(), 1);
    EXPECT_TRUE(source->LoadPage(1).has_value());
  }
}

TEST(Load, APageThatIsNotThereIsTheCallersMistake) {
  const ScratchFolder folder;
  const auto source = Source::Open(folder.Write("a.txt", "một\fHai"));
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ(source->LoadPage(0).error().code, Error::Code::kUsage);
  EXPECT_EQ(source->LoadPage(3).error().code, Error::Code::kUsage);
  EXPECT_TRUE(source->LoadPage(2).has_value());
}

TEST(Load, ASourceMayBeMoved) {
  const ScratchFolder folder;
  auto first = Source::Open(folder.Write("a.txt", "một"));
  const Source second = *std::move(first);
  EXPECT_EQ(second.page_count(), 1);
}

TEST(Load, RefusesWhatIsNoFile) {
  const ScratchFolder folder;
  EXPECT_EQ(Refusal(folder / "missing.pdf").code, Error::Code::kNotFound);
  EXPECT_EQ(Refusal(folder.Write("file.pdf", "x") / "below.pdf").code, Error::Code::kNotFound);
  std::filesystem::create_directory(folder / "folder.pdf");
  EXPECT_EQ(Refusal(folder / "folder.pdf").code, Error::Code::kUnsupported);
  std::filesystem::create_symlink("loop.pdf", folder / "loop.pdf");
  EXPECT_EQ(Refusal(folder / "loop.pdf").code, Error::Code::kNotFound);
  // Nobody writes to it: opening must not wait.
  ASSERT_EQ(mkfifo((folder / "pipe.pdf").c_str(), 0600), 0);
  EXPECT_EQ(Refusal(folder / "pipe.pdf").code, Error::Code::kUnsupported);
}

TEST(Load, RefusesAFileItMayNotRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const ScratchFolder folder;
  const auto path = folder.Write("locked.pdf", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  EXPECT_EQ(Refusal(path).code, Error::Code::kPermission);
}

TEST(Load, RefusesAnEmptyFile) {
  const ScratchFolder folder;
  const Error error = Refusal(folder.Write("empty.pdf", ""));
  EXPECT_EQ(error.code, Error::Code::kInvalidData);
  EXPECT_THAT(error.message, HasSubstr("empty"));
}

TEST(Load, RefusesAFileOverTheLimitOfBytes) {
  const ScratchFolder folder;
  EXPECT_EQ(Refusal(folder.Write("big.pdf", std::string(2000, 'x')), {.max_file_bytes = 1000}).code,
            Error::Code::kTooLarge);
}

TEST(Load, RefusesOtherFormatsByTheirName) {
  const ScratchFolder folder;
  const Error error =
      Refusal(folder.Write("song.pdf", std::string_view("RIFF\x24\x08\0\0WAVEfmt ", 16)));
  EXPECT_EQ(error.code, Error::Code::kUnsupported);
  EXPECT_THAT(error.message, HasSubstr("PDF, TIFF, PNG or JPEG"));
  EXPECT_EQ(Refusal(folder.Write("noise.bin", std::string("\x00\x01\x02\xfe\xff\x80", 6))).code,
            Error::Code::kUnsupported);
}

TEST(Load, TruncatedFilesOfEveryFormatAreRefusedOrReadNeverFatal) {
  const ScratchFolder folder;
  TestPdf pdf;
  const Image gray(MakeGrayPage(425, 550));
  pdf.AddScan(612, 792, pdf.Image(gray.pix()));
  pdf.Save(folder / "whole.pdf");
  pixWrite((folder / "whole.tif").c_str(), gray.pix(), IFF_TIFF_LZW);
  pixWrite((folder / "whole.png").c_str(), gray.pix(), IFF_PNG);
  pixWrite((folder / "whole.jpg").c_str(), gray.pix(), IFF_JFIF_JPEG);
  for (const char* name : {"whole.pdf", "whole.tif", "whole.png", "whole.jpg"}) {
    const auto path = folder / name;
    while (std::filesystem::file_size(path) > 20) {
      std::filesystem::resize_file(path, std::filesystem::file_size(path) * 2 / 3);
      const auto source = Source::Open(path);
      const std::string message = source ? [&] {
        const auto page = source->LoadPage(1);
        return page ? std::string() : page.error().message;
      }() : source.error().message;
      if (!message.empty()) {
        EXPECT_THAT(message, HasSubstr(name));
      }
    }
  }
}

TEST(Load, A40000PixelSquareIsRefusedByItsHeader) {
  const ScratchFolder folder;
  // A PNG header alone: had it been decoded, it would be called damaged.
  const std::string png(
      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x9c\x40\0\0\x9c\x40\x08\x02\0\0\0"
      "\x1b\x54\x8f\x6a\0\0\0\0IDAT",
      41);
  const Error error = Refusal(folder.Write("huge.png", png));
  EXPECT_EQ(error.code, Error::Code::kTooLarge) << error.message;
  EXPECT_THAT(error.message, HasSubstr("40000 x 40000"));
}

TEST(Load, NamesThatBreakMessagesAreShownSafely) {
  const ScratchFolder folder;
  const auto source = Source::Open(folder.Write("a\n\"b\" '\xff.pdf", ""));
  ASSERT_FALSE(source.has_value());
  EXPECT_THAT(source.error().message, HasSubstr("a%0A\"b\" '%FF.pdf: the file is empty"));
}

TEST(Load, NamesOfAnyKindAreRead) {
  const ScratchFolder folder;
  for (const char* name : {"công văn số 12.pdf", "-r", "a\nb.pdf", "\xff\xfe.pdf", "$(touch x).pdf",
                           "'\"`;|&.pdf", "%20%s.pdf"}) {
    TestPdf pdf;
    pdf.AddPage(200, 200, "0 0 100 100 re f");  // Goes to poppler, name and all.
    pdf.Save(folder / name);
    const auto source = Source::Open(folder / name);
    ASSERT_TRUE(source.has_value()) << source.error().message;
    EXPECT_TRUE(source->LoadPage(1).has_value()) << name;
  }
}

TEST(Load, NothingIsPrintedAboutBadFiles) {
  const ScratchFolder folder;
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  for (const std::string& bytes :
       {std::string("\x89PNG\r\n\x1a\nbroken"), std::string("II*\0\x08\0\0\0\xff\xff", 10),
        std::string("\xff\xd8\xff\xe0"
                    "broken"),
        std::string("%PDF-1.4 broken")}) {
    const auto source = Source::Open(folder.Write("bad", bytes));
    if (source) (void)source->LoadPage(1);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

}  // namespace
}  // namespace vanthu
