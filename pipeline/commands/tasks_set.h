// tasks_set: `vanthu tasks set`, a command below `vanthu tasks`.
#pragma once

#include "pipeline/commands/commands.h"

namespace vanthu {

void AddTasksSet(CLI::App& tasks, Invocation& invocation);

}  // namespace vanthu
