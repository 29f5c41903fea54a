// Tested by tests/pipeline/normalize/markdown_test.cc.
#include "pipeline/normalize/markdown.h"

#include <algorithm>
#include <cstddef>

namespace vanthu {
namespace {

// "# " to "###### " at the beginning of a line.
constexpr std::size_t kDeepestHeading = 6;

std::size_t RunOf(std::string_view text, std::size_t at, std::string_view characters) {
  return std::min(text.find_first_not_of(characters, at), text.size()) - at;
}

// Emphasis is two or more of '*' and '~'; one alone is a bullet ("* ") or a note mark ("(*)").
std::size_t EmphasisSize(std::string_view line, std::size_t at) {
  const std::size_t run = RunOf(line, at, "*~");
  return run >= 2 ? run : 0;
}

// The heading mark at `at`, spaces around it included.
std::size_t HeadingSize(std::string_view line, std::size_t at) {
  const std::size_t spaces = RunOf(line, at, " ");
  const std::size_t marks = RunOf(line, at + spaces, "#");
  if (marks == 0 || marks > kDeepestHeading) return 0;
  const std::size_t after = at + spaces + marks;
  if (after < line.size() && line[after] != ' ' && EmphasisSize(line, after) == 0) return 0;
  return spaces + marks + RunOf(line, after, " ");
}

}  // namespace

AlignedText StripMarkdown(std::string_view line) {
  AlignedText result;
  std::size_t at = 0;
  const auto drop = [&](std::size_t size) {
    result.alignment.Replace(size, 0);
    at += size;
  };
  // Heading marks stand before, inside or behind emphasis: "**# 1. Mục tiêu**".
  for (std::size_t size = 1; size > 0 && at < line.size();) {
    size = HeadingSize(line, at);
    if (size == 0) {
      const std::size_t spaces = RunOf(line, at, " ");
      const std::size_t marks = EmphasisSize(line, at + spaces);
      if (marks > 0) size = spaces + marks;
    }
    if (size > 0) drop(size);
  }
  while (at < line.size()) {
    if (const std::size_t size = EmphasisSize(line, at); size > 0) {
      drop(size);
      continue;
    }
    std::size_t end = at + 1;
    while (end < line.size() && EmphasisSize(line, end) == 0) ++end;
    result.text.append(line.substr(at, end - at));
    result.alignment.Keep(end - at);
    at = end;
  }
  return result;
}

}  // namespace vanthu
