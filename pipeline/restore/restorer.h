// restorer: text as it was read in, text as it was written out, with every change on record.
//
//   auto restorer = Restorer::Load({.data = data_dir});
//   Damage damage;
//   std::vector<RestoredLine> lines = restorer->Restore(seen_lines, damage);
//
// One decoder for text without marks, for text of a foreign engine and for text with a word wrong
// here and there; which it is follows from the text (damage.h). Numbers, codes and addresses are
// never touched. Owns models and memories: one object a thread, some 40 MiB beside the mapped file.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/text.h"
#include "pipeline/restore/damage.h"
#include "pipeline/restore/lattice.h"
#include "pipeline/restore/seen_text.h"

namespace vanthu {

class Syllables;

struct SeenLine {
  std::string_view text;                    // NFC
  std::vector<SeenConfidence> confidences;  // sorted; may be empty
  bool goes_on = false;                     // in the middle of a sentence of the line before
};

struct TextChange {
  Span before;         // in the line as seen
  Span after;          // in the line as restored
  double score = 1.0;  // how sure, 0 to 1
};

struct RestoredLine {
  AlignedText text;
  std::vector<TextChange> changes;  // sorted
};

struct RestorerFiles {
  std::filesystem::path models;  // the folder models/; empty: that of the program
  std::filesystem::path data;    // the folder data/
};

class Restorer {
 public:
  // kMissingDependency, naming the file, when a model is not there.
  [[nodiscard]] static std::expected<Restorer, Error> Load(const RestorerFiles& files,
                                                           const RestoreWeights& weights = {});
  [[nodiscard]] static Restorer FromModels(LanguageModel language, ChannelModel channel,
                                           const Syllables& syllables,
                                           const RestoreWeights& weights = {});
  Restorer(Restorer&&) noexcept;
  Restorer& operator=(Restorer&&) noexcept;
  ~Restorer();

  // "language_model 1a2b3c4d, channel_model 5e6f7a8b": the first hex digits of their files'
  // SHA-256; empty when they were not loaded from files. Reads them whole, some 20 ms, which a mere
  // filter of text need not wait for.
  [[nodiscard]] std::string Version() const;

  // `damage` is what is known of the text before these lines, and then with them. Not thread-safe.
  [[nodiscard]] std::vector<RestoredLine> Restore(std::span<const SeenLine> lines,
                                                  Damage& damage) const;

 private:
  struct Impl;
  explicit Restorer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
