// Tested by tests/extractors/duty_text_test.cc and tests/golden/tasks.jsonl.
#include "extractors/duty_text.h"

#include <algorithm>

namespace vanthu {
namespace {

constexpr std::size_t kMaxLeadWords = 14;     // of "Căn cứ … Chỉ thị này," up to "này"
constexpr std::size_t kMaxHeadingWords = 12;  // of an information heading before its colon
constexpr std::size_t kMaxListLeadWords = 4;  // "các nội dung sau"
constexpr std::size_t kMaxOrganisingWords = 6;
constexpr std::size_t kDirectingSentences = 2;  // the last ones of a lead-in; before stand reasons

}  // namespace

bool DutyText::FormsAt(std::size_t i, std::initializer_list<std::string_view> forms) const {
  return std::ranges::all_of(forms,
                             [&](std::string_view form) { return words_.Form(i++) == form; });
}

bool DutyText::BeginsWith(std::initializer_list<std::string_view> forms) const {
  return FormsAt(range_.begin, forms);
}

bool DutyText::Holds(TaskWord kind, WordRange range) const {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (Has(kind, i)) return true;
  }
  return false;
}

bool DutyText::EndsWithColon() const {
  return range_.end > range_.begin && words_.IsMark(range_.end - 1, ":");
}

bool DutyText::HasColonSoon() const {
  const std::size_t limit = std::min(range_.end, range_.begin + kMaxHeadingWords);
  for (std::size_t i = range_.begin; i < limit; ++i) {
    if (words_.IsMark(i, ":")) return true;
  }
  return false;
}

