#include "pipeline/webhook/signature.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

// The example of the specification (standardwebhooks.com).
TEST(SignatureTest, IsTheOneOfTheSpecification) {
  const auto key = WebhookKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  ASSERT_TRUE(key) << key.error().message;
  EXPECT_EQ(
      WebhookSignature(*key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})"),
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(SignatureTest, ChangesWithEachPart) {
  const std::string key(32, 'k');
  const std::string signature = WebhookSignature(key, "a", 1, "{}");
  EXPECT_NE(signature, WebhookSignature(std::string(32, 'l'), "a", 1, "{}"));
  EXPECT_NE(signature, WebhookSignature(key, "b", 1, "{}"));
  EXPECT_NE(signature, WebhookSignature(key, "a", 2, "{}"));
  EXPECT_NE(signature, WebhookSignature(key, "a", 1, "{ }"));
}

TEST(SignatureTest, SecretOfAFileMayEndInANewline) {
  EXPECT_EQ(WebhookKey("0123456789abcdef\r\n"), "0123456789abcdef");
  EXPECT_EQ(*WebhookKey("whsec_MDEyMzQ1Njc4OWFiY2RlZg==\n"), "0123456789abcdef");
}

TEST(SignatureTest, SecretsThatAreNoneAreRefused) {
  for (const std::string secret : {"", "\n", "short", "whsec_", "whsec_???",
                                   "whsec_c2hvcnQ=", "whsec_MDEyMzQ1Njc4OWFiY2RlZ"}) {
    const auto key = WebhookKey(secret);
    ASSERT_FALSE(key) << secret;
    EXPECT_EQ(key.error().code, Error::Code::kConfiguration);
    if (secret.size() > 6) {
      EXPECT_EQ(key.error().message.find(secret.substr(6)), std::string::npos) << "is never shown";
    }
  }
}

}  // namespace
}  // namespace vanthu
