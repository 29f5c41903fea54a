// Tested by tests/pipeline/zone/page_zones_test.cc.
#include "pipeline/zone/running_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/capitals.h"
#include "pipeline/zone/anchors.h"
#include "pipeline/zone/label.h"
#include "pipeline/zone/stamps.h"
#include "pipeline/zone/table_rows.h"

namespace vanthu {
namespace {

// Type names and headings of appendices are in capitals.
constexpr double kCapitals = 0.7;
// Centered: the middle of the row is this near the middle of the text, as a share of the page.
constexpr double kCentered = 0.07;
// A first line takes more than this share of the text's width, and its indent, 2.5 ems (DOMAIN.md
// §1.1: 1 or 1.27 cm), makes its ends differ by more than this many.
constexpr double kLongRow = 0.7;
constexpr double kUneven = 1.6;
// A title's lines are no further apart than this, in pitches; nor addressees.
constexpr double kTitleGap = 1.9;
constexpr double kRecipientsGap = 2.6;
// A wrapped addressee's lines are as close as body text.
constexpr double kWrappedGap = 1.45;
// Addressees are indented more than a paragraph's first line, which is 1.27 cm of 16 (DOMAIN.md
// §1.1): shares of the text's width.
constexpr double kRecipientsIndent = 0.115;
// A first line is indented by at least this, in ems.
constexpr double kIndent = 0.9;
// More white than this above a line begins a paragraph when the sentence before is over.
constexpr double kParagraphGap = 1.22;
// A line with more white than this above it begins one in any case.
constexpr double kWideGap = 1.9;
// The words of a title.
constexpr std::size_t kLongestTitleLine = 22;
// Further lines in small letters are the text of a page whose first words were lost.
constexpr std::size_t kMostTitleRows = 6;
// Addressees stand in the upper part (DOMAIN.md §1.1: 0.19 to 0.23 of the text).
constexpr double kLowestRecipients = 0.55;
// Above this share of the page stands what a signing program prints on pages without a header.
constexpr double kTopOfPage = 0.12;

bool IsRecipients(const Row& row) {
  return StartsWithAnchor(row.words, kRecipientsAnchor, kShortAnchorErrors) ||
         StartsWithAnchor(row.words, kReportAnchor, kShortAnchorErrors);
}

bool IsCentered(const Row& row, const Frame& frame) {
  // The indented first line of a paragraph is nearly as much in the middle as a long title, but its
  // other end is at the margin.
  const double indent = row.box.left - frame.left;
  const double outdent = frame.right - row.box.right;
  const bool is_first_line = row.box.width() > kLongRow * (frame.right - frame.left) &&
                             outdent < frame.em && indent - outdent > kUneven * frame.em;
  if (is_first_line && CapitalShare(row.words) < kCapitals &&
      !row.words.front().word->text.starts_with("(")) {
    return false;
  }
  return std::abs(row.box.center_x() - frame.center_x()) < kCentered * frame.width &&
         row.box.left > frame.left + 1.5 * frame.em;
}

bool EndsSentence(const Row& row) {
  const std::string& text = row.words.back().word->text;
  return std::string_view(".;:!?").contains(text.back()) || text.ends_with("”") ||
         text.ends_with("./");
}

// The decision's own "QUYẾT ĐỊNH:" between its grounds and its articles.
bool IsOperativeTitle(const Row& row, const Frame& frame) {
  if (!IsCentered(row, frame) || CapitalShare(row.words) < kCapitals) return false;
  return row.words.size() <= 3 && (StartsWithAnchor(row.words, "quyetdinh", kShortAnchorErrors) ||
                                   StartsWithAnchor(row.words, "quyetnghi", kShortAnchorErrors));
}

// The left edge of the text behind a label, for hanging indents; 0 without a label.
int TextLeft(const Row& row) {
  const auto label = LabelOf(TextOf(row.words));
  return label && row.words.size() > 1 ? row.words[1].word->box.left : 0;
}

// Strokes of a pen between the header and the text: no word the engine is sure of.
bool IsScribble(const Row& row) {
  constexpr double kSureWord = 0.5;
  constexpr double kSureMark = 0.85;
  return std::ranges::none_of(row.words, [](const RowWord& word) {
    const bool has_digit = word.key.find_first_of("0123456789") != std::string::npos;
    const double least = word.key.size() >= 2 && !has_digit ? kSureWord : kSureMark;
    return !word.key.empty() && word.word->confidence >= least;
  });
}

// Decides for each row of body text whether a paragraph begins with it.
class ParagraphStarts {
 public:
  explicit ParagraphStarts(const Frame& frame) : frame_(frame) {}

  // What comes next has nothing to do with the rows so far.
  void Restart() { before_ = nullptr; }

  bool Next(const Row& row) {
    const bool starts = before_ == nullptr ? StartsPage(row) : StartsAfter(*before_, row);
    // The text of a hanging paragraph stays where its first line put it.
    if (starts) text_left_ = TextLeft(row);
    before_ = &row;
    return starts;
  }

