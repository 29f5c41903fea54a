#include "pipeline/webhook/address_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

using Verdict = AddressRules::Verdict;
using ::testing::HasSubstr;

Verdict JudgeWith(const std::string& allowed, const std::string& address) {
  const auto rules = AddressRules::Parse(allowed);
  EXPECT_TRUE(rules) << rules.error().message;
  const auto parsed = NetworkAddress::FromText(address);
  EXPECT_TRUE(parsed) << address;
  return rules->Judge(parsed.value_or(NetworkAddress{}));
}

TEST(AddressRulesTest, WhatIsNotPublicIsRefused) {
  for (const char* address : {"0.0.0.0",
                              "10.0.0.1",
                              "10.255.255.255",
                              "100.64.0.1",
                              "127.0.0.1",
                              "127.255.0.1",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.8",
                              "192.0.2.1",
                              "192.168.1.1",
                              "198.18.0.1",
                              "198.19.255.255",
                              "203.0.113.9",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::7f00:1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "64:ff9b::a00:1",
                              "64:ff9b:1::1",
                              "100::1",
                              "2001::1",
                              "2001:db8::1",
                              "2002:7f00:1::1",
                              "fc00::1",
                              "fdff::1",
                              "fe80::1",
                              "fec0::1",
                              "ff02::1"}) {
    EXPECT_EQ(JudgeWith("", address), Verdict::kRefused) << address;
  }
}

TEST(AddressRulesTest, NeighborsOfWhatIsRefusedArePublic) {
  for (const char* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255",
        "198.20.0.0", "223.255.255.255", "2400:cb00::1", "2a00:1450::1", "::ffff:8.8.8.8"}) {
    EXPECT_EQ(JudgeWith("", address), Verdict::kPublic) << address;
  }
}

TEST(AddressRulesTest, SettingsAllowAddressesAndNetworks) {
  const std::string allowed = "10.20.0.0/16, 127.0.0.1 fd12::/16,::1";
  EXPECT_EQ(JudgeWith(allowed, "10.20.255.1"), Verdict::kAllowed);
  EXPECT_EQ(JudgeWith(allowed, "::ffff:10.20.255.1"), Verdict::kAllowed) << "the same address";
  EXPECT_EQ(JudgeWith(allowed, "10.21.0.1"), Verdict::kRefused);
  EXPECT_EQ(JudgeWith(allowed, "127.0.0.1"), Verdict::kAllowed);
  EXPECT_EQ(JudgeWith(allowed, "127.0.0.2"), Verdict::kRefused);
  EXPECT_EQ(JudgeWith(allowed, "fd12:3::4"), Verdict::kAllowed);
  EXPECT_EQ(JudgeWith(allowed, "fd13::1"), Verdict::kRefused);
  EXPECT_EQ(JudgeWith("0.0.0.0/0", "192.168.0.1"), Verdict::kAllowed);
  EXPECT_EQ(JudgeWith("0.0.0.0/0", "fd13::1"), Verdict::kRefused) << "of IPv4 only";
}

TEST(AddressRulesTest, WhatIsNoNetworkIsNamed) {
  for (const char* allowed : {"intranet", "10.0.0.0/33", "10.0.0.0/", "::1/129", "10.0.0/8",
                              "127.0.0.1, localhost", "10.0.0.0/-1", "0x7f.1"}) {
    const auto rules = AddressRules::Parse(allowed);
    ASSERT_FALSE(rules) << allowed;
    EXPECT_EQ(rules.error().code, Error::Code::kConfiguration);
    EXPECT_THAT(rules.error().message, HasSubstr("webhook_allow"));
  }
}

TEST(AddressRulesTest, AddressesAreShownAsPeopleWriteThem) {
  EXPECT_EQ(NetworkAddress::FromText("::ffff:10.0.0.1")->ToText(), "10.0.0.1");
  EXPECT_EQ(NetworkAddress::FromText("fe80:0:0::1")->ToText(), "fe80::1");
  EXPECT_FALSE(NetworkAddress::FromText("10.0.0.1:80"));
}

}  // namespace
}  // namespace vanthu
