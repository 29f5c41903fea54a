// Tested by tests/pipeline/webhook/signature_test.cc.
#include "pipeline/webhook/signature.h"

#include <fmt/core.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <new>
#include <optional>
#include <vector>

namespace vanthu {
namespace {

constexpr std::string_view kPrefix = "whsec_";
constexpr std::size_t kMinKeyBytes = 16;

std::optional<std::string> FromBase64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::nullopt;
  std::vector<unsigned char> bytes(text.size() / 4 * 3);
  const int size =
      EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                      static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  // OpenSSL counts the padding as bytes.
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;
  return std::string(bytes.begin(), bytes.begin() + (size - static_cast<int>(padding)));
}

}  // namespace

std::expected<std::string, Error> WebhookKey(std::string_view secret) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = secret.find_first_not_of(kSpace);
  secret = begin == std::string_view::npos ? "" : secret.substr(begin);
  secret = secret.substr(0, secret.find_last_not_of(kSpace) + 1);
  std::optional<std::string> key(secret);
  if (secret.starts_with(kPrefix)) {
    key = FromBase64(secret.substr(kPrefix.size()));
    if (!key) {
      return std::unexpected(
          Error{Error::Code::kConfiguration,
                "the webhook's secret begins with whsec_ but does not go on in base64; copy it "
                "again"});
    }
  }
  if (key->size() < kMinKeyBytes) {
    return std::unexpected(
        Error{Error::Code::kConfiguration,
              fmt::format("the webhook's secret is {} bytes long; it must be {} or more, such as "
                          "`openssl rand -base64 32` makes",
                          key->size(), kMinKeyBytes)});
  }
  return *key;
}

std::string WebhookSignature(std::string_view key, std::string_view id, std::int64_t timestamp,
                             std::string_view body) {
  std::string message = fmt::format("{}.{}.", id, timestamp);
  message += body;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(),
           &size) == nullptr) {
    throw std::bad_alloc();
  }
  std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> base64 = {};
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(size));
  return "v1," + std::string(base64.begin(), base64.begin() + length);
}

}  // namespace vanthu