 private:
  [[nodiscard]] bool StartsPage(const Row& row) const {
    return LabelOf(TextOf(row.words)).has_value() ||
           row.box.left > frame_.left + kIndent * frame_.em ||
           row.box.right < frame_.right - 4 * frame_.em;
  }

  [[nodiscard]] bool StartsAfter(const Row& before, const Row& row) const {
    const double gap = row.center_y - before.center_y;
    if (gap > kWideGap * frame_.pitch) return true;
    const auto label = LabelOf(TextOf(row.words));
    const bool ended = EndsSentence(before);
    // The first word would have fitted on the line before.
    const double first_word = row.words.front().word->box.width() + 0.5 * frame_.em;
    const bool was_short = before.box.right + first_word < frame_.right - 1.0 * frame_.em;
    if (label) {
      const bool only_dash = label->kind == LabelKind::kDash || label->kind == LabelKind::kNumber;
      if (!only_dash || was_short || ended) return true;
      // "kinh tế" ⏎ "- xã hội": a dash at the margin in the middle of a sentence.
      return row.box.left > frame_.left + kIndent * frame_.em;
    }
    const bool indented = row.box.left > before.box.left + kIndent * frame_.em &&
                          std::abs(row.box.left - text_left_) > kIndent * frame_.em;
    if (was_short) return true;
    if (indented) return true;
    return ended && gap > kParagraphGap * frame_.pitch &&
           row.box.left > frame_.left + 0.5 * kIndent * frame_.em;
  }

  const Frame& frame_;
  const Row* before_ = nullptr;
  int text_left_ = 0;
};

class Reader {
 public:
  Reader(std::vector<Row> rows, const Frame& frame, const RunningTextOptions& options)
      : rows_(std::move(rows)), frame_(frame), options_(options), starts_(frame) {}

  std::vector<Piece> Read() {
    std::vector<TableRows> tables = FindTables(rows_, frame_, options_.rules);
    std::size_t i = TakeMargin();
    auto table = tables.begin();
    const std::size_t recipients = options_.after_header ? FindRecipients() : 0;
    bool before_body = true;
    while (i < rows_.size()) {
      while (table != tables.end() && table->begin < i) ++table;
      if (table != tables.end() && table->begin == i) {
        std::ranges::move(table->pieces, std::back_inserter(pieces_));
        i = table->end;
        starts_.Restart();
        before_body = false;
        continue;
      }
      const std::size_t end = table == tables.end() ? rows_.size() : table->begin;
      if (before_body && options_.after_header) TakeMarksBesideTitle(rows_[i]);
      if (before_body && IsRecipients(rows_[i])) {
        i = TakeRecipients(i, end);
      } else if (before_body && StartsTitle(i, end)) {
        i = TakeTitle(i, end);
      } else if (before_body && options_.after_header && IsScribble(rows_[i])) {
        Add(Zone::kHandwriting, rows_[i], true);
        ++i;
      } else {
        before_body = i < recipients;
        TakeBodyRow(rows_[i]);
        ++i;
      }
    }
    return std::move(pieces_);
  }

 private:
  void Add(Zone zone, Row& row, bool starts) {
    pieces_.push_back({.zone = zone, .words = row.words, .cells = {}, .starts_paragraph = starts});
  }

  // Page number and digital-signature text at the top of a page without a header.
  std::size_t TakeMargin() {
    std::size_t i = 0;
    for (; i < rows_.size(); ++i) {
      const bool top = rows_[i].center_y < kTopOfPage * frame_.height;
      if (IsPageNumber(rows_[i].words, frame_)) {
        Add(Zone::kPageNumber, rows_[i], true);
      } else if (top && IsDigitalSignature(rows_[i].words)) {
        Add(Zone::kDigitalSignature, rows_[i], true);
      } else {
        break;
      }
    }
    return i;
  }

