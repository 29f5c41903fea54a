// DutyText: the words of one item of a letter's body, and what they tell about duty: whom they ask,
// whether they only announce a list, inform, close the letter, name who is to act.
//
//   DutyText text(words, range, organisations, task_words);
//   if (text.IsClosing()) …
//
// Pure; safe from any thread; every question is linear in the item. Where the item stands in the
// body's tree, and what follows from that, is tasks.h. DOMAIN.md §7.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/assignees.h"
#include "extractors/organisation.h"
#include "extractors/task_words.h"
#include "extractors/words.h"

namespace vanthu {

// Keeps references; what it is made of must outlive it.
class DutyText {
 public:
  // `range` is the item without its label.
  DutyText(const Words& words, WordRange range, const Organisations& organisations,
           const TaskWords& task_words)
      : words_(words), range_(range), organisations_(organisations), task_words_(task_words) {}

  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] WordRange range() const { return range_; }

  // Whether the item begins with a phrase of the kind, or with these forms.
  [[nodiscard]] bool BeginsWith(TaskWord kind) const { return Has(kind, range_.begin); }
  [[nodiscard]] bool BeginsWith(std::initializer_list<std::string_view> forms) const;
  // Whether a phrase of the kind stands anywhere in it.
  [[nodiscard]] bool Holds(TaskWord kind) const { return Holds(kind, range_); }

  [[nodiscard]] bool EndsWithColon() const;
  [[nodiscard]] bool HasColonSoon() const;  // behind the words of a heading
  [[nodiscard]] bool IsAllCapitals() const;

  // "… thực hiện một số nội dung sau:", "… đề nghị các đơn vị:": a list follows.
  [[nodiscard]] bool AnnouncesList() const;
  // A last paragraph that asks nothing: "Trên đây là …", "… nghiêm túc triển khai thực hiện."
  [[nodiscard]] bool IsClosing() const;
  // "Mục đích: …": an item that informs.
  [[nodiscard]] bool BeginsWithInformation() const;
  // "Thời gian buổi sáng ngày 09/01/2018", "Địa điểm …", with a colon or without.
  [[nodiscard]] bool BeginsWithTimeOrPlace() const;
  // "Tổ chức thực hiện:" begins like a task and is a heading.
  [[nodiscard]] bool IsOrganisingHeading() const;
  [[nodiscard]] bool BeginsWithAction() const;
  // "Căn cứ Chỉ thị này, …"
  [[nodiscard]] bool BeginsOnThisLetter() const;
  // "phải", "cần", "sẽ", "có trách nhiệm"
  [[nodiscard]] bool HasModal() const;
  // Whether the issuer's own clause, after the reasons, directs its addressees.
  [[nodiscard]] bool DirectsAddressees() const;

  // Whom the item asks last; nullopt when no request names anybody.
  [[nodiscard]] std::optional<std::vector<std::string>> LastAsked() const;
  // The bodies a heading names: "1. Sở Nội vụ", "Đối với Sở Nội vụ:", "Sở … chủ trì, phối hợp …:".
  [[nodiscard]] std::vector<std::string> HeadingAssignees() const;
  // "Các Ông (Bà): Chánh Văn phòng …; Giám đốc … chịu trách nhiệm thi hành Quyết định này."
  [[nodiscard]] std::vector<std::string> ExecutingBodies() const;
  [[nodiscard]] std::optional<Assigned> Assignees(AssigneeScope scope) const;
  [[nodiscard]] std::vector<std::string> Support() const;
  [[nodiscard]] std::string ReportTo() const;

 private:
  [[nodiscard]] bool Has(TaskWord kind, std::size_t i) const {
    return task_words_.At(kind, words_, i).has_value();
  }
  [[nodiscard]] bool Holds(TaskWord kind, WordRange range) const;
  [[nodiscard]] bool FormsAt(std::size_t i, std::initializer_list<std::string_view> forms) const;
  [[nodiscard]] std::optional<WhoPhrase> FirstAsked() const;
  [[nodiscard]] bool IsOnlyFormula() const;

  const Words& words_;
  WordRange range_;
  const Organisations& organisations_;
  const TaskWords& task_words_;
};

}  // namespace vanthu
