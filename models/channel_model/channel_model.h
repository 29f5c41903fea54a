// channel_model: what readers of Vietnamese pages get wrong: P(seen word | syllable).
//
//   auto model = ChannelModel::Parse({.rules = bytes_of("data/confusions.tsv"),
//                                     .weights = bytes_of("models/channel_model/weights.tsv")});
//
// A text was damaged by one of three readers, or by none of them: a keyboard without marks
// (`Doc lap`), an engine without Vietnamese letters (`Poc 1ap`), an engine with them (`Đôc lập`).
// Each has its table of confusions, learnt by counting (the weights; see the card README.md) above
// rules that people wrote (data/confusions.tsv). Which reader a text had is not this model's
// business.
//
// Immutable; safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "models/channel_model/alphabet.h"
#include "models/channel_model/confusions.h"

namespace vanthu {

enum class Reader : std::uint8_t {
  kMarksLost,   // letters kept, marks and đ lost, some or all
  kForeign,     // Tesseract with `eng`, or any engine without Vietnamese letters
  kVietnamese,  // Tesseract with `vie`
};
inline constexpr std::array kReaders = {Reader::kMarksLost, Reader::kForeign, Reader::kVietnamese};
[[nodiscard]] std::string_view ReaderName(Reader reader);  // "marks_lost", "foreign", "vietnamese"

// A whole word that a reader takes for another more often than the letters say: an engine with a
// dictionary reads every second chi as chỉ.
struct WordConfusion {
  LetterString seen;
  LetterString printed;
  float cost = 0;  // nats
};

// One reader.
struct ReaderModel {
  Confusions confusions;
  std::vector<WordConfusion> words;  // by `seen`
  float split_cost = 0;              // nats: a space read inside a syllable
  float join_cost = 0;               // nats: no space read between two
  float stray_cost = 0;              // nats: a speckle read as a character
  float wrong_share = 0;             // of words read wrong, over all
  // The share read wrong by the engine's own confidence, in tenths; empty: not known.
  std::vector<float> wrong_by_confidence;
};

struct ChannelTables {
  std::string_view rules;    // data/confusions.tsv
  std::string_view weights;  // may be empty: the rules alone
};

class ChannelModel {
 public:
  // The error names the line that is wrong.
  [[nodiscard]] static std::expected<ChannelModel, std::string> Parse(const ChannelTables& tables);

  [[nodiscard]] const ReaderModel& For(Reader reader) const {
    return readers_[static_cast<std::size_t>(reader)];
  }

 private:
  std::array<ReaderModel, kReaders.size()> readers_;
};

}  // namespace vanthu
