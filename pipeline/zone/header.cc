// Tested by tests/pipeline/zone/page_zones_test.cc.
#include "pipeline/zone/header.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "pipeline/zone/anchors.h"
#include "pipeline/zone/stamps.h"

namespace vanthu {
namespace {

// The header begins in the upper part of the page; the digital-signature text and a big margin push
// it down.
constexpr double kLowestHeader = 0.45;
// The right column begins right of this share of the page (DOMAIN.md §1.1: 0.52 of the text).
constexpr double kRightColumn = 0.30;
// Distances in usual line pitches.
constexpr double kHeaderHeight = 9.0;  // from the nation's line to the date's
constexpr double kAboveNation = 2.2;   // the parent body may stand higher than the nation
constexpr double kSubjectGap = 2.4;    // between number and subject, and inside the subject
constexpr double kNumberGap = 5.0;     // below the issuer
constexpr double kCapitals = 0.6;      // names of bodies are in capitals
// Columns are at least this far apart, in ems; and where nothing but their words tells them.
constexpr double kColumnGap = 1.1;
constexpr double kWideColumnGap = 1.8;
// "Số: 12 / SYT - NVY" at most.
constexpr std::size_t kNumberWords = 6;

struct RightColumn {
  std::size_t first_row = 0;  // of the nation's (or the Party's) line
  std::optional<std::size_t> date_row;
  double left = 0;  // where the column begins
};

bool IsRight(const RowWord& word, double left) {
  return word.word->box.center_x() >= left || word.word->box.left >= left - 1;
}

std::optional<AnchorRange> FindNation(const Row& row, const Frame& frame) {
  for (const std::string_view anchor : {kNationAnchor, kPartyAnchor, kMottoAnchor}) {
    const auto found = FindAnchor(row.words, anchor, kLongAnchorErrors);
    if (!found) continue;
    const std::span<const RowWord> words(row.words.data() + found->begin,
                                         found->end - found->begin);
    const bool right = words.front().word->box.left > kRightColumn * frame.width;
    // In running text the words stand in lower case, and more text follows them.
    const bool capitals = anchor == kMottoAnchor || CapitalShare(words) > kCapitals;
    if (right && capitals && found->end + 2 >= row.words.size()) return found;
  }
  return std::nullopt;
}

// The first word of the place before "ngày", which the gap to the number's column ends.
std::size_t PlaceBefore(const Row& row, std::size_t day, const Frame& frame) {
  std::size_t first = day;
  while (first > 0) {
    const Box& box = row.words[first].word->box;
    const RowWord& before = row.words[first - 1];
    if (box.left - before.word->box.right > kColumnGap * frame.em) break;
    if (before.word->text.find('/') != std::string::npos) break;
    if (before.word->box.left < kRightColumn * frame.width) break;
    --first;
  }
  return first;
}

std::optional<RightColumn> FindRightColumn(const PageRows& page) {
  const Frame& frame = page.frame;
  std::optional<RightColumn> column;
  for (std::size_t i = 0; i < page.rows.size(); ++i) {
    const Row& row = page.rows[i];
    if (!column && row.center_y > kLowestHeader * frame.height) break;
    if (column &&
        row.center_y > page.rows[column->first_row].center_y + kHeaderHeight * frame.pitch) {
      break;
    }
    if (const auto nation = FindNation(row, frame)) {
      const double left = row.words[nation->begin].word->box.left;
      if (!column) column = RightColumn{.first_row = i, .date_row = {}, .left = left};
      column->left = std::min(column->left, left);
    }
    const auto date = FindDateLine(row.words);
    // In running text ("… ngày 5 tháng 7 năm 2024 của Sở Y tế") the line goes on.
    if (!date || date->end + 2 < row.words.size()) continue;
    const std::size_t place = PlaceBefore(row, date->begin, frame);
    const double left = row.words[place].word->box.left;
    if (left < kRightColumn * frame.width) continue;
    if (!column) {
      // The nation could not be read: a number beside the date, in a column of its own, is a header
      // all the same. In running text they are a space apart.
      if (place == 0 || !IsNumberLine(std::span(row.words).first(place))) continue;
      const double gap = left - row.words[place - 1].word->box.right;
      if (place > kNumberWords || gap < kWideColumnGap * frame.em) continue;
      std::size_t first = i;
      while (first > 0 && row.center_y - page.rows[first - 1].center_y < kNumberGap * frame.pitch) {
        --first;
      }
      column = RightColumn{.first_row = first, .date_row = {}, .left = left};
    }
    column->left = std::min(column->left, left);
    column->date_row = i;
    break;
  }
  return column;
}

struct Columns {
  std::vector<RowWord> left;
  std::vector<RowWord> right;
};

Columns Divide(const Row& row, double at) {
  Columns columns;
  // A word right of the border takes everything after it along.
  auto border = std::ranges::find_if(row.words, [&](const RowWord& w) { return IsRight(w, at); });
  columns.left.assign(row.words.begin(), border);
  columns.right.assign(border, row.words.end());
  return columns;
}

// Goes through the left column from top to bottom: issuer, number, subject.
class LeftColumn {
 public:
  explicit LeftColumn(const Frame& frame, double border) : frame_(frame), border_(border) {}

