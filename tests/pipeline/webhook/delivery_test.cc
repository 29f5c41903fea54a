#include "pipeline/webhook/delivery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/webhook/signature.h"

namespace vanthu {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

WebhookAnswer Answered(int status) {
  return {.kind = WebhookAnswer::Kind::kAnswered, .status = status};
}

// A receiver that answers one after the other, the last one for ever.
class DeliveryTest : public ::testing::Test {
 protected:
  std::expected<void, Error> Send(std::vector<WebhookAnswer> answers, DeliveryPolicy policy = {}) {
    const DeliveryWorld world = {.post =
                                     [&, answers](const WebhookMessage& message) {
                                       posted_.push_back(message);
                                       return answers[std::min(posted_.size(), answers.size()) - 1];
                                     },
                                 .wait = [&](milliseconds time) { waits_.push_back(time); },
                                 .random = [&] { return random_; },
                                 .timestamp = [&] { return timestamp_++; }};
    return Deliver({.url = "https://tasks.example/in", .key = kKey, .id = "tasks_1", .body = "{}"},
                   policy, world);
  }

  const std::string kKey = std::string(32, 'k');
  std::vector<WebhookMessage> posted_;
  std::vector<milliseconds> waits_;
  double random_ = 1.0;
  std::int64_t timestamp_ = 1000;
};

std::string HeaderOf(const WebhookMessage& message, std::string_view name) {
  for (const auto& [header, value] : message.headers) {
    if (header == name) return value;
  }
  return "";
}

TEST_F(DeliveryTest, TakenAtOnce) {
  EXPECT_TRUE(Send({Answered(204)}));
  ASSERT_THAT(posted_, SizeIs(1));
  EXPECT_THAT(waits_, IsEmpty());
  EXPECT_EQ(HeaderOf(posted_[0], "webhook-signature"),
            WebhookSignature(kKey, "tasks_1", 1000, "{}"));
  EXPECT_EQ(HeaderOf(posted_[0], "Content-Type"), "application/json");
}

TEST_F(DeliveryTest, RepeatsHaveTheSameIdAndASignatureOfTheirOwnTime) {
  EXPECT_TRUE(Send({Answered(503), {}, Answered(429), Answered(200)}));
  ASSERT_THAT(posted_, SizeIs(4));
  for (std::size_t i = 0; i < posted_.size(); ++i) {
    EXPECT_EQ(HeaderOf(posted_[i], "webhook-id"), "tasks_1");
    EXPECT_EQ(HeaderOf(posted_[i], "Idempotency-Key"), "tasks_1");
    EXPECT_EQ(HeaderOf(posted_[i], "webhook-signature"),
              WebhookSignature(kKey, "tasks_1", 1000 + static_cast<std::int64_t>(i), "{}"));
  }
}

TEST_F(DeliveryTest, WaitsDoubleUpToTheLongestAndAreDrawnBelow) {
  EXPECT_FALSE(Send(
      {{}}, {.attempts = 6, .first_wait = milliseconds(100), .longest_wait = milliseconds(500)}));
  EXPECT_THAT(waits_, ElementsAre(milliseconds(100), milliseconds(200), milliseconds(400),
                                  milliseconds(500), milliseconds(500)));
  waits_.clear();
  random_ = 0.25;
  EXPECT_FALSE(Send({{}}, {.attempts = 2, .first_wait = milliseconds(100)}));
  EXPECT_THAT(waits_, ElementsAre(milliseconds(25)));
}

TEST_F(DeliveryTest, ReceiverMayAskForALongerWaitButNotForAnyLength) {
  WebhookAnswer busy = Answered(429);
  busy.retry_after = std::chrono::seconds(7);
  EXPECT_FALSE(Send({busy}, {.attempts = 2}));
  busy.retry_after = std::chrono::hours(24);
  EXPECT_FALSE(Send({busy}, {.attempts = 2}));
  EXPECT_THAT(waits_, ElementsAre(milliseconds(7'000), milliseconds(60'000)));
}

TEST_F(DeliveryTest, WhatWouldNotGoBetterIsNotSentAgain) {
  for (const int status : {301, 307, 400, 401, 403, 404, 410, 413}) {
    posted_.clear();
    const auto sent = Send({Answered(status)});
    ASSERT_FALSE(sent) << status;
    EXPECT_EQ(sent.error().code, Error::Code::kIo);
    EXPECT_THAT(sent.error().message, HasSubstr("https://tasks.example/in: not delivered"));
    EXPECT_THAT(sent.error().message, HasSubstr(std::to_string(status)));
    EXPECT_THAT(posted_, SizeIs(1)) << status;
  }
  posted_.clear();
  const auto refused =
      Send({{.kind = WebhookAnswer::Kind::kRefused, .detail = "10.0.0.1 is not public"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Error::Code::kConfiguration);
  EXPECT_THAT(posted_, SizeIs(1));
  EXPECT_THAT(waits_, IsEmpty());
}

TEST_F(DeliveryTest, GivesUpWithWhatWasSaidLast) {
  WebhookAnswer answer = Answered(502);
  answer.detail = "bad gateway";
  const auto sent = Send({answer}, {.attempts = 3});
  ASSERT_FALSE(sent);
  EXPECT_THAT(posted_, SizeIs(3));
  EXPECT_THAT(sent.error().message, HasSubstr("3 attempts: it answered 502 (“bad gateway”)"));
}

}  // namespace
}  // namespace vanthu
