// Tested by tests/extractors/citation_tail_test.cc.
#include "extractors/citation_tail.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/calendar.h"
#include "extractors/damaged_date.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxWordsToIssuer = 16;  // "của … tại Công văn số"
constexpr std::size_t kMaxWordsToDate = 40;  // "Ngày …, Bộ Khoa học và Công nghệ đã ký Công điện"
constexpr std::size_t kMaxSubjectWords = 120;

}  // namespace

void CitationTail::Read(std::size_t i, Citing& citing) const {
  citing.core_end = i;
  i = ReadDate(i, citing);
  if (words_.Form(i) == "của" || words_.Form(i) == "do") {
    const std::size_t end = organisations_.EndOfIssuer(words_, i + 1);
    if (end > i + 1) {
      citing.value.issuer = IssuerName(i + 1, end);
      i = end;
      citing.core_end = i;
    }
  }
  i = ReadDate(i, citing);
  citing.end = citing.core_end;
  citing.subject_begin = citing.core_end;
  ReadSubject(i, citing);
}

std::size_t CitationTail::ReadDate(std::size_t i, Citing& citing) const {
  if (citing.value.date.year != 0) return i;
  std::size_t at = i;
  const bool bracket = words_.IsMark(at, "(");
  if (bracket || words_.IsMark(at, ",")) ++at;
  if (words_.Form(at) == "ký") ++at;
  if (words_.Form(at) == "đề") ++at;  // "đề ngày"
  auto date = DateAt(words_, at);
  if (!date || date->date.year == 0) date = DamagedDateAt(words_, at);
  if (!date) return i;
  // After a comma or without "ngày" only a whole date belongs to the number.
  if (words_.Form(at) != "ngày" && words_.Form(at) != "tháng" && words_.Form(at) != "năm" &&
      date->date.day == 0)
    return i;
  if (words_.IsMark(i, ",") && words_.Form(at) == "năm") return i;
  citing.value.date = date->date;
  std::size_t end = date->end;
  if (bracket) {
    if (!words_.IsMark(end, ")")) {
      citing.value.date = {};
      return i;
    }
    ++end;
  }
  citing.core_end = end;
  return end;
}

std::string CitationTail::IssuerName(std::size_t begin, std::size_t end) const {
  std::string name(words_.Covering(begin, end).Of(words_.text()));
  // "Bộ Chính trị (khóa XII)" is recorded without its brackets.
  std::erase_if(name, [](char c) { return c == '(' || c == ')'; });
  return name;
}

void CitationTail::ReadSubject(std::size_t i, Citing& citing) const {
  std::size_t begin = i;
  if (words_.IsMark(begin, ",") && words_.Form(begin + 1) == "về") ++begin;
  if (words_.Form(begin) == "về") {
    ++begin;
    if (words_.Form(begin) == "việc") ++begin;
  } else if (words_.Form(begin) == "v" && words_.IsMark(begin + 1, "/") &&
             words_.Form(begin + 2) == "v") {
    begin += 3;
  } else if (words_.IsMark(begin, "“") || words_.IsMark(begin, "\"")) {
    ++begin;
  } else if (!BeginsSubject(begin)) {
    return;
  }
  const std::size_t end =
      EndOfSubject(begin, words_.IsMark(begin - 1, "“") || words_.IsMark(begin - 1, "\""));
  if (end <= begin) return;
  citing.value.subject = words_.Covering(begin, end).Of(words_.text());
  citing.subject_begin = begin;
  citing.end = end;
}

// Titles that do without "về": "quy định chi tiết …", "sửa đổi, bổ sung …", "ban hành …".
bool CitationTail::BeginsSubject(std::size_t i) const {
  constexpr std::array<std::string_view, 16> kVerbs = {
      "quy",  "qui",   "ban",  "phê",   "hướng", "sửa", "công", "bãi",
      "phân", "thành", "điều", "triển", "tăng",  "đẩy", "tổ",   "giao"};
  constexpr std::array<std::string_view, 16> kSecond = {
      "định", "định", "hành",  "duyệt", "dẫn",   "đổi",  "bố",   "bỏ",
      "cấp",  "lập",  "chỉnh", "khai",  "cường", "mạnh", "chức", "nhiệm"};
  for (std::size_t k = 0; k < kVerbs.size(); ++k) {
    if (words_.Form(i) == kVerbs[k] && words_.Form(i + 1) == kSecond[k]) return true;
  }
  return false;
}

