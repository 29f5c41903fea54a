// tasks_webhook: sends what changed of the tasks to an address, signed, a batch a message.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "extractors/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/tasks_following.h"

namespace vanthu {

// Reads the secret and the rules, and checks the address. kUsage, kConfiguration.
// A message's body: {"type": "tasks.changed", "data": {"cursor": …, "tasks": […]}}, tasks as in
// JSON Lines. Nothing is sent for an empty batch.
[[nodiscard]] std::expected<TaskFollower, Error> TasksWebhook(const std::string& url,
                                                              const Settings& settings);

}  // namespace vanthu