  // True when `words` were taken.
  bool Take(const std::vector<RowWord>& words) {
    if (words.empty()) return false;
    const Row row = MakeRow(words);
    if (const auto stamp = StampZone(words)) {
      stamps_.push_back({.zone = *stamp, .words = words, .cells = {}});
      return true;
    }
    // The rule under the issuer's name, read as a dash.
    if (std::ranges::all_of(words, [](const RowWord& word) { return word.key.empty(); })) {
      stamps_.push_back({.zone = Zone::kNoise, .words = words, .cells = {}});
      return true;
    }
    switch (state_) {
      case State::kIssuer:
        if (IsNumberLine(words)) {
          state_ = State::kNumber;
          Add(Zone::kNumber, row, words, true);
          return true;
        }
        if (IsSubjectStart(words)) return TakeSubject(row, words);
        if (last_y_ > 0 && row.center_y - last_y_ > kNumberGap * frame_.pitch) return false;
        Add(Zone::kHeaderLeft, row, words, true);
        return true;
      case State::kNumber:
      case State::kSubject:
        return TakeSubject(row, words);
    }
    return false;
  }

  [[nodiscard]] bool has_number() const { return state_ != State::kIssuer; }
  std::vector<Piece>& pieces() { return pieces_; }
  std::vector<Piece>& stamps() { return stamps_; }

 private:
  enum class State { kIssuer, kNumber, kSubject };

  static bool IsSubjectStart(const std::vector<RowWord>& words) {
    return words.front().key == "vv" || words.front().key == "vw" ||
           StartsWithAnchor(words, "veviec", kShortAnchorErrors);
  }

  // "V/v …", or words in small letters where its "V/v" was lost; not a scribble under the number,
  // nor a stamp's capitals.
  static bool MayOpenSubject(const std::vector<RowWord>& words) {
    if (IsSubjectStart(words)) return true;
    const auto is_word = [](const RowWord& word) {
      constexpr double kSure = 0.5;
      return word.key.size() >= 2 && word.word->confidence >= kSure &&
             word.key.find_first_of("0123456789") == std::string::npos;
    };
    return std::ranges::count_if(words, is_word) >= 2 && CapitalShare(words) < kCapitals;
  }

  bool TakeSubject(const Row& row, const std::vector<RowWord>& words) {
    const bool near = row.center_y - last_y_ < kSubjectGap * frame_.pitch || IsSubjectStart(words);
    const bool fits = row.box.right < border_ + frame_.em;
    const bool is_list = words.front().word->text == "-";
    if (!near || !fits || (is_list && state_ != State::kSubject)) return false;
    if (state_ != State::kSubject && !MayOpenSubject(words)) return false;
    Add(Zone::kSubject, row, words, state_ != State::kSubject);
    state_ = State::kSubject;
    return true;
  }

