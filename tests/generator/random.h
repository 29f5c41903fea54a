// Random: the generator's only source of chance, the same on every machine.
//
// The standard engines are fixed by the standard but its distributions are not, so a number in a
// range is drawn here (splitmix64, then multiply and shift; the bias is below 2^-32 for our
// ranges).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace vanthu::generator {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // A stream of its own for one part of a letter, so that a change in one part (one more task)
  // leaves the others as they were.
  [[nodiscard]] Random Fork(std::string_view part) const;

  [[nodiscard]] std::uint64_t Next();
  [[nodiscard]] int Between(int low, int high);        // both included. REQUIRES: low <= high
  [[nodiscard]] double Real(double low, double high);  // low included, high not
  [[nodiscard]] double Normal(double mean, double deviation);
  [[nodiscard]] bool Chance(double probability);

  // REQUIRES: `from` is not empty.
  template <typename T>
  [[nodiscard]] const T& Pick(std::span<const T> from) {
    return from[static_cast<std::size_t>(Between(0, static_cast<int>(from.size()) - 1))];
  }
  template <typename Container>
  [[nodiscard]] const auto& Pick(const Container& from) {
    return from[static_cast<std::size_t>(Between(0, static_cast<int>(from.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace vanthu::generator
