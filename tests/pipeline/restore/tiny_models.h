// Models small enough to reason about: a language model trained in the test from invented lines,
// and the channel model's rules without counts.
#pragma once

#include <string>
#include <vector>

#include "models/channel_model/channel_model.h"
#include "models/language_model/language_model.h"
#include "models/syllables.h"
#include "pipeline/restore/restorer.h"

namespace vanthu {

struct TinyModels {
  std::string bytes;  // of the language model
  LanguageModel language;
  ChannelModel channel;
  Syllables syllables;
};

// Sentences about a plan and its tasks, each said a few times.
[[nodiscard]] TinyModels MakeTinyModels();

[[nodiscard]] Restorer TinyRestorer(const TinyModels& models);

// The text of each line after restoration.
[[nodiscard]] std::vector<std::string> RestoreLines(const Restorer& restorer,
                                                    const std::vector<std::string>& lines);

}  // namespace vanthu
