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
#include <cstdint>
#include <cstdlib>
#include <filesystem>
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

// Keeps what the network thought of each character beside the one chosen: the same words in the
// same time (5831 words of the development scans, time within the noise of two runs).
constexpr const char* kChoicesOfCharacters = "1";
constexpr const char* kCostScale = "1";
// Of 448 words of the development scans that no transcription has, 263 become one of its words by
// one alternative of this cost or less (299 by 20, with two thirds more alternatives to keep); in
// nine of ten cases it is among the first three of its character.
constexpr double kMostCost = 15;
constexpr std::size_t kMostAlternatives = 4;

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

std::string Trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1));
}

// The choices of one character as the engine gives them. With a coefficient of 1 (kCostScale) its
// "confidence" is 100 less the cost of the choice.
struct Choice {
  std::string text;
  double cost = 0;
};

std::vector<Choice> ChoicesOf(const tesseract::ResultIterator& symbol) {
  constexpr double kNoCost = 100;
  std::vector<Choice> choices;
  tesseract::ChoiceIterator choice(symbol);
  do {
    const char* text = choice.GetUTF8Text();
    if (text != nullptr && *text != '\0') {
      choices.push_back({.text = text, .cost = kNoCost - choice.Confidence()});
    }
  } while (choice.Next());
  return choices;
}

// Appends the alternatives of the character `text` that begins at `offset` of its word.
void AddAlternatives(std::vector<Alternative>& alternatives, std::vector<Choice> choices,
                     std::string_view text, int offset) {
  const auto chosen = std::ranges::find(choices, text, &Choice::text);
  if (chosen == choices.end()) return;
  const double cost = chosen->cost;
  choices.erase(chosen);
  std::erase_if(choices, [&](const Choice& choice) { return choice.cost - cost > kMostCost; });
  std::ranges::stable_sort(choices, {}, &Choice::cost);
  if (choices.size() > kMostAlternatives) choices.resize(kMostAlternatives);
  for (Choice& choice : choices) {
    alternatives.push_back(
        {.offset = offset, .text = std::move(choice.text), .cost = choice.cost - cost});
  }
}

// Of the word `at` stands on, whose text is `text`; none when the engine's characters do not add
// up to it.
std::vector<Alternative> AlternativesOf(const tesseract::ResultIterator& at,
                                        std::string_view text) {
  using tesseract::RIL_SYMBOL, tesseract::RIL_WORD;
  std::vector<Alternative> alternatives;
  tesseract::ResultIterator symbol(at);
  std::string spelt;
  do {
    const std::unique_ptr<char[]> utf8(symbol.GetUTF8Text(RIL_SYMBOL));
    if (!utf8) return {};
    const std::string_view character = utf8.get();
    AddAlternatives(alternatives, ChoicesOf(symbol), character, static_cast<int>(spelt.size()));
    spelt += character;
    if (symbol.IsAtFinalElement(RIL_WORD, RIL_SYMBOL)) break;
  } while (symbol.Next(RIL_SYMBOL));
  if (spelt != text) alternatives.clear();
  return alternatives;
}

tesseract::PageSegMode ModeOf(Recognizer::Layout layout) {
  switch (layout) {
    case Recognizer::Layout::kLines:
      return tesseract::PSM_SINGLE_BLOCK;
    case Recognizer::Layout::kOneLine:
      return tesseract::PSM_SINGLE_LINE;
    case Recognizer::Layout::kScattered:
      return tesseract::PSM_SPARSE_TEXT;
  }
  return kPageSegmentation;
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
    std::vector<Alternative> alternatives = AlternativesOf(*at, text);
    line.words.push_back({.text = std::move(text),
                          .box = box,
                          .confidence = std::clamp(confidence, 0.0, 1.0),
                          .alternatives = std::move(alternatives)});
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
  // Variables of the LSTM engine are there only after Init.
  api.SetVariable("lstm_choice_mode", kChoicesOfCharacters);
  api.SetVariable("lstm_rating_coefficient", kCostScale);
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
  impl_->api.SetPageSegMode(ModeOf(layout));
  auto lines = impl_->Read(page, region);
  impl_->api.SetPageSegMode(kPageSegmentation);
  return lines;
}

}  // namespace vanthu
