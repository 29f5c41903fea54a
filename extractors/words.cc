// Tested by tests/extractors/words_test.cc.
#include "extractors/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/ascii.h"

namespace vanthu {
namespace {

// New tone place and the old one; each pair has as many bytes on both sides.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kOldTone = {{
    {"oà", "òa"},
    {"oá", "óa"},
    {"oả", "ỏa"},
    {"oã", "õa"},
    {"oạ", "ọa"},
    {"oè", "òe"},
    {"oé", "óe"},
    {"oẻ", "ỏe"},
    {"oẽ", "õe"},
    {"oẹ", "ọe"},
    {"uỳ", "ùy"},
    {"uý", "úy"},
    {"uỷ", "ủy"},
    {"uỹ", "ũy"},
    {"uỵ", "ụy"},
}};

// Vietnamese letters outside ASCII begin with these bytes; everything else there is a symbol.
bool IsLetterLead(unsigned char c) {
  return (c >= 0xC3 && c <= 0xCF) || c == 0xE1 || (c >= 0xD0 && c <= 0xDF);
}
bool IsLetterStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         IsLetterLead(static_cast<unsigned char>(c));
}

// The size of the UTF-8 sequence at `at`, at least 1, never past the end.
std::size_t SequenceSize(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() &&
         (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return size;
}

// The code point of a whole sequence of two or three bytes, which is all that Vietnamese needs; 0
// for others.
UChar32 CodePoint(std::string_view sequence) {
  const auto bits = [&](std::size_t i, unsigned mask) {
    return static_cast<UChar32>(static_cast<unsigned char>(sequence[i]) & mask);
  };
  if (sequence.size() == 2) return (bits(0, 0x1FU) << 6) | bits(1, 0x3FU);
  if (sequence.size() == 3) return (bits(0, 0x0FU) << 12) | (bits(1, 0x3FU) << 6) | bits(2, 0x3FU);
  return 0;
}

bool IsCapital(std::string_view text, std::size_t at) {
  if (text[at] >= 'A' && text[at] <= 'Z') return true;
  if (static_cast<unsigned char>(text[at]) < 0x80) return false;
  return u_isupper(CodePoint(text.substr(at, SequenceSize(text, at)))) != 0;
}

// Writes `code` over a sequence of its own size.
void Put(std::string& text, std::size_t at, std::size_t size, UChar32 code) {
  const auto byte = [](UChar32 value) {
    return static_cast<char>(static_cast<unsigned char>(value));
  };
  if (size == 2 && code >= 0x80 && code < 0x800) {
    text[at] = byte(0xC0 | (code >> 6));
    text[at + 1] = byte(0x80 | (code & 0x3F));
  } else if (size == 3 && code >= 0x800 && code < 0x10000) {
    text[at] = byte(0xE0 | (code >> 12));
    text[at + 1] = byte(0x80 | ((code >> 6) & 0x3F));
    text[at + 2] = byte(0x80 | (code & 0x3F));
  }
}

void PutOldTone(std::string& form) {
  for (std::size_t at = 0; at + 1 < form.size(); ++at) {
    if (form[at] != 'o' && form[at] != 'u') continue;
    if (static_cast<unsigned char>(form[at + 1]) < 0x80) continue;
    if (form[at] == 'u' && at > 0 && form[at - 1] == 'q') continue;
    for (const auto& [modern, old] : kOldTone) {
      if (form.compare(at, modern.size(), modern) != 0) continue;
      const std::size_t end = at + modern.size();
      if (end < form.size() && IsLetterStart(form[end])) break;  // "toàn": the same in both styles
      form.replace(at, old.size(), old);
      break;
    }
  }
}

// FNV-1a.
std::uint32_t HashOf(std::string_view form) {
  std::uint32_t hash = 2166136261U;
  for (const char c : form) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

constexpr std::uint32_t kHashBits = 4096 - 1;  // the bits of Phrases::first_words_

std::vector<std::string> SplitForm(std::string_view phrase) {
  const Words words{std::string(phrase)};
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < words.size(); ++i) parts.emplace_back(words.Form(i));
  return parts;
}

}  // namespace

