// Tested by tests/pipeline/recognize/second_look_test.cc.
#include "pipeline/recognize/second_look.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/person_name.h"
#include "pipeline/recognize/seal_rim.h"
#include "pipeline/zone/anchors.h"
#include "pipeline/zone/rows.h"

namespace vanthu {
namespace {

// The signature stands right of this share of the page, Nơi nhận begins left of the other.
constexpr double kSignatureLeft = 0.42;
constexpr double kDistributionLeft = 0.35;
// From the authority to the name: 24 % of A4 are 71 mm, room for a seal of 42 mm and the titles.
constexpr double kBlockHeight = 0.24;
// The titles may begin above Nơi nhận by so many heights of its line.
constexpr double kAboveList = 3.5;
// Words nearer than this, in heights, belong to one title or name.
constexpr double kWordGap = 1.5;
// Words below are guesses at the strokes of a seal.
constexpr double kSureName = 0.70;
constexpr double kSureTitle = 0.35;       // with the "KT." before it, often written by hand
constexpr double kSureTitleWords = 0.45;  // without
constexpr double kCapitals = 0.7;
// Words in a row that are running text when the engine is sure of them.
constexpr std::size_t kTextWords = 3;
constexpr double kSureText = 0.6;
// "- Lưu: VT, TCCB (3b)." is a short line.
constexpr std::size_t kArchiveWords = 8;

// Heads and their deputies (Nghị định 30/2020/NĐ-CP, Phụ lục I), folded without spaces. A title
// that contains another comes with it: "phogiamdoc".
constexpr std::array<std::string_view, 19> kTitles = {
    "giamdoc",       "chutich",     "botruong",    "thutruong",    "chanhvanphong",
    "cuctruong",     "chunhiem",    "vutruong",    "bithu",        "vientruong",
    "hieutruong",    "truongban",   "truongphong", "tongthanhtra", "thutuong",
    "chanhthanhtra", "tongbientap", "thongdoc",    "chanhan"};

bool HasTitle(std::span<const RowWord> words) {
  return CapitalShare(words) > kCapitals && MeanConfidence(words) >= kSureTitle &&
         std::ranges::any_of(kTitles, [&](std::string_view title) {
           return FindAnchor(words, title, kShortAnchorErrors).has_value();
         });
}

bool HasName(std::span<const RowWord> words) {
  return MeanConfidence(words) >= kSureName && PersonNameIn(TextOf(words)).has_value();
}

// Words of `line` right of `left`, cut where the gaps are wide.
std::vector<std::vector<RowWord>> PartsRightOf(const OcrLine& line, double left) {
  const auto first = std::ranges::find_if(
      line.words, [&](const Word& word) { return word.box.center_x() >= left; });
  const std::vector<RowWord> words = RowWordsOf(std::span(first, line.words.end()));
  if (words.empty()) return {};
  return CutAtGaps(words, kWordGap * line.box.height());
}

enum class Kind { kTitle, kName };

struct Part {
  Kind kind = Kind::kTitle;
  std::vector<Word> words;
  Box box;
  double score = 0;
};

Part MakePart(Kind kind, std::span<const RowWord> words) {
  Part part = {.kind = kind, .words = {}, .box = BoxOf(words), .score = MeanConfidence(words)};
  for (const RowWord& word : words) part.words.push_back(*word.word);
  return part;
}

// The longest run of words that is a name: the signature's strokes are words before and behind it.
std::optional<Part> NameIn(std::span<const RowWord> words) {
  constexpr std::size_t kFewest = 2;
  for (std::size_t size = words.size(); size >= kFewest; --size) {
    for (std::size_t begin = 0; begin + size <= words.size(); ++begin) {
      const auto run = words.subspan(begin, size);
      // Letters in every word: "Lê / Anh" is two strokes and a stroke between.
      const bool whole = std::ranges::all_of(
          run, [](const RowWord& word) { return word.key.size() >= 2 || word.key == "y"; });
      if (whole && HasName(run)) return MakePart(Kind::kName, run);
    }
  }
  return std::nullopt;
}

// The words of the titles in a line, with those close before them: "KT.", "PHÓ".
std::optional<Part> TitleIn(std::span<const RowWord> words) {
  std::size_t begin = words.size();
  std::size_t end = 0;
  for (const std::string_view title : kTitles) {
    const auto range = FindAnchor(words, title, kShortAnchorErrors);
    if (!range) continue;
    const auto run = words.subspan(range->begin, range->end - range->begin);
    if (CapitalShare(run) < kCapitals || MeanConfidence(run) < kSureTitleWords) continue;
    begin = std::min(begin, range->begin);
    end = std::max(end, range->end);
  }
  if (begin >= end) return std::nullopt;
  constexpr std::size_t kPrefixLetters = 5;
  constexpr std::size_t kPrefixWords = 2;  // "KT.", "PHÓ"
  for (std::size_t i = 0; i < kPrefixWords && begin > 0; ++i) {
    const RowWord& before = words[begin - 1];
    if (before.key.empty() || before.key.size() > kPrefixLetters ||
        CapitalShare(std::span(&before, 1)) < 0.5) {
      break;
    }
    --begin;
  }
  const auto run = words.subspan(begin, end - begin);
  if (MeanConfidence(run) < kSureTitle) return std::nullopt;
  return MakePart(Kind::kTitle, run);
}

bool SameLine(const Box& a, const Box& b) {
  const int overlap = Intersection(a, b).height();
  return overlap * 2 > std::min(a.height(), b.height());
}

bool Touch(const Box& a, const Box& b) { return !Intersection(a, b).empty(); }

double Weight(std::span<const Part> parts) {
  double weight = 0;
  for (const Part& part : parts) weight += part.score * static_cast<double>(part.words.size());
  return weight;
}

// The titles of the reading that has the most of them and the surest: two readings cut the lines of
// a block differently. Then the longest name of any reading, the surest of these.
std::vector<Part> Best(std::span<const std::vector<OcrLine>> readings, const Box& region) {
  std::vector<Part> titles;
  std::optional<Part> name;
  for (const std::vector<OcrLine>& reading : readings) {
    std::vector<Part> found;
    for (const OcrLine& line : reading) {
      for (const auto& words : PartsRightOf(line, region.left)) {
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
  if (name && std::ranges::none_of(
                  titles, [&](const Part& title) { return SameLine(title.box, name->box); })) {
    titles.push_back(std::move(*name));
  }
  std::ranges::stable_sort(titles, {}, [](const Part& part) { return part.box.top; });
  return titles;
}

struct List {
  int top = 0;      // of the line that was found
  int highest = 0;  // where the signature beside it may begin
};

// Nơi nhận or, when the engine could not read it, the list's last item: "Lưu: VT, NV."
std::optional<List> FindList(std::span<const OcrLine> lines, int width) {
  constexpr double kItems = 9;  // heights of a line from the signature's title down to "Lưu: VT"
  std::optional<List> list;
  std::optional<List> archive;
  for (const OcrLine& line : lines) {
    if (line.box.left > kDistributionLeft * width) continue;
    const std::vector<RowWord> words = RowWordsOf(line.words);
    const Box& box = line.box;
    const std::size_t size = CutAtGaps(words, kWordGap * line.box.height()).front().size();
    // "nơi nhận" in a paragraph begins a long part of the line.
    if (StartsWithAnchor(words, kDistributionAnchor, kShortAnchorErrors) && size <= kTextWords)
      list = {.top = box.top, .highest = box.top - static_cast<int>(kAboveList * box.height())};
    if (StartsWithAnchor(words, "luuvt", 0) && size <= kArchiveWords)
      archive = {.top = box.top, .highest = box.top - static_cast<int>(kItems * box.height())};
  }
  return list ? list : archive;
}

// `part` was cut out of the page at `region`; it is read at `scale`.
std::expected<std::vector<OcrLine>, Error> ReadPart(const Image& part, int dpi, const Box& region,
                                                    float scale, Recognizer::Layout layout,
                                                    Recognizer& recognizer) {
  CleanPage page;
  page.image = scale == 1.0F ? part : Image(pixScale(part.pix(), scale, scale));
  if (page.image.empty()) return std::vector<OcrLine>();
  page.dpi = static_cast<int>(scale * static_cast<float>(dpi));
  const Box whole = {
      .left = 0, .top = 0, .right = page.image.width(), .bottom = page.image.height()};
  auto lines = recognizer.RecognizeRegion(page, whole, layout);
  if (!lines) return lines;
  const Affine back = {.xx = 1 / scale,
                       .xy = 0,
                       .x0 = static_cast<double>(region.left),
                       .yx = 0,
                       .yy = 1 / scale,
                       .y0 = static_cast<double>(region.top)};
  for (OcrLine& line : *lines) {
    line.box = Apply(back, line.box);
    for (Word& word : line.words) word.box = Apply(back, word.box);
  }
  return lines;
}

Image Clip(const Image& image, const Box& region) {
  const std::unique_ptr<BOX, decltype([](BOX* box) { boxDestroy(&box); })> clip(
      boxCreate(region.left, region.top, region.width(), region.height()));
  return Image(pixClipRectangle(image.pix(), clip.get(), nullptr));
}

bool ReadsATitle(std::span<const std::vector<OcrLine>> readings, const Box& region) {
  for (const std::vector<OcrLine>& reading : readings) {
    for (const OcrLine& line : reading) {
      for (const auto& words : PartsRightOf(line, region.left)) {
        if (TitleIn(words)) return true;
      }
    }
  }
  return false;
}

}  // namespace

std::optional<Box> LostSignature(std::span<const OcrLine> lines, int width, int height) {
  const auto list = FindList(lines, width);
  if (!list) return std::nullopt;
  const int left = static_cast<int>(kSignatureLeft * width);
  Box region = {.left = left,
                .top = std::max(0, list->highest),
                .right = width,
                .bottom = std::min(height, list->top + static_cast<int>(kBlockHeight * height))};
  for (const OcrLine& line : lines) {
    if (line.box.left >= left || line.box.right <= left) continue;
    if (line.box.center_y() >= list->top) continue;
    if (line.words.size() >= kTextWords && MeanConfidence(RowWordsOf(line.words)) >= kSureText)
      region.top = std::max(region.top, line.box.bottom);
  }
  bool has_title = false;
  bool has_name = false;
  for (const OcrLine& line : lines) {
    if (line.box.center_y() < region.top || line.box.center_y() >= region.bottom) continue;
    for (const auto& part : PartsRightOf(line, left)) {
      has_title = has_title || HasTitle(part);
      has_name = has_name || HasName(part);
    }
  }
  if (has_title && has_name) return std::nullopt;
  return region;
}

std::vector<OcrLine> WithSignature(std::vector<OcrLine> lines, const Box& region,
                                   std::span<const std::vector<OcrLine>> readings) {
  std::vector<Box> known;
  bool has_name = false;
  int block = 0;
  for (const OcrLine& line : lines) {
    block = std::max(block, line.block);
    if (line.box.center_y() < region.top || line.box.center_y() >= region.bottom) continue;
    for (const auto& part : PartsRightOf(line, region.left)) {
      if (HasName(part)) has_name = true;
      if (HasName(part) || HasTitle(part)) known.push_back(BoxOf(part));
    }
  }
  std::vector<Part> parts = Best(readings, region);
  std::erase_if(parts, [&](const Part& part) {
    return (has_name && part.kind == Kind::kName) ||
           std::ranges::any_of(known, [&](const Box& box) { return SameLine(box, part.box); });
  });
  for (OcrLine& line : lines) {
    std::erase_if(line.words, [&](const Word& word) {
      return word.box.center_x() >= region.left &&
             std::ranges::any_of(parts,
                                 [&](const Part& part) { return Touch(word.box, part.box); });
    });
    line.box = {};
    for (const Word& word : line.words) line.box = Union(line.box, word.box);
  }
  std::erase_if(lines, [](const OcrLine& line) { return line.words.empty(); });
  for (Part& part : parts) {
    lines.push_back({.words = std::move(part.words), .box = part.box, .block = block + 1});
  }
  return lines;
}

std::expected<std::vector<OcrLine>, Error> LookAgainAtSignature(const CleanPage& page,
                                                                std::vector<OcrLine> lines,
                                                                Recognizer& recognizer) {
  if (page.image.empty()) return lines;
  const auto region = LostSignature(lines, page.image.width(), page.image.height());
  if (!region) return lines;
  using Layout = Recognizer::Layout;
  struct RegionTry {
    Image part;
    float scale = 1;
    Layout layout = Layout::kLines;
  };
  const Image part = Clip(page.image, *region);
  if (part.empty()) return lines;
  // Read as lines the titles come out better, as scattered words the name.
  std::vector<RegionTry> tries = {{.part = part, .layout = Layout::kLines},
                                  {.part = part, .layout = Layout::kScattered}};
  if (const auto seal = FindSeal(part, page.dpi)) {
    const Image bare = WithoutRims(part, page.dpi, *seal);
    tries.push_back({.part = bare, .layout = Layout::kLines});
    tries.push_back({.part = bare, .layout = Layout::kScattered});
  }
  std::vector<std::vector<OcrLine>> readings;
  const auto read = [&](const RegionTry& one) -> std::expected<void, Error> {
    auto reading = ReadPart(one.part, page.dpi, *region, one.scale, one.layout, recognizer);
    if (!reading) return std::unexpected(std::move(reading.error()));
    readings.push_back(std::move(*reading));
    return {};
  };
  for (const RegionTry& one : tries) {
    if (auto done = read(one); !done) return std::unexpected(std::move(done.error()));
  }
  if (!ReadsATitle(readings, *region)) {
    // Larger letters come apart from the strokes that cross them.
    constexpr float kEnlarged = 1.5F;
    if (auto done = read({.part = part, .scale = kEnlarged}); !done) {
      return std::unexpected(std::move(done.error()));
    }
  }
  return WithSignature(std::move(lines), *region, readings);
}

}  // namespace vanthu
