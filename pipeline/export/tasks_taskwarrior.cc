// Tested by tests/pipeline/export/tasks_taskwarrior_test.cc.
#include "pipeline/export/tasks_taskwarrior.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "extractors/fields.h"
#include "pipeline/export/recurrence_start.h"
#include "pipeline/export/task_tags.h"
#include "pipeline/export/task_uuid.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

// Noon in Vietnam (UTC+7), the same day nearly everywhere; and the last second of the day there.
constexpr std::string_view kNoon = "T050000Z";
constexpr std::string_view kDayEnd = "T165959Z";

// "2025-06" -> "20250601T050000Z"; nullopt for no date.
std::optional<std::string> Moment(std::string_view iso, std::string_view time) {
  const std::optional<PartialDate> date = DateFromIso(iso);
  if (!date || date->year == 0) return std::nullopt;
  std::string day = ToIso(FirstDayOf(*date));
  std::erase(day, '-');
  return day.append(time);
}

std::string_view StatusOf(const ListedTask& task) {
  switch (task.status) {
    case TaskStatus::kOpen:
      return "pending";
    case TaskStatus::kDone:
      return "completed";
    case TaskStatus::kDropped:
    case TaskStatus::kRemoved:
      return "deleted";
  }
  return "pending";
}

// Taskwarrior shows one line, and takes control characters for the end of it.
std::string OneLine(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return text;
}

Json Annotations(const ListedTask& task) {
  Json annotations = Json::array();
  const auto add = [&](std::string_view label, std::string_view value) {
    if (value.empty()) return;
    // Annotations are told apart by their second; these follow one another.
    std::string day = Moment(task.letter_date, "").value_or("19700101");
    annotations.push_back({{"entry", fmt::format("{}T0500{:02}Z", day, annotations.size())},
                           {"description", OneLine(fmt::format("{}: {}", label, value))}});
  };
  std::string support;
  for (const std::string& name : task.support) support += (support.empty() ? "" : "; ") + name;
  add("Phối hợp", support);
  add("Báo cáo", task.report_to);
  add("Thời hạn", task.deadline_text);
  add("Định kỳ", task.recurrence_text);
  add("Cơ quan ban hành", task.issuer);
  add("Trích yếu", task.subject);
  add("Ghi chú", task.note);
  add("Liên kết", task.link);
  return annotations;
}

}  // namespace

std::string TaskwarriorTask(const ListedTask& task) {
  const std::string label = task.label.empty() ? "" : task.label + " ";
  Json json = {{"uuid", TaskUuid(task)},
               {"status", StatusOf(task)},
               {"description", OneLine(label + task.text)},
               {"entry", Moment(task.letter_date, kNoon).value_or("19700101T050000Z")}};
  if (const auto due = Moment(task.due_day, kDayEnd)) json["due"] = *due;
  if (task.status != TaskStatus::kOpen) {
    json["end"] = Moment(task.status_day, kNoon).value_or(json["entry"].get<std::string>());
  }
  json["project"] = task.reference.empty() ? task.id.substr(0, task.id.find(':')) : task.reference;
  Json tags = Json::array();
  for (const std::string& name : task.assignees) {
    if (std::string tag = TagOf(name); !tag.empty()) tags.push_back(std::move(tag));
  }
  if (!tags.empty()) json["tags"] = std::move(tags);
  if (Json annotations = Annotations(task); !annotations.empty()) {
    json["annotations"] = std::move(annotations);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vanthu
