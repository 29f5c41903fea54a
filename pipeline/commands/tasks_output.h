// tasks_output: where a list of tasks is written: stdout, or a file that is there whole or not at
// all.
#pragma once

#include <expected>
#include <memory>
#include <span>
#include <string>

#include "extractors/error.h"
#include "pipeline/archive/task_list.h"
#include "pipeline/export/tasks_text.h"

namespace vanthu {

class TasksOutput {
 public:
  // `file` empty or "-": stdout. kUsage for a workbook to a terminal.
  [[nodiscard]] static std::expected<TasksOutput, Error> Open(const std::string& file,
                                                              const TasksTextOptions& options);
  TasksOutput(TasksOutput&&) noexcept;
  TasksOutput& operator=(TasksOutput&&) noexcept;
  ~TasksOutput();

  [[nodiscard]] std::expected<void, Error> Add(std::span<const ListedTask> tasks);
  // Everything is where it should be after this.
  [[nodiscard]] std::expected<void, Error> Finish();
  [[nodiscard]] std::int64_t left_out() const;  // TasksText::left_out

 private:
  struct Impl;
  explicit TasksOutput(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
