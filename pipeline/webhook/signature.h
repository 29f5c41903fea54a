// signature: how the receiver of a webhook knows that a message is ours and whole: HMAC-SHA256, as
// the open specification Standard Webhooks has it, for which receivers have libraries.
//
//   webhook-id: tasks_0f3a…            the same each time the same message is sent
//   webhook-timestamp: 1614265330      seconds; receivers refuse what is old
//   webhook-signature: v1,g0hM9S…      base64 of HMAC-SHA256(secret, "id.timestamp.body")
//
// Pure.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"

namespace vanthu {

// The bytes of the key: of "whsec_…" what its base64 holds, else the text itself, without line ends
// around it. kConfiguration for less than 16 bytes, which can be guessed.
[[nodiscard]] std::expected<std::string, Error> WebhookKey(std::string_view secret);

// The value of webhook-signature.
[[nodiscard]] std::string WebhookSignature(std::string_view key, std::string_view id,
                                           std::int64_t timestamp, std::string_view body);

}  // namespace vanthu
