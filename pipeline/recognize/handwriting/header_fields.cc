// Tested by tests/pipeline/recognize/handwriting/header_fields_test.cc.
#include "pipeline/recognize/handwriting/header_fields.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/recognize/handwriting/field_ink.h"
#include "pipeline/recognize/handwriting/field_places.h"
#include "pipeline/recognize/handwriting/hand.h"
#include "pipeline/recognize/page_part.h"

namespace vanthu {
namespace {

using Hand = HeaderField::Hand;

// The words of number and date line stand above this, with room for the pen (field_places.cc).
constexpr double kHeaderHeight = 0.45;
// A reading below this is not put into the text; assemble may still choose it when the rest of the
// letter speaks for it.
constexpr double kLeastInText = 0.5;
// So many readings are asked for, and so many kept.
constexpr std::size_t kAsked = 12;
constexpr std::size_t kKept = 5;
// Readings below this tell nothing.
constexpr double kLeastKept = 0.002;
// The engine reads one digit of a pen right now and then: where its reading is one of the model's
// it speaks for it by so much.
constexpr double kEngineSpeaks = 3;
constexpr double kEngineSure = 0.6;

// The readings that are legal in this field. What the model gives to illegal ones it does not mean
// as paper, so it is shared out among the others; what it left open stays open.
std::vector<HeaderField::Reading> Legal(const std::vector<DigitReading>& readings,
                                        HeaderField::Kind kind, std::string_view engine,
                                        double engine_confidence) {
  std::vector<HeaderField::Reading> legal;
  double open = 1;
  double sum = 0;
  for (const DigitReading& reading : readings) {
    open -= reading.probability;
    if (!IsLegalText(kind, reading.text)) continue;
    double weight = reading.probability;
    if (reading.text == engine && engine_confidence >= kEngineSure) weight *= kEngineSpeaks;
    sum += weight;
    legal.push_back({.text = reading.text, .probability = weight});
  }
  sum += std::max(0.0, open);
  if (sum <= 0) return {};
  for (HeaderField::Reading& reading : legal) reading.probability /= sum;
  std::ranges::stable_sort(legal, std::ranges::greater(), &HeaderField::Reading::probability);
  std::erase_if(
      legal, [](const HeaderField::Reading& reading) { return reading.probability < kLeastKept; });
  if (legal.size() > kKept) legal.resize(kKept);
  return legal;
}

// Puts the pieces of a run in place of the words they stand for.
void PutBack(std::vector<OcrLine>& lines, const HeaderRun& run,
             const std::vector<std::optional<Word>>& words_of_pieces) {
  const WordAt first = run.words.front();
  std::vector<Word> words;
  for (const std::optional<Word>& word : words_of_pieces) {
    if (word && !word->text.empty()) words.push_back(*word);
  }
  // From behind, so that the places of the others stay.
  std::vector<WordAt> taken = run.words;
  std::ranges::sort(taken, std::ranges::greater());
  std::size_t at = first.word;
  for (const WordAt& place : taken) {
    auto& line = lines[place.line].words;
    line.erase(line.begin() + static_cast<std::ptrdiff_t>(place.word));
    if (place.line == first.line && place.word < at) at = place.word;
  }
  auto& line = lines[first.line].words;
  at = std::min(at, line.size());
  line.insert(line.begin() + static_cast<std::ptrdiff_t>(at), words.begin(), words.end());
  for (OcrLine& changed : lines) {
    changed.box = {};
    for (const Word& word : changed.words) changed.box = Union(changed.box, word.box);
  }
  std::erase_if(lines, [](const OcrLine& empty) { return empty.words.empty(); });
}

// Reads the fields of one run; puts it right when one of them is not print.
void ReadRun(HeaderReading& page, const HeaderRun& run, const HeaderScan& scan,
             const DigitReader* digits) {
  std::vector<std::optional<Word>> words;
  bool is_right = true;
  for (std::size_t i = 0; i < run.pieces.size(); ++i) {
    const HeaderPiece& piece = run.pieces[i];
    if (!piece.field) {
      words.emplace_back(
          Word{.text = piece.text, .box = piece.box, .confidence = piece.confidence});
      continue;
    }
    const FieldInk ink = CutFieldInk(scan.image, scan.to_image, PlaceOf(run, i));
    HandVerdict verdict = HandOf(*piece.field, piece.text, piece.confidence, ink);
    const bool is_as_read = verdict.hand == Hand::kPrinted
                                ? verdict.printed == piece.text
                                : verdict.hand == Hand::kBlank && piece.text.empty();
    HeaderField field = {.kind = *piece.field,
                         .hand = verdict.hand,
                         .box = ink.box.empty() ? piece.box : ink.box,
                         .printed = verdict.hand == Hand::kPrinted ? verdict.printed : piece.text,
                         .readings = {}};
    if (field.hand == Hand::kWritten && digits != nullptr) {
      field.readings =
          Legal(digits->Read(ink.strip, kAsked), field.kind, piece.text, piece.confidence);
    }
    if (field.hand == Hand::kPrinted) {
      words.emplace_back(
          Word{.text = field.printed, .box = field.box, .confidence = piece.confidence});
    } else if (!field.readings.empty() && field.readings.front().probability >= kLeastInText) {
      words.emplace_back(Word{.text = field.readings.front().text,
                              .box = field.box,
                              .confidence = field.readings.front().probability});
    } else {
      words.emplace_back(std::nullopt);
    }
    // Otherwise the words are right as they are.
    is_right = is_right && is_as_read;
    page.fields.push_back(std::move(field));
  }
  if (!is_right) PutBack(page.lines, run, words);
}

}  // namespace

HeaderScan KeepHeader(const Image& scan, const Affine& to_scan, int width, int height) {
  if (scan.empty()) return {};
  const int header_bottom = static_cast<int>(kHeaderHeight * height);
  const Box header =
      Intersection(Apply(to_scan, {.left = 0, .top = 0, .right = width, .bottom = header_bottom}),
                   {.left = 0, .top = 0, .right = scan.width(), .bottom = scan.height()});
  if (header.empty()) return {};
  Image part = Cut(scan, header);
  if (part.empty()) return {};  // Out of memory: the header stays as the engine read it.
  const Affine shift = {.x0 = static_cast<double>(-header.left),
                        .y0 = static_cast<double>(-header.top)};
  return {.image = std::move(part), .to_image = Then(to_scan, shift)};
}

HeaderReading ReadHeaderFields(std::vector<OcrLine> lines, int width, int height,
                               const HeaderScan& scan, const DigitReader* digits) {
  HeaderReading page = {.lines = std::move(lines), .fields = {}};
  if (scan.image.empty()) return page;
  if (const auto run = FindNumberRun(page.lines, width, height)) {
    ReadRun(page, *run, scan, digits);
  }
  if (const auto run = FindDateRun(page.lines, width, height)) {
    ReadRun(page, *run, scan, digits);
  }
  return page;
}

}  // namespace vanthu
