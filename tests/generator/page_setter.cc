#include "tests/generator/page_setter.h"

#include <algorithm>
#include <utility>

namespace vanthu::generator {
namespace {

// Baselines of page numbers, in the margins.
constexpr double kTopNumber = 42;
constexpr double kBottomNumber = kPageHeight - 34;

}  // namespace

void AddText(std::vector<Token>& tokens, std::string_view text, Face face, double size) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    tokens.push_back(
        {.text = std::string(text.substr(begin, end - begin)), .face = face, .size = size});
    at = end;
  }
}

std::vector<Token> Tokens(std::string_view text, Face face, double size) {
  std::vector<Token> tokens;
  AddText(tokens, text, face, size);
  return tokens;
}

void AddHandwritten(std::vector<Token>& tokens, std::string_view digits, double size,
                    Random& random) {
  Handwriting writing = WriteDigits(digits, size * random.Real(0.85, 1.25), random);
  tokens.push_back({.text = std::string(digits),
                    .face = Face::kRegular,
                    .size = size,
                    .gap_before = random.Real(0, 4),
                    .writing = std::move(writing)});
}

PageSetter::PageSetter(const PageFrame& frame) : frame_(frame) { NewPage(); }

double PageSetter::bottom() const {
  return frame_.bottom - (page_ == 0 ? frame_.first_page_foot : 0);
}

double PageSetter::Advance(const Token& token) {
  return token.writing.strokes.empty()
             ? metrics_.Measure(token.text, token.face, token.size).advance
             : token.writing.advance;
}

double PageSetter::Space(const Token& token) {
  return token.joined ? 0 : metrics_.Measure("\u00a0", token.face, token.size).advance;
}

double PageSetter::Width(std::span<const Token> tokens) {
  double width = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    width += (i == 0 ? 0 : Space(tokens[i])) + tokens[i].gap_before + Advance(tokens[i]);
  }
  return width;
}

std::size_t PageSetter::CountLines(std::span<const Token> tokens, double width) {
  return Break(tokens, width, 0).size();
}

void PageSetter::Rule(double x1, double y1, double x2, double y2, double width, Ink color) {
  page().rules.push_back({x1, y1, x2, y2, width, color});
}

void PageSetter::NewPage() {
  pages_.emplace_back();
  page_ = pages_.size() - 1;
  if (page_ == 0) return;  // the first page has no number
  const std::vector<Token> tokens = Tokens(std::to_string(pages_.size()), Face::kRegular, 13);
  const bool at_top = frame_.numbers == PageFrame::Numbers::kTopCenter;
  const double x =
      at_top ? frame_.text.center() - Width(tokens) / 2 : frame_.text.right - Width(tokens);
  const std::size_t reading = std::exchange(paragraph_, 0);
  PlaceLine(tokens, x, at_top ? kTopNumber : kBottomNumber, Zone::kPageNumber);
  paragraph_ = reading;
}

std::vector<std::span<const Token>> PageSetter::Break(std::span<const Token> tokens, double width,
                                                      double indent) {
  std::vector<std::span<const Token>> lines;
  std::size_t begin = 0;
  while (begin < tokens.size()) {
    const double room = width - (lines.empty() ? indent : 0);
    double used = Advance(tokens[begin]) + tokens[begin].gap_before;
    std::size_t end = begin + 1;
    while (end < tokens.size()) {
      const double more = Space(tokens[end]) + tokens[end].gap_before + Advance(tokens[end]);
      if (used + more > room && !tokens[end].joined) break;
      used += more;
      ++end;
    }
    lines.push_back(tokens.subspan(begin, end - begin));
    begin = end;
  }
  return lines;
}

void PageSetter::PlaceLine(std::span<const Token> tokens, double x, double baseline, Zone zone,
                           double stretch) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (i > 0 && !token.joined) x += Space(token) + stretch;
    x += token.gap_before;
    const Area ink = token.writing.strokes.empty()
                         ? metrics_.Measure(token.text, token.face, token.size).ink
                         : token.writing.ink;
    page().words.push_back({.text = token.text,
                            .zone = zone,
                            .paragraph = paragraph_,
                            .joined = token.joined,
                            .starts_cell = false,
                            .color = token.writing.strokes.empty() ? Ink::kBlack : Ink::kBlue,
                            .face = token.face,
                            .size = token.size,
                            .x = x,
                            .baseline = baseline,
                            .ink = {.left = x + ink.left,
                                    .top = baseline + ink.top,
                                    .right = x + ink.right,
                                    .bottom = baseline + ink.bottom},
                            .strokes = token.writing.strokes});
    x += Advance(token);
  }
}

double PageSetter::Set(std::span<const Token> tokens, const Column& column, double y,
                       const Setting& setting) {
  if (tokens.empty()) return y;
  auto lines = Break(tokens, column.width(), setting.indent);
  if (setting.align == Setting::Align::kCenter && lines.size() > 1) {
    // Typists even out centred lines by hand: no single word below a full line.
    for (double width = column.width() * 0.97; width > column.width() / 2; width *= 0.97) {
      auto even = Break(tokens, width, 0);
      if (even.size() > lines.size()) break;
      lines = std::move(even);
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double size = std::ranges::max(lines[i], {}, &Token::size).size;
    const double height = size * kLineHeight * setting.leading;
    if (setting.breaks_pages && y + height > bottom()) {
      NewPage();
      y = frame_.top;
    }
    const double width = Width(lines[i]);
    const double indent = i == 0 ? setting.indent : 0;
    double x = column.left + indent;
    double stretch = 0;
    if (setting.align == Setting::Align::kCenter) {
      x = column.center() - width / 2;
    } else if (setting.align == Setting::Align::kJustify && i + 1 < lines.size() &&
               lines[i].size() > 1) {
      stretch = (column.width() - indent - width) / static_cast<double>(lines[i].size() - 1);
    }
    PlaceLine(lines[i], x, y + size * kAscent, setting.zone, std::max(0.0, stretch));
    last_line_width_ = width;
    y += height;
  }
  ++paragraph_;
  return y;
}

double PageSetter::SetCentered(std::span<const std::string> lines, const Column& column, double y,
                               Face face, double size, Zone zone) {
  for (const std::string& line : lines) {
    y = Set(Tokens(line, face, size), column, y, {.zone = zone, .align = Setting::Align::kCenter});
  }
  return y;
}

}  // namespace vanthu::generator
