// Tested by tests/generator/invent_test.cc.
#include "tests/generator/order.h"

#include <fmt/format.h>

#include "tests/generator/letter_case.h"
#include "tests/generator/schedule.h"

namespace vanthu::generator {

Task InventOrder(const OrderBrief& brief, Speaker& speaker, Random& random) {
  const bool party = brief.letter.regime == Regime::kParty;
  const auto who_of = [&] { return speaker.Say("who_" + brief.office.level); };
  Task task;
  const std::string action =
      speaker.SayNew(party && random.Chance(0.7) ? "party_action" : "action");
  std::string text;
  bool small_letter_may_follow = true;
  const int form = brief.subject == OrderBrief::Subject::kAny ? random.Between(0, 6) : -1;
  if (form >= 0 && form <= 4) {
    const std::string who = who_of();
    task.assignees = {who};
    switch (form) {
      case 0: {
        std::string with = who_of();
        if (with == who) with = "các đơn vị liên quan";
        task.support = {with};
        text = fmt::format("Giao {} chủ trì, phối hợp với {} {}", who, with, action);
        break;
      }
      case 1: {
        std::string with = who_of();
        if (with == who) with = "các đơn vị liên quan";
        task.support = {with};
        text = fmt::format("{} chủ trì, phối hợp với {} {}", CapitalFirst(who), with, action);
        task.assignees = {CapitalFirst(who)};
        break;
      }
      case 2:
        text = fmt::format("{} có trách nhiệm {}", CapitalFirst(who), action);
        task.assignees = {CapitalFirst(who)};
        break;
      case 3:
        text = fmt::format("{}: {}", CapitalFirst(who), CapitalFirst(action));
        task.assignees = {CapitalFirst(who)};
        break;
      default:
        text = fmt::format("{} {} {}", random.Chance(0.5) ? "Đề nghị" : "Yêu cầu", who, action);
        break;
    }
  } else {
    if (!brief.inherited.empty()) {
      task.assignees = {brief.inherited};
      task.assignees_inherited = true;
    }
    if (random.Chance(0.12)) {
      task.recurrence = InventRecurrence(random);
      text = fmt::format("{} {}", CapitalFirst(task.recurrence->text), action);
      task.recurrence->text = CapitalFirst(task.recurrence->text);
      small_letter_may_follow = false;
    } else {
      text = CapitalFirst(action);
    }
  }
  if (small_letter_may_follow) {
    switch (random.Between(0, 9)) {
      case 0:
      case 1:
        task.deadline = InventDeadline(brief.letter.date, random);
        text += fmt::format("; hoàn thành {}", task.deadline->text);
        break;
      case 2:
        task.deadline = InventDeadline(brief.letter.date, random);
        task.report_to = brief.office.self;
        text += fmt::format("; gửi {} về {} {}", speaker.Say("report_what"), brief.office.self,
                            task.deadline->text);
        break;
      case 3:
        task.recurrence = InventRecurrence(random);
        task.report_to = brief.office.self;
        text += fmt::format("; {} báo cáo kết quả về {}", task.recurrence->text, brief.office.self);
        break;
      case 4:
        task.deadline = InventPeriod(brief.letter.date, random);
        text += fmt::format("; thời gian thực hiện {}", task.deadline->text);
        break;
      default:
        break;
    }
  }
  task.text = text + ".";
  return task;
}

}  // namespace vanthu::generator
