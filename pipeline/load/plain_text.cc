// Tested by tests/pipeline/load/plain_text_test.cc.
#include "pipeline/load/plain_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "extractors/span.h"
#include "pipeline/display_path.h"
#include "pipeline/load/legacy_text.h"
#include "pipeline/load/limits.h"

namespace vanthu {
namespace {

using Bytes = std::span<const unsigned char>;

// 2,000 pages of closely set text are 12 MB.
constexpr std::size_t kMaxTextBytes = 64U << 20;
constexpr int kTabWidth = 8;                               // columns, as terminals have it
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Encoding {
  const char* name;
  std::size_t mark_size;  // of the byte order mark
};

bool StartsWith(Bytes bytes, std::initializer_list<unsigned char> mark) {
  return bytes.size() >= mark.size() && std::ranges::equal(bytes.first(mark.size()), mark);
}

// A UTF-16 text without a mark betrays itself by its zero bytes: every space and line end has one,
// on the same side. The other side has few: U+0300 of a decomposed `à`. UTF-8 text has none.
Encoding DetectEncoding(Bytes bytes) {
  if (StartsWith(bytes, {0xef, 0xbb, 0xbf})) return {"UTF-8", 3};
  if (StartsWith(bytes, {0xff, 0xfe})) return {"UTF-16LE", 2};
  if (StartsWith(bytes, {0xfe, 0xff})) return {"UTF-16BE", 2};
  constexpr std::size_t kSample = 4096;
  const Bytes sample = bytes.first(std::min(bytes.size(), kSample));
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == 0) ++zeros[i % 2];
  }
  const std::size_t many = sample.size() / 8;
  constexpr std::size_t kSideRatio = 4;
  if (zeros[1] > many && zeros[0] * kSideRatio < zeros[1]) return {"UTF-16LE", 0};
  if (zeros[0] > many && zeros[1] * kSideRatio < zeros[0]) return {"UTF-16BE", 0};
  return {"UTF-8", 0};
}

// What is neither UTF-16 nor right UTF-8 may be in an encoding from before Unicode.
LegacyText ToUtf8(Bytes bytes) {
  const Encoding encoding = DetectEncoding(bytes);
  const Bytes body = bytes.subspan(encoding.mark_size);
  if (std::string_view(encoding.name) == "UTF-8") {
    return DecodeLegacyText({reinterpret_cast<const char*>(body.data()), body.size()});
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(encoding.name, &status));
  // ICU's converters put U+FFFD where bytes make no character.
  const icu::UnicodeString text(reinterpret_cast<const char*>(body.data()),
                                static_cast<std::int32_t>(body.size()), converter.getAlias(),
                                status);
  std::string utf8;
  text.toUTF8String(utf8);
  return DecodeLegacyText(utf8);
}

// Another program's file with a text's name. Zero bytes at the end are what some systems filled
// their last block with; a few inside are damage that costs a character each.
bool IsBinary(Bytes bytes) {
  if (std::string_view(DetectEncoding(bytes).name) != "UTF-8") return false;
  while (!bytes.empty() && bytes.back() == 0) bytes = bytes.first(bytes.size() - 1);
  constexpr std::ptrdiff_t kBytesAZero = 1000;  // random bytes have four
  const auto size = static_cast<std::ptrdiff_t>(bytes.size());
  return std::ranges::count(bytes, 0) > 1 + size / kBytesAZero;
}

std::size_t CountReplacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++count;
  }
  return count;
}

// The words of one line; its leading spaces are counted, other control characters dropped.
OcrLine LineFromText(std::string_view text) {
  OcrLine line;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) line.words.push_back({.text = std::exchange(word, {})});
  };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c == '\t' || u_isUWhiteSpace(c)) {
      if (line.words.empty() && word.empty()) {
        line.indent = c == '\t' ? (line.indent / kTabWidth + 1) * kTabWidth : line.indent + 1;
      }
      end_word();
    } else if (!u_iscntrl(c)) {
      word.append(text.substr(begin, i - begin));
    }
  }
  end_word();
  if (line.words.empty()) line.indent = 0;
  return line;
}

// Cuts at \n, \r\n and \r.
std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    const bool is_pair = text.substr(end, 2) == "\r\n";
    text.remove_prefix(end + (is_pair ? 2 : 1));
  }
  return lines;
}

class PlainTextReader : public PageReader {
 public:
  PlainTextReader(LegacyText text, std::vector<Span> pages)
      : text_(std::move(text.text)),
        issues_(LegacyIssues(text.encodings)),
        pages_(std::move(pages)) {}

  [[nodiscard]] int page_count() const override { return static_cast<int>(pages_.size()); }

  [[nodiscard]] std::expected<LoadedPage, Error> LoadPage(int number) override {
    const std::string_view text = pages_[static_cast<std::size_t>(number - 1)].Of(text_);
    LoadedPage page;
    page.number = number;
    page.source = PageContent::Source::kPlainText;
    page.issues = issues_;
    for (const std::string_view line : SplitLines(text)) {
      page.lines.push_back(LineFromText(line));
    }
    if (const std::size_t lost = CountReplacements(text); lost > 0) {
      page.issues.push_back(
          {"invalid_bytes",
           fmt::format("{} characters are neither UTF-8 nor UTF-16 and were replaced", lost)});
    }
    return page;
  }

 private:
  std::string text_;           // UTF-8
  std::vector<Issue> issues_;  // of every page
  std::vector<Span> pages_;    // in text_, without the form feeds
};

}  // namespace

std::expected<std::unique_ptr<PageReader>, Error> OpenPlainText(const std::filesystem::path& path,
                                                                const MappedFile& file,
                                                                const LoadLimits& limits) {
  const std::string shown = DisplayPath(path);
  const Bytes bytes = file.bytes();
  if (bytes.size() > kMaxTextBytes) {
    return std::unexpected(
        Error{Error::Code::kTooLarge,
              fmt::format("{}: a text of {} MB is over the limit of {} MB; split it into letters",
                          shown, bytes.size() >> 20, kMaxTextBytes >> 20)});
  }
  if (IsBinary(bytes)) {
    return std::unexpected(
        Error{Error::Code::kUnsupported,
              fmt::format("{}: is named as a text and is none; make it a PDF, TIFF, PNG or JPEG, "
                          "or save it as plain text",
                          shown)});
  }
  LegacyText decoded = ToUtf8(bytes);
  const std::string_view text = decoded.text;
  std::vector<Span> pages;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    pages.push_back({begin, end});
    if (end == text.size()) break;
    begin = end + 1;
    // A form feed ends a page; the last one begins none.
    if (text.find_first_not_of(" \t\r\n", begin) == std::string_view::npos) break;
  }
  if (auto error = CheckPageCount(shown, static_cast<std::int64_t>(pages.size()), limits)) {
    return std::unexpected(*std::move(error));
  }
  return std::make_unique<PlainTextReader>(std::move(decoded), std::move(pages));
}

}  // namespace vanthu
