// damage: by which reader a text was made, estimated from the text itself.
//
// Each word is more or less likely under each reader of the channel model (`chirc` is nothing but a
// foreign engine's chức, `cac` is các without marks, `công` is no foreign engine's). The shares of
// the readers are those that make the text as a whole likeliest (expectation-maximisation), from a
// prior that takes text for sound until it says otherwise. No switch, no threshold.
#pragma once

#include <array>
#include <cstddef>

#include "models/channel_model/channel_model.h"
#include "pipeline/restore/seen_text.h"
#include "pipeline/restore/word_readings.h"

namespace vanthu {

// Shares of the readers; they sum to 1.
struct Damage {
  std::array<float, kReaders.size()> share = {0.01F, 0.01F, 0.98F};

  [[nodiscard]] float Of(Reader reader) const { return share[static_cast<std::size_t>(reader)]; }
};

// `before` counts as much as `kPriorWords` words: what is known of the text so far.
[[nodiscard]] Damage EstimateDamage(const SeenText& text, const Damage& before,
                                    WordReadings& readings);

}  // namespace vanthu
