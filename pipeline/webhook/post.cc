// Tested by tests/end_to_end/webhook_test.cc.
#include "pipeline/webhook/post.h"

#include <curl/curl.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <memory>
#include <new>

namespace vanthu {
namespace {

// What a receiver may say before we stop listening: it is only shown in a message.
constexpr std::size_t kMaxAnswerBytes = 64UL << 10;
constexpr std::size_t kShownAnswerBytes = 200;

// What the callbacks of one call share.
struct Exchange {
  const AddressRules* rules = nullptr;
  bool is_plain = false;  // http without TLS
  std::string refused;    // why an address was not connected to
  std::string answer;
};

std::optional<NetworkAddress> AddressOf(const sockaddr& socket_address) {
  if (socket_address.sa_family == AF_INET) {
    sockaddr_in ipv4 = {};
    std::memcpy(&ipv4, &socket_address, sizeof(ipv4));
    std::array<std::uint8_t, 4> bytes = {};
    std::memcpy(bytes.data(), &ipv4.sin_addr, bytes.size());
    return NetworkAddress::FromIpv4(bytes);
  }
  if (socket_address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6 = {};
    std::memcpy(&ipv6, &socket_address, sizeof(ipv6));
    NetworkAddress address;
    std::memcpy(address.bytes.data(), &ipv6.sin6_addr, address.bytes.size());
    return address;
  }
  return std::nullopt;
}

curl_socket_t OpenSocket(void* client, curlsocktype, struct curl_sockaddr* target) {
  auto& exchange = *static_cast<Exchange*>(client);
  const auto address = AddressOf(target->addr);
  const auto verdict = address ? exchange.rules->Judge(*address) : AddressRules::Verdict::kRefused;
  const std::string shown = address ? address->ToText() : "an address of another kind";
  if (verdict == AddressRules::Verdict::kRefused) {
    exchange.refused = fmt::format(
        "{} is not on the public Internet; if it is meant, name it in vanthu.toml: webhook_allow = "
        "\"{}\"",
        shown, shown);
    return CURL_SOCKET_BAD;
  }
  if (exchange.is_plain && verdict != AddressRules::Verdict::kAllowed) {
    exchange.refused = fmt::format(
        "http:// sends the letters' tasks to {} unencrypted; use https://, or name it in "
        "vanthu.toml: webhook_allow = \"{}\"",
        shown, shown);
    return CURL_SOCKET_BAD;
  }
  return socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

std::size_t TakeAnswer(char* bytes, std::size_t, std::size_t size, void* client) {
  auto& exchange = *static_cast<Exchange*>(client);
  if (exchange.answer.size() + size > kMaxAnswerBytes) return 0;  // breaks off
  exchange.answer.append(bytes, size);
  return size;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using UrlParts = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::string Part(const UrlParts& parts, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(parts.get(), part, &text, 0) != CURLUE_OK) return "";
  std::string value(text);
  curl_free(text);
  return value;
}

UrlParts PartsOf(const std::string& url) {
  UrlParts parts(curl_url(), &curl_url_cleanup);
  if (!parts) throw std::bad_alloc();
  if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
      CURLUE_OK) {
    parts.reset();
  }
  return parts;
}

HeaderList HeadersOf(const WebhookMessage& message) {
  HeaderList list(nullptr, &curl_slist_free_all);
  const auto add = [&list](const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    (void)list.release();
    list.reset(longer);
  };
  for (const auto& [name, value] : message.headers) add(fmt::format("{}: {}", name, value));
  add("Expect:");  // waiting for "100 Continue" only costs time
  return list;
}

WebhookAnswer::Kind KindOf(CURLcode code) {
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return WebhookAnswer::Kind::kRefused;
    default:
      return WebhookAnswer::Kind::kNetwork;
  }
}

// The beginning of an answer, in one line.
std::string Shown(std::string answer) {
  answer.resize(std::min(answer.size(), kShownAnswerBytes));
  for (char& c : answer) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) c = ' ';
  }
  return answer;
}

}  // namespace

std::expected<void, Error> CheckWebhookUrl(const std::string& url) {
  const auto wrong = [&](std::string_view why) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("--to: {}; write it like https://tasks.example/vanthu", why)});
  };
  const UrlParts parts = PartsOf(url);
  if (!parts) return wrong(fmt::format("'{}' is no address", url));
  if (!Part(parts, CURLUPART_PASSWORD).empty() || !Part(parts, CURLUPART_USER).empty()) {
    return wrong("a name or password in the address is seen by everybody on this machine");
  }
  const std::string scheme = Part(parts, CURLUPART_SCHEME);
  if (scheme != "https" && scheme != "http") {
    return wrong(fmt::format("'{}' is neither https:// nor http://", url));
  }
  if (Part(parts, CURLUPART_HOST).empty()) return wrong(fmt::format("'{}' names no host", url));
  return {};
}

WebhookAnswer PostMessage(const WebhookMessage& message, const AddressRules& rules,
                          const WebhookLimits& limits) {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  const Handle curl(curl_easy_init(), &curl_easy_cleanup);
  if (kStarted != CURLE_OK || !curl) throw std::bad_alloc();
  Exchange exchange = {.rules = &rules,
                       .is_plain = Part(PartsOf(message.url), CURLUPART_SCHEME) == "http",
                       .refused = {},
                       .answer = {}};
  const HeaderList headers = HeadersOf(message);
  std::array<char, CURL_ERROR_SIZE> error = {};
  CURL* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, message.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &OpenSocket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &TakeAnswer);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error.data());
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "vanthu");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, message.body.data());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(message.body.size()));
  const CURLcode code = curl_easy_perform(handle);

  WebhookAnswer answer;
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  // An answer that is too long is an answer all the same.
  if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && status != 0)) {
    answer.kind = WebhookAnswer::Kind::kAnswered;
    answer.status = static_cast<int>(status);
    curl_off_t wait = 0;
    if (curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0) {
      answer.retry_after = std::chrono::seconds(wait);
    }
    answer.detail = Shown(exchange.answer);
    return answer;
  }
  if (!exchange.refused.empty()) {
    return {.kind = WebhookAnswer::Kind::kRefused, .detail = exchange.refused};
  }
  answer.kind = KindOf(code);
  answer.detail = error[0] == '\0' ? curl_easy_strerror(code) : error.data();
  return answer;
}

}  // namespace vanthu
