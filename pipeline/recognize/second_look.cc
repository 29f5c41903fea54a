// Tested by tests/pipeline/recognize/second_look_test.cc.
#include "pipeline/recognize/second_look.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/edits.h"
#include "extractors/fold.h"
#include "extractors/person_name.h"
#include "pipeline/clean/raster.h"
#include "pipeline/recognize/name_row.h"
#include "pipeline/recognize/printed_title.h"
#include "pipeline/recognize/seal_rim.h"
#include "pipeline/recognize/title_rows.h"
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
constexpr double kAboveList = 5.5;
// Words nearer than this, in heights, belong to one title or name.
constexpr double kWordGap = 1.5;
// Words below are guesses at the strokes of a seal.
constexpr double kSureName = 0.70;
constexpr double kSureTitle = 0.35;       // with the "KT." before it, often written by hand
constexpr double kSureTitleWords = 0.45;  // without
constexpr double kCapitals = 0.7;
// A title is taken as it was read when the engine is this sure of it.
constexpr double kWithoutDoubt = 0.85;
// From the first title down to the last; and rows below a head's where its deputy's stands.
constexpr double kTitlesMillimeters = 34;
constexpr int kRowsBelow = 3;
// Words of a name that may have lost one.
constexpr std::size_t kShortName = 2;
// Words in a row that are running text when the engine is sure of them.
constexpr std::size_t kTextWords = 3;
constexpr double kSureText = 0.6;
// "- Lưu: VT, TCCB (3b)." is a short line.
constexpr std::size_t kArchiveWords = 8;

std::optional<PrintedTitle> TitleAmong(std::span<const RowWord> words) {
  auto title = FindPrintedTitle(words);
  if (!title) return title;
  const auto run = words.subspan(title->begin, title->end - title->begin);
  if (CapitalShare(run) < kCapitals || MeanConfidence(run) < kSureTitleWords) return std::nullopt;
  return title;
}

