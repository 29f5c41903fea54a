// Tested by tests/pipeline/zone/page_zones_test.cc.
#include "pipeline/zone/stamps.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/edits.h"
#include "pipeline/zone/anchors.h"

namespace vanthu {
namespace {

// Stamps are set in capitals.
constexpr double kCapitals = 0.8;
// The stamp is 50 mm wide (DOMAIN.md §1.8): a quarter of the page, from the left edge.
constexpr double kStampLeft = 0.25;
constexpr double kStampRight = 0.42;
// It stands beside header and addressee.
constexpr double kStampLowest = 0.45;
// Page numbers stand in the margins (DOMAIN.md §1.1: 20 to 25 mm of 297).
constexpr double kTopMargin = 0.11;
constexpr double kFootMargin = 0.9;

struct StampWords {
  Zone zone;
  std::string_view letters;
};

constexpr std::array<StampWords, 13> kStamps = {{
    {Zone::kUrgencyStamp, "hoatoc"},
    {Zone::kUrgencyStamp, "hoatochengio"},
    {Zone::kUrgencyStamp, "thuongkhan"},
    {Zone::kUrgencyStamp, "khan"},
    {Zone::kSecrecyStamp, "mat"},
    {Zone::kSecrecyStamp, "toimat"},
    {Zone::kSecrecyStamp, "tuyetmat"},
    {Zone::kCirculationStamp, "xemxongtralai"},
    {Zone::kCirculationStamp, "luuhanhnoibo"},
    {Zone::kCirculationStamp, "tailieuthuhoi"},
    {Zone::kCirculationStamp, "duthao"},
    {Zone::kCirculationStamp, "duthaolan1"},
    {Zone::kCirculationStamp, "duthaolan2"},
}};

constexpr std::array<std::string_view, 8> kSignatureLabels = {
    "nguoiky", "kyboi", "kysoboi", "thoigianky", "ngayky", "chukysohople", "chungthu", "coquan"};

std::string LettersOf(std::span<const RowWord> words) {
  std::string letters;
  for (const RowWord& word : words) letters += word.key;
  return letters;
}

bool IsArrivalWord(const RowWord& word) {
  return word.key == "den" && CapitalShare(std::span(&word, 1)) >= kCapitals;
}

bool IsStampLabel(const RowWord& word) {
  static constexpr std::array<std::string_view, 6> kLabels = {"so",  "ngay",    "chuyen",
                                                              "gio", "luuhoso", "luu"};
  return std::ranges::any_of(kLabels, [&](std::string_view label) {
    return word.key.starts_with(label) && word.word->text.find(':') != std::string::npos;
  });
}

bool InReach(const Box& box, const Frame& frame) {
  return box.right < kStampRight * frame.width && box.center_y() < kStampLowest * frame.height;
}

// CÔNG VĂN ĐẾN among `words`.
std::optional<Box> FindIncomingLetter(std::span<const RowWord> words) {
  constexpr std::string_view kArrival = "congvanden";
  constexpr double kMostSmall = 0.4;  // letters read in the wrong case
  const auto found = FindAnchor(words, kArrival, kLongAnchorErrors);
  if (!found) return std::nullopt;
  const auto run = words.subspan(found->begin, found->end - found->begin);
  if (CapitalShare(run) <= 1 - kMostSmall) return std::nullopt;
  return BoxOf(run);
}

// ĐẾN alone on its line, or CÔNG VĂN ĐẾN.
std::optional<Box> FindArrival(const PageRows& page) {
  const Frame& frame = page.frame;
  std::optional<Box> arrival;
  for (const Row& row : page.rows) {
    const auto near = std::ranges::find_if(
        row.words, [&](const RowWord& word) { return !InReach(word.word->box, frame); });
    const std::span<const RowWord> words(row.words.begin(), near);
    if (words.empty()) continue;
    if (const auto found = FindIncomingLetter(words)) return found;
    const Box& first = words.front().word->box;
    if (IsArrivalWord(words.front()) && first.left < kStampLeft * frame.width) {
      arrival = Union(arrival.value_or(Box{}), first);
    }
  }
  return arrival;
}

// The stamp whose frame's level lines are among the page's rules; empty when they are not.
Box RuledStamp(const Box& arrival, std::span<const Box> rules, const Frame& frame) {
  constexpr double kAbove = 5;  // ems: the receiving body's name, perhaps on two lines
  constexpr double kBelow = 10;
  constexpr double kLeastWidth = 0.12;  // of the page: 25 mm
  constexpr double kMostWidth = 0.45;
  const auto is_near = [&](const Box& rule) {
    const double up = arrival.center_y() - rule.center_y();
    return rule.width() < kMostWidth * frame.width && up < kAbove * frame.em &&
           up > -kBelow * frame.em;
  };
  Box stamp;
  bool above = false;
  bool below = false;
  for (const Box& rule : rules) {
    // ĐẾN may have a cell of its own at the left.
    const bool crosses =
        rule.left < arrival.right + 3 * frame.em && rule.right > arrival.center_x();
    if (!crosses || !is_near(rule) || rule.width() < kLeastWidth * frame.width) continue;
    above = above || rule.center_y() < arrival.center_y();
    below = below || rule.center_y() > arrival.center_y();
    stamp = Union(stamp, rule);
  }
  // Pieces of its worn lines reach further.
  const Box found = Union(stamp, arrival);
  for (const Box& rule : rules) {
    const bool beside =
        rule.center_y() > found.top - frame.em && rule.center_y() < found.bottom + frame.em;
    if (beside && is_near(rule) && InReach(rule, frame)) stamp = Union(stamp, rule);
  }
  return above && below ? Union(stamp, arrival) : Box{};
}

// The receiving body's name is the stamp's first line, in capitals right above ĐẾN.
void TakeReceiverIn(const PageRows& page, Box& stamp) {
  constexpr double kNear = 1.7;  // pitches
  const Frame& frame = page.frame;
  for (const Row& row : page.rows) {
    const auto part = CutAtGaps(row.words, 1.2 * frame.em).front();
    const Box box = BoxOf(part);
    const double distance = stamp.top - box.center_y();
    if (distance < 0 || distance > kNear * frame.pitch) continue;
    if (box.right > kStampRight * frame.width || CapitalShare(part) < kCapitals) continue;
    if (std::abs(box.left - stamp.left) > 3 * frame.em) continue;
    stamp = Union(stamp, box);
    return;
  }
}

// A stamp without lines, from its words: labels within its height of ĐẾN belong to it.
Box UnruledStamp(const PageRows& page, const Box& arrival) {
  constexpr double kWidth = 0.24;  // of the page: 50 mm
  const Frame& frame = page.frame;
  Box stamp = arrival;
  const Box reach = {.left = 0,
                     .top = arrival.top - static_cast<int>(4 * frame.em),
                     .right = static_cast<int>(kStampRight * frame.width),
                     .bottom = arrival.bottom + static_cast<int>(5 * frame.em)};
  for (const Row& row : page.rows) {
    for (const RowWord& word : row.words) {
      const Box& box = word.word->box;
      if (!InReach(box, frame) || Intersection(box, reach).empty()) continue;
      if (!IsStampLabel(word) || box.top < arrival.top - 2 * frame.em) continue;
      stamp = Union(stamp, box);
    }
  }
  TakeReceiverIn(page, stamp);
  stamp.right = std::max(stamp.right, stamp.left + static_cast<int>(kWidth * frame.width));
  stamp.left = 0;
  return stamp;
}

// Of the words inside a stamp without lines those that are plainly its own.
bool IsLooseStampWord(const RowWord& word, const Box& stamp, int arrival_top, const Frame& frame) {
  constexpr double kUnsure = 0.6;
  const Box& box = word.word->box;
  return box.right <= stamp.right && InReach(box, frame) &&
         (box.left < frame.left + frame.em || word.word->confidence < kUnsure ||
          IsStampLabel(word) || box.bottom <= arrival_top);
}

// A line of the letter that the stamp was pressed over: its words go on, one space apart, from
// inside the stamp to the right of it.
void LeaveText(const Row& row, std::vector<bool>& inside, const Frame& frame) {
  constexpr double kSure = 0.5;
  const double space = 2 * frame.space;
  for (std::size_t i = row.words.size(); i-- > 1;) {
    const RowWord& word = row.words[i - 1];
    const double gap = row.words[i].word->box.left - word.word->box.right;
    if (inside[i] || !inside[i - 1] || gap > space) continue;
    if (word.word->confidence < kSure || IsStampLabel(word)) continue;
    if (word.word->text.find("..") != std::string::npos) continue;
    inside[i - 1] = false;
  }
}

}  // namespace

std::optional<Zone> StampZone(std::span<const RowWord> words) {
  const std::string letters = LettersOf(words);
  // Of a long word one letter may be damaged.
  constexpr std::size_t kShortestDamaged = 6;
  for (const StampWords& stamp : kStamps) {
    const std::size_t errors = stamp.letters.size() >= kShortestDamaged ? 1 : 0;
    if (Edits(letters, stamp.letters) > errors) continue;
    const bool draft = stamp.letters.starts_with("duthao");
    if (draft || CapitalShare(words) >= kCapitals) return stamp.zone;
  }
  return std::nullopt;
}

bool IsDigitalSignature(std::span<const RowWord> words) {
  // What stands before the colon; garbage of the seal beside it is allowed.
  constexpr std::size_t kStrayLetters = 4;
  static const RE2 kTimeOfDay("[0-9]{1,2}:[0-9]{2}:[0-9]{2}");
  std::string letters;
  for (const RowWord& word : words) {
    if (RE2::PartialMatch(word.word->text, kTimeOfDay)) return true;
    letters += word.key;
    if (letters.find("signaturenotverified") != std::string::npos ||
        letters.find("signaturevalid") != std::string::npos) {
      return true;
    }
    if (word.word->text.find_first_of(":.;") == std::string::npos) continue;
    return std::ranges::any_of(kSignatureLabels, [&](std::string_view label) {
      const std::size_t at = letters.find(label);
      return at != std::string::npos && at <= kStrayLetters &&
             letters.size() <= at + label.size() + kStrayLetters;
    });
  }
  return false;
}

bool IsPageNumber(std::span<const RowWord> words, const Frame& frame) {
  std::string letters = LettersOf(words);
  if (letters.empty() || letters.size() > 3 || words.size() > 3) return false;
  if (letters.find_first_not_of("0123456789") != std::string::npos) return false;
  const Box box = BoxOf(words);
  const double y = box.center_y() / frame.height;
  return y < kTopMargin || y > kFootMargin;
}

bool IsIncomingStamp(std::span<const RowWord> words) {
  const auto is_capital = [&](std::size_t i) {
    return i < words.size() && words[i].key.size() > 1 &&
           CapitalShare(words.subspan(i, 1)) >= kCapitals;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A phrase in capitals, TỪ NGÀY … ĐẾN NGÀY …, is no stamp.
    if (IsArrivalWord(words[i]) && !is_capital(i + 1)) return true;
  }
  return FindIncomingLetter(words).has_value();
}

std::vector<Piece> TakeIncomingStamp(PageRows& page, std::span<const Box> rules) {
  const Frame& frame = page.frame;
  constexpr double kEdge = 1.2;  // ems
  const auto arrival = FindArrival(page);
  if (!arrival) return {};
  const Box ruled = RuledStamp(*arrival, rules, frame);
  const Box stamp = ruled.empty() ? UnruledStamp(page, *arrival) : ruled;
  std::vector<Piece> pieces;
  std::vector<Row> rest;
  for (Row& row : page.rows) {
    // The letter's own number, which the stamp's upper edge may touch.
    if (row.center_y < stamp.top + kEdge * frame.em && IsNumberLine(row.words)) {
      rest.push_back(std::move(row));
      continue;
    }
    std::vector<bool> inside(row.words.size());
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      const RowWord& word = row.words[i];
      const Box& box = word.word->box;
      inside[i] = box.center_y() > stamp.top - 0.5 * frame.em &&
                  box.center_y() < stamp.bottom + 0.5 * frame.em &&
                  box.center_x() > stamp.left - frame.em && box.right < stamp.right + frame.em &&
                  (!ruled.empty() || IsLooseStampWord(word, stamp, arrival->top, frame));
    }
    LeaveText(row, inside, frame);
    std::vector<RowWord> taken;
    std::vector<RowWord> left;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      (inside[i] ? taken : left).push_back(std::move(row.words[i]));
    }
    if (!taken.empty()) {
      pieces.push_back({.zone = Zone::kIncomingStamp, .words = std::move(taken), .cells = {}});
    }
    if (!left.empty()) rest.push_back(MakeRow(std::move(left)));
  }
  page.rows = std::move(rest);
  return pieces;
}

}  // namespace vanthu
