// Tested by tests/extractors/organisation_test.cc.
#include "extractors/organisation.h"

#include <algorithm>
#include <array>
#include <string>

namespace vanthu {
namespace {

// Words; the longest names of bodies in letters ("Cục Kiểm soát thủ tục hành chính, Văn phòng …")
// stay below.
constexpr std::size_t kMaxIssuerWords = 22;

// In the order of HeadKind.
constexpr std::array<std::string_view, 5> kKinds = {"body", "title", "quantifier", "actor", "none"};

bool IsShortForm(std::string_view form) {
  return form == "tp" || form == "p" || form == "q" || form == "tx" || form == "tt" ||
         form == "h" || form == "x" || form == "đ";
}

// "về việc", "về" and "V/v" with a mark lost: "vê việc", "vẻ viêc", "ve tăng cường". No name of a
// body has such a word in small letters.
bool IsDamagedAbout(const Words& words, std::size_t i) {
  const std::string_view form = words.Form(i);
  if (form == "v" && words.IsMark(i + 1, "/")) return true;
  if (words[i].capital) return false;
  return form == "vê" || form == "ve" || form == "vè" || form == "vẻ" || form == "vể" ||
         form == "vế";
}

}  // namespace

std::expected<Organisations, Error> Organisations::FromTables(const Table& heads,
                                                              const Table& fields,
                                                              const Table& ends) {
  Organisations organisations;
  for (std::size_t row = 0; row < heads.size(); ++row) {
    const std::string_view kind = heads.Cell(row, "kind");
    const auto value = std::ranges::find(kKinds, kind);
    if (value == kKinds.end()) {
      return std::unexpected(Error{Error::Code::kInvalidData, heads.Where(row) + ": kind '" +
                                                                  std::string(kind) + "' unknown"});
    }
    organisations.heads_.Add(heads.Cell(row, "phrase"), static_cast<int>(value - kKinds.begin()));
  }
  for (std::size_t row = 0; row < fields.size(); ++row)
    organisations.fields_.Add(fields.Cell(row, "phrase"), 0);
  for (std::size_t row = 0; row < ends.size(); ++row) {
    organisations.ends_.Add(ends.Cell(row, "phrase"), 0);
    if (ends.Cell(row, "title") == "yes") organisations.titles_.Add(ends.Cell(row, "phrase"), 0);
  }
  return organisations;
}

std::optional<Organisations::Head> Organisations::HeadAt(const Words& words, std::size_t i) const {
  const auto match = heads_.At(words, i);
  if (!match) return std::nullopt;
  const auto kind = static_cast<HeadKind>(match->value);
  if (kind == HeadKind::kNone || kind == HeadKind::kActor) return std::nullopt;
  if (kind == HeadKind::kQuantifier) {
    // "các giải pháp" names nobody.
    std::size_t next = match->end;
    const auto behind = heads_.At(words, next);
    if (!behind || static_cast<HeadKind>(behind->value) == HeadKind::kNone) return std::nullopt;
  }
  return Head{.kind = kind, .end = match->end};
}

std::size_t Organisations::EndOfField(const Words& words, std::size_t i) const {
  const auto field = fields_.At(words, i);
  return field ? field->end : i;
}

bool Organisations::OpensTitle(const Words& words, std::size_t i) const {
  const auto match = titles_.At(words, i);
  // "Ban Hành chính" and "Ban Chỉ đạo" are names: in a title only the first word is capital.
  return match && (match->end == i + 1 || !words[i + 1].capital);
}

std::size_t Organisations::EndOfIssuer(const Words& words, std::size_t begin) const {
  if (begin >= words.size() || words[begin].kind != WordKind::kWord) return begin;
  // An issuer begins with a capital: "của tỉnh", "của đơn vị" name nobody in particular.
  if (!words[begin].capital) {
    const auto head = HeadAt(words, begin);
    if (!head || head->kind == HeadKind::kQuantifier) return begin;
  }
  std::size_t i = begin;
  std::size_t end = begin;
  bool bracket = false;
  while (i < words.size() && i - begin < kMaxIssuerWords) {
    if (const std::size_t field = EndOfField(words, i); field != i) {
      i = end = field;
      continue;
    }
    const TextWord& word = words[i];
    if (word.kind == WordKind::kNumber) {
      // "Quận 1", "Bệnh viện 108", "khóa 12"; a number that begins a date or an item ends the name.
      if (!word.space_before || i + 1 >= words.size() || words.IsMark(i + 1, "/")) break;
      end = ++i;
      // "nhiệm kỳ 2020 - 2025"
      if (i > 1 && words.Form(i - 2) == "kỳ" && words.IsDash(i) && words.IsNumber(i + 1)) {
        end = i += 2;
      }
      continue;
    }
    if (word.kind == WordKind::kMark) {
      if (words.IsDash(i) && i + 1 < words.size() && words[i + 1].kind == WordKind::kWord &&
          words[i + 1].capital) {
        ++i;
        continue;
      }
      if ((words.IsMark(i, "&") || words.IsMark(i, "/")) && !word.space_before) {
        ++i;
        continue;
      }
      if (words.IsMark(i, ".") && i > begin && IsShortForm(words.Form(i - 1)) &&
          i + 1 < words.size()) {
        ++i;
        continue;
      }
      if (words.IsMark(i, "(") && words.Form(i + 1) == "khóa") {
        bracket = true;
        ++i;
        continue;
      }
      if (words.IsMark(i, ")") && bracket) {
        end = i + 1;
      }
      break;
    }
    // A head brings its own small words along: "Ban chỉ đạo", "Tổ công tác".
    if (const auto head = HeadAt(words, i); head && head->end > i + 1) {
      i = end = head->end;
      continue;
    }
    if (i != begin && !word.capital && ends_.At(words, i).has_value()) break;
    if (i != begin && word.capital && OpensTitle(words, i)) break;
    if (words.Form(i) == "số" && words.IsNumber(i + 1)) break;
    if (i != begin && IsDamagedAbout(words, i)) break;
    if (words.Form(i) == "và") {
      // "Bộ Nội vụ và Văn phòng Chính phủ" is joint; "và các …", "và đề nghị …" goes on with
      // something else.
      if (i + 1 >= words.size() || !words[i + 1].capital || ends_.At(words, i + 1)) break;
      ++i;
      continue;
    }
    end = ++i;
  }
  return end;
}

}  // namespace vanthu
