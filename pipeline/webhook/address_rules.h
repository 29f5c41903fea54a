// address_rules: where messages may be sent to: the public Internet, and what the settings allow.
//
//   auto rules = AddressRules::Parse("10.20.0.0/16, ::1");
//   rules->Judge(*NetworkAddress::FromText("10.20.3.4"));   // Verdict::kAllowed
//   rules->Judge(*NetworkAddress::FromText("10.99.0.1"));   // Verdict::kRefused
//
// An address given on the command line, or whatever a name resolves to, must not make the program
// talk to the office's own machines. Refused is all that IANA's registries of special-purpose
// addresses set apart: private, loopback, link-local (with the metadata services of clouds),
// shared, documentation, multicast and reserved ranges, and IPv6 forms that carry an IPv4 address.
// Pure.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"

namespace vanthu {

// IPv4 addresses are held as IPv6 holds them, ::ffff:a.b.c.d: both spellings are one address.
struct NetworkAddress {
  std::array<std::uint8_t, 16> bytes = {};

  [[nodiscard]] static std::optional<NetworkAddress> FromText(std::string_view text);
  [[nodiscard]] static NetworkAddress FromIpv4(const std::array<std::uint8_t, 4>& bytes);
  [[nodiscard]] std::string ToText() const;
};

class AddressRules {
 public:
  enum class Verdict : std::uint8_t {
    kPublic,
    kAllowed,  // named in the settings
    kRefused,
  };

  // Addresses and networks, separated by commas or spaces; "" allows nothing but public ones.
  // kConfiguration, naming what cannot be read.
  [[nodiscard]] static std::expected<AddressRules, Error> Parse(std::string_view allowed);
  [[nodiscard]] Verdict Judge(const NetworkAddress& address) const;

 private:
  struct Network {
    NetworkAddress address;
    int prefix_bits = 128;  // of the IPv6 form
  };
  [[nodiscard]] static std::optional<Network> NetworkFromText(std::string_view text);
  [[nodiscard]] static bool Contains(const Network& network, const NetworkAddress& address);
  [[nodiscard]] static const std::vector<Network>& SpecialNetworks();

  std::vector<Network> allowed_;
};

}  // namespace vanthu