std::size_t CitationTail::EndOfSubject(std::size_t begin, bool quoted) const {
  int brackets = 0;
  int quotes = 0;
  for (std::size_t i = begin; i < words_.size(); ++i) {
    if (i - begin > kMaxSubjectWords) return i;
    if (words_[i].kind != WordKind::kMark) {
      if (!quoted && quotes == 0 && i > begin && words_.Form(i) == "gắn" &&
          words_.Form(i + 1) == "với")
        return i;
      if (!quoted && quotes == 0 && i > begin && words_.Form(i) == "bằng" &&
          words_.Form(i + 1) == "những")
        return i;
      continue;
    }
    const std::string_view mark = words_.Form(i);
    if (mark == "“") ++quotes;
    if (mark == "”") {
      if (quoted && quotes == 0) return i;
      quotes = std::max(0, quotes - 1);
    }
    if (mark == "\"") {
      if (quoted) return i;
      quotes = quotes > 0 ? quotes - 1 : 1;
    }
    if (quotes > 0) continue;
    if (mark == "(") {
      if (!words_.IsNumber(i + 1) && words_.Form(i + 1) != "khóa" && words_.Form(i + 1) != "lần")
        return i;
      ++brackets;
    }
    if (mark == ")") {
      if (brackets == 0) return i;
      --brackets;
    }
    if (brackets > 0) continue;
    if (mark == ";") return i;
    if (mark == "." &&
        (i + 1 == words_.size() || (words_[i + 1].space_before && words_[i + 1].capital)))
      return i;
    // ", Sở Y tế đề nghị", ", để …": the sentence of the letter goes on.
    if (mark == "," && (words_.Form(i + 1) == "để" || words_.Form(i + 1) == "theo" ||
                        (i + 1 < words_.size() && words_[i + 1].capital &&
                         organisations_.HeadAt(words_, i + 1)))) {
      return i;
    }
  }
  std::size_t end = words_.size();
  while (end > begin && words_[end - 1].kind == WordKind::kMark && !words_.IsMark(end - 1, "”") &&
         !words_.IsMark(end - 1, ")")) {
    --end;
  }
  return end;
}

void CitationTail::ReadBefore(Citing& citing) const {
  if (!citing.own_type || citing.begin == 0) return;
  std::size_t before = citing.begin;
  while (before > 0 && (words_.Form(before - 1) == "các" || words_.Form(before - 1) == "nội" ||
                        words_.Form(before - 1) == "dung")) {
    --before;
  }
  if (before == 0) return;
  if (words_.Form(before - 1) == "tại" && citing.value.issuer.empty()) {
    ReadIssuerNamedBefore(before - 1, citing);
    return;
  }
  std::size_t verb = 0;
  if (words_.Form(before - 1) == "hành" && before > 1 && words_.Form(before - 2) == "ban") {
    verb = before - 2;
  } else if (words_.Form(before - 1) == "ký" || words_.Form(before - 1) == "có") {
    verb = before - 1;
  } else {
    return;
  }
  if (words_.Form(verb) == "ban" && verb > 0 && words_.Form(verb - 1) == "ký") --verb;
  if (verb > 0 && words_.Form(verb - 1) == "đã") --verb;
  const std::size_t limit = verb > kMaxWordsToDate ? verb - kMaxWordsToDate : 0;
  for (std::size_t i = verb; i-- > limit;) {
    if (words_.IsMark(i, ";") ||
        (words_.IsMark(i, ".") && i + 1 < words_.size() && words_[i + 1].capital))
      return;
    if (words_.Form(i) != "ngày") continue;
    const auto date = DateAt(words_, i);
    if (!date || date->date.day == 0 || date->date.year == 0) return;
    if (citing.value.date.year == 0) citing.value.date = date->date;
    std::size_t issuer = date->end;
    if (words_.IsMark(issuer, ",")) ++issuer;
    const std::size_t end = organisations_.EndOfIssuer(words_, issuer);
    if (citing.value.issuer.empty() && end > issuer && end <= verb)
      citing.value.issuer = IssuerName(issuer, end);
    return;
  }
}

std::string CitationTail::IssuerOfList(std::size_t type_end, std::size_t list_begin) const {
  if (words_.Form(type_end) != "của") return {};
  const std::size_t end = organisations_.EndOfIssuer(words_, type_end + 1);
  const bool opens = end > type_end + 1 && words_.IsMark(end, ":") && end + 1 == list_begin;
  return opens ? IssuerName(type_end + 1, end) : std::string();
}

void CitationTail::ReadIssuerNamedBefore(std::size_t tai, Citing& citing) const {
  const std::size_t limit = tai + 1 > kMaxWordsToIssuer ? tai + 1 - kMaxWordsToIssuer : 0;
  for (std::size_t i = tai; i-- > limit;) {
    if (words_.Form(i) != "của") continue;
    if (organisations_.EndOfIssuer(words_, i + 1) == tai) {
      citing.value.issuer = IssuerName(i + 1, tai);
    }
    return;
  }
}

}  // namespace vanthu
