// Tested by tests/pipeline/normalize_test.cc.
#include "pipeline/normalize.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/normalize/line_join.h"
#include "pipeline/normalize/markdown.h"

namespace vanthu {
namespace {

// One line of the letter while it grows. Spans of `words` are in `text`.
struct Paragraph {
  Zone zone = Zone::kUnknown;
  int page = 1;
  int last_page = 1;
  std::string text;
  std::vector<WordSpan> words;
};

Span WithoutSpaces(Span span, std::string_view text) {
  while (!span.empty() && text[span.begin] == ' ') ++span.begin;
  while (!span.empty() && text[span.end - 1] == ' ') --span.end;
  return span;
}

Paragraph NormalizeLine(const ZonedLine& line) {
  const bool is_plain_text = line.box.empty();
  const AlignedText stripped = is_plain_text
                                   ? StripMarkdown(line.text)
                                   : AlignedText{line.text, Alignment::Identity(line.text.size())};
  AlignedText text = NormalizeText(stripped.text);
  text.alignment = stripped.alignment.Then(text.alignment);
  Paragraph paragraph{.zone = line.zone,
                      .page = line.page,
                      .last_page = line.page,
                      .text = std::move(text.text),
                      .words = {}};
  for (const WordSpan& word : line.words) {
    // A word of which nothing is left (an invisible character, a "**") may map to the space that
    // took its place.
    const Span span = WithoutSpaces(text.alignment.ToTarget(word.span), paragraph.text);
    if (span.empty()) continue;
    paragraph.words.push_back(word);
    paragraph.words.back().span = span;
  }
  return paragraph;
}

void Append(Paragraph& paragraph, Paragraph line, LineJoin join) {
  if (join == LineJoin::kSpace) paragraph.text += ' ';
  const std::size_t shift = paragraph.text.size();
  paragraph.text += line.text;
  for (WordSpan& word : line.words) {
    word.span = {word.span.begin + shift, word.span.end + shift};
    paragraph.words.push_back(word);
  }
  paragraph.last_page = line.page;
}

NormalizedLetter Assemble(const std::vector<Paragraph>& paragraphs) {
  NormalizedLetter result;
  for (const Paragraph& paragraph : paragraphs) {
    if (!result.letter.lines.empty()) result.letter.text += '\n';
    const std::size_t begin = result.letter.text.size();
    result.letter.text += paragraph.text;
    result.letter.lines.push_back({.span = {begin, result.letter.text.size()},
                                   .zone = paragraph.zone,
                                   .page = paragraph.page});
    for (WordSpan word : paragraph.words) {
      word.span = {word.span.begin + begin, word.span.end + begin};
      result.words.push_back(word);
    }
  }
  return result;
}

bool IsPartOfThePageText(Zone zone) {
  switch (zone) {
    case Zone::kIncomingStamp:
    case Zone::kDigitalSignature:
    case Zone::kPageNumber:
    case Zone::kHandwriting:
    case Zone::kNoise:
      return false;
    default:
      return true;
  }
}

// The part of `line` that stands on `page`; empty when nothing does.
std::string_view PartOnPage(const NormalizedLetter& letter, const Line& line, int page) {
  const auto first = std::ranges::lower_bound(letter.words, line.span.begin, {},
                                              [](const WordSpan& word) { return word.span.begin; });
  auto end = first;
  std::optional<Span> part;
  for (; end != letter.words.end() && end->span.begin < line.span.end; ++end) {
    if (end->page == page) part = part ? Cover(*part, end->span) : end->span;
  }
  if (first == end) return line.page == page ? letter.letter.TextOf(line) : std::string_view();
  if (!part) return {};
  // Text without words (there is none from zone, but a caller may have put some there) goes with
  // the page the line begins or ends on.
  if (first->page == page) part->begin = line.span.begin;
  if (std::prev(end)->page == page) part->end = line.span.end;
  return part->Of(letter.letter.text);
}

}  // namespace

NormalizedLetter Normalize(std::span<const ZonedLine> lines) {
  std::vector<Paragraph> paragraphs;
  std::optional<std::size_t> flow;  // The last paragraph of the running text.
  for (const ZonedLine& line : lines) {
    Paragraph next = NormalizeLine(line);
    if (next.text.empty()) continue;
    const bool is_aside = IsAside(next.zone);
    std::optional<std::size_t> before = flow;
    if (is_aside && !paragraphs.empty()) before = paragraphs.size() - 1;
    LineJoin join = LineJoin::kNewParagraph;
    if (before) {
      const Paragraph& paragraph = paragraphs[*before];
      join = JoinOf({.zone = paragraph.zone,
                     .paragraph = paragraph.text,
                     .paragraph_page = paragraph.last_page,
                     .line_zone = next.zone,
                     .line = next.text,
                     .line_page = next.page,
                     .starts_paragraph = line.starts_paragraph,
                     .plain_text = line.box.empty()});
    }
    if (join == LineJoin::kNewParagraph) {
      paragraphs.push_back(std::move(next));
      if (!is_aside) flow = paragraphs.size() - 1;
    } else {
      Append(paragraphs[*before], std::move(next), join);
    }
  }
  return Assemble(paragraphs);
}

std::string PageText(const NormalizedLetter& letter, int page) {
  std::string text;
  for (const Line& line : letter.letter.lines) {
    if (line.page > page || !IsPartOfThePageText(line.zone)) continue;
    const std::string_view part = PartOnPage(letter, line, page);
    if (part.empty()) continue;
    text += part;
    text += '\n';
  }
  return text;
}

}  // namespace vanthu
