// Each order is sorted a second time by its context, so that what follows a context lies together;
// the n-gram without its first word is found by walking two sorted lists side by side.
//
// Tested by tests/models/language_model/training/kneser_ney_test.cc.
#include "models/language_model/training/kneser_ney.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace vanthu {
namespace {

// What is taken off counts of 1, 2 and 3 or more.
struct Discounts {
  std::array<double, 4> by_count = {};

  [[nodiscard]] double Of(std::uint32_t count) const {
    return by_count[std::min<std::uint32_t>(count, 3)];
  }
};

// A text too small to have all of the counts 1 to 4 gets the usual middle value.
constexpr double kPlainDiscount = 0.75;

Discounts DiscountsOf(const std::vector<std::uint32_t>& counts) {
  std::array<double, 5> number = {};  // of n-grams seen 1, 2, 3, 4 times
  for (const std::uint32_t count : counts) {
    if (count < number.size()) number[count] += 1;
  }
  Discounts discounts{{0, kPlainDiscount, kPlainDiscount, kPlainDiscount}};
  if (std::ranges::any_of(number.begin() + 1, number.end(), [](double n) { return n == 0; })) {
    return discounts;
  }
  const double y = number[1] / (number[1] + 2 * number[2]);
  for (std::size_t c = 1; c <= 3; ++c) {
    const double count = static_cast<double>(c);
    discounts.by_count[c] =
        std::clamp(count - (count + 1) * y * number[c + 1] / number[c], 0.1, count);
  }
  return discounts;
}

void EstimateUnigrams(const NgramCounts& counts, std::size_t vocabulary_size, BackoffLevel* level) {
  const Discounts discounts = DiscountsOf(counts.counts);
  double total = 0;
  double taken = 0;
  for (const std::uint32_t count : counts.counts) {
    total += count;
    taken += discounts.Of(count);
  }
  const auto size = static_cast<double>(vocabulary_size);
  level->keys.resize(vocabulary_size);
  level->log_probabilities.resize(vocabulary_size,
                                  static_cast<float>(std::log(taken / total / size)));
  for (std::size_t id = 0; id < vocabulary_size; ++id) level->keys[id] = id;
  for (std::size_t i = 0; i < counts.keys.size(); ++i) {
    level->log_probabilities[counts.keys[i]] = static_cast<float>(std::log(
        (counts.counts[i] - discounts.Of(counts.counts[i])) / total + taken / total / size));
  }
}

void EstimateOrder(const NgramCounts& counts, std::size_t order, BackoffLevel* lower,
                   BackoffLevel* level) {
  const Discounts discounts = DiscountsOf(counts.counts);
  const std::size_t size = level->keys.size();
  level->log_probabilities.resize(size);

  // Probability of the n-gram without its first word.
  for (std::size_t i = 0, j = 0; i < size; ++i) {
    while (lower->keys[j] < level->keys[i] / kWordBase) ++j;
    level->log_probabilities[i] = lower->log_probabilities[j];
  }

  const NgramKey context_base = WordBasePower(order - 1);
  const std::vector<std::uint32_t> places = PlacesByContext(level->keys, order);
  std::size_t context_place = 0;  // in `lower`
  for (std::size_t begin = 0; begin < size;) {
    const NgramKey context = level->keys[places[begin]] % context_base;
    double total = 0;
    double taken = 0;
    std::size_t end = begin;
    for (; end < size && level->keys[places[end]] % context_base == context; ++end) {
      total += counts.counts[places[end]];
      taken += discounts.Of(counts.counts[places[end]]);
    }
    const double backoff = taken / total;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t count = counts.counts[places[i]];
      float& log_probability = level->log_probabilities[places[i]];
      log_probability = static_cast<float>(std::log((count - discounts.Of(count)) / total +
                                                    backoff * std::exp(double{log_probability})));
    }
    while (lower->keys[context_place] < context) ++context_place;
    lower->log_backoffs[context_place] = static_cast<float>(std::log(backoff));
    lower->has_longer[context_place] = true;
    begin = end;
  }
}

}  // namespace

BackoffModel EstimateKneserNey(CountedText counts, std::size_t vocabulary_size) {
  BackoffModel model;
  EstimateUnigrams(counts.orders[0], vocabulary_size, model.orders.data());
  for (std::size_t order = 1; order <= model.orders.size(); ++order) {
    BackoffLevel& level = model.orders[order - 1];
    if (order > 1) {
      level.keys = std::move(counts.orders[order - 1].keys);
      EstimateOrder(counts.orders[order - 1], order, &model.orders[order - 2], &level);
    }
    level.occurrences = std::move(counts.orders[order - 1].occurrences);
    counts.orders[order - 1] = {};
    level.log_backoffs.resize(level.keys.size(), 0);
    level.has_longer.resize(level.keys.size(), false);
  }
  return model;
}

}  // namespace vanthu
