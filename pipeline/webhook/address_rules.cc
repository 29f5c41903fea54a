// Tested by tests/pipeline/webhook/address_rules_test.cc.
#include "pipeline/webhook/address_rules.h"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>

namespace vanthu {
namespace {

constexpr int kMappedBits = 96;  // ::ffff:0:0/96, before the 32 of IPv4
constexpr std::array<std::uint8_t, 12> kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

// The registries of RFC 6890, as of 2025, and what the forms that carry IPv4 addresses could reach.
constexpr std::array<std::string_view, 32> kSpecial = {
    "0.0.0.0/8",          // this network
    "10.0.0.0/8",         // private
    "100.64.0.0/10",      // shared, of providers
    "127.0.0.0/8",        // loopback
    "169.254.0.0/16",     // link-local
    "172.16.0.0/12",      // private
    "192.0.0.0/24",       // protocol assignments
    "192.0.2.0/24",       // documentation
    "192.31.196.0/24",    // AS112
    "192.52.193.0/24",    // AMT
    "192.88.99.0/24",     // relays of 6to4
    "192.168.0.0/16",     // private
    "192.175.48.0/24",    // AS112
    "198.18.0.0/15",      // benchmarks
    "198.51.100.0/24",    // documentation
    "203.0.113.0/24",     // documentation
    "224.0.0.0/4",        // multicast
    "240.0.0.0/4",        // reserved, broadcast
    "::/96",              // unspecified, loopback, IPv4-compatible
    "64:ff9b::/96",       // IPv4 behind NAT64
    "64:ff9b:1::/48",     // likewise, local
    "100::/64",           // discard
    "2001::/23",          // protocol assignments, Teredo
    "2001:db8::/32",      // documentation
    "2002::/16",          // IPv4 in 6to4
    "2620:4f:8000::/48",  // AS112
    "3fff::/20",          // documentation
    "5f00::/16",          // segment routing
    "fc00::/7",           // unique local
    "fe80::/10",          // link-local
    "fec0::/10",          // site-local
    "ff00::/8",           // multicast
};

}  // namespace

std::optional<NetworkAddress> NetworkAddress::FromText(std::string_view text) {
  const std::string terminated(text);
  std::array<std::uint8_t, 4> ipv4 = {};
  if (inet_pton(AF_INET, terminated.c_str(), ipv4.data()) == 1) return FromIpv4(ipv4);
  NetworkAddress address;
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

NetworkAddress NetworkAddress::FromIpv4(const std::array<std::uint8_t, 4>& bytes) {
  NetworkAddress address;
  std::ranges::copy(kMappedPrefix, address.bytes.begin());
  std::ranges::copy(bytes, address.bytes.begin() + kMappedPrefix.size());
  return address;
}

std::string NetworkAddress::ToText() const {
  std::array<char, INET6_ADDRSTRLEN> text = {};
  if (std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin())) {
    inet_ntop(AF_INET, bytes.data() + kMappedPrefix.size(), text.data(), text.size());
  } else {
    inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  }
  return text.data();
}

std::optional<AddressRules::Network> AddressRules::NetworkFromText(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = NetworkAddress::FromText(text.substr(0, slash));
  if (!address) return std::nullopt;
  const bool is_ipv4 = text.substr(0, slash).find(':') == std::string_view::npos;
  const int most = is_ipv4 ? 32 : 128;
  int bits = most;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc() || end != digits.data() + digits.size() || bits < 0 || bits > most) {
      return std::nullopt;
    }
  }
  return Network{*address, is_ipv4 ? bits + kMappedBits : bits};
}

bool AddressRules::Contains(const Network& network, const NetworkAddress& address) {
  constexpr int kByteBits = 8;
  for (int bit = 0; bit < network.prefix_bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / kByteBits);
    const int shift = kByteBits - 1 - bit % kByteBits;
    const int differs = (network.address.bytes[byte] ^ address.bytes[byte]) >> shift;
    if ((differs & 1) != 0) return false;
  }
  return true;
}

const std::vector<AddressRules::Network>& AddressRules::SpecialNetworks() {
  static const auto* const kNetworks = [] {
    auto* networks = new std::vector<Network>;
    for (const std::string_view text : kSpecial) networks->push_back(*NetworkFromText(text));
    return networks;
  }();
  return *kNetworks;
}

std::expected<AddressRules, Error> AddressRules::Parse(std::string_view allowed) {
  AddressRules rules;
  std::size_t begin = 0;
  while ((begin = allowed.find_first_not_of(", \t", begin)) != std::string_view::npos) {
    const std::size_t end = std::min(allowed.find_first_of(", \t", begin), allowed.size());
    const std::string_view text = allowed.substr(begin, end - begin);
    const auto network = NetworkFromText(text);
    if (!network) {
      return std::unexpected(Error{
          Error::Code::kConfiguration,
          fmt::format("webhook_allow: '{}' is no address or network; write 10.20.0.7, 10.20.0.0/16 "
                      "or fd00::/8",
                      text)});
    }
    rules.allowed_.push_back(*network);
    begin = end;
  }
  return rules;
}

AddressRules::Verdict AddressRules::Judge(const NetworkAddress& address) const {
  const auto holds = [&](const Network& network) { return Contains(network, address); };
  if (std::ranges::any_of(allowed_, holds)) return Verdict::kAllowed;
  return std::ranges::any_of(SpecialNetworks(), holds) ? Verdict::kRefused : Verdict::kPublic;
}

}  // namespace vanthu
