// Tested by tests/end_to_end/webhook_test.cc.
#include "pipeline/commands/tasks_webhook.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <system_error>
#include <thread>
#include <utility>

#include "pipeline/display_path.h"
#include "pipeline/export/tasks_jsonl.h"
#include "pipeline/read_file.h"
#include "pipeline/sha256.h"
#include "pipeline/webhook/delivery.h"
#include "pipeline/webhook/signature.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSecretVariable = "VANTHU_WEBHOOK_SECRET";
// Hex digits of the message's hash in its id: what two messages never share.
constexpr std::size_t kIdDigits = 32;

Error NoSecret(std::string why) {
  return {Error::Code::kConfiguration,
          fmt::format("{}; put the secret that the receiver knows into a file and name it with "
                      "webhook_secret_file in vanthu.toml, or into {} in the environment",
                      why, kSecretVariable)};
}

// Never from the command line, where everybody on the machine can see it.
std::expected<std::string, Error> ReadSecret(const Settings& settings) {
  const char* variable = std::getenv(kSecretVariable);
  if (variable != nullptr && *variable != '\0') return variable;
  if (settings.webhook_secret_file.empty()) {
    return std::unexpected(NoSecret("--to: messages are signed, and there is no secret"));
  }
  const fs::path path(settings.webhook_secret_file);
  std::error_code error;
  const fs::perms permissions = fs::status(path, error).permissions();
  auto secret = ReadFile(path);
  if (!secret) return std::unexpected(NoSecret("the webhook's secret: " + secret.error().message));
  if ((permissions & fs::perms::others_read) != fs::perms::none) {
    return std::unexpected(
        Error{Error::Code::kConfiguration,
              fmt::format("{}: everybody on this machine can read the webhook's secret; run `chmod "
                          "600` on it",
                          DisplayPath(path))});
  }
  return secret;
}

std::string BodyOf(std::span<const ListedTask> tasks, const std::string& cursor) {
  std::string list;
  for (const ListedTask& task : tasks) list += (list.empty() ? "" : ",") + TaskJson(task);
  return fmt::format(R"({{"type":"tasks.changed","data":{{"cursor":"{}","tasks":[{}]}}}})", cursor,
                     list);
}

// The same message has the same id in every run.
std::string IdOf(const std::string& body) {
  Sha256 hash;
  hash.Add(body);
  return "tasks_" + hash.Hex().substr(0, kIdDigits);
}

}  // namespace

std::expected<TaskFollower, Error> TasksWebhook(const std::string& url, const Settings& settings) {
  if (auto checked = CheckWebhookUrl(url); !checked) return std::unexpected(checked.error());
  auto rules = AddressRules::Parse(settings.webhook_allow);
  if (!rules) return std::unexpected(rules.error());
  const auto secret = ReadSecret(settings);
  if (!secret) return std::unexpected(secret.error());
  auto key = WebhookKey(*secret);
  if (!key) return std::unexpected(key.error());

  const auto random = std::make_shared<std::mt19937>(std::random_device()());
  const DeliveryWorld world = {
      .post = [rules = std::move(*rules)](
                  const WebhookMessage& message) { return PostMessage(message, rules); },
      .wait = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); },
      .random = [random] { return std::uniform_real_distribution<>()(*random); },
      .timestamp =
          [] {
            return std::chrono::duration_cast<std::chrono::seconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                .count();
          }};
  const DeliveryPolicy policy = {.attempts = settings.webhook_attempts};
  return [url, world, policy, key = std::move(*key)](
             std::span<const ListedTask> tasks,
             const std::string& cursor) -> std::expected<void, Error> {
    if (tasks.empty()) return {};
    const std::string body = BodyOf(tasks, cursor);
    return Deliver({.url = url, .key = key, .id = IdOf(body), .body = body}, policy, world);
  };
}

}  // namespace vanthu