  void Add(Zone zone, const Row& row, const std::vector<RowWord>& words, bool starts) {
    pieces_.push_back({.zone = zone, .words = words, .cells = {}, .starts_paragraph = starts});
    last_y_ = row.center_y;
  }

  const Frame& frame_;
  double border_;
  State state_ = State::kIssuer;
  double last_y_ = 0;
  std::vector<Piece> pieces_;
  std::vector<Piece> stamps_;
};

bool IsRecipients(std::span<const RowWord> words) {
  return StartsWithAnchor(words, kRecipientsAnchor, kShortAnchorErrors) ||
         StartsWithAnchor(words, kReportAnchor, kShortAnchorErrors);
}

// Everything above the header: digital-signature text, circulation stamps, page numbers, dirt.
void TakeAbove(PageRows& page, std::size_t rows, std::vector<Piece>& pieces) {
  bool is_signature = false;
  for (std::size_t i = 0; i < rows; ++i) {
    is_signature = is_signature || IsDigitalSignature(page.rows[i].words);
  }
  for (std::size_t i = 0; i < rows; ++i) {
    for (auto& part : CutAtGaps(page.rows[i].words, 3 * page.frame.em)) {
      Zone zone = is_signature ? Zone::kDigitalSignature : Zone::kNoise;
      if (const auto stamp = StampZone(part)) zone = *stamp;
      if (!is_signature && IsPageNumber(part, page.frame)) zone = Zone::kPageNumber;
      pieces.push_back({.zone = zone, .words = std::move(part), .cells = {}});
    }
  }
}

}  // namespace

std::vector<Piece> TakeHeader(PageRows& page) {
  const auto column = FindRightColumn(page);
  if (!column) return {};
  const Frame& frame = page.frame;
  const double border = column->left - 0.3 * frame.em;
  const double first_y = page.rows[column->first_row].center_y;

  // The issuer's first lines may stand above the nation's.
  std::size_t first = column->first_row;
  while (first > 0) {
    const Row& row = page.rows[first - 1];
    const Columns columns = Divide(row, border);
    const bool issuer = columns.right.empty() &&
                        first_y - row.center_y < kAboveNation * frame.pitch &&
                        CapitalShare(columns.left) > kCapitals &&
                        MeanConfidence(columns.left) > 0.5 && !IsDigitalSignature(row.words);
    if (!issuer) break;
    --first;
  }

  std::vector<Piece> result;
  TakeAbove(page, first, result);

  LeftColumn left(frame, border);
  std::vector<Piece> right;
  std::vector<Row> rest;
  const std::size_t last_right = column->date_row.value_or(column->first_row + 1);
  std::size_t i = first;
  for (; i < page.rows.size(); ++i) {
    Row& row = page.rows[i];
    if (IsRecipients(row.words)) break;
    Columns columns = Divide(row, border);
    if (i > last_right) {
      // Below the date the columns end; a row that crosses the border is running text, one that is
      // cut by a wide gap is the subject beside the addressee.
      const bool crosses =
          !columns.left.empty() && !columns.right.empty() &&
          columns.right.front().word->box.left - columns.left.back().word->box.right <
              kColumnGap * frame.em;
      if (crosses || columns.left.empty()) break;
      if (!left.Take(columns.left)) break;
      if (!columns.right.empty()) rest.push_back(MakeRow(std::move(columns.right)));
      continue;
    }
    if (!columns.left.empty() && !left.Take(columns.left)) {
      rest.push_back(MakeRow(std::move(columns.left)));
    }
    if (!columns.right.empty()) {
      const bool is_date = column->date_row && i == *column->date_row;
      right.push_back({.zone = is_date ? Zone::kDate : Zone::kHeaderRight,
                       .words = std::move(columns.right),
                       .cells = {}});
    }
  }
  std::ranges::move(left.pieces(), std::back_inserter(result));
  std::ranges::move(left.stamps(), std::back_inserter(result));
  std::ranges::move(right, std::back_inserter(result));
  for (; i < page.rows.size(); ++i) rest.push_back(std::move(page.rows[i]));
  page.rows = std::move(rest);
  return result;
}

}  // namespace vanthu