bool HasTitle(std::span<const RowWord> words) {
  return CapitalShare(words) > kCapitals && MeanConfidence(words) >= kSureTitle &&
         FindPrintedTitle(words).has_value();
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

// The parts of all lines that begin in the region.
std::vector<std::vector<RowWord>> PartsIn(std::span<const OcrLine> lines, const Box& region) {
  std::vector<std::vector<RowWord>> parts;
  for (const OcrLine& line : lines) {
    if (line.box.center_y() < region.top || line.box.center_y() >= region.bottom) continue;
    std::ranges::move(PartsRightOf(line, region.left), std::back_inserter(parts));
  }
  return parts;
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
  const auto title = TitleAmong(words);
  if (!title) return std::nullopt;
  const std::size_t begin = BeginWithPrefix(words, title->begin);
  const auto run = words.subspan(begin, title->end - begin);
  if (MeanConfidence(run) < kSureTitle) return std::nullopt;
  return MakePart(Kind::kTitle, run);
}

bool SameLine(const Box& a, const Box& b) {
  const int overlap = Intersection(a, b).height();
  return overlap * 2 > std::min(a.height(), b.height());
}

// Rows that touch may cross each other's boxes: what counts is where a word's middle is.
bool StandsIn(const Box& word, const Box& row) {
  return word.left < row.right && row.left < word.right && word.center_y() >= row.top &&
         word.center_y() < row.bottom;
}

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

// Whether `name` is `rest` with more words before it, a letter or two read otherwise.
bool GoesBefore(const Part& name, const Part& rest) {
  if (name.words.size() <= rest.words.size() || !SameLine(name.box, rest.box)) return false;
  constexpr std::size_t kOtherLetters = 2;
  std::string whole;
  std::string end;
  for (const Word& word : name.words) whole += Fold(word.text);
  for (const Word& word : rest.words) end += Fold(word.text);
  if (whole.size() < end.size()) return false;
  return Edits(std::string_view(whole).substr(whole.size() - end.size()), end) <= kOtherLetters;
}

std::string TextOf(std::span<const Word> words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// Of the same words seen many times those that were read most often, the surest count most.
class Vote {
 public:
  void Add(std::span<const Word> words) {
    if (words.empty()) return;
    Tally& tally = tallies_[TextOf(words)];
    double confidence = 0;
    for (const Word& word : words) confidence += word.confidence;
    confidence /= static_cast<double>(words.size());
    if (confidence >= tally.surest)
      tally = {.words = words, .weight = tally.weight, .surest = confidence};
    tally.weight += confidence;
  }

  // Of the words that won where they were read most surely; empty without any.
  [[nodiscard]] std::span<const Word> Winner() const {
    const auto most = std::ranges::max_element(
        tallies_, {}, [](const auto& entry) { return entry.second.weight; });
    return most == tallies_.end() ? std::span<const Word>() : most->second.words;
  }

 private:
  struct Tally {
    std::span<const Word> words;
    double weight = 0;
    double surest = 0;
  };
  std::map<std::string, Tally> tallies_;
};

// The name that `readings` agree on: its last two words, or `known` when a name of two words was
// read before, and what goes before them. nullopt when no reading has more than two words.
std::optional<Part> VotedName(const std::optional<Part>& known,
                              std::span<const std::vector<OcrLine>> readings, const Box& region) {
  if (known && known->words.size() > kShortName) return std::nullopt;
  std::vector<Part> names;
  for (const std::vector<OcrLine>& reading : readings) {
    for (const auto& part : PartsIn(reading, region)) {
      if (auto name = NameIn(part)) names.push_back(std::move(*name));
    }
  }
  Vote ends;
  for (const Part& name : names) ends.Add(std::span(name.words).last(kShortName));
  Part voted = {.kind = Kind::kName, .words = {}, .box = {}, .score = 0};
  if (known) {
    voted = *known;
  } else {
    const auto end = ends.Winner();
    voted.words.assign(end.begin(), end.end());
    for (const Word& word : voted.words) voted.box = Union(voted.box, word.box);
  }
  Vote begins;
  for (const Part& name : names) {
    if (!GoesBefore(name, voted)) continue;
    begins.Add(std::span(name.words).first(name.words.size() - voted.words.size()));
  }
  const auto begin = begins.Winner();
  if (begin.empty()) return std::nullopt;
  for (const Word& word : begin) voted.box = Union(voted.box, word.box);
  voted.words.insert(voted.words.begin(), begin.begin(), begin.end());
  return voted;
}

// `lines` with `parts` in place of the words they stand on.
std::vector<OcrLine> Put(std::vector<Part> parts, std::vector<OcrLine> lines, const Box& region) {
  int block = 0;
  for (OcrLine& line : lines) {
    block = std::max(block, line.block);
    std::erase_if(line.words, [&](const Word& word) {
      return word.box.center_x() >= region.left &&
             std::ranges::any_of(parts,
                                 [&](const Part& part) { return StandsIn(word.box, part.box); });
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
std::optional<Part> ShortName(std::span<const OcrLine> lines,
                              std::span<const std::vector<OcrLine>> readings, const Box& region) {
  std::optional<Part> name;
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

// Where the running text of a line that crosses `x` ends below; nullopt when it has none above `y`.
// Of its words half end higher: a flourish behind the last one reaches far down.
std::optional<int> EndOfText(const OcrLine& line, int x, int y) {
  const std::vector<RowWord> words = RowWordsOf(line.words);
  for (const auto& part : CutAtGaps(words, kWordGap * line.box.height())) {
    const Box box = BoxOf(part);
    if (box.left >= x || box.right <= x || part.size() < kTextWords) continue;
    if (MeanConfidence(part) < kSureText || MakeRow(part).center_y >= y) continue;
    std::vector<int> bottoms;
    for (const RowWord& word : part) {
      if (word.word->box.right > x) bottoms.push_back(word.word->box.bottom);
    }
    const auto middle = bottoms.begin() + static_cast<std::ptrdiff_t>(bottoms.size() / 2);
    std::ranges::nth_element(bottoms, middle);
    return *middle;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Box> SignatureRegion(std::span<const OcrLine> lines, int width, int height) {
  const auto list = FindList(lines, width);
  if (!list) return std::nullopt;
  const int left = static_cast<int>(kSignatureLeft * width);
  Box region = {.left = left,
                .top = std::max(0, list->highest),
                .right = width,
                .bottom = std::min(height, list->top + static_cast<int>(kBlockHeight * height))};
  for (const OcrLine& line : lines) {
    if (line.box.top >= list->top) continue;
    if (const auto bottom = EndOfText(line, left, list->top)) {
      region.top = std::max(region.top, *bottom);
    }
  }
  return region;
}

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
  std::vector<Part> parts;
  for (TitleRow& row : rows) {
    const bool stands = std::ranges::any_of(PartsIn(lines, region), [&](const auto& part) {
      const auto title = TitleAmong(part);
      const double y = MakeRow(part).center_y;
      return title && y >= row.box.top && y < row.box.bottom && title->Agreement() >= row.agreement;
    });
    if (stands) continue;
    parts.push_back({.kind = Kind::kTitle,
                     .words = std::move(row.words),
                     .box = row.box,
                     .score = row.confidence});
  }
  return Put(std::move(parts), std::move(lines), region);
}

std::vector<OcrLine> WithSignature(std::vector<OcrLine> lines, const Box& region,
                                   std::span<const std::vector<OcrLine>> readings) {
  std::vector<Box> known;
  std::optional<Part> known_name;
  for (const auto& part : PartsIn(lines, region)) {
    if (auto name = NameIn(part)) known_name = std::move(name);
    if (HasTitle(part)) known.push_back(BoxOf(part));
  }
  std::vector<Part> parts = Best(readings, region);
  std::erase_if(parts, [&](const Part& part) {
    if (known_name && part.kind == Kind::kName) return true;
    return std::ranges::any_of(known, [&](const Box& box) { return SameLine(box, part.box); });
  });
  if (auto name = VotedName(known_name, readings, region)) {
    std::erase_if(parts, [](const Part& part) { return part.kind == Kind::kName; });
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
  std::vector<PageView> looks;
  looks.reserve(2 * views.size());
  for (const PageView* view : views) {
    looks.push_back(*view);
    if (auto bare = WithoutSeal(*view, *region)) looks.push_back(std::move(*bare));
  }
  for (const PageView& look : looks) {
    // Read as lines the titles come out better, as scattered words the name.
    for (const auto layout : {Recognizer::Layout::kLines, Recognizer::Layout::kScattered}) {
      if (auto done = read(look, layout, 1); !done) return std::unexpected(done.error());
    }
  }
  if (const auto name = ShortName(lines, readings, *region)) {
    for (const PageView& look : looks) {
      auto seen = ReadNameRow(look, name->box, page.dpi, recognizer);
      if (!seen) return std::unexpected(std::move(seen.error()));
      readings.push_back(std::move(*seen));
    }
  }
  if (!ReadsATitle(readings, *region)) {
    // Larger letters come apart from the strokes that cross them.
    constexpr float kEnlarged = 1.5F;
    if (auto done = read(sight, Recognizer::Layout::kLines, kEnlarged); !done) {
      return std::unexpected(done.error());
    }
  }
  return WithSignature(std::move(lines), *region, readings);
}

}  // namespace vanthu
