#include "tests/generator/random.h"

#include <cmath>
#include <numbers>

namespace vanthu::generator {
namespace {

// splitmix64's finalizer.
std::uint64_t Mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31);
}

}  // namespace

Random Random::Fork(std::string_view part) const {
  std::uint64_t hash = Mix(state_ + 0x632be59bd9b4e019ULL);
  for (const char byte : part) hash = Mix(hash ^ static_cast<unsigned char>(byte));
  return Random(hash);
}

std::uint64_t Random::Next() {
  state_ += 0x9e3779b97f4a7c15ULL;
  return Mix(state_);
}

int Random::Between(int low, int high) {
  const auto range = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<int>(((Next() >> 32) * range) >> 32);
}

double Random::Real(double low, double high) {
  constexpr double kUnit = 1.0 / static_cast<double>(1ULL << 53);
  return low + (high - low) * static_cast<double>(Next() >> 11) * kUnit;
}

double Random::Normal(double mean, double deviation) {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - Real(0, 1)));
  return mean + deviation * radius * std::cos(2.0 * std::numbers::pi * Real(0, 1));
}

bool Random::Chance(double probability) { return Real(0, 1) < probability; }

}  // namespace vanthu::generator
