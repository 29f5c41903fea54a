// Tested by tests/extractors/name_case_test.cc.
#include "extractors/name_case.h"

#include <re2/re2.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "extractors/capitals.h"
#include "extractors/fold.h"
#include "extractors/table.h"

namespace vanthu {
namespace {

// "ĐẠI" -> "Đại". A syllable of Vietnamese has no other capitals.
std::string Capitalized(std::string_view word) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  text.toLower(icu::Locale::getRoot());
  // The first letter may stand behind a bracket or quote.
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (!u_isalpha(text.char32At(i))) continue;
    icu::UnicodeString first(text.char32At(i));
    first.toUpper(icu::Locale::getRoot());
    text.replace(i, text.moveIndex32(i, 1) - i, first);
    break;
  }
  std::string result;
  text.toUTF8String(result);
  return result;
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return words;
    const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
}

std::string Join(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// "II", "XIV": numbers of regions and terms. "I" alone may be OCR's l.
bool IsRoman(std::string_view word) {
  static const re2::RE2 pattern("[IVX]{2,5}");
  return re2::RE2::FullMatch(word, pattern);
}

// The letters of a word with their marks apart, small, đ as d with a mark.
icu::UnicodeString WithMarksApart(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(CanonicalTone(word));
  if (U_FAILURE(status)) return text;
  icu::UnicodeString apart = nfd->normalize(text, status);
  apart.findAndReplace(u"đ", u"d\u0335");
  return apart;
}

// Nothing but marks was lost on the way from `word` to `printed`: "TÊ" may be "tế" and "TINH"
// "tỉnh", but "VẠN" is not "văn".
bool MayBe(std::string_view printed, std::string_view word) {
  const icu::UnicodeString few = WithMarksApart(printed);
  const icu::UnicodeString all = WithMarksApart(word);
  std::int32_t at = 0;
  for (std::int32_t i = 0; i < few.length(); ++i) {
    const bool is_mark = u_charType(few[i]) == U_NON_SPACING_MARK;
    while (at < all.length() && all[at] != few[i] && u_charType(all[at]) == U_NON_SPACING_MARK) {
      ++at;
    }
    if (at == all.length() || all[at] != few[i]) return !is_mark && at == all.length();
    ++at;
  }
  return true;
}

// The words are those of the phrase: all of them may be, or half of them are and the others are
// damaged.
bool IsPhrase(std::string_view printed, std::string_view phrase) {
  const std::vector<std::string_view> words = Words(printed);
  const std::vector<std::string_view> wanted = Words(phrase);
  std::size_t same = 0;
  bool may_be = true;
  for (std::size_t i = 0; i < std::min(words.size(), wanted.size()); ++i) {
    if (CanonicalTone(words[i]).starts_with(CanonicalTone(wanted[i]))) ++same;
    may_be = may_be && MayBe(words[i], wanted[i]);
  }
  return may_be || 2 * same >= wanted.size();
}

std::size_t WordCount(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

}  // namespace

void NameCase::Add(std::string_view phrase) {
  if (by_folded_.Add(phrase, phrases_.size())) phrases_.emplace_back(phrase);
}

std::expected<NameCase, Error> NameCase::FromTables(std::span<const Table> tables) {
  NameCase result;
  for (const Table& table : tables) {
    const std::string_view column = table.HasColumn("phrase") ? "phrase" : "name";
    if (!table.HasColumn(column)) {
      return std::unexpected(
          Error{Error::Code::kInvalidData, table.name() + ": no column 'name' or 'phrase'"});
    }
    for (std::size_t row = 0; row < table.size(); ++row) {
      result.Add(table.Cell(row, column));
      for (const std::string_view code : table.Variants(row, "codes")) {
        result.abbreviations_.emplace(code);
      }
    }
  }
  return result;
}

std::string NameCase::EveryWord(std::string_view text) {
  std::string result;
  for (const std::string_view word : Words(text)) {
    if (!result.empty()) result += ' ';
    result += Capitalized(word);
  }
  return result;
}

std::string NameCase::Sentence(std::string_view text) const {
  const std::vector<std::string_view> words = Words(text);
  if (!IsInCapitals(text)) return Join(words);
  const bool lost_diacritics =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string result;
  for (std::size_t i = 0; i < words.size();) {
    const std::string rest = Join(std::span(words).subspan(i));
    const std::string folded = Fold(rest);
    std::string piece = Capitalized(words[i]);
    std::size_t taken = 1;
    if (IsRoman(words[i]) || abbreviations_.contains(std::string(words[i]))) {
      piece = words[i];
    } else if (const auto match = by_folded_.LongestPrefix(folded)) {
      const std::string& phrase = phrases_[match->value];
      const std::size_t count = WordCount(phrase);
      const std::string printed = Join(std::span(words).subspan(i, count));
      // One word alone may be another word but for its diacritics, unless all of them are lost.
      const bool is_same = CanonicalTone(printed).starts_with(CanonicalTone(phrase));
      if (is_same || (count > 1 && IsPhrase(printed, phrase)) || lost_diacritics) {
        // What is printed behind the phrase in its last word: a comma, a bracket.
        const std::string tail =
            folded.substr(match->size, folded.find(' ', match->size) - match->size);
        piece = phrase + (folded.size() > match->size && folded[match->size] != ' ' ? tail : "");
        taken = count;
      }
    }
    if (!result.empty()) result += ' ';
    result += piece;
    i += taken;
  }
  // The whole begins with a capital: "Tỉnh ủy", "Thành phố Hồ Chí Minh".
  const std::size_t space = result.find(' ');
  const std::string first = result.substr(0, space);
  if (!StartsSmall(first)) return result;
  return Capitalized(first) + (space == std::string::npos ? "" : result.substr(space));
}

}  // namespace vanthu
