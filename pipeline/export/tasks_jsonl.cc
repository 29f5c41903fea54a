// Tested by tests/pipeline/export/tasks_jsonl_test.cc.
#include "pipeline/export/tasks_jsonl.h"

#include <nlohmann/json.hpp>

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

std::string TaskJson(const ListedTask& task) {
  Json json = {{"id", task.id},
               {"parent", OrNull(task.parent_id)},
               {"label", task.label},
               {"text", task.text},
               {"assignees", task.assignees},
               {"assignees_inherited", task.assignees_inherited},
               {"support", task.support},
               {"report_to", OrNull(task.report_to)},
               {"deadline", OrNull(task.deadline_text)},
               {"start", OrNull(task.start)},
               {"due", OrNull(task.due)},
               {"due_day", OrNull(task.due_day)},
               {"recurrence", OrNull(task.recurrence_text)},
               {"rrule", task.rrules},
               {"status", NameOf(task.status)},
               {"status_day", OrNull(task.status_day)},
               {"note", OrNull(task.note)},
               {"sequence", task.sequence},
               {"change", task.change}};
  json["letter"] = {{"id", task.letter_id},
                    {"reference", OrNull(task.reference)},
                    {"date", OrNull(task.letter_date)},
                    {"issuer", OrNull(task.issuer)},
                    {"subject", OrNull(task.subject)},
                    {"path", task.path},
                    {"link", OrNull(task.link)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vanthu
