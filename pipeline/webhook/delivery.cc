// Tested by tests/pipeline/webhook/delivery_test.cc.
#include "pipeline/webhook/delivery.h"

#include <fmt/core.h>

#include <algorithm>

#include "pipeline/webhook/signature.h"

namespace vanthu {
namespace {

constexpr int kTooManyRequests = 429;

bool IsTaken(const WebhookAnswer& answer) {
  return answer.kind == WebhookAnswer::Kind::kAnswered && answer.status >= 200 &&
         answer.status < 300;
}

bool MayGoBetter(const WebhookAnswer& answer) {
  if (answer.kind == WebhookAnswer::Kind::kNetwork) return true;
  return answer.kind == WebhookAnswer::Kind::kAnswered &&
         (answer.status == kTooManyRequests || answer.status >= 500);
}

WebhookMessage MessageOf(const WebhookDelivery& delivery, std::int64_t timestamp) {
  return {.url = delivery.url,
          .headers = {{"Content-Type", "application/json"},
                      {"Idempotency-Key", delivery.id},
                      {"webhook-id", delivery.id},
                      {"webhook-timestamp", fmt::format("{}", timestamp)},
                      {"webhook-signature",
                       WebhookSignature(delivery.key, delivery.id, timestamp, delivery.body)}},
          .body = delivery.body};
}

std::chrono::milliseconds WaitAfter(int attempt, const WebhookAnswer& answer,
                                    const DeliveryPolicy& policy, double random) {
  std::chrono::milliseconds most = policy.first_wait;
  for (int i = 1; i < attempt && most < policy.longest_wait; ++i) most *= 2;
  most = std::min(most, policy.longest_wait);
  const std::chrono::milliseconds drawn(
      static_cast<std::int64_t>(static_cast<double>(most.count()) * random));
  if (!answer.retry_after) return drawn;
  return std::max(drawn,
                  std::min(std::chrono::milliseconds(*answer.retry_after), policy.longest_wait));
}

Error NotTaken(const WebhookDelivery& delivery, const WebhookAnswer& answer, int attempts) {
  switch (answer.kind) {
    case WebhookAnswer::Kind::kRefused:
      return {Error::Code::kConfiguration,
              fmt::format("{}: not sent: {}", delivery.url, answer.detail)};
    case WebhookAnswer::Kind::kNetwork:
      return {Error::Code::kIo,
              fmt::format("{}: not delivered, {} attempts: {}; nothing is lost, run the same "
                          "command again later",
                          delivery.url, attempts, answer.detail)};
    case WebhookAnswer::Kind::kAnswered:
      break;
  }
  if (answer.status >= 300 && answer.status < 400) {
    return {Error::Code::kIo,
            fmt::format("{}: not delivered: it answered {}, and redirects are not followed; give "
                        "the address it leads to",
                        delivery.url, answer.status)};
  }
  const std::string said = answer.detail.empty() ? "" : fmt::format(" (“{}”)", answer.detail);
  if (MayGoBetter(answer)) {
    return {Error::Code::kIo,
            fmt::format("{}: not delivered, {} attempts: it answered {}{}; nothing is lost, run "
                        "the same command again later",
                        delivery.url, attempts, answer.status, said)};
  }
  return {Error::Code::kIo,
          fmt::format("{}: not delivered: it answered {}{}; check the address and the secret, then "
                      "run the same command again",
                      delivery.url, answer.status, said)};
}

}  // namespace

std::expected<void, Error> Deliver(const WebhookDelivery& delivery, const DeliveryPolicy& policy,
                                   const DeliveryWorld& world) {
  for (int attempt = 1;; ++attempt) {
    const WebhookAnswer answer = world.post(MessageOf(delivery, world.timestamp()));
    if (IsTaken(answer)) return {};
    if (!MayGoBetter(answer) || attempt >= policy.attempts) {
      return std::unexpected(NotTaken(delivery, answer, attempt));
    }
    world.wait(WaitAfter(attempt, answer, policy, world.random()));
  }
}

}  // namespace vanthu
