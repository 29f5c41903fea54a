// tasks_text: tasks in one of the text formats, piece by piece.
//
//   TasksText text({.format = TasksFormat::kIcs});
//   out << text.Head(); for (page) out << text.Add(page.tasks); out << text.Tail();
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/archive/task_list.h"

namespace vanthu {

enum class TasksFormat : std::uint8_t {
  kTable,
  kCsv,
  kXlsx,  // tasks_xlsx.h: no text
  kJsonl,
  kIcs,
  kTaskwarrior,
  kTodoTxt
};

struct TasksTextOptions {
  TasksFormat format = TasksFormat::kTable;
  bool has_mark = false;      // csv: begin with a byte order mark, for Excel
  bool has_events = false;    // ics: events instead of todos
  std::size_t columns = 100;  // table: of the terminal
};

// table, csv, xlsx, jsonl, ics, taskwarrior, todotxt; nullopt for any other.
[[nodiscard]] std::optional<TasksFormat> TasksFormatNamed(std::string_view name);

class TasksText {
 public:
  explicit TasksText(const TasksTextOptions& options) : options_(options) {}

  [[nodiscard]] std::string Head() const;
  [[nodiscard]] std::string Add(std::span<const ListedTask> tasks);
  [[nodiscard]] std::string Tail() const;
  // Tasks the format has no place for: those without a day among events.
  [[nodiscard]] std::int64_t left_out() const { return left_out_; }

 private:
  [[nodiscard]] std::string TextOf(const ListedTask& task);

  TasksTextOptions options_;
  bool is_empty_ = true;
  std::int64_t left_out_ = 0;
};

}  // namespace vanthu
