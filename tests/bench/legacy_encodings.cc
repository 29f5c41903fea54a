// How well text in legacy encodings is told and decoded, and how often right text is taken for it.
//
//   build/legacy_encodings TEXT.txt…     right Vietnamese in UTF-8, a paragraph a line
//   build/legacy_encodings --plain FILE…   texts that must come out as they went in
//
// Each text is cut into letters of 20 paragraphs, each letter written in every encoding, as bytes
// and as the windows-1252 characters that text layers have, and decoded. Baseline: what reads the
// bytes as UTF-8, as load did before.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fold.h"
#include "pipeline/load/legacy_text.h"
#include "tests/pipeline/load/legacy_encoder.h"

namespace {

constexpr int kParagraphsOfLetter = 20;

std::string Read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> Letters(const std::string& text) {
  std::vector<std::string> letters;
  std::istringstream lines(text);
  int count = 0;
  for (std::string line; std::getline(lines, line);) {
    if (count++ % kParagraphsOfLetter == 0) letters.emplace_back();
    letters.back() += line + "\n";
  }
  return letters;
}

std::vector<std::string> Words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

struct Score {
  std::size_t words = 0;
  std::size_t right = 0;
  std::size_t right_but_case = 0;
  std::size_t letters = 0;
  std::size_t told = 0;

  void Add(const std::string& truth, const std::string& decoded, bool is_told) {
    const auto expected = Words(truth);
    const auto got = Words(decoded);
    for (std::size_t i = 0; i < std::min(expected.size(), got.size()); ++i) {
      right += expected[i] == got[i] ? 1 : 0;
      right_but_case += vanthu::CanonicalTone(expected[i]) == vanthu::CanonicalTone(got[i]) ? 1 : 0;
    }
    words += expected.size();
    ++letters;
    told += is_told ? 1 : 0;
  }

  void Print(std::string_view name) const {
    const auto percent = [](std::size_t part, std::size_t of) {
      return of == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
    };
    fmt::print(
        "{:28}  letters {:5}  told {:6.2f} %  words right {:7.3f} %  but for case {:7.3f} %\n",
        name, letters, percent(told, letters), percent(right, words),
        percent(right_but_case, words));
  }
};

void MeasureEncodings(std::span<char*> paths) {
  for (const char* charset :
       {"tcvn3", "tcvn5712", "vni", "vps", "viscii", "windows-1258", "viqr", "utf-8"}) {
    Score as_bytes, as_characters, baseline;
    for (const char* path : paths) {
      for (const std::string& letter : Letters(Read(path))) {
        const bool is_utf8 = std::string_view(charset) == "utf-8";
        const std::string bytes = is_utf8 ? letter : vanthu::EncodeLegacy(charset, letter);
        const auto decoded = vanthu::DecodeLegacyText(bytes);
        as_bytes.Add(letter, decoded.text, !decoded.encodings.empty());
        const auto shown = vanthu::DecodeLegacyText(vanthu::AsWindows1252(bytes));
        as_characters.Add(letter, shown.text, !shown.encodings.empty());
        baseline.Add(letter, bytes, false);
      }
    }
    as_bytes.Print(fmt::format("{} bytes", charset));
    as_characters.Print(fmt::format("{} as windows-1252", charset));
    baseline.Print(fmt::format("{} not decoded", charset));
  }
}

void MeasureFalseAlarms(std::span<char*> paths) {
  std::size_t letters = 0;
  std::size_t changed = 0;
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const char* path : paths) {
    for (const std::string& letter : Letters(Read(path))) {
      const auto decoded = vanthu::DecodeLegacyText(letter);
      ++letters;
      bytes += letter.size();
      if (decoded.text == letter) continue;
      ++changed;
      constexpr std::size_t kShown = 5;
      if (changed > kShown) continue;
      const auto before = Words(letter);
      const auto after = Words(decoded.text);
      for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
        if (before[i] != after[i]) fmt::print("  {} -> {}\n", before[i], after[i]);
      }
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("plain texts {}, changed {}, {:.1f} MB/s\n", letters, changed,
             static_cast<double>(bytes) / 1e6 / seconds.count());
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
  if (!arguments.empty() && std::string_view(arguments[0]) == "--plain") {
    MeasureFalseAlarms(arguments.subspan(1));
  } else {
    MeasureEncodings(arguments);
  }
  return 0;
}
