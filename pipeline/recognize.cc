// recognize: Tesseract's LSTM engine, called in-process, one engine a Recognizer.
//
// The settings below are what gave the most words and the fewest wrong characters on the labelled
// development scans; tests/bench/recognize_settings.md has the trials.
//
// Tested by tests/pipeline/recognize_test.cc.
#include "pipeline/recognize.h"

#include <fmt/format.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/sha256.h"

namespace vanthu {
namespace {

// Automatic page segmentation without orientation detection: clean() has put the page upright.
constexpr tesseract::PageSegMode kPageSegmentation = tesseract::PSM_AUTO;

// Tesseract's progress and warnings would go to stderr; libraries do not print.
constexpr const char* kNoMessages = "/dev/null";

Error ModelMissing(const RecognizeOptions& options) {
  const std::string where =
      options.tessdata_dir.empty() ? "Tesseract's default folder" : options.tessdata_dir;
  return {.code = Error::Code::kMissingDependency,
          .message = fmt::format(
              "Tesseract's model '{0}' is not in {1}; install the package tesseract-ocr-{0}",
              options.language, where)};
}

// First hex digits of the SHA-256 of a file; empty when it can not be read.
std::string FileDigest(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  Sha256 sha256;
  std::array<char, 1 << 16> buffer;
  while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
    sha256.Add({buffer.data(), static_cast<std::size_t>(file.gcount())});
  }
  constexpr std::size_t kShownDigits = 8;
  return sha256.Hex().substr(0, kShownDigits);
}

std::string Trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1));
}

std::vector<OcrLine> LinesOf(tesseract::TessBaseAPI& api) {
  using tesseract::RIL_BLOCK, tesseract::RIL_TEXTLINE, tesseract::RIL_WORD;
  std::vector<OcrLine> lines;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at || at->Empty(RIL_WORD)) return lines;
  int block = -1;
  bool new_line = true;
  do {
    if (at->IsAtBeginningOf(RIL_BLOCK)) ++block;
    new_line = new_line || at->IsAtBeginningOf(RIL_TEXTLINE);
    const std::unique_ptr<char[]> utf8(at->GetUTF8Text(RIL_WORD));
    std::string text = utf8 ? Trimmed(utf8.get()) : std::string();
    Box box;
    if (text.empty() || !at->BoundingBox(RIL_WORD, &box.left, &box.top, &box.right, &box.bottom)) {
      continue;
    }
    if (new_line) {
      lines.push_back({.words = {}, .box = {}, .block = std::max(0, block)});
      new_line = false;
    }
    constexpr double kPercent = 100;
    const double confidence = at->Confidence(RIL_WORD) / kPercent;
    OcrLine& line = lines.back();
    line.box = Union(line.box, box);
    line.words.push_back(
        {.text = std::move(text), .box = box, .confidence = std::clamp(confidence, 0.0, 1.0)});
  } while (at->Next(RIL_WORD));
  return lines;
}

}  // namespace

struct Recognizer::Impl {
  tesseract::TessBaseAPI api;
  std::string version;

  std::expected<std::vector<OcrLine>, Error> Read(const CleanPage& page, const Box& region);
};

std::expected<std::vector<OcrLine>, Error> Recognizer::Impl::Read(const CleanPage& page,
                                                                  const Box& region) {
  if (page.image.empty() || region.empty()) return std::vector<OcrLine>();
  api.SetImage(page.image.pix());
  if (page.dpi > 0) api.SetSourceResolution(page.dpi);
  api.SetRectangle(region.left, region.top, region.width(), region.height());
  const int failed = api.Recognize(nullptr);
  std::vector<OcrLine> lines;
  if (failed == 0) lines = LinesOf(api);
  api.Clear();  // The page's pixels; the model stays.
  if (failed != 0) {
    return std::unexpected(
        Error{.code = Error::Code::kInternal,
              .message = fmt::format("Tesseract could not read {}x{} pixels of a page",
                                     region.width(), region.height())});
  }
  return lines;
}

Recognizer::Recognizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;
Recognizer::~Recognizer() = default;

const std::string& Recognizer::version() const { return impl_->version; }

std::expected<Recognizer, Error> Recognizer::Create(const RecognizeOptions& options) {
  auto impl = std::make_unique<Impl>();
  tesseract::TessBaseAPI& api = impl->api;
  api.SetVariable("debug_file", kNoMessages);
  const char* dir = options.tessdata_dir.empty() ? nullptr : options.tessdata_dir.c_str();
  if (api.Init(dir, options.language.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
    return std::unexpected(ModelMissing(options));
  }
  api.SetPageSegMode(kPageSegmentation);
  const std::filesystem::path model =
      std::filesystem::path(api.GetDatapath()) / (options.language + ".traineddata");
  impl->version = fmt::format("tesseract {} {} {}", tesseract::TessBaseAPI::Version(),
                              options.language, FileDigest(model));
  return Recognizer(std::move(impl));
}

std::expected<std::vector<OcrLine>, Error> Recognizer::Recognize(const CleanPage& page) {
  return impl_->Read(page, {.left = 0,
                            .top = 0,
                            .right = page.image.empty() ? 0 : page.image.width(),
                            .bottom = page.image.empty() ? 0 : page.image.height()});
}

std::expected<std::vector<OcrLine>, Error> Recognizer::RecognizeRegion(const CleanPage& page,
                                                                       const Box& region,
                                                                       Layout layout) {
  impl_->api.SetPageSegMode(layout == Layout::kLines ? tesseract::PSM_SINGLE_BLOCK
                                                     : tesseract::PSM_SPARSE_TEXT);
  auto lines = impl_->Read(page, region);
  impl_->api.SetPageSegMode(kPageSegmentation);
  return lines;
}

}  // namespace vanthu
