// tasks_jsonl: a task as one line of JSON, with the letter it comes from.
#pragma once

#include <string>

#include "pipeline/archive/task_list.h"

namespace vanthu {

[[nodiscard]] std::string TaskJson(const ListedTask& task);  // no '\n'

}  // namespace vanthu
