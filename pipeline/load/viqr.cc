// Tested by tests/pipeline/load/viqr_test.cc.
#include "pipeline/load/viqr.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractors/span.h"
#include "extractors/table.h"
#include "pipeline/load/legacy_tables.h"
#include "pipeline/load/spelling.h"

namespace vanthu {
namespace {

// A letter with its shape and tone: "a^."; the longest first.
constexpr std::size_t kLongestCode = 3;
constexpr char kEscape = '\\';

const std::unordered_map<std::string, std::string>& Letters() {
  static const auto kLetters = [] {
    std::unordered_map<std::string, std::string> letters;
    const auto table = Table::Parse("legacy_encodings.tsv", kLegacyEncodingTable).value();
    for (std::size_t row = 0; row < table.size(); ++row) {
      letters.emplace(table.Cell(row, "viqr"), table.Cell(row, "letter"));
    }
    letters.emplace("dD", "đ");
    letters.emplace("Dd", "Đ");
    return letters;
  }();
  return kLetters;
}

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// What a converter makes of it, and whether it still has characters that are no letters.
std::string Convert(std::string_view word) {
  std::string converted;
  for (std::size_t at = 0; at < word.size();) {
    if (word[at] == kEscape && at + 1 < word.size() && !IsLetter(word[at + 1])) {
      converted += word[at + 1];
      at += 2;
      continue;
    }
    std::size_t size = std::min(kLongestCode, word.size() - at);
    for (; size > 1; --size) {
      const auto found = Letters().find(std::string(word.substr(at, size)));
      if (found == Letters().end()) continue;
      converted += found->second;
      break;
    }
    if (size <= 1) converted += word[at];
    at += std::max<std::size_t>(size, 1);
  }
  return converted;
}

bool IsSyllable(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  const std::u16string_view piece(text.getBuffer(), static_cast<std::size_t>(text.length()));
  for (const char16_t c : piece) {
    if (!u_isalpha(c)) return false;
  }
  return Judge(piece) == Spelling::kSyllables || piece.size() == 1;
}

bool IsMark(char c) { return std::string_view("^(+`'?~.").find(c) != std::string_view::npos; }

// Letters and marks beginning with a letter; what stands around (brackets, commas, digits) is not.
std::vector<Span> WordsOf(std::string_view line) {
  std::vector<Span> words;
  const auto is_of_word = [&](std::size_t i) {
    return IsLetter(line[i]) || IsMark(line[i]) || line[i] == kEscape;
  };
  for (std::size_t begin = 0; begin < line.size();) {
    if (!IsLetter(line[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < line.size() && is_of_word(end)) ++end;
    words.push_back({begin, end});
    begin = end;
  }
  return words;
}

// U.S., a.m.: a period behind every letter.
bool IsDotted(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (IsLetter(word[i]) == (i % 2 != 0) || (i % 2 != 0 && word[i] != '.')) return false;
  }
  return word.size() > 2;
}

// Addresses and codes hold words that might be Vietnamese: a.i@c.vn, dd/mm, 3a. A mark that they
// have no use for tells la^`n/na(m from them.
bool IsWithinCode(std::string_view line, Span word) {
  if (IsDotted(word.Of(line))) return true;
  if (word.Of(line).find_first_of("^(+`'~") != std::string_view::npos) return false;
  const auto is_of_code = [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("@/_=&#%$<>|").find(c) != std::string_view::npos;
  };
  return (word.begin > 0 && is_of_code(line[word.begin - 1])) ||
         (word.end < line.size() && is_of_code(line[word.end]));
}

struct ConvertedWord {
  std::string text;      // with the punctuation behind it
  bool is_sure = false;  // had a mark inside, or a shape, or đ
};

// The letters of a reference code: QDD, NDD, BTDDKT. "DD" alone is a day.
std::optional<std::string> ConvertCode(std::string_view word) {
  const bool is_code = word.size() > 2 && word.find("DD") != std::string_view::npos &&
                       std::ranges::all_of(word, [](unsigned char c) { return std::isupper(c); });
  return is_code ? std::optional(Convert(word)) : std::nullopt;
}

// Nothing when the word is no VIQR syllable, or has no mark.
std::optional<ConvertedWord> ConvertWord(std::string_view line, Span span) {
  std::string_view word = span.Of(line);
  // The marks behind the last letter are its own or punctuation, and the longest syllable wins: in
  // RFC 1456 a period that is none is escaped. Typists forget it, so at the end of a line a period
  // behind a plain letter ("ddi qua.") is one; behind a shape (Bo^.) it is not.
  std::size_t letters_end = word.size();
  while (letters_end > 0 && !IsLetter(word[letters_end - 1])) --letters_end;
  std::size_t next = span.end;
  while (next < line.size() && line[next] == ' ') ++next;
  const bool a_word_follows = span.end < next && next < line.size();
  const bool a_mark_follows =
      span.end < line.size() &&
      std::string_view(",;:)").find(line[span.end]) != std::string_view::npos;
  for (std::size_t size = word.size() + 1; size-- > letters_end;) {
    const std::string_view core = word.substr(0, size);
    const bool ends_in_period = size > letters_end && core.back() == '.';
    const bool goes_on = size < word.size() || a_word_follows || a_mark_follows;
    const bool has_shape =
        size >= 2 && std::string_view("^(+").find(core[size - 2]) != std::string_view::npos;
    if (ends_in_period && !has_shape && !goes_on) continue;
    const std::string converted = Convert(core);
    if (converted == core || !IsSyllable(converted)) continue;
    std::size_t weak_from = size;
    while (weak_from > 0 && !IsLetter(core[weak_from - 1])) --weak_from;
    const bool is_inside = core.substr(0, weak_from).find_first_of("^(+`'?~.") < weak_from;
    const bool has_strong_end =
        core.substr(weak_from).find_first_of("^(+`~") != std::string_view::npos;
    const bool has_stroke =
        converted.find("đ") != std::string::npos || converted.find("Đ") != std::string::npos;
    return ConvertedWord{converted + std::string(word.substr(size)),
                         is_inside || has_strong_end || has_stroke};
  }
  if (word.find(kEscape) != std::string_view::npos) return ConvertedWord{Convert(word), false};
  return std::nullopt;
}

}  // namespace

ViqrEvidence WeighViqr(std::string_view line) {
  ViqrEvidence evidence;
  for (const Span span : WordsOf(line)) {
    if (IsWithinCode(line, span)) continue;
    ++evidence.words;
    const auto converted = ConvertWord(line, span);
    if (converted && converted->is_sure) {
      ++evidence.strong;
    } else if (!converted) {
      const std::string_view word = span.Of(line);
      const std::size_t last = word.find_last_not_of("^(+`'?~.\\");
      const bool has_inner_mark = word.substr(0, last).find_first_of("^(+`'?~.") < last;
      evidence.broken += has_inner_mark ? 1 : 0;
    }
  }
  return evidence;
}

std::string DecodeViqr(std::string_view line) {
  std::string decoded;
  std::size_t copied = 0;
  for (const Span span : WordsOf(line)) {
    std::optional<std::string> converted = ConvertCode(span.Of(line));
    if (!converted && !IsWithinCode(line, span)) {
      if (auto word = ConvertWord(line, span)) converted = std::move(word->text);
    }
    if (!converted) continue;
    decoded += line.substr(copied, span.begin - copied);
    decoded += *converted;
    copied = span.end;
  }
  decoded += line.substr(copied);
  return decoded;
}

}  // namespace vanthu
