// Tested by tests/pipeline/export/tasks_table_test.cc.
#include "pipeline/export/tasks_table.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/export/display_width.h"

namespace vanthu {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::size_t kDueColumns = 10;  // 2025-06-30
// What letters and assignees may take at most; the text has the rest, but never less than this.
constexpr std::size_t kMaxLetterColumns = 20;
constexpr std::size_t kMaxAssigneeColumns = 28;
constexpr std::size_t kMinTextColumns = 20;

// A cell's paragraphs; what is too long for its column wraps.
using Cell = std::vector<std::string>;
using Cells = std::array<Cell, 4>;

std::string Joined(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : "; ") + name;
  return joined;
}

Cells CellsOf(const ListedTask& task) {
  std::string due = task.due;
  if (due.empty()) due = task.recurrence_text.empty() ? task.deadline_text : task.recurrence_text;
  const std::string label = task.label.empty() ? "" : task.label + " ";
  Cells cells = {{{due}, {task.reference, task.id}, {Joined(task.assignees)}, {label + task.text}}};
  if (task.status != TaskStatus::kOpen) cells[0].emplace_back(NameOf(task.status));
  if (task.reference.empty()) cells[1] = {task.id};
  if (!task.note.empty()) cells[3].push_back("(" + task.note + ")");
  return cells;
}

// The lines of a cell: as many as there is room for, later paragraphs are not pushed out.
std::vector<std::string> LinesOf(const Cell& cell, std::size_t width, std::size_t max_lines) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::size_t after = cell.size() - i - 1;
    if (lines.size() + after >= max_lines && i > 0) break;
    const std::size_t room = std::max<std::size_t>(1, max_lines - lines.size() - after);
    for (std::string& line : WrapTo(cell[i], width, room)) lines.push_back(std::move(line));
  }
  return lines;
}

void AddRow(const Cells& cells, const std::array<std::size_t, 4>& widths, std::size_t max_lines,
            std::string& table) {
  std::array<std::vector<std::string>, 4> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    lines[i] = LinesOf(cells[i], widths[i], max_lines);
    height = std::max(height, lines[i].size());
  }
  for (std::size_t row = 0; row < height; ++row) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += kGap;
      line += PadTo(row < lines[i].size() ? lines[i][row] : "", widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    table += line + '\n';
  }
}

}  // namespace

std::string TasksTable(std::span<const ListedTask> tasks, const TasksTableOptions& options) {
  if (tasks.empty()) return "";
  const Cells head = {{{"DUE"}, {"LETTER"}, {"WHO"}, {"TASK"}}};
  std::array<std::size_t, 4> widths = {kDueColumns, head[1][0].size(), head[2][0].size(), 0};
  for (const ListedTask& task : tasks) {
    const Cells cells = CellsOf(task);
    for (const std::string& line : cells[1]) {
      widths[1] = std::max(widths[1], std::min(DisplayWidth(line), kMaxLetterColumns));
    }
    widths[2] = std::max(widths[2], std::min(DisplayWidth(cells[2][0]), kMaxAssigneeColumns));
  }
  const std::size_t taken = widths[0] + widths[1] + widths[2] + 3 * kGap.size();
  widths[3] = options.columns > taken + kMinTextColumns ? options.columns - taken : kMinTextColumns;
  std::string table;
  AddRow(head, widths, 1, table);
  for (const ListedTask& task : tasks) AddRow(CellsOf(task), widths, options.max_lines, table);
  return table;
}

}  // namespace vanthu
