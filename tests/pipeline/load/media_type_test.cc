#include "pipeline/load/media_type.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vanthu {
namespace {

std::string Detect(const char* name, std::string_view head) {
  const auto type =
      DetectMediaType(name, {reinterpret_cast<const unsigned char*>(head.data()), head.size()});
  return type ? *type : type.error().message;
}

TEST(MediaType, ContentDecidesNotTheName) {
  EXPECT_EQ(Detect("letter.txt", "%PDF-1.4\n%\xe2\xe3\n"), "application/pdf");
  EXPECT_EQ(Detect("letter.pdf", "Kính gửi: Sở Tài chính\n"), "text/plain");
  EXPECT_EQ(Detect("letter.pdf", std::string_view("II*\0\x08\0\0\0\0\0\0\0\0\0\0\0", 16)),
            "image/tiff");
}

TEST(MediaType, APdfMayBeginLate) {
  EXPECT_EQ(Detect("a", "\r\n\r\nX-Scanner: 1\r\n\r\n%PDF-1.4\n"), "application/pdf");
  EXPECT_NE(Detect("a", std::string(2000, '\n') + "%PDF-1.4\n"), "application/pdf");
}

TEST(MediaType, TheNameTellsMarkdownFromText) {
  EXPECT_EQ(Detect("a.md", "## KẾ HOẠCH\n"), "text/markdown");
  EXPECT_EQ(Detect("a.MD", "## KẾ HOẠCH\n"), "text/markdown");
  EXPECT_EQ(Detect("a.txt", "## KẾ HOẠCH\n"), "text/plain");
}

TEST(MediaType, BrokenTextIsTextByItsName) {
  EXPECT_EQ(Detect("a.txt", "C\xf4ng v\x81n \x02\x03\xff"), "text/plain");
}

TEST(MediaType, OtherTextFormatsAreNoLetters) {
  EXPECT_EQ(Detect("a.txt", "<!DOCTYPE html><html><body>x</body></html>"), "text/html");
  EXPECT_EQ(Detect("a.txt", "{\\rtf1\\ansi x}"), "text/rtf");
}

TEST(MediaType, WhatProgramsWriteForProgramsIsNoLetter) {
  EXPECT_EQ(Detect("a.json", "{\"reference\": \"12/KH-SYT\"}"), "application/json");
  EXPECT_EQ(Detect("a.JSONL", "{\"reference\": \"12/KH-SYT\"}\n{}\n"), "application/jsonl");
  EXPECT_EQ(Detect("a.csv", "Số,Ngày\n12/KH-SYT,02/03/2024\n"), "text/csv");
  EXPECT_EQ(Detect("a.json", "%PDF-1.4\n"), "application/pdf");
}

}  // namespace
}  // namespace vanthu
