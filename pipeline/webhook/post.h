// post: sends one message over HTTP. libcurl is spoken to here only.
//
// The address a connection is opened to is judged at that moment, when names are resolved and
// nothing can change it any more (no DNS rebinding). Redirects are not followed, proxies of the
// environment are not used: both would lead elsewhere than what was judged. Plain http goes to
// allowed addresses only.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/error.h"
#include "pipeline/webhook/address_rules.h"

namespace vanthu {

struct WebhookMessage {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

struct WebhookLimits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds whole{30'000};
};

struct WebhookAnswer {
  enum class Kind : std::uint8_t {
    kAnswered,  // `status` says what
    kNetwork,   // no answer: not reached, broken off, too slow
    kRefused,   // the address may not be reached, or TLS says it is not who it should be
  };
  Kind kind = Kind::kNetwork;
  int status = 0;
  std::optional<std::chrono::seconds> retry_after;
  std::string detail;  // for people
};

// http:// or https://, a host, and no password. kUsage, saying what is wrong.
[[nodiscard]] std::expected<void, Error> CheckWebhookUrl(const std::string& url);

// REQUIRES: CheckWebhookUrl(message.url).
[[nodiscard]] WebhookAnswer PostMessage(const WebhookMessage& message, const AddressRules& rules,
                                        const WebhookLimits& limits = {});

}  // namespace vanthu
