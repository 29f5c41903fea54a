#include "pipeline/load/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/pipeline/load/legacy_encoder.h"
#include "tests/pipeline/load/scratch_folder.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Join(const OcrLine& line) {
  std::string text;
  for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

class PlainText : public testing::Test {
 protected:
  std::unique_ptr<PageReader> Open(std::string_view bytes, const LoadLimits& limits = {}) {
    const auto path = folder_.Write("letter.txt", bytes);
    auto reader = OpenPlainText(path, *MappedFile::Open(path), limits);
    EXPECT_TRUE(reader.has_value());
    return *std::move(reader);
  }

  // The lines of page `number`, words joined by one space.
  static std::vector<std::string> Lines(PageReader& reader, int number = 1) {
    std::vector<std::string> lines;
    const auto page = reader.LoadPage(number);
    for (const OcrLine& line : page->lines) lines.push_back(Join(line));
    return lines;
  }

  ScratchFolder folder_;
};

TEST_F(PlainText, GivesOneLineALineAndKeepsEmptyOnes) {
  const auto reader = Open("Số: 12/SYT-VP\r\n\r\nKính gửi:\n  - Phòng  Y tế\n");
  EXPECT_THAT(Lines(*reader), ElementsAre("Số: 12/SYT-VP", "", "Kính gửi:", "- Phòng Y tế"));
  const auto page = reader->LoadPage(1);
  EXPECT_EQ(page->source, PageContent::Source::kPlainText);
  EXPECT_TRUE(page->image.empty());
  EXPECT_EQ(page->lines[3].indent, 2);
  EXPECT_EQ(page->lines[0].indent, 0);
  EXPECT_THAT(page->lines[1].words, IsEmpty());
  EXPECT_THAT(page->issues, IsEmpty());
}

TEST_F(PlainText, RefusesAnotherProgramsFileWithATextsName) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 7 % 256);
  const auto path = folder_.Write("letter.txt", bytes);
  const auto reader = OpenPlainText(path, *MappedFile::Open(path), {});
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, Error::Code::kUnsupported);
  EXPECT_THAT(reader.error().message, testing::HasSubstr("letter.txt: is named as a text"));
}

TEST_F(PlainText, TakesZeroBytesAtTheEndAndOneInside) {
  const auto reader =
      Open("Số: 12/SYT-VP\nKính" + std::string(1, '\0') + " gửi:\n" + std::string(512, '\0'));
  EXPECT_THAT(Lines(*reader), ElementsAre("Số: 12/SYT-VP", "Kính gửi:", ""));
}

TEST_F(PlainText, TellsDecomposedUtf16WithoutAMark) {
  std::string bytes;
  for (const char16_t c :
       std::u16string(u"Thanh tra ho\u0300a gia\u0309i va\u0300 kie\u0302\u0309m tra")) {
    bytes += static_cast<char>(c & 0xFF);
    bytes += static_cast<char>(c >> 8);
  }
  const auto reader = Open(bytes);
  EXPECT_THAT(Lines(*reader), ElementsAre("Thanh tra hòa giải và kiểm tra"));
}

TEST_F(PlainText, WordsHaveNoSpacesOfAnyKind) {
  const auto reader = Open("a\u00a0b\u2003c\td\u3000e");
  EXPECT_THAT(Lines(*reader), ElementsAre("a b c d e"));
}

TEST_F(PlainText, ATabIndentsToTheNextStop) {
  EXPECT_EQ(Open("\tx")->LoadPage(1)->lines[0].indent, 8);
  EXPECT_EQ(Open("   \tx")->LoadPage(1)->lines[0].indent, 8);
  EXPECT_EQ(Open("   ")->LoadPage(1)->lines[0].indent, 0);
}

TEST_F(PlainText, AFormFeedEndsAPage) {
  const auto reader = Open("trang một\fTrang hai\n\f\n");
  ASSERT_EQ(reader->page_count(), 2);
  EXPECT_THAT(Lines(*reader, 1), ElementsAre("trang một"));
  EXPECT_THAT(Lines(*reader, 2), ElementsAre("Trang hai"));
  EXPECT_EQ(reader->LoadPage(2)->number, 2);
}

TEST_F(PlainText, AnEmptyPageInTheMiddleStays) { EXPECT_EQ(Open("một\f\fba")->page_count(), 3); }

TEST_F(PlainText, ReadsEveryUnicodeEncoding) {
  const std::u16string text = u"Thủ tướng và các bộ";
  std::string little, big;
  for (const char16_t c : text) {
    little += {static_cast<char>(c & 0xff), static_cast<char>(c >> 8)};
    big += {static_cast<char>(c >> 8), static_cast<char>(c & 0xff)};
  }
  for (const std::string& bytes :
       {std::string("Thủ tướng và các bộ"), "\xef\xbb\xbf" + std::string("Thủ tướng và các bộ"),
        "\xff\xfe" + little, "\xfe\xff" + big, little, big}) {
    const auto reader = Open(bytes);
    EXPECT_THAT(Lines(*reader), ElementsAre("Thủ tướng và các bộ"));
    EXPECT_THAT(reader->LoadPage(1)->issues, IsEmpty());
  }
}

TEST_F(PlainText, AnEncodingFromBeforeUnicodeIsDecodedAndSaid) {
  const std::string line = "Các xã, phường tổ chức thực hiện nghiêm túc chỉ thị trên.";
  const auto reader = Open(EncodeLegacy("vni", line) + "\f" + EncodeLegacy("vni", line));
  EXPECT_THAT(Lines(*reader, 2), ElementsAre(line));
  const auto page = reader->LoadPage(2);
  ASSERT_EQ(page->issues.size(), 1U);
  EXPECT_EQ(page->issues[0].what, "legacy_encoding");
  EXPECT_EQ(page->issues[0].detail, "decoded from VNI");
}

TEST_F(PlainText, BrokenBytesAreReplacedAndReported) {
  const auto reader = Open("tốt\fh\xc3ng và c\xe1\xbat");
  EXPECT_THAT(reader->LoadPage(1)->issues, IsEmpty());
  EXPECT_THAT(Lines(*reader, 2), ElementsAre("h\ufffdng và c\ufffdt"));
  const auto page = reader->LoadPage(2);
  ASSERT_EQ(page->issues.size(), 1U);
  EXPECT_EQ(page->issues[0].what, "invalid_bytes");
  EXPECT_EQ(page->issues[0].detail.substr(0, 2), "2 ");
}

TEST_F(PlainText, ControlCharactersAreDropped) {
  EXPECT_THAT(Lines(*Open(std::string_view("a\0b\x1b[0m\nc", 9))), ElementsAre("ab[0m", "c"));
}

TEST_F(PlainText, TooManyPagesAreRefusedWithTheLimit) {
  const auto path = folder_.Write("long.txt", "a\fb\fc");
  const auto reader = OpenPlainText(path, *MappedFile::Open(path), {.max_pages = 2});
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, Error::Code::kTooLarge);
  EXPECT_THAT(reader.error().message, testing::HasSubstr("limit of 2"));
}

}  // namespace
}  // namespace vanthu
