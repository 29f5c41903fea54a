// Tested by tests/pipeline/zone/page_zones_test.cc.
#include "pipeline/zone/footer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/zone/anchors.h"
#include "pipeline/zone/label.h"
#include "pipeline/zone/stamps.h"

namespace vanthu {
namespace {

// Nơi nhận stands left of this share of the page, the signature right of the other.
constexpr double kDistributionLeft = 0.40;
constexpr double kSignatureLeft = 0.42;
// A part of a row that begins at the left and ends behind the middle has both columns.
constexpr double kColumnGap = 1.2;  // ems
// The signature's title may stand this many pitches above Nơi nhận.
constexpr double kTitleAbove = 2.6;
// What follows the footer at a greater distance is none of it.
constexpr double kListGap = 3.2;
constexpr double kCapitals = 0.7;
constexpr double kUnsure = 0.5;

std::string LettersOf(std::span<const RowWord> words) {
  std::string letters;
  for (const RowWord& word : words) letters += word.key;
  return letters;
}

// "Nơi nhận:"; in running text and tables words go on behind it: "Nơi nhận hồ sơ: …".
bool IsListStart(const Row& row, const Frame& frame) {
  if (row.box.left > kDistributionLeft * frame.width) return false;
  const auto part = CutAtGaps(row.words, kColumnGap * frame.em).front();
  constexpr std::size_t kMostWords = 4;
  if (part.size() > kMostWords) return false;
  if (!StartsWithAnchor(part, kDistributionAnchor, kShortAnchorErrors)) return false;
  const auto found = FindAnchor(part, kDistributionAnchor, kShortAnchorErrors);
  return found && (found->end == part.size() ||
                   part[found->end - 1].word->text.find_first_of(":.;") != std::string::npos ||
                   part[found->end].key.empty() ||
                   CapitalShare(std::span(part).subspan(found->end)) > kCapitals);
}

// The first item of nearly every list; finds the list whose heading the seal or the scan ate.
bool IsFirstItem(const Row& row, const Frame& frame) {
  if (row.box.left > kDistributionLeft * frame.width) return false;
  const auto part = CutAtGaps(row.words, kColumnGap * frame.em).front();
  const std::string letters = LettersOf(part);
  return letters == "nhutren" || letters == "nhukinhgui" || letters.starts_with("nhudieu");
}

bool IsArchiveItem(const Row& row, const Frame& frame) {
  if (row.box.left > kDistributionLeft * frame.width) return false;
  const auto part = CutAtGaps(row.words, kColumnGap * frame.em).front();
  const std::string letters = LettersOf(part);
  return part.size() <= 8 && (letters.starts_with("luuvt") || letters.starts_with("luuvanphong"));
}

bool IsAddress(const Row& row) {
  static constexpr std::array<std::string_view, 8> kStarts = {
      "diachi", "dienthoai", "email", "website", "dt", "fax", "trusochinh", "truso"};
  const std::string letters = LettersOf(row.words);
  return std::ranges::any_of(kStarts,
                             [&](std::string_view start) { return letters.starts_with(start); });
}

bool IsCopyTitle(const Row& row) {
  static constexpr std::array<std::string_view, 5> kTitles = {"saoy", "saoybanchinh", "saoluc",
                                                              "trichsao", "saoychinh"};
  const std::string letters = LettersOf(row.words);
  return CapitalShare(row.words) > kCapitals &&
         std::ranges::any_of(kTitles, [&](std::string_view t) { return letters.starts_with(t); });
}

// A title under the seal, of which the engine is not sure: "IÁM ĐÓC_.", "THƯ TRƯỜNG".
bool HasTitle(std::span<const RowWord> words) {
  static constexpr std::array<std::string_view, 7> kTitles = {
      "giamdoc", "chutich", "botruong", "thutruong", "chanhvanphong", "cuctruong", "phochunhiem"};
  // Under a seal some letters are read in the wrong case.
  constexpr double kMostlyCapitals = 0.6;
  return CapitalShare(words) > kMostlyCapitals &&
         std::ranges::any_of(kTitles, [&](std::string_view t) {
           return FindAnchor(words, t, kShortAnchorErrors).has_value();
         });
}

// Authority, title and name are short, at the right, and printed: capitals or a person's name.
bool IsSignatureText(std::span<const RowWord> words) {
  if (words.size() > 12) return false;
  if (HasTitle(words)) return true;
  if (MeanConfidence(words) < kUnsure) return false;
  int named = 0;
  int letters = 0;
  for (const RowWord& word : words) {
    if (word.key.empty()) continue;
    ++letters;
    if (CapitalShare(std::span(&word, 1)) > 0 && word.key.size() >= 2) ++named;
  }
  return named * 2 >= letters && named >= 1;
}

struct Parts {
  std::vector<RowWord> left;
  std::vector<RowWord> right;
};

Parts Divide(const Row& row, const Frame& frame) {
  Parts parts;
  for (auto& part : CutAtGaps(row.words, kColumnGap * frame.em)) {
    const bool is_left = part.front().word->box.left < kSignatureLeft * frame.width;
    std::ranges::move(part, std::back_inserter(is_left ? parts.left : parts.right));
  }
  return parts;
}

// The first row of the list that ends with row `last`: short, close together, on one margin.
std::size_t ListAbove(const PageRows& page, std::size_t last) {
  constexpr double kSameMargin = 2.0;  // ems; bullets get lost
  constexpr double kListPitch = 1.5;   // pitches
  constexpr double kListRight = 0.55;  // of the page
  std::size_t first = last;
  while (first > 0) {
    const Row& row = page.rows[first];
    const Row& above = page.rows[first - 1];
    const auto part = CutAtGaps(above.words, kColumnGap * page.frame.em).front();
    const bool near = row.center_y - above.center_y < kListPitch * page.frame.pitch;
    const bool aligned = std::abs(above.box.left - row.box.left) < kSameMargin * page.frame.em;
    if (!near || !aligned || BoxOf(part).right > kListRight * page.frame.width) break;
    --first;
  }
  return first;
}

// The garbled heading right above the first item: "K2 nhận:", "Nưi nhân".
bool IsDamagedHeading(const Row& above, const Row& first, const Frame& frame) {
  constexpr std::size_t kMostWords = 3;
  constexpr double kNear = 2.0;  // pitches
  if (first.center_y - above.center_y > kNear * frame.pitch) return false;
  const auto part = CutAtGaps(above.words, kColumnGap * frame.em).front();
  return part.front().word->box.left < kDistributionLeft * frame.width &&
         part.size() <= kMostWords && LettersOf(part).ends_with("nhan");
}

std::optional<std::size_t> FindList(const PageRows& page) {
  for (std::size_t i = 0; i < page.rows.size(); ++i) {
    if (IsListStart(page.rows[i], page.frame)) return i;
  }
  for (std::size_t i = 0; i < page.rows.size(); ++i) {
    if (!IsFirstItem(page.rows[i], page.frame)) continue;
    const bool has_heading = i > 0 && IsDamagedHeading(page.rows[i - 1], page.rows[i], page.frame);
    return has_heading ? i - 1 : i;
  }
  for (std::size_t i = page.rows.size(); i-- > 0;) {
    if (!IsArchiveItem(page.rows[i], page.frame)) continue;
    return ListAbove(page, i);
  }
  return std::nullopt;
}

// A row with nothing at the left: the signature's.
bool IsRightOnly(const Row& row, const Frame& frame) {
  return row.box.left >= kSignatureLeft * frame.width && row.box.center_x() > 0.5 * frame.width;
}

// Where a signature stands on a page without Nơi nhận: the rows at the end that are all at the
// right and begin with capitals.
std::optional<std::size_t> FindLoneSignature(const PageRows& page) {
  std::size_t first = page.rows.size();
  while (first > 0 && (IsRightOnly(page.rows[first - 1], page.frame) ||
                       IsPageNumber(page.rows[first - 1].words, page.frame))) {
    --first;
  }
  while (first < page.rows.size() && CapitalShare(page.rows[first].words) < kCapitals) ++first;
  if (first == page.rows.size() || page.rows[first].words.size() < 2) return std::nullopt;
  return first;
}

}  // namespace

std::vector<Piece> TakeFooter(PageRows& page) {
  const Frame& frame = page.frame;
  const auto list = FindList(page);
  const auto start = list ? list : FindLoneSignature(page);
  if (!start) return {};
  std::size_t first = *start;
  const double list_y = page.rows[first].center_y;
  while (first > 0 && IsRightOnly(page.rows[first - 1], frame) &&
         list_y - page.rows[first - 1].center_y < kTitleAbove * frame.pitch &&
         CapitalShare(page.rows[first - 1].words) > kCapitals) {
    --first;
  }

  std::vector<Piece> distribution;
  std::vector<Piece> signature;
  std::vector<Piece> below;
  std::vector<Row> rest(
      std::make_move_iterator(page.rows.begin()),
      std::make_move_iterator(page.rows.begin() + static_cast<std::ptrdiff_t>(first)));
  double last_left_y = list_y;
  int list_left = 0;
  bool copy = false;
  bool signed_digitally = false;
  for (std::size_t i = first; i < page.rows.size(); ++i) {
    const Row& row = page.rows[i];
    if (IsPageNumber(row.words, frame)) {
      below.push_back({.zone = Zone::kPageNumber, .words = row.words, .cells = {}});
      continue;
    }
    copy = copy || IsCopyTitle(row);
    if (copy) {
      below.push_back({.zone = Zone::kCopyBlock, .words = row.words, .cells = {}});
      continue;
    }
    signed_digitally = signed_digitally || IsDigitalSignature(row.words);
    if (signed_digitally) {
      below.push_back({.zone = Zone::kDigitalSignature, .words = row.words, .cells = {}});
      continue;
    }
    if (!distribution.empty() && IsAddress(row) && row.center_y - last_left_y > frame.pitch) {
      below.push_back({.zone = Zone::kAddress, .words = row.words, .cells = {}});
      continue;
    }
    Parts parts = Divide(row, frame);
    if (!parts.left.empty()) {
      const bool near = row.center_y - last_left_y < kListGap * frame.pitch;
      const bool sure = MeanConfidence(parts.left) >= 0.3;
      if (list && near && sure) {
        if (list_left == 0) list_left = parts.left.front().word->box.left;
        const bool starts = distribution.size() < 2 || LabelOf(TextOf(parts.left)).has_value() ||
                            parts.left.front().key.starts_with("luu") ||
                            distribution.back().words.back().word->text.ends_with(';') ||
                            distribution.back().words.back().word->text.ends_with('.');
        distribution.push_back({.zone = Zone::kDistribution,
                                .words = std::move(parts.left),
                                .cells = {},
                                .starts_paragraph = starts});
        last_left_y = row.center_y;
      } else {
        below.push_back({.zone = sure ? Zone::kUnknown : Zone::kNoise,
                         .words = std::move(parts.left),
                         .cells = {}});
      }
    }
    if (!parts.right.empty()) {
      const bool is_text = IsSignatureText(parts.right);
      signature.push_back({.zone = is_text ? Zone::kSignature : Zone::kHandwriting,
                           .words = std::move(parts.right),
                           .cells = {}});
    }
  }
  page.rows = std::move(rest);
  std::vector<Piece> result = std::move(distribution);
  std::ranges::move(signature, std::back_inserter(result));
  std::ranges::move(below, std::back_inserter(result));
  return result;
}

}  // namespace vanthu
