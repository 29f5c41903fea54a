// Tested by tests/extractors/citation_list_test.cc.
#include "extractors/citation_list.h"

#include <algorithm>
#include <array>
#include <string>

#include "extractors/body_label.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxConnectorWords = 4;  // ", và số"
constexpr std::size_t kMaxAmendingWords = 12;  // "và được sửa đổi, bổ sung một số điều tại"
constexpr std::size_t kMaxCueWords = 12;  // of one cue of data/reference_roles.tsv

// "và được sửa đổi, bổ sung tại", "được thay thế bởi": two documents of one tail.
bool IsAmendedBy(const Words& words, std::size_t begin, std::size_t end) {
  if (begin >= end || end - begin > kMaxAmendingWords) return false;
  bool amended = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (words.IsMark(i, ";") || words.IsMark(i, ".")) return false;
    const std::string_view form = words.Form(i);
    amended = amended || (form == "sửa" && words.Form(i + 1) == "đổi") ||
              (form == "thay" && words.Form(i + 1) == "thế");
  }
  const std::string_view last = words.Form(end - 1);
  return amended && (last == "tại" || last == "bởi" || last == "theo" || last == "bằng");
}

std::string_view BodyOf(std::string_view reference) {
  // "15/2020/TT-BGDĐT" -> "BGDĐT", "34-CT/TW" -> "TW"
  const std::size_t at = reference.find_last_of("-/");
  return at == std::string_view::npos ? std::string_view() : reference.substr(at + 1);
}

// "… số 12/QĐ-UBND hết hiệu lực": what is said behind the number.
bool Expires(const Words& words, std::size_t i) {
  return words.Form(i) == "hết" && words.Form(i + 1) == "hiệu" && words.Form(i + 2) == "lực";
}

std::string_view RoleNear(const Words& words, const Citing& citing,
                          const CitationKnowledge& knowledge) {
  std::size_t end = citing.begin;
  constexpr std::array<std::string_view, 10> kBetween = {"các",    "nội", "dung", "tinh", "thần",
                                                         "nghiêm", "túc", "tốt",  "hiệu", "quả"};
  while (end > 0 && std::ranges::find(kBetween, words.Form(end - 1)) != kBetween.end()) --end;
  const std::size_t limit = end > kMaxCueWords ? end - kMaxCueWords : 0;
  // The longest cue that ends here.
  for (std::size_t i = limit; i < end; ++i) {
    const auto role = knowledge.RoleBefore(words, i);
    if (role && role->end == end) return role->role;
  }
  return {};
}

}  // namespace

bool IsNumberWord(std::string_view form) {
  return form == "số" || form == "sô" || form == "só" || form == "sồ" || form == "so";
}

bool GoesOnWithList(const Words& words, std::size_t begin, std::size_t end) {
  if (begin > end || end - begin > kMaxConnectorWords) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (!words.IsMark(i, ",") && !words.IsMark(i, ";") && words.Form(i) != "và" &&
        !IsNumberWord(words.Form(i)) && words.Form(i) != "các") {
      return false;
    }
  }
  return true;
}

void ShareTails(const Words& words, std::vector<Citing>& citings) {
  for (std::size_t k = citings.size(); k-- > 1;) {
    Citing& from = citings[k];
    Citing& to = citings[k - 1];
    if (to.named || from.named) continue;
    const std::size_t gap_end = from.begin;
    if (to.core_end > gap_end || to.end > gap_end) continue;
    const bool list = GoesOnWithList(words, to.core_end, gap_end);
    const bool amended = IsAmendedBy(words, to.core_end, gap_end);
    if (!list && !amended) continue;
    const bool bare = !from.own_type;
    if (to.value.issuer.empty() &&
        (bare || BodyOf(to.value.reference) == BodyOf(from.value.reference))) {
      to.value.issuer = from.value.issuer;
    }
    if (to.value.date.year == 0 && bare && list) to.value.date = from.value.date;
    if (to.value.subject.empty() && list) to.value.subject = from.value.subject;
  }
}

void ShareIssuers(std::vector<Citing>& citings) {
  const auto symbol_of = [](const Citing& citing) {
    const std::string_view reference = citing.value.reference;
    return reference.substr(std::min(reference.find_first_of("-/"), reference.size()));
  };
  for (std::size_t k = 1; k < citings.size(); ++k) {
    const Citing& from = citings[k - 1];
    Citing& to = citings[k];
    if (to.own_type || to.named || from.named || !to.value.issuer.empty()) continue;
    // "TW" is the Bộ Chính trị's as well as the Ban Bí thư's.
    if (symbol_of(to).ends_with("/TW")) continue;
    if (symbol_of(to) == symbol_of(from)) to.value.issuer = from.value.issuer;
  }
}

void GiveRoles(const Words& words, CitationPlace place, const CitationKnowledge& knowledge,
               std::vector<Citing>& citings) {
  const auto label = BodyLabelAt(words.text());
  const std::size_t first = label ? words.IndexAt(label->size) : 0;
  std::string_view lead =
      place == CitationPlace::kSubject ? std::string_view() : knowledge.RoleOfLead(words, first);
  // "1. Thực hiện Nghị quyết …" is a task, not the basis of the letter.
  if (label && words.Form(first) != "căn") lead = {};
  const Citing* outer = nullptr;
  for (Citing& citing : citings) {
    const bool nested =
        outer != nullptr && citing.begin >= outer->subject_begin && citing.begin < outer->end;
    citing.value.role = nested ? "cited" : std::string(lead);
    if (const std::string_view near = RoleNear(words, citing, knowledge);
        !near.empty() &&
        (citing.value.role.empty() || near == "answers" || (!nested && near != "implements"))) {
      citing.value.role = near;
    }
    if (citing.value.role.empty()) citing.value.role = "cited";
    if (Expires(words, citing.core_end)) citing.value.role = "repeals";
    if (!nested) outer = &citing;
  }
}

}  // namespace vanthu
