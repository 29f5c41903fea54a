// Tested by tests/pipeline/export/letter_pages_test.cc.
#include "pipeline/export/letter_pages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/normalize.h"
#include "pipeline/restore.h"
#include "pipeline/zone.h"

namespace vanthu {
namespace {

const PageContent* PageOf(const Document& document, int number) {
  const auto page = std::ranges::find(document.pages, number, &PageContent::number);
  return page == document.pages.end() ? nullptr : &*page;
}

// What was changed, in the line's text.
struct PlacedChange {
  Span before;
  std::string_view after;
};

// Where in the line the change was made: the text that stood there, at that place on the scan.
std::optional<Span> FindChange(const ZonedLine& line, const WordChange& change,
                               const Affine& to_scan) {
  for (std::size_t at = line.text.find(change.before); at != std::string::npos;
       at = line.text.find(change.before, at + 1)) {
    const Span span = {at, at + change.before.size()};
    Box box;
    for (const WordSpan& word : line.words) {
      if (word.span.Overlaps(span)) box = Union(box, word.box);
    }
    if (!box.empty() && Apply(to_scan, box) == *change.box) return span;
  }
  return std::nullopt;
}

void MakeChanges(ZonedLine& line, std::vector<PlacedChange> changes) {
  std::ranges::sort(changes, {}, [](const PlacedChange& change) { return change.before.begin; });
  std::string text;
  Alignment alignment;
  std::size_t done = 0;
  for (const PlacedChange& change : changes) {
    if (change.before.begin < done) continue;
    text += std::string_view(line.text).substr(done, change.before.begin - done);
    alignment.Keep(change.before.begin - done);
    text += change.after;
    alignment.Replace(change.before.size(), change.after.size());
    done = change.before.end;
  }
  text += std::string_view(line.text).substr(done);
  alignment.Keep(line.text.size() - done);
  line.words = MoveWords(line.words, alignment);
  line.text = std::move(text);
}

void MakeChangesAgain(std::vector<ZonedLine>& lines, const Document& document,
                      const std::vector<WordChange>& changes) {
  std::vector<std::vector<PlacedChange>> of_line(lines.size());
  for (const WordChange& change : changes) {
    const PageContent* page = PageOf(document, change.page);
    if (page == nullptr || !change.box || change.before.empty()) continue;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].page != change.page) continue;
      if (const auto span = FindChange(lines[i], change, page->to_scan)) {
        of_line[i].push_back({.before = *span, .after = change.after});
        break;
      }
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!of_line[i].empty()) MakeChanges(lines[i], std::move(of_line[i]));
  }
}

std::size_t Letters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// A word that restoration took apart has one box: each part gets its share of it.
void AddWords(PageLine& line, const std::string& text, const WordSpan& word) {
  const auto letters = static_cast<double>(Letters(text));
  std::size_t seen = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t space = std::min(text.find(' ', begin), text.size());
    const std::string_view part = std::string_view(text).substr(begin, space - begin);
    const std::size_t end = seen + Letters(part);
    if (!part.empty()) {
      const auto at = [&](std::size_t letter) {
        return word.box.left + static_cast<int>(std::lround(static_cast<double>(letter) *
                                                            word.box.width() / letters));
      };
      PageWord piece = {.text = std::string(part), .box = word.box, .confidence = word.confidence};
      piece.box.left = at(seen);
      piece.box.right = std::max(at(end), piece.box.left + 1);
      line.box = Union(line.box, piece.box);
      line.words.push_back(std::move(piece));
    }
    seen = end + 1;
    begin = space + 1;
  }
}

bool IsRead(Zone zone) { return zone != Zone::kHandwriting && zone != Zone::kNoise; }

LetterPage EmptyPage(const PageContent& content) {
  const Affine& m = content.to_scan;
  LetterPage page = {
      .number = content.number,
      .source = content.source,
      .was_decoded = std::ranges::any_of(
          content.issues, [](const Issue& issue) { return issue.what == "legacy_encoding"; }),
      .to_scan = m,
      .lines = {}};
  // Cleaning turns a page about its middle and scales it; neither shifts its edges, so the size of
  // what was stored follows from that of the clean page.
  const double x_scale = std::hypot(m.xx, m.yx);
  const double y_scale = std::hypot(m.xy, m.yy);
  double width = content.width * x_scale;
  double height = content.height * y_scale;
  page.scan_x_dpi = content.dpi * x_scale;
  page.scan_y_dpi = content.dpi * y_scale;
  if (std::abs(m.yx) > std::abs(m.xx)) {
    std::swap(width, height);
    std::swap(page.scan_x_dpi, page.scan_y_dpi);
  }
  page.scan_width = static_cast<int>(std::lround(width));
  page.scan_height = static_cast<int>(std::lround(height));
  return page;
}

}  // namespace

std::vector<LetterPage> LetterPages(const Document& document, const Record& record,
                                    const Knowledge& knowledge) {
  std::vector<ZonedLine> zoned = ZonePages(document.pages, knowledge);
  MakeChangesAgain(zoned, document, record.changes);
  std::vector<LetterPage> pages;
  for (const PageContent& content : document.pages) pages.push_back(EmptyPage(content));
  for (const ZonedLine& line : zoned) {
    const auto page = std::ranges::find(pages, line.page, &LetterPage::number);
    if (page == pages.end() || !IsRead(line.zone)) continue;
    PageLine placed = {
        .zone = line.zone, .starts_paragraph = line.starts_paragraph, .box = {}, .words = {}};
    for (const WordSpan& word : line.words) {
      if (word.box.empty()) continue;
      AddWords(placed, NormalizeText(word.span.Of(line.text)).text, word);
    }
    if (!placed.words.empty()) page->lines.push_back(std::move(placed));
  }
  return pages;
}

Box OnScan(const LetterPage& page, const Box& box) {
  return Intersection(Apply(page.to_scan, box), {0, 0, page.scan_width, page.scan_height});
}

}  // namespace vanthu