  // The row of the addressees, if the page has one: what stands before it is no body yet, but a
  // stamp, a scribble, a subject nobody recognized.
  [[nodiscard]] std::size_t FindRecipients() const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].center_y > kLowestRecipients * frame_.height) break;
      if (IsRecipients(rows_[i])) return i;
    }
    return 0;
  }

  // What was stamped or written beside the type's name: "HỎA1      GIẤY MỜI".
  void TakeMarksBesideTitle(Row& row) {
    constexpr double kFar = 3;  // ems
    std::vector<std::vector<RowWord>> parts = CutAtGaps(row.words, kFar * frame_.em);
    if (parts.size() < 2) return;
    const auto type = std::ranges::find_if(parts, [&](const std::vector<RowWord>& part) {
      return CapitalShare(part) > kCapitals && IsCentered(MakeRow(part), frame_);
    });
    if (type == parts.end()) return;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
      if (part == type) continue;
      const Zone zone = StampZone(*part).value_or(Zone::kHandwriting);
      pieces_.push_back({.zone = zone, .words = std::move(*part), .cells = {}});
    }
    row = MakeRow(std::move(*type));
  }

  [[nodiscard]] bool StartsTitle(std::size_t i, std::size_t end) const {
    const Row& row = rows_[i];
    if (!IsCentered(row, frame_) || row.words.size() > kLongestTitleLine) return false;
    // One title a page: a type name, perhaps with its subject further down. Later lines in capitals
    // are headings of the body, or the authority of a decision.
    if (title_rows_ > 1) return false;
    if (title_rows_ == 1 && !has_recipients_) return true;
    if (CapitalShare(row.words) > kCapitals) return true;
    // "Chương trình" above an appendix, "Phụ lục 1".
    return !options_.after_header && i + 1 < end && row.words.size() <= 4 &&
           IsCentered(rows_[i + 1], frame_);
  }

  std::size_t TakeTitle(std::size_t i, std::size_t end) {
    Add(Zone::kTitle, rows_[i], true);
    for (++i, ++title_rows_; i < end; ++i, ++title_rows_) {
      Row& row = rows_[i];
      const double gap = row.center_y - rows_[i - 1].center_y;
      const bool centered = IsCentered(row, frame_);
      const bool goes_on =
          options_.after_header && title_rows_ < kMostTitleRows && GoesOnInTitle(row);
      if (gap > kTitleGap * frame_.pitch || IsRecipients(row)) break;
      if (!centered && !goes_on && !IsAboveCentered(i, end)) break;
      if (row.words.size() > kLongestTitleLine || LabelOf(TextOf(row.words))) break;
      const bool type_above = title_rows_ == 1 || row.words.front().word->text.starts_with("(");
      Add(Zone::kTitle, row, type_above);
    }
    return i;
  }

  // A full line of a long subject has a centered one below it, perhaps after more full ones.
  [[nodiscard]] bool IsAboveCentered(std::size_t i, std::size_t end) const {
    const std::size_t last = std::min(end, i + kMostTitleRows);
    for (std::size_t below = i + 1; below < last; ++below) {
      const double gap = rows_[below].center_y - rows_[below - 1].center_y;
      if (gap >= kTitleGap * frame_.pitch || EndsSentence(rows_[below - 1])) return false;
      if (IsCentered(rows_[below], frame_)) return true;
    }
    return false;
  }

  // Below the type: a full line of its subject that no margin shows to be centered. "Về việc …", or
  // the rest of a sentence.
  [[nodiscard]] static bool GoesOnInTitle(const Row& row) {
    return StartsWithAnchor(row.words, "veviec", 0) || StartsSmall(row.words.front().word->text);
  }

  std::size_t TakeRecipients(std::size_t i, std::size_t end) {
    has_recipients_ = true;
    const int heading_left = rows_[i].box.left;
    const bool inline_name = rows_[i].words.size() > 3;
    Add(Zone::kRecipients, rows_[i], true);
    const double indent = frame_.left + kRecipientsIndent * (frame_.right - frame_.left);
    bool is_list = false;
    for (++i; i < end; ++i) {
      Row& row = rows_[i];
      const auto label = LabelOf(TextOf(row.words));
      const bool dash = label && label->kind == LabelKind::kDash;
      const bool note = row.words.front().word->text.starts_with("(");
      const double far_left = is_list ? indent : std::min<double>(indent, heading_left - frame_.em);
      if (row.center_y - rows_[i - 1].center_y > kRecipientsGap * frame_.pitch) break;
      if (row.box.left < far_left || (label && !dash)) break;
      const bool heading_above = !inline_name && !is_list;
      if (!dash && !note && !heading_above &&
          row.center_y - rows_[i - 1].center_y > kWrappedGap * frame_.pitch) {
        break;
      }
      // A single addressee after the colon is over with its full stop.
      if (inline_name && !is_list && !dash && !note && EndsSentence(rows_[i - 1])) break;
      is_list = is_list || dash;
      Add(Zone::kRecipients, row, dash || note || heading_above);
    }
    return i;
  }

  void TakeBodyRow(Row& row) {
    if (const auto stamp = StampZone(row.words)) {
      Add(*stamp, row, true);
    } else if (IsPageNumber(row.words, frame_)) {
      Add(Zone::kPageNumber, row, true);
    } else if (IsOperativeTitle(row, frame_)) {
      Add(Zone::kTitle, row, true);
      starts_.Restart();
    } else {
      Add(Zone::kBody, row, starts_.Next(row));
    }
  }

  std::vector<Row> rows_;
  const Frame& frame_;
  const RunningTextOptions& options_;
  ParagraphStarts starts_;
  std::size_t title_rows_ = 0;
  bool has_recipients_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> TakeRunningText(PageRows& page, const RunningTextOptions& options) {
  std::vector<Row> rows = std::exchange(page.rows, {});
  return Reader(std::move(rows), page.frame, options).Read();
}

}  // namespace vanthu
