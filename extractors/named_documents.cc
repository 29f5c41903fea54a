// Tested by tests/extractors/named_documents_test.cc.
#include "extractors/named_documents.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extractors/calendar.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxWordsToLaw = 16;  // "sửa đổi, bổ sung một số điều của" and more
constexpr std::size_t kMaxResolutionWords = 32;
constexpr std::size_t kMinSchemeWords = 3;
constexpr std::size_t kMaxSchemeWords = 16;
constexpr double kNamedConfidence = 0.85;
constexpr double kSchemeConfidence = 0.7;

bool IsOrdinal(std::string_view printed) {
  return !printed.empty() && std::ranges::all_of(printed, [](char c) {
    return c == 'I' || c == 'V' || c == 'X' || c == 'L' || (c >= '0' && c <= '9');
  });
}

// Words that the name of a resolution never holds: the sentence goes on.
bool EndsResolutionName(std::string_view form) {
  constexpr std::array<std::string_view, 8> kWords = {"về", "vào", "đã",    "gắn",
                                                      "và", "các", "trong", "đến"};
  return std::ranges::find(kWords, form) != kWords.end();
}

}  // namespace

std::vector<Citing> NamedDocuments::Read(const CitedType& type) const {
  switch (knowledge_.TypeOf(type.index).named) {
    case CitationKnowledge::Named::kLaw:
      return ReadLaw(type);
    case CitationKnowledge::Named::kCongress:
      return ReadResolution(type);
    case CitationKnowledge::Named::kScheme:
      return ReadScheme(type);
    case CitationKnowledge::Named::kNo:
      break;
  }
  return {};
}

Citing NamedDocuments::Make(const CitedType& type, std::size_t end, std::string_view rule) const {
  Citing citing;
  citing.begin = citing.code_begin = type.begin;
  citing.core_end = citing.end = citing.subject_begin = end;
  citing.value.type = knowledge_.TypeOf(type.index).name;
  citing.value.name = words_.Covering(type.begin, end).Of(words_.text());
  citing.own_type = true;
  citing.named = true;
  citing.rule = rule;
  citing.confidence = kNamedConfidence;
  return citing;
}

bool NamedDocuments::IsLawType(std::size_t index) const {
  return knowledge_.TypeOf(index).named == CitationKnowledge::Named::kLaw;
}

// The word behind a law's name, `i` when none begins there.
std::size_t NamedDocuments::EndOfLaw(std::size_t i) const {
  const std::size_t known = knowledge_.EndOfLawName(words_, i);
  if (known != i) return known;
  if (i >= words_.size() || !words_[i].capital) return i;
  return organisations_.EndOfIssuer(words_, i);
}

// "sửa đổi, bổ sung một số điều của Luật … và Luật …" from "sửa" on; `i` when it names no law.
std::size_t NamedDocuments::EndOfAmendingLaw(std::size_t i) const {
  std::size_t of = i;
  while (of < words_.size() && of < i + kMaxWordsToLaw && words_.Form(of) != "của") ++of;
  if (words_.Form(of) != "của") return i;
  std::size_t inner = of + 1;
  if (words_.Form(inner) == "các") ++inner;
  const auto inner_type = knowledge_.TypeAt(words_, inner);
  if (!inner_type) return i;
  std::size_t end = EndOfLaw(inner_type->end);
  if (end == inner_type->end) return i;
  while (words_.Form(end) == "và" || words_.IsMark(end, ",")) {
    const auto another = knowledge_.TypeAt(words_, end + 1);
    if (!another || !IsLawType(another->index)) break;
    const std::size_t another_end = EndOfLaw(another->end);
    if (another_end == another->end) break;
    end = another_end;
  }
  return end;
}

std::vector<Citing> NamedDocuments::ReadLaw(const CitedType& type) const {
  const bool constitution = words_.Form(type.begin) == "hiến";
  const bool amending = words_.Form(type.end) == "sửa" && words_.Form(type.end + 1) == "đổi";
  std::size_t end = type.end;
  if (amending || !constitution) {
    end = amending ? EndOfAmendingLaw(type.end) : EndOfLaw(type.end);
    if (end == type.end) return {};
  }
  std::size_t name_end = end;
  PartialDate date;
  const bool bracket = words_.IsMark(end, "(") && words_.Form(end + 1) == "năm";
  if (words_.Form(end) == "năm" || bracket) {
    if (const auto match = DateAt(words_, bracket ? end + 1 : end)) {
      date = match->date;
      if (!bracket) name_end = match->end;
    }
  } else if (constitution && words_.Form(end) != "nước") {
    return {};
  }
  Citing citing = Make(type, name_end, "named_law");
  citing.value.date = date;
  if (date.year == 0) tail_.ReadDate(name_end, citing);
  citing.end = citing.subject_begin = citing.core_end;
  return {std::move(citing)};
}

