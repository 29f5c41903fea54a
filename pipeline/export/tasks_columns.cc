// Tested by tests/pipeline/export/tasks_csv_test.cc and tests/pipeline/export/tasks_xlsx_test.cc.
#include "pipeline/export/tasks_columns.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace vanthu {
namespace {

std::string Joined(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : "; ") + part;
  return joined;
}

// Name, heading and cell of each column stand together, so that they cannot come apart.
constexpr std::array<TasksColumn, 23> kColumns = {{
    {"id", "Mã", 18, [](const ListedTask& t) { return t.id; }},
    {"parent", "Thuộc", 18, [](const ListedTask& t) { return t.parent_id; }},
    {"label", "Mục", 6, [](const ListedTask& t) { return t.label; }},
    {"text", "Nhiệm vụ", 60, [](const ListedTask& t) { return t.text; }},
    {"assignees", "Thực hiện", 24, [](const ListedTask& t) { return Joined(t.assignees); }},
    {"assignees_inherited", "Theo đề mục", 8,
     [](const ListedTask& t) { return std::string(t.assignees_inherited ? "true" : "false"); }},
    {"support", "Phối hợp", 24, [](const ListedTask& t) { return Joined(t.support); }},
    {"report_to", "Báo cáo", 18, [](const ListedTask& t) { return t.report_to; }},
    {"deadline", "Thời hạn ghi", 18, [](const ListedTask& t) { return t.deadline_text; }},
    {"start", "Từ ngày", 11, [](const ListedTask& t) { return t.start; }},
    {"due", "Hạn", 11, [](const ListedTask& t) { return t.due; }},
    {"recurrence", "Định kỳ", 18, [](const ListedTask& t) { return t.recurrence_text; }},
    {"rrule", "RRULE", 18, [](const ListedTask& t) { return Joined(t.rrules); }},
    {"reference", "Số, ký hiệu", 18, [](const ListedTask& t) { return t.reference; }},
    {"letter_date", "Ngày văn bản", 11, [](const ListedTask& t) { return t.letter_date; }},
    {"issuer", "Cơ quan ban hành", 24, [](const ListedTask& t) { return t.issuer; }},
    {"letter_id", "Mã văn bản", 18, [](const ListedTask& t) { return t.letter_id; }},
    {"path", "Tệp", 24, [](const ListedTask& t) { return t.path; }},
    {"status", "Tình trạng", 10, [](const ListedTask& t) { return std::string(NameOf(t.status)); }},
    {"status_day", "Từ", 11, [](const ListedTask& t) { return t.status_day; }},
    {"note", "Ghi chú", 24, [](const ListedTask& t) { return t.note; }},
    {"sequence", "Lần sửa", 8, [](const ListedTask& t) { return fmt::to_string(t.sequence); }},
    {"link", "Liên kết", 24, [](const ListedTask& t) { return t.link; }},
}};

}  // namespace

std::span<const TasksColumn> TasksColumns() { return kColumns; }

}  // namespace vanthu
