// export_pdf: searchable PDFs of many letters. Each is made in a process of its own, as many at a
// time as the settings allow workers: the originals come from anywhere, and what one does to the
// decoders costs that letter only.
#pragma once

#include <cstddef>
#include <deque>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/export/letter_export.h"
#include "pipeline/export/output_file.h"
#include "pipeline/record.h"
#include "pipeline/workers/confined_work.h"

namespace vanthu {

class PdfExport {
 public:
  // What became of a letter; its message names the letter.
  using Outcome = std::expected<void, Error>;

  // Both must outlive it.
  PdfExport(const LetterExporter* exporter, const Settings* settings)
      : exporter_(exporter), settings_(settings) {}

  // Begins the file of a letter, and gives what became of those that had to be waited for; in the
  // order they were begun.
  [[nodiscard]] std::vector<Outcome> Begin(const Record& record, const std::filesystem::path& path);
  [[nodiscard]] std::vector<Outcome> FinishAll();

  // One letter to a sink that another process of this program can write to as well; `flush` is
  // called there at the end.
  [[nodiscard]] Outcome Write(const Record& record, const ByteSink& sink,
                              const std::function<Outcome()>& flush) const;

 private:
  struct InWork {
    std::string shown;
    OutputFile file;
    ConfinedWork work;
  };
  [[nodiscard]] std::expected<ConfinedWork, Error> Start(
      const PdfParts& parts, const ByteSink& sink, const std::function<Outcome()>& flush) const;
  [[nodiscard]] Outcome FinishFirst();

  const LetterExporter* exporter_;
  const Settings* settings_;
  std::deque<InWork> in_work_;
};

}  // namespace vanthu
