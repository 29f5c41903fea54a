// Everything is found by walking sorted lists side by side: an n-gram's ending (without its first
// word) in the order of keys, its beginning (without its last) in the order of contexts.
//
// Tested by tests/models/language_model/training/pruning_test.cc.
#include "models/language_model/training/pruning.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kOrder = LanguageModel::kMaxOrder;

// What the choice between words of the same bare letters looks like at each n-gram of an order.
struct Choice {
  std::vector<float> class_masses;  // probability of all words with these bare letters, after h
  std::vector<float> certainties;   // how sure the n-gram's letters make its marks
};

// Where each n-gram's ending is in the order below.
std::vector<std::uint32_t> EndingPlaces(const BackoffLevel& level, const BackoffLevel& lower) {
  std::vector<std::uint32_t> places(level.keys.size());
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    while (lower.keys[place] < level.keys[i] / kWordBase) ++place;
    places[i] = place;
  }
  return places;
}

// Calls visit(context's place in lower, places of the n-grams that continue it) for each context.
void ForEachContext(const BackoffLevel& level, const BackoffLevel& lower, std::size_t order,
                    const std::function<void(std::size_t, std::span<const std::uint32_t>)>& visit) {
  const NgramKey context_base = WordBasePower(order - 1);
  const std::vector<std::uint32_t> places = PlacesByContext(level.keys, order);
  std::size_t context_place = 0;
  for (std::size_t begin = 0; begin < places.size();) {
    const NgramKey context = level.keys[places[begin]] % context_base;
    std::size_t end = begin;
    while (end < places.size() && level.keys[places[end]] % context_base == context) ++end;
    while (lower.keys[context_place] < context) ++context_place;
    visit(context_place, std::span(places).subspan(begin, end - begin));
    begin = end;
  }
}

Choice UnigramChoice(const BackoffLevel& level, std::span<const BareId> bare_ids) {
  std::vector<double> masses(bare_ids.size(), 0);
  for (std::size_t id = 0; id < level.keys.size(); ++id) {
    masses[bare_ids[id]] += std::exp(double{level.log_probabilities[id]});
  }
  Choice choice;
  for (std::size_t id = 0; id < level.keys.size(); ++id) {
    const double mass = masses[bare_ids[id]];
    choice.class_masses.push_back(static_cast<float>(mass));
    choice.certainties.push_back(
        static_cast<float>(std::exp(double{level.log_probabilities[id]}) / mass));
  }
  return choice;
}

// Fills the worths of an order's n-grams and the choice as it looks with them.
struct OrderWorth {
  std::vector<float> worths;
  Choice choice;
};

OrderWorth WorthOfOrder(const BackoffLevel& level, const BackoffLevel& lower,
                        const Choice& lower_choice, std::size_t order,
                        std::span<const BareId> bare_ids, const PruningOptions& options) {
  const std::size_t size = level.keys.size();
  const NgramKey last_word = WordBasePower(order - 1);
  const std::vector<std::uint32_t> endings = EndingPlaces(level, lower);
  OrderWorth worth;
  worth.worths.resize(size);
  worth.choice.class_masses.resize(size);
  worth.choice.certainties.resize(size);
  std::vector<double> here(bare_ids.size(), 0);   // mass of the n-grams after the context
  std::vector<double> below(bare_ids.size(), 0);  // the same as the order below has it
  ForEachContext(
      level, lower, order, [&](std::size_t context, std::span<const std::uint32_t> continuations) {
        const auto class_of = [&](std::uint32_t i) { return bare_ids[level.keys[i] / last_word]; };
        for (const std::uint32_t i : continuations) {
          here[class_of(i)] += std::exp(double{level.log_probabilities[i]});
          below[class_of(i)] += std::exp(double{lower.log_probabilities[endings[i]]});
        }
        const double log_backoff = lower.log_backoffs[context];
        const double context_certainty = lower_choice.certainties[context];
        for (const std::uint32_t i : continuations) {
          const std::uint32_t ending = endings[i];
          const double rest = std::max(0.0, lower_choice.class_masses[ending] - below[class_of(i)]);
          const double mass = here[class_of(i)] + std::exp(log_backoff) * rest;
          const double probability = std::exp(double{level.log_probabilities[i]});
          worth.choice.class_masses[i] = static_cast<float>(mass);
          worth.choice.certainties[i] = static_cast<float>(context_certainty * probability / mass);
          const double without = context_certainty *
                                 std::exp(double{lower.log_probabilities[ending]}) /
                                 lower_choice.class_masses[ending];
          const double change = std::abs(level.log_probabilities[i] -
                                         (log_backoff + lower.log_probabilities[ending]));
          worth.worths[i] = static_cast<float>(
              level.occurrences[i] * change * (options.settled_worth + std::max(0.0, 1 - without)));
        }
        for (const std::uint32_t i : continuations) here[class_of(i)] = below[class_of(i)] = 0;
      });
  return worth;
}

