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

}  // namespace

std::optional<Zone> StampZone(std::span<const RowWord> words) {
  const std::string letters = LettersOf(words);
  for (const StampWords& stamp : kStamps) {
    if (letters != stamp.letters) continue;
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

std::vector<Piece> TakeIncomingStamp(PageRows& page) {
  const Frame& frame = page.frame;
  const auto in_reach = [&](const RowWord& word) {
    return word.word->box.right < kStampRight * frame.width &&
           word.word->box.center_y() < kStampLowest * frame.height;
  };
  Box stamp;
  bool arrival = false;
  for (const Row& row : page.rows) {
    for (const RowWord& word : row.words) {
      if (!in_reach(word)) continue;
      const bool is_arrival = IsArrivalWord(word) && &word == &row.words.front() &&
                              word.word->box.left < kStampLeft * frame.width;
      arrival = arrival || is_arrival;
      if (is_arrival) stamp = Union(stamp, word.word->box);
    }
  }
  if (!arrival) return {};
  // Labels within the stamp's height of the word ĐẾN belong to it.
  const Box reach = {.left = 0,
                     .top = stamp.top - static_cast<int>(4 * frame.em),
                     .right = static_cast<int>(kStampRight * frame.width),
                     .bottom = stamp.bottom + static_cast<int>(5 * frame.em)};
  for (const Row& row : page.rows) {
    for (const RowWord& word : row.words) {
      if (!in_reach(word) || Intersection(word.word->box, reach).empty()) continue;
      if (!IsStampLabel(word) || word.word->box.top < stamp.top - 2 * frame.em) continue;
      stamp = Union(stamp, word.word->box);
    }
  }
  const int arrival_top = stamp.top;
  TakeReceiverIn(page, stamp);
  stamp.right = std::max(stamp.right, stamp.left + static_cast<int>(0.24 * frame.width));
  std::vector<Piece> pieces;
  std::vector<Row> rest;
  for (Row& row : page.rows) {
    std::vector<RowWord> inside;
    std::vector<RowWord> outside;
    for (RowWord& word : row.words) {
      const Box& box = word.word->box;
      const bool is_inside = box.center_y() > stamp.top - 0.5 * frame.em &&
                             box.center_y() < stamp.bottom + 0.5 * frame.em &&
                             box.right <= stamp.right && in_reach(word) &&
                             (box.left < frame.left + frame.em || word.word->confidence < 0.6 ||
                              IsStampLabel(word) || box.bottom <= arrival_top);
      (is_inside ? inside : outside).push_back(std::move(word));
    }
    if (!inside.empty()) {
      pieces.push_back({.zone = Zone::kIncomingStamp, .words = std::move(inside), .cells = {}});
    }
    if (!outside.empty()) rest.push_back(MakeRow(std::move(outside)));
  }
  page.rows = std::move(rest);
  return pieces;
}

}  // namespace vanthu