NamedDocuments::ResolutionName NamedDocuments::ResolutionNameAt(std::size_t begin) const {
  ResolutionName name{.end = begin};
  std::size_t ordinal_end = 0;
  for (std::size_t i = begin; i < words_.size() && i < begin + kMaxResolutionWords; ++i) {
    if (words_[i].kind == WordKind::kMark) {
      const bool terms = words_.IsMark(i, "(") &&
                         (words_.Form(i + 1) == "khóa" || IsOrdinal(words_.Printed(i + 1)));
      if (terms) name.bracket = i;
      break;
    }
    if (IsOrdinal(words_.Printed(i))) {
      name.has_ordinal = true;
      name.end = ordinal_end = i + 1;
      continue;
    }
    const std::string_view form = words_.Form(i);
    // After its ordinal a name goes on only with the body or the term: "Đại hội XIII của Đảng".
    if (name.has_ordinal && i == ordinal_end) {
      const std::string_view next = words_.Form(i + 1);
      const bool of_body = form == "của" && (next == "đảng" || next == "ban");
      if (!of_body && form != "khóa" && form != "ban" && form != "đảng" && form != "bch") break;
    }
    if (EndsResolutionName(form)) break;
    if (name.has_ordinal && form == "đảng") name.end = i + 1;
  }
  return name;
}

// "Nghị quyết Trung ương 4 (khóa XI, khóa XII)", "Nghị quyết Đại hội XIII của Đảng".
std::vector<Citing> NamedDocuments::ReadResolution(const CitedType& type) const {
  const std::string_view first = words_.Form(type.end);
  const std::string_view second = words_.Form(type.end + 1);
  const bool congress = first == "đại" && second == "hội";
  const bool plenum = (first == "trung" && second == "ương") ||
                      (first == "hội" && second == "nghị") || first == "tw" ||
                      (first == "lần" && second == "thứ");
  if (!congress && !plenum) return {};
  const ResolutionName name = ResolutionNameAt(type.end);
  if (!name.has_ordinal) return {};
  if (name.bracket != 0) return ReadTerms(type, name.bracket);
  Citing citing = Make(type, name.end, "named_resolution");
  if (congress) citing.value.issuer = words_.Covering(type.end, name.end).Of(words_.text());
  return {std::move(citing)};
}

// One document for each term in the bracket.
std::vector<Citing> NamedDocuments::ReadTerms(const CitedType& type, std::size_t bracket) const {
  const std::string base(words_.Covering(type.begin, bracket).Of(words_.text()));
  std::vector<Citing> found;
  for (std::size_t i = bracket + 1; i < words_.size() && !words_.IsMark(i, ")"); ++i) {
    if (!IsOrdinal(words_.Printed(i))) {
      if (words_.Form(i) != "khóa" && words_.Form(i) != "và" && !words_.IsMark(i, ",")) break;
      continue;
    }
    // The first stands for the whole, so that no two documents share their evidence.
    Citing citing = Make(type, i + 1, "named_resolution");
    if (!found.empty()) citing.begin = citing.code_begin = i;
    citing.value.name = base + " khóa " + std::string(words_.Printed(i));
    found.push_back(std::move(citing));
  }
  return found;
}

// "Đề án 1816", "Đề án “…”", and in the subject any scheme by its words.
std::vector<Citing> NamedDocuments::ReadScheme(const CitedType& type) const {
  const std::size_t i = type.end;
  std::size_t end = i;
  if (words_.IsNumber(i)) {
    if (words_.Printed(i).size() < 2 || words_.IsMark(i + 1, "/")) return {};
    end = i + 1;
  } else if (words_.IsMark(i, "“") || words_.IsMark(i, "\"")) {
    end = i + 1;
    while (end < words_.size() && !words_.IsMark(end, "”") && !words_.IsMark(end, "\"")) ++end;
    if (end == words_.size()) return {};
    ++end;
  } else if (place_ == CitationPlace::kSubject) {
    while (end < words_.size() && words_[end].kind != WordKind::kMark) ++end;
    const bool whole = end == words_.size() || words_.IsMark(end, "(") || words_.IsMark(end, ".");
    if (!whole || end - i < kMinSchemeWords || end - i > kMaxSchemeWords) return {};
  } else {
    return {};
  }
  Citing citing = Make(type, end, "named_scheme");
  citing.confidence = kSchemeConfidence;
  return {std::move(citing)};
}

}  // namespace vanthu
