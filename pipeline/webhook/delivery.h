// delivery: sends a signed message until it is taken, or says why it is not.
//
// Sent again is only what may go better next time: no answer, 429 and 5xx. The waits double and are
// drawn at random below that (full jitter), so that many senders do not come back together; what
// the receiver asks for (Retry-After) is kept, up to a minute. Any other answer than 2xx ends it at
// once. The webhook-id stays the same each time: a receiver that has seen it drops the repeat.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>

#include "extractors/error.h"
#include "pipeline/webhook/post.h"

namespace vanthu {

struct WebhookDelivery {
  std::string url;
  std::string key;   // of the signature
  std::string id;    // idempotency key
  std::string body;  // JSON
};

struct DeliveryPolicy {
  int attempts = 5;
  std::chrono::milliseconds first_wait{1'000};  // the most before the second attempt
  std::chrono::milliseconds longest_wait{60'000};
};

// What delivery does to the world.
struct DeliveryWorld {
  std::function<WebhookAnswer(const WebhookMessage&)> post;
  std::function<void(std::chrono::milliseconds)> wait;
  std::function<double()> random;           // from 0 to 1
  std::function<std::int64_t()> timestamp;  // seconds since 1970
};

// kConfiguration when the address is refused, kIo when the receiver could not be reached or would
// not take it; the message names the address, what came back and the remedy.
[[nodiscard]] std::expected<void, Error> Deliver(const WebhookDelivery& delivery,
                                                 const DeliveryPolicy& policy,
                                                 const DeliveryWorld& world);

}  // namespace vanthu
