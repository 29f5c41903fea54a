// recognize: from a clean page to lines of words, by Tesseract's LSTM engine with the model `vie`.
//
// One Recognizer a worker process: making one costs 0.1 s, and Tesseract must run single-threaded
// (OMP_THREAD_LIMIT=1 in the environment before the process starts; PEERS.md finding 1).
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/clean.h"
#include "pipeline/document.h"

namespace vanthu {

struct RecognizeOptions {
  std::string language = "vie";
  std::string tessdata_dir;  // empty: Tesseract's own default
};

class Recognizer {
 public:
  // How the text of a region stands: in lines one below another, in one line, or anywhere.
  enum class Layout : std::uint8_t { kLines, kOneLine, kScattered };

  // kMissingDependency, naming the package to install, when the model is not there.
  [[nodiscard]] static std::expected<Recognizer, Error> Create(
      const RecognizeOptions& options = {});
  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;
  ~Recognizer();

  // Lines in the engine's order, boxes on `page.image`. Not thread-safe.
  [[nodiscard]] std::expected<std::vector<OcrLine>, Error> Recognize(const CleanPage& page);
  // The same for a part of the page, without looking for columns, pictures and rules in it: for
  // text that the engine takes for a picture. Boxes on `page.image`.
  [[nodiscard]] std::expected<std::vector<OcrLine>, Error> RecognizeRegion(const CleanPage& page,
                                                                           const Box& region,
                                                                           Layout layout);

  // "tesseract 5.3.0 vie 1a2b3c4d": the engine and the first hex digits of its model's SHA-256.
  [[nodiscard]] const std::string& version() const;

 private:
  struct Impl;
  explicit Recognizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
