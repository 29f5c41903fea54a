// One pass over the pieces between spaces. A piece with a figure, an @ or a web address in it is
// one token, because its parts are no words (30/2020/NĐ-CP); all other pieces fall into their runs
// of letters (Kinh tế-Xã hội, và/hoặc). The numbering at the head of an item is cut off what is
// stuck to it ("1.Mở rộng").
//
// Tested by tests/models/language_model/tokens_test.cc.
#include "models/language_model/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <utility>

namespace vanthu {
namespace {

struct Letter {
  UChar32 code = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool IsLetter(UChar32 code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  return u_isalpha(code) || u_getCombiningClass(code) != 0;
}

bool IsFigure(UChar32 code) { return code >= '0' && code <= '9'; }

// Stands inside a number: 1.500.000, 30/4, 7-8, 50%, 3x4 is a code.
bool IsInNumber(UChar32 code) {
  return IsFigure(code) || code == '.' || code == ',' || code == '/' || code == '-' ||
         code == ':' || code == '%' || code == '+' || code == 0x2013;
}

bool IsBreak(UChar32 code) {
  return code == '.' || code == '!' || code == '?' || code == ';' || code == ':' || code == 0x2026;
}

bool IsPause(UChar32 code) { return code == ',' || code == '(' || code == ')'; }

bool IsSpace(UChar32 code) { return code == ' ' || code == '\t' || u_isUWhiteSpace(code); }

std::vector<Letter> Decode(std::string_view line) {
  std::vector<Letter> letters;
  letters.reserve(line.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
  const auto size = static_cast<std::int32_t>(line.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 code = 0;
    U8_NEXT(bytes, i, size, code);
    letters.push_back({code, static_cast<std::size_t>(begin), static_cast<std::size_t>(i)});
  }
  return letters;
}

// Cuts letters [begin, end) of a line into tokens.
class Cutter {
 public:
  explicit Cutter(std::string_view line) : letters_(Decode(line)) {}

  std::vector<Token> Cut() {
    const std::size_t size = letters_.size();
    for (std::size_t begin = 0; begin < size;) {
      if (IsSpace(letters_[begin].code)) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < size && !IsSpace(letters_[end].code)) ++end;
      CutPiece(begin, end);
      begin = end;
    }
    ReadCases();
    return std::move(tokens_);
  }

 private:
  void CutPiece(std::size_t begin, std::size_t end) {
    while (begin < end && !IsLetter(At(begin)) && !IsFigure(At(begin))) {
      AddMark(begin);
      ++begin;
    }
    std::size_t core_end = end;
    while (core_end > begin && !IsLetter(At(core_end - 1)) && !IsFigure(At(core_end - 1)) &&
           At(core_end - 1) != '%') {
      --core_end;
    }
    if (begin < core_end) CutCore(begin, core_end);
    for (std::size_t i = core_end; i < end; ++i) {
      AddMark(i);
    }
  }

  void CutCore(std::size_t begin, std::size_t end) {
    bool has_figure = false;
    bool has_other = false;   // neither a figure nor what stands inside numbers
    bool is_address = false;  // a@b.vn, www.b.vn, http://b.vn
    for (std::size_t i = begin; i < end; ++i) {
      has_figure |= IsFigure(At(i));
      has_other |= !IsInNumber(At(i));
      is_address |= At(i) == '@' || (At(i) == '/' && i > begin && At(i - 1) == '/');
    }
    if (has_figure && !has_other) return Add(begin, end, TokenKind::kNumber);
    if (has_figure) {
      const std::size_t label_end = LabelEnd(begin, end);
      if (label_end == begin) return Add(begin, end, TokenKind::kCode);
      Add(begin, label_end, TokenKind::kNumber);
      AddMark(label_end);
      return CutCore(label_end + 1, end);
    }
    if (is_address) return Add(begin, end, TokenKind::kCode);
    for (std::size_t i = begin; i < end;) {
      if (!IsLetter(At(i))) {
        AddMark(i);
        ++i;
        continue;
      }
      std::size_t word_end = i;
      while (word_end < end && IsLetter(At(word_end))) ++word_end;
      Add(i, word_end, TokenKind::kWord);
      i = word_end;
    }
  }

  // The end of the figures of a label that is stuck to a word, "1.Mở": figures, a point, then
  // letters only. `begin` when there is none.
  std::size_t LabelEnd(std::size_t begin, std::size_t end) const {
    std::size_t i = begin;
    while (i < end && IsFigure(At(i))) ++i;
    if (i == begin || i + 2 >= end || At(i) != '.') return begin;
    for (std::size_t j = i + 1; j < end; ++j) {
      if (!IsLetter(At(j))) return begin;
    }
    return i;
  }

  UChar32 At(std::size_t i) const { return letters_[i].code; }

  void Add(std::size_t begin, std::size_t end, TokenKind kind) {
    tokens_.push_back({letters_[begin].begin, letters_[end - 1].end, kind, WordCase::kNone});
    first_letters_.push_back(begin);
  }

  // Of a row of marks the strongest counts, once.
  void AddMark(std::size_t at) {
    const bool is_break = IsBreak(At(at));
    if (!is_break && !IsPause(At(at))) return;
    if (tokens_.empty() || tokens_.back().kind == TokenKind::kBreak) return;
    if (tokens_.back().kind == TokenKind::kPause) {
      if (!is_break && At(at) != '(') return;
      tokens_.pop_back();
      first_letters_.pop_back();
    }
    Add(at, at + 1, is_break ? TokenKind::kBreak : TokenKind::kPause);
  }

  WordCase WrittenCase(std::size_t token) const {
    std::size_t upper = 0;
    std::size_t all = 0;
    for (std::size_t i = first_letters_[token];
         i < letters_.size() && letters_[i].end <= tokens_[token].end; ++i) {
      upper += u_isUUppercase(At(i)) ? 1U : 0U;
      ++all;
    }
    if (upper == 0) return WordCase::kLower;
    if (!u_isUUppercase(At(first_letters_[token]))) return WordCase::kLower;
    return upper == all && all > 1 ? WordCase::kUpper : WordCase::kCapitalized;
  }

  // Case tells of a name only inside a sentence of small letters.
  void ReadCases() {
    std::size_t lower = 0;
    std::size_t other = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != TokenKind::kWord) continue;
      tokens_[i].letter_case = WrittenCase(i);
      ++(tokens_[i].letter_case == WordCase::kLower ? lower : other);
    }
    const bool is_headline = lower <= other;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool starts = i == 0 || tokens_[i - 1].kind == TokenKind::kBreak;
      if (is_headline || starts) tokens_[i].letter_case = WordCase::kNone;
    }
  }

  std::vector<Letter> letters_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> first_letters_;  // of each token, in letters_
};

}  // namespace

std::vector<Token> Tokenize(std::string_view line) { return Cutter(line).Cut(); }

}  // namespace vanthu
