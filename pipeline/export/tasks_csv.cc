// Tested by tests/pipeline/export/tasks_csv_test.cc.
#include "pipeline/export/tasks_csv.h"

#include <array>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

std::string Joined(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : "; ") + part;
  return joined;
}

std::string Quoted(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// Head and cell of each column stand together, so that they cannot come apart.
struct Column {
  std::string_view name;
  std::string (*value)(const ListedTask& task);
};
constexpr std::array<Column, 18> kColumns = {{
    {"id", [](const ListedTask& t) { return t.id; }},
    {"parent", [](const ListedTask& t) { return t.parent_id; }},
    {"label", [](const ListedTask& t) { return t.label; }},
    {"text", [](const ListedTask& t) { return t.text; }},
    {"assignees", [](const ListedTask& t) { return Joined(t.assignees); }},
    {"assignees_inherited",
     [](const ListedTask& t) { return std::string(t.assignees_inherited ? "true" : "false"); }},
    {"support", [](const ListedTask& t) { return Joined(t.support); }},
    {"report_to", [](const ListedTask& t) { return t.report_to; }},
    {"deadline", [](const ListedTask& t) { return t.deadline_text; }},
    {"start", [](const ListedTask& t) { return t.start; }},
    {"due", [](const ListedTask& t) { return t.due; }},
    {"recurrence", [](const ListedTask& t) { return t.recurrence_text; }},
    {"rrule", [](const ListedTask& t) { return Joined(t.rrules); }},
    {"reference", [](const ListedTask& t) { return t.reference; }},
    {"letter_date", [](const ListedTask& t) { return t.letter_date; }},
    {"issuer", [](const ListedTask& t) { return t.issuer; }},
    {"letter_id", [](const ListedTask& t) { return t.letter_id; }},
    {"path", [](const ListedTask& t) { return t.path; }},
}};

}  // namespace

std::string TasksCsvHead() {
  std::string line;
  for (const Column& column : kColumns) {
    if (!line.empty()) line += ',';
    line += column.name;
  }
  return line + "\r\n";
}

std::string TasksCsvRow(const ListedTask& task) {
  std::string line;
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    if (i > 0) line += ',';
    line += Quoted(kColumns[i].value(task));
  }
  return line + "\r\n";
}

}  // namespace vanthu
