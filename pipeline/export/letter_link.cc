// Tested by tests/pipeline/export/letter_link_test.cc.
#include "pipeline/export/letter_link.h"

#include <fmt/format.h>

#include <system_error>

namespace vanthu {
namespace {

// RFC 3986 §2.3, and what else of `kept` may stand as it is.
std::string PercentEncoded(std::string_view text, std::string_view kept) {
  std::string encoded;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') ||
                          std::string_view("-._~").find(c) != std::string_view::npos ||
                          kept.find(c) != std::string_view::npos;
    if (is_plain) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

void ReplaceAll(std::string& text, std::string_view name, const std::string& value) {
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size()) {
    text.replace(at, name.size(), value);
  }
}

}  // namespace

std::string LetterLink(const ListedTask& task, std::string_view pattern,
                       const std::filesystem::path& archive_dir) {
  if (pattern.empty()) {
    std::error_code ignored;
    const auto file = std::filesystem::absolute(archive_dir / task.original, ignored);
    return "file://" + PercentEncoded(file.lexically_normal().string(), "/");
  }
  std::string link(pattern);
  ReplaceAll(link, "{id}", PercentEncoded(task.letter_id, ""));
  ReplaceAll(link, "{reference}", PercentEncoded(task.reference, ""));
  // What was typed around the names may be a URI already; only what breaks a line must go.
  return PercentEncoded(link, ":/?#[]@!$&'()*+,;=%");
}

}  // namespace vanthu
