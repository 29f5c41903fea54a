// beam_search: the likeliest way through a lattice by damage and language together.
//
// Hypotheses that end at the same gap with the same language model state are one; of the others the
// best few are kept. Buffers are reused: one object a thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/language_model/language_model.h"
#include "pipeline/restore/lattice.h"

namespace vanthu {

struct Taken {
  std::size_t edge = 0;    // in Lattice::edges
  std::size_t choice = 0;  // in Lattice::choices
};

// Another choice for one of the edges taken.
struct Rival {
  std::size_t index = 0;   // in the path
  std::size_t choice = 0;  // in Lattice::choices
  float behind = 0;        // nats
};

struct BeamLimits {
  std::size_t most = 12;  // hypotheses at a gap
  float width = 10;       // nats behind the best
};

class BeamSearch {
 public:
  BeamSearch(const LanguageModel& language, const RestoreWeights& weights,
             const BeamLimits& limits = {});

  // From the state `begin`, up to a break. Every token is in one of the edges taken.
  [[nodiscard]] std::vector<Taken> Best(const Lattice& lattice, const LanguageModel::State& begin);

  // The state behind the break that follows `path`.
  [[nodiscard]] LanguageModel::State After(const Lattice& lattice, const std::vector<Taken>& path,
                                           const LanguageModel::State& begin) const;

  // By how many nats the way `path`, found by the latest search, is better than the same way with
  // `choice` in place of what was taken at `index`.
  [[nodiscard]] float GainOver(const Lattice& lattice, const std::vector<Taken>& path,
                               std::size_t index, const WordChoice& choice) const;

  // The choices that the latest search gave up for those of `path` no sooner than two words later,
  // for one word by one word, less than `limit` nats behind. Sorted by `index`.
  [[nodiscard]] std::vector<Rival> Rivals(const Lattice& lattice, const std::vector<Taken>& path,
                                          float limit) const;

 private:
  struct Hypothesis {
    LanguageModel::State state;
    float score = 0;           // nats, higher is better
    std::uint32_t before = 0;  // in all_
    Taken taken;
  };

  [[nodiscard]] LanguageModel::Step Score(const LanguageModel::State& state, WordId word) const;
  void Shorten(LanguageModel::State& state) const;
  // Moves the best of a gap to the end of `all_`, those with the same future once.
  void Keep(std::vector<Hypothesis>& gap);
  // Goes on by `choice` from each hypothesis in `all_` from `first` on.
  void Extend(std::size_t first, const Taken& taken, const WordChoice& choice,
              std::vector<Hypothesis>& there);

  const LanguageModel* language_;
  const RestoreWeights* weights_;
  BeamLimits limits_;
  std::vector<Hypothesis> all_;
  std::vector<std::uint32_t> gap_begins_;         // in all_, by gap; the end at last
  std::vector<std::uint32_t> way_;                // in all_: behind each edge of the best way
  std::vector<std::vector<Hypothesis>> waiting_;  // by gap
  std::vector<std::uint32_t> order_;
  // Of the gap that is gone on from.
  std::vector<LanguageModel::State> states_;
  std::vector<LanguageModel::Step> steps_;
};

}  // namespace vanthu
