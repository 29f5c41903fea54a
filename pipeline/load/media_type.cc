// Tested by tests/pipeline/load/media_type_test.cc.
#include "pipeline/load/media_type.h"

#include <fmt/format.h>
#include <magic.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string_view>
#include <utility>

namespace vanthu {
namespace {

std::string LowerExtension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

bool IsMarkdownName(std::string_view extension) {
  return extension == ".md" || extension == ".markdown";
}

bool IsTextName(std::string_view extension) {
  return extension == ".txt" || extension == ".text" || IsMarkdownName(extension);
}

// Readers accept a PDF whose header stands anywhere in the first kilobyte (ISO 32000-1, H.3, note
// 13); mail gateways and old scanners put lines before it.
bool HasPdfHeader(std::span<const unsigned char> head) {
  constexpr std::string_view kHeader = "%PDF-";
  constexpr std::size_t kSearched = 1024;
  return !std::ranges::search(
              head.first(std::min(head.size(), kSearched)), kHeader,
              [](unsigned char a, char b) { return a == static_cast<unsigned char>(b); })
              .empty();
}

// Text with meaning beyond its words: another program's format, which we do not read.
bool IsForeignText(std::string_view type) {
  constexpr std::array kForeign = {"text/html",  "text/xml",     "text/rtf",  "text/calendar",
                                   "text/vcard", "text/x-vcard", "text/x-tex"};
  return std::ranges::find(kForeign, type) != kForeign.end();
}

// What a program wrote for another one to read. libmagic would have to see such a file whole; the
// name tells it from a letter, which nobody calls so.
std::string_view DataFormat(std::string_view extension) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kFormats = {{
      {".json", "application/json"},
      {".jsonl", "application/jsonl"},
      {".ndjson", "application/jsonl"},
      {".csv", "text/csv"},
      {".tsv", "text/tab-separated-values"},
      {".xml", "text/xml"},
  }};
  const auto* const format =
      std::ranges::find(kFormats, extension, &decltype(kFormats)::value_type::first);
  return format == kFormats.end() ? std::string_view() : format->second;
}

}  // namespace

std::expected<std::string, Error> DetectMediaType(const std::filesystem::path& path,
                                                  std::span<const unsigned char> head) {
  if (HasPdfHeader(head)) return "application/pdf";
  const std::unique_ptr<magic_set, decltype(&magic_close)> magic(
      magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
                 MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_CSV |
                 MAGIC_NO_CHECK_JSON),
      &magic_close);
  if (!magic || magic_load(magic.get(), nullptr) != 0) {
    return std::unexpected(Error{Error::Code::kMissingDependency,
                                 "the file type database of libmagic cannot be read; install the "
                                 "package libmagic-mgc"});
  }
  const char* found = magic_buffer(magic.get(), head.data(), head.size());
  std::string type = found == nullptr ? "application/octet-stream" : found;
  const std::string extension = LowerExtension(path);
  const bool is_unknown_text = type == "application/octet-stream" && IsTextName(extension);
  if ((type.starts_with("text/") && !IsForeignText(type)) || is_unknown_text) {
    if (const std::string_view format = DataFormat(extension); !format.empty()) {
      return std::string(format);
    }
    return IsMarkdownName(extension) ? "text/markdown" : "text/plain";
  }
  if (type == "image/x-ms-bmp") return "image/bmp";
  return type;
}

}  // namespace vanthu