std::string WordForm(std::string_view text) {
  std::string form(text);
  for (std::size_t at = 0; at < form.size();) {
    const char c = form[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c >= 'A' && c <= 'Z') form[at] = static_cast<char>(c - 'A' + 'a');
      ++at;
      continue;
    }
    const std::size_t size = SequenceSize(form, at);
    if (IsLetterLead(static_cast<unsigned char>(c))) {
      const UChar32 code = CodePoint(std::string_view(form).substr(at, size));
      const UChar32 lower = u_tolower(code);
      if (lower != code) Put(form, at, size, lower);
    }
    at += size;
  }
  PutOldTone(form);
  return form;
}

Words::Words(std::string text) : text_(std::move(text)), form_(WordForm(text_)) {
  words_.reserve(text_.size() / 5);
  bool space = true;
  for (std::size_t at = 0; at < text_.size();) {
    const char c = text_[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = true;
      ++at;
      continue;
    }
    std::size_t end = at;
    WordKind kind = WordKind::kMark;
    if (IsDigit(c)) {
      kind = WordKind::kNumber;
      while (end < text_.size() && IsDigit(text_[end])) ++end;
    } else if (IsLetterStart(c)) {
      kind = WordKind::kWord;
      while (end < text_.size() && IsLetterStart(text_[end])) end += SequenceSize(text_, end);
    } else {
      end += SequenceSize(text_, at);
      if (text_.compare(at, end - at, "\u00a0") == 0) {
        space = true;
        at = end;
        continue;
      }
    }
    words_.push_back({.span = {at, end},
                      .hash = HashOf(std::string_view(form_).substr(at, end - at)),
                      .kind = kind,
                      .capital = kind == WordKind::kWord && IsCapital(text_, at),
                      .space_before = space});
    space = false;
    at = end;
  }
}

int Words::Value(std::size_t i) const {
  constexpr std::size_t kMaxDigits = 9;  // fits an int
  if (!IsNumber(i) || words_[i].span.size() > kMaxDigits) return -1;
  int value = 0;
  for (char c : Printed(i)) value = value * 10 + (c - '0');
  return value;
}

std::size_t Words::IndexAt(std::size_t offset) const {
  const auto found = std::ranges::lower_bound(words_, offset, std::less<>(),
                                              [](const TextWord& word) { return word.span.begin; });
  return static_cast<std::size_t>(found - words_.begin());
}

Span Words::Covering(std::size_t begin, std::size_t end) const {
  if (begin >= end || begin >= words_.size()) return {text_.size(), text_.size()};
  return {words_[begin].span.begin, words_[std::min(end, words_.size()) - 1].span.end};
}

bool Words::IsDash(std::size_t i) const {
  if (i >= words_.size() || words_[i].kind != WordKind::kMark) return false;
  const std::string_view mark = Form(i);
  return mark == "-" || mark == "–" || mark == "—" || mark == "−" || mark == "‑";
}

void Phrases::Add(std::string_view phrase, int value) {
  std::vector<std::string> parts = SplitForm(phrase);
  if (parts.empty()) return;
  const std::uint32_t bit = HashOf(parts.front()) & kHashBits;
  first_words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  std::vector<Entry>& entries = by_first_word_[parts.front()];
  parts.erase(parts.begin());
  for (const Entry& entry : entries) {
    if (entry.rest == parts) return;
  }
  const auto place = std::ranges::find_if(
      entries, [&](const Entry& entry) { return entry.rest.size() < parts.size(); });
  entries.insert(place, {.rest = std::move(parts), .value = value});
}

std::optional<Phrases::Match> Phrases::At(const Words& words, std::size_t begin) const {
  if (begin >= words.size()) return std::nullopt;
  const std::uint32_t bit = words[begin].hash & kHashBits;
  if ((first_words_[bit / 64] >> (bit % 64) & 1U) == 0) return std::nullopt;
  const auto found = by_first_word_.find(words.Form(begin));
  if (found == by_first_word_.end()) return std::nullopt;
  for (const Entry& entry : found->second) {
    std::size_t at = begin + 1;
    bool matches = true;
    for (const std::string& part : entry.rest) {
      if (words.Form(at) != part && (words.IsMark(at, ",") || words.IsDash(at))) ++at;
      if (words.Form(at) != part) {
        matches = false;
        break;
      }
      ++at;
    }
    if (matches) return Match{.value = entry.value, .end = at};
  }
  return std::nullopt;
}

}  // namespace vanthu
