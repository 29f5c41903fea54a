#include "tests/generator/speaker.h"

namespace vanthu::generator {
namespace {

constexpr int kAttempts = 12;

}  // namespace

std::string Speaker::Say(std::string_view symbol) {
  return phrases_.Say(symbol, context_, random_);
}

std::string Speaker::SayNew(std::string_view symbol) {
  std::string text;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    text = Say(symbol);
    if (said_.insert(text).second) break;
  }
  return text;
}

std::vector<std::string> Speaker::SayMany(std::string_view symbol, int count) {
  return phrases_.SayMany(symbol, count, context_, random_);
}

}  // namespace vanthu::generator
