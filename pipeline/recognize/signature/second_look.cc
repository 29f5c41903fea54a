// Tested by tests/pipeline/recognize/signature/second_look_test.cc.
#include "pipeline/recognize/signature/second_look.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "pipeline/clean/raster.h"
#include "pipeline/recognize/signature/name_row.h"
#include "pipeline/recognize/signature/name_vote.h"
#include "pipeline/recognize/signature/printed_title.h"
#include "pipeline/recognize/signature/seal_rim.h"
#include "pipeline/recognize/signature/signature_parts.h"
#include "pipeline/recognize/signature/signature_region.h"
#include "pipeline/recognize/signature/title_rows.h"
#include "pipeline/zone/rows.h"

namespace vanthu {
namespace {

// A title is taken as it was read when the engine is this sure of it.
constexpr double kWithoutDoubt = 0.85;
// From the first title down to the last; and rows below a head's where its deputy's stands.
constexpr double kTitlesMillimeters = 34;
constexpr int kRowsBelow = 3;
// Rows that touch may cross each other's boxes: what counts is where a word's middle is.
bool StandsIn(const Box& word, const Box& row) {
  return word.left < row.right && row.left < word.right && word.center_y() >= row.top &&
         word.center_y() < row.bottom;
}

double Weight(std::span<const SignaturePart> parts) {
  double weight = 0;
  for (const SignaturePart& part : parts)
    weight += part.score * static_cast<double>(part.words.size());
  return weight;
}

// The titles of the reading that has the most of them and the surest: two readings cut the lines of
// a block differently. Then the longest name of any reading, the surest of these.
std::vector<SignaturePart> Best(std::span<const std::vector<OcrLine>> readings, const Box& region) {
  std::vector<SignaturePart> titles;
  std::optional<SignaturePart> name;
  for (const std::vector<OcrLine>& reading : readings) {
    std::vector<SignaturePart> found;
    for (const OcrLine& line : reading) {
      for (const auto& words : PartsIn({&line, 1}, region)) {
        if (auto title = TitleIn(words)) {
          found.push_back(std::move(*title));
        } else if (auto one = NameIn(words);
                   one && (!name || std::pair(one->words.size(), one->score) >
                                        std::pair(name->words.size(), name->score))) {
          name = std::move(one);
        }
      }
    }
    if (Weight(found) > Weight(titles)) titles = std::move(found);
  }
  if (name && std::ranges::none_of(titles, [&](const SignaturePart& title) {
        return SameLine(title.box, name->box);
      })) {
    titles.push_back(std::move(*name));
  }
  std::ranges::stable_sort(titles, {}, [](const SignaturePart& part) { return part.box.top; });
  return titles;
}

// `lines` with `parts` in place of the words they stand on.
std::vector<OcrLine> Put(std::vector<SignaturePart> parts, std::vector<OcrLine> lines,
                         const Box& region) {
  int block = 0;
  for (OcrLine& line : lines) {
    block = std::max(block, line.block);
    std::erase_if(line.words, [&](const Word& word) {
      return word.box.center_x() >= region.left &&
             std::ranges::any_of(
                 parts, [&](const SignaturePart& part) { return StandsIn(word.box, part.box); });
    });
    line.box = {};
    for (const Word& word : line.words) line.box = Union(line.box, word.box);
  }
  std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
  for (SignaturePart& part : parts) {
    lines.push_back({.words = std::move(part.words), .box = part.box, .block = block + 1});
  }
  return lines;
}

// The view with the rims of the seal in `region` taken off; nullopt without a seal.
std::optional<PageView> WithoutSeal(const PageView& view, const Box& region) {
  const Box place = Intersection(
      Apply(view.to_image, region),
      {.left = 0, .top = 0, .right = view.image.width(), .bottom = view.image.height()});
  if (place.empty()) return std::nullopt;
  const Image part = Cut(view.image, place);
  if (part.empty()) return std::nullopt;
  const auto seal = FindSeal(part, view.dpi);
  if (!seal) return std::nullopt;
  const Affine shift = {.x0 = static_cast<double>(-place.left),
                        .y0 = static_cast<double>(-place.top)};
  return PageView{.image = WithoutRims(part, view.dpi, *seal),
                  .dpi = view.dpi,
                  .to_image = Then(view.to_image, shift)};
}

// The name of two words that is all `lines` and `readings` have.
std::optional<SignaturePart> ShortName(std::span<const OcrLine> lines,
                                       std::span<const std::vector<OcrLine>> readings,
                                       const Box& region) {
  std::optional<SignaturePart> name;
  const auto look = [&](std::span<const OcrLine> some) {
    for (const auto& part : PartsIn(some, region)) {
      auto one = NameIn(part);
      if (one && (!name || one->words.size() > name->words.size())) name = std::move(one);
    }
  };
  look(lines);
  for (const auto& reading : readings) look(reading);
  return name && name->words.size() <= kShortName ? name : std::nullopt;
}

// Whether a name of three words or more was read without doubt.
bool HasWholeName(std::span<const std::vector<OcrLine>> readings, const Box& region) {
  for (const std::vector<OcrLine>& reading : readings) {
    for (const auto& part : PartsIn(reading, region)) {
      const auto name = NameIn(part);
      if (name && name->words.size() > kShortName && name->score >= kWithoutDoubt) return true;
    }
  }
  return false;
}

bool ReadsATitle(std::span<const std::vector<OcrLine>> readings, const Box& region) {
  for (const std::vector<OcrLine>& reading : readings) {
    for (const OcrLine& line : reading) {
      for (const auto& words : PartsIn({&line, 1}, region)) {
        if (TitleIn(words)) return true;
      }
    }
  }
  return false;
}

}  // namespace

bool IsWhole(std::span<const OcrLine> lines, const Box& region) {
  bool has_title = false;
  bool has_name = false;
  for (const auto& part : PartsIn(lines, region)) {
    has_title = has_title || HasTitle(part);
    // Of two words the first may be lost, where the seal is: "Văn Phúc".
    const auto name = NameIn(part);
    has_name = has_name || (name && name->words.size() > kShortName);
  }
  return has_title && has_name;
}

std::optional<Box> DoubtfulTitles(std::span<const OcrLine> lines, const Box& region, int dpi) {
  const int window = TitleWindow(dpi);
  Box band = region;
  band.bottom = std::min(region.bottom, region.top + PixelsOf(kTitlesMillimeters, dpi));
  std::optional<Box> head;
  std::size_t sure = 0;
  for (const auto& part : PartsIn(lines, region)) {
    if (const auto title = TitleAmong(part)) {
      const auto run = std::span(part).subspan(title->begin, title->end - title->begin);
      if (title->errors > 0 || MeanConfidence(run) < kWithoutDoubt) continue;
      if (title->deputy) return std::nullopt;
      ++sure;
      head = BoxOf(run);
    } else if (const auto name = NameIn(part); name && name->box.top > region.top + window) {
      band.bottom = std::min(band.bottom, name->box.top);
    }
  }
  if (sure > 1) return std::nullopt;
  if (head) {
    // What is left to find is a deputy's title close below it.
    band.top = std::max(region.top, head->top - window / 4);
    band.bottom = std::min(band.bottom, head->top + kRowsBelow * window);
  }
  if (band.height() < window) return std::nullopt;
  return band;
}

std::vector<OcrLine> WithTitleRows(std::vector<OcrLine> lines, const Box& region,
                                   std::vector<TitleRow> rows) {
  std::vector<SignaturePart> parts;
  for (TitleRow& row : rows) {
    const bool stands = std::ranges::any_of(PartsIn(lines, region), [&](const auto& part) {
      const auto title = TitleAmong(part);
      const double y = MakeRow(part).center_y;
      return title && y >= row.box.top && y < row.box.bottom && title->Agreement() >= row.agreement;
    });
    if (stands) continue;
    parts.push_back({.kind = SignaturePart::Kind::kTitle,
                     .words = std::move(row.words),
                     .box = row.box,
                     .score = row.confidence});
  }
  return Put(std::move(parts), std::move(lines), region);
}

std::vector<OcrLine> WithSignature(std::vector<OcrLine> lines, const Box& region,
                                   std::span<const std::vector<OcrLine>> readings) {
  std::vector<Box> known;
  std::optional<SignaturePart> known_name;
  for (const auto& part : PartsIn(lines, region)) {
    if (auto name = NameIn(part)) known_name = std::move(name);
    if (HasTitle(part)) known.push_back(BoxOf(part));
  }
  std::vector<SignaturePart> parts = Best(readings, region);
  std::erase_if(parts, [&](const SignaturePart& part) {
    if (known_name && part.kind == SignaturePart::Kind::kName) return true;
    return std::ranges::any_of(known, [&](const Box& box) { return SameLine(box, part.box); });
  });
  if (auto name = VotedName(known_name, readings, region)) {
    std::erase_if(
        parts, [](const SignaturePart& part) { return part.kind == SignaturePart::Kind::kName; });
    parts.push_back(std::move(*name));
  }
  return Put(std::move(parts), std::move(lines), region);
}

std::expected<std::vector<OcrLine>, Error> LookAgainAtSignature(const CleanPage& page,
                                                                const PageView& ink,
                                                                std::vector<OcrLine> lines,
                                                                Recognizer& recognizer) {
  if (page.image.empty()) return lines;
  const auto region = SignatureRegion(lines, page.image.width(), page.image.height());
  if (!region) return lines;
  const PageView sight = {.image = page.image, .dpi = page.dpi, .to_image = {}};
  std::vector<const PageView*> views = {&sight};
  if (!ink.image.empty()) views.push_back(&ink);

  if (const auto band = DoubtfulTitles(lines, *region, page.dpi)) {
    std::vector<TitleRow> rows;
    for (const PageView* view : views) {
      auto more = ReadTitleRows(*view, *band, page.dpi, recognizer);
      if (!more) return std::unexpected(std::move(more.error()));
      std::ranges::move(*more, std::back_inserter(rows));
      if (std::ranges::any_of(rows, &TitleRow::deputy)) break;
    }
    lines = WithTitleRows(std::move(lines), *region, ChooseRows(std::move(rows), page.dpi));
  }
  if (IsWhole(lines, *region)) return lines;

  std::vector<std::vector<OcrLine>> readings;
  const auto read = [&](const PageView& view, Recognizer::Layout layout,
                        float scale) -> std::expected<void, Error> {
    auto reading = ReadPart(view, *region, layout, recognizer, scale);
    if (!reading) return std::unexpected(std::move(reading.error()));
    readings.push_back(std::move(*reading));
    return {};
  };
  const bool has_title = ReadsATitle({&lines, 1}, *region);
  const auto is_enough = [&] { return has_title && HasWholeName(readings, *region); };
  std::vector<PageView> looks;
  const auto look_at = [&](PageView look) -> std::expected<void, Error> {
    // Read as lines the titles come out better, as scattered words the name.
    for (const auto layout : {Recognizer::Layout::kLines, Recognizer::Layout::kScattered}) {
      if (auto done = read(look, layout, 1); !done) return done;
    }
    looks.push_back(std::move(look));
    return {};
  };
  for (const PageView* view : views) {
    if (is_enough()) break;
    if (auto done = look_at(*view); !done) return std::unexpected(done.error());
    if (is_enough()) break;
    if (auto bare = WithoutSeal(*view, *region)) {
      if (auto done = look_at(std::move(*bare)); !done) return std::unexpected(done.error());
    }
  }
  if (const auto name = ShortName(lines, readings, *region)) {
    for (const PageView& look : looks) {
      auto seen = ReadNameRow(look, name->box, page.dpi, recognizer);
      if (!seen) return std::unexpected(std::move(seen.error()));
      readings.push_back(std::move(*seen));
      if (HasWholeName({&readings.back(), 1}, *region)) break;
    }
  }
  if (!has_title && !ReadsATitle(readings, *region)) {
    // Larger letters come apart from the strokes that cross them.
    constexpr float kEnlarged = 1.5F;
    if (auto done = read(sight, Recognizer::Layout::kLines, kEnlarged); !done) {
      return std::unexpected(done.error());
    }
  }
  return WithSignature(std::move(lines), *region, readings);
}

}  // namespace vanthu