// An n-gram is worth at least as much as those that need it.
void RaiseWorths(const BackoffLevel& level, const BackoffLevel& lower, std::size_t order,
                 const std::vector<float>& worths, std::vector<float>* lower_worths) {
  const std::vector<std::uint32_t> endings = EndingPlaces(level, lower);
  for (std::size_t i = 0; i < worths.size(); ++i) {
    float& ending = (*lower_worths)[endings[i]];
    ending = std::max(ending, worths[i]);
  }
  ForEachContext(level, lower, order,
                 [&](std::size_t context, std::span<const std::uint32_t> continuations) {
                   float& beginning = (*lower_worths)[context];
                   for (const std::uint32_t i : continuations) {
                     beginning = std::max(beginning, worths[i]);
                   }
                 });
}

void Drop(BackoffLevel* level, const std::vector<float>& worths, float least) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < worths.size(); ++i) {
    if (worths[i] < least) continue;
    level->keys[kept] = level->keys[i];
    level->log_probabilities[kept] = level->log_probabilities[i];
    ++kept;
  }
  level->keys.resize(kept);
  level->log_probabilities.resize(kept);
  level->occurrences.clear();
}

// The backoff that makes all probabilities after a context sum to 1.
void SetBackoffs(const BackoffLevel& level, std::size_t order, BackoffLevel* lower) {
  constexpr double kLeast = 1e-6;  // of what is left, against rounding
  const std::vector<std::uint32_t> endings = EndingPlaces(level, *lower);
  lower->log_backoffs.assign(lower->keys.size(), 0);
  lower->has_longer.assign(lower->keys.size(), false);
  ForEachContext(
      level, *lower, order, [&](std::size_t context, std::span<const std::uint32_t> continuations) {
        double rest = 1;
        double rest_below = 1;
        for (const std::uint32_t i : continuations) {
          rest -= std::exp(double{level.log_probabilities[i]});
          rest_below -= std::exp(double{lower->log_probabilities[endings[i]]});
        }
        lower->has_longer[context] = true;
        lower->log_backoffs[context] =
            static_cast<float>(std::log(std::max(rest, kLeast) / std::max(rest_below, kLeast)));
      });
}

}  // namespace

BackoffModel Prune(BackoffModel model, std::span<const BareId> bare_ids,
                   const PruningOptions& options) {
  std::array<std::vector<float>, kOrder> worths;
  Choice choice = UnigramChoice(model.orders[0], bare_ids);
  worths[0].resize(model.orders[0].keys.size());
  std::size_t size = 0;
  for (std::size_t order = 2; order <= kOrder; ++order) {
    OrderWorth worth = WorthOfOrder(model.orders[order - 1], model.orders[order - 2], choice, order,
                                    bare_ids, options);
    worths[order - 1] = std::move(worth.worths);
    choice = std::move(worth.choice);
    size += worths[order - 1].size();
  }
  for (std::size_t order = kOrder; order >= 2; --order) {
    RaiseWorths(model.orders[order - 1], model.orders[order - 2], order, worths[order - 1],
                &worths[order - 2]);
  }
  if (size > options.max_ngrams) {
    std::vector<float> all;
    all.reserve(size);
    for (std::size_t i = 1; i < kOrder; ++i) {
      all.insert(all.end(), worths[i].begin(), worths[i].end());
    }
    const auto least = all.begin() + static_cast<std::ptrdiff_t>(options.max_ngrams);
    std::ranges::nth_element(all, least, std::greater<>());
    // Worths that equal the first one left out are left out too.
    const float threshold = std::nextafter(*least, HUGE_VALF);
    for (std::size_t i = 1; i < kOrder; ++i) Drop(&model.orders[i], worths[i], threshold);
  }
  for (std::size_t order = 2; order <= kOrder; ++order) {
    SetBackoffs(model.orders[order - 1], order, &model.orders[order - 2]);
  }
  BackoffLevel& longest = model.orders.back();
  longest.log_backoffs.assign(longest.keys.size(), 0);
  longest.has_longer.assign(longest.keys.size(), false);
  return model;
}

}  // namespace vanthu
