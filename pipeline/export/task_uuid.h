// task_uuid: the UUID that task managers know a task by.
#pragma once

#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

// Version 5 (RFC 4122 §4.3) of the letter's and the task's ids: the same task has the same UUID in
// every export and every archive. Lower case, with dashes.
[[nodiscard]] std::string TaskUuid(const ListedTask& task);

}  // namespace vanthu