bool DutyText::IsAllCapitals() const {
  for (std::size_t i = range_.begin; i < range_.end; ++i) {
    if (words_[i].kind == WordKind::kWord && words_.Form(i) == words_.Printed(i)) return false;
  }
  const std::string_view printed =
      std::string_view(words_.text()).substr(words_[range_.begin].span.begin);
  return std::ranges::none_of(printed, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool DutyText::AnnouncesList() const {
  if (EndsWithColon()) return true;
  std::size_t end = range_.end;
  while (end > range_.begin && words_[end - 1].kind == WordKind::kMark) --end;
  const std::size_t from =
      end > range_.begin + kMaxListLeadWords ? end - kMaxListLeadWords : range_.begin;
  for (std::size_t i = from; i < end; ++i) {
    if (task_words_.At(TaskWord::kListLead, words_, i) == end) return true;
  }
  return false;
}

bool DutyText::IsClosing() const {
  if (BeginsWith(TaskWord::kClosing)) return true;
  // "Văn phòng … thông báo để các cơ quan biết, thực hiện."
  for (std::size_t i = range_.begin; i + 2 < range_.end; ++i) {
    const bool tells = FormsAt(i, {"thông", "báo", "để"}) || FormsAt(i, {"thông", "báo", "đến"});
    if (tells && !Holds(TaskWord::kDuty, {i + 3, range_.end})) return true;
  }
  return IsOnlyFormula();
}

std::optional<WhoPhrase> DutyText::FirstAsked() const {
  for (std::size_t i = range_.begin; i < range_.end; ++i) {
    const auto request = task_words_.At(TaskWord::kRequest, words_, i);
    if (!request) continue;
    if (auto who = WhoAt(words_, *request, range_.end, organisations_, task_words_)) return who;
  }
  return std::nullopt;
}

// "Đề nghị các đơn vị nghiêm túc triển khai thực hiện": a request with nothing to do in it.
bool DutyText::IsOnlyFormula() const {
  const auto who = FirstAsked();
  // A wish that names nobody is none: "Rất mong nhận được sự quan tâm".
  if (!who) return false;
  std::size_t i = who->end;
  while (i < range_.end && !words_.IsMark(i, ".")) {
    if (words_[i].kind == WordKind::kMark) {
      ++i;
    } else if (const auto self = task_words_.At(TaskWord::kSelf, words_, i)) {
      i = *self;
    } else if (const auto formula = task_words_.At(TaskWord::kFormula, words_, i)) {
      i = *formula;
    } else {
      return false;
    }
  }
  // A second sentence may still ask for reports.
  return !Holds(TaskWord::kDuty, {i, range_.end});
}

bool DutyText::BeginsWithInformation() const { return BeginsWith(TaskWord::kInfoHeading); }

bool DutyText::BeginsWithTimeOrPlace() const {
  return BeginsWith({"thời", "gian"}) || BeginsWith({"địa", "điểm"});
}

bool DutyText::IsOrganisingHeading() const {
  return BeginsWith({"tổ", "chức", "thực"}) && range_.end - range_.begin <= kMaxOrganisingWords;
}

bool DutyText::BeginsWithAction() const {
  return BeginsWith(TaskWord::kVerb) || BeginsWith(TaskWord::kAction) ||
         BeginsWith(TaskWord::kRequest);
}

bool DutyText::BeginsOnThisLetter() const {
  return BeginsWith(TaskWord::kAdverbial) &&
         Holds(TaskWord::kSelf, {range_.begin, std::min(range_.end, range_.begin + kMaxLeadWords)});
}

bool DutyText::HasModal() const {
  for (std::size_t i = range_.begin; i < range_.end; ++i) {
    const std::string_view form = words_.Form(i);
    if (form == "phải" || form == "cần" || form == "sẽ" || FormsAt(i + 1, {"trách", "nhiệm"})) {
      return true;
    }
  }
  return false;
}

bool DutyText::DirectsAddressees() const {
  std::size_t begin = range_.begin;
  std::size_t stops = 0;
  for (std::size_t i = range_.end; i-- > range_.begin;) {
    if (words_.IsMark(i, ".") && i + 1 < range_.end && words_[i + 1].capital &&
        words_[i + 1].space_before && ++stops == kDirectingSentences) {
      begin = i + 1;
      break;
    }
  }
  return Holds(TaskWord::kDirecting, {begin, range_.end});
}

std::optional<std::vector<std::string>> DutyText::LastAsked() const {
  for (std::size_t i = range_.end; i-- > range_.begin;) {
    const auto request = task_words_.At(TaskWord::kRequest, words_, i);
    if (!request) continue;
    auto who = WhoAt(words_, *request, range_.end, organisations_, task_words_);
    if (who) return std::move(who->names);
  }
  return std::nullopt;
}

std::vector<std::string> DutyText::HeadingAssignees() const {
  std::size_t begin = range_.begin;
  if (FormsAt(begin, {"đối", "với"})) begin += 2;
  if (FormsAt(begin, {"trách", "nhiệm", "của"})) begin += 3;
  std::size_t end = range_.end;
  while (end > begin && words_[end - 1].kind == WordKind::kMark) --end;
  auto who = WhoAt(words_, begin, end, organisations_, task_words_);
  if (!who) return {};
  const bool names_only = who->ending == WhoPhrase::Ending::kEnd && who->end >= end;
  // "Sở Y tế chủ trì, phối hợp với Sở Tài chính:" heads its items; with a full stop it is an order.
  const bool leads = who->ending == WhoPhrase::Ending::kAction &&
                     FormsAt(who->end, {"chủ", "trì"}) && !words_.IsMark(range_.end - 1, ".") &&
                     !words_.IsMark(range_.end - 1, ";");
  if (!names_only && !leads) return {};
  return std::move(who->names);
}

std::vector<std::string> DutyText::ExecutingBodies() const {
  std::size_t duty = range_.begin;
  while (duty < range_.end && !FormsAt(duty, {"chịu", "trách"}) &&
         !FormsAt(duty, {"có", "trách"})) {
    ++duty;
  }
  if (duty == range_.end) return {};
  std::size_t begin = range_.begin;
  for (std::size_t i = range_.begin; i < duty; ++i) {
    if (words_.IsMark(i, ":")) begin = i + 1;
  }
  auto who = WhoAt(words_, begin, range_.end, organisations_, task_words_);
  if (!who || who->end != duty) return {};
  return std::move(who->names);
}

std::optional<Assigned> DutyText::Assignees(AssigneeScope scope) const {
  return FindAssignees(words_, range_, scope, organisations_, task_words_);
}

std::vector<std::string> DutyText::Support() const {
  return FindSupport(words_, range_, organisations_, task_words_);
}

std::string DutyText::ReportTo() const { return FindReportTo(words_, range_, organisations_); }

}  // namespace vanthu
