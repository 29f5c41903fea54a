// Tested by tests/extractors/paragraph_test.cc.
#include "extractors/paragraph.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/body_label.h"

namespace vanthu {
namespace {

bool IsBodyZone(Zone zone) {
  return zone == Zone::kBody || zone == Zone::kTable || zone == Zone::kUnknown;
}

// Lines of other boxes that a text without zones shows by their words alone.
bool LooksLikeHeader(std::string_view form) {
  constexpr std::array<std::string_view, 6> kBegins = {
      "cộng hòa xã hội", "độc lập", "số:", "số :", "đảng cộng sản việt nam", "kính gửi"};
  return std::ranges::any_of(kBegins, [&](std::string_view s) { return form.starts_with(s); });
}

bool BeginsDistribution(std::string_view form) {
  while (!form.empty() && (form.front() == '*' || form.front() == '_' || form.front() == ' '))
    form.remove_prefix(1);
  return form.starts_with("nơi nhận");
}

// The line the letter proper ends before.
std::size_t EndOfLetter(const Letter& letter) {
  std::size_t first_signature = letter.lines.size();
  bool body_seen = false;
  for (std::size_t i = 0; i < letter.lines.size(); ++i) {
    const Zone zone = letter.lines[i].zone;
    body_seen = body_seen || zone == Zone::kBody;
    if (zone == Zone::kDistribution) return i;
    if (zone == Zone::kSignature && body_seen) first_signature = std::min(first_signature, i);
    if (zone == Zone::kUnknown && BeginsDistribution(WordForm(letter.TextOf(letter.lines[i]))))
      return i;
  }
  return first_signature;
}

std::string_view Trimmed(std::string_view text, std::size_t& begin) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
    ++begin;
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// Whether `next` goes on with the sentence of `previous`.
bool GoesOn(std::string_view previous, std::string_view next) {
  if (previous.empty() || next.empty()) return false;
  if (BodyLabelAt(next).has_value()) return false;
  const Words words{std::string(next.substr(0, std::min<std::size_t>(next.size(), 40)))};
  if (words.size() == 0) return false;
  // "01/CT-" ⏎ "UBND"
  if (previous.ends_with('-') && words[0].kind == WordKind::kWord && words[0].capital &&
      words[0].span.begin == 0 && previous.size() > 1 && previous[previous.size() - 2] >= 'A' &&
      previous[previous.size() - 2] <= 'Z') {
    return true;
  }
  if (previous.ends_with("./.") || previous.ends_with('.') || previous.ends_with(':')) return false;
  if (words[0].kind == WordKind::kWord && !words[0].capital) return true;
  // "… công tác năm" ⏎ "2021. Đây là …": a number that is no label.
  const char last = previous.back();
  return words[0].kind == WordKind::kNumber && last != ';' && last != '/' && last != ')';
}

struct Draft {
  std::string text;
  std::vector<Paragraph::Piece> pieces;
  Zone zone = Zone::kUnknown;
};

void Append(Draft& draft, std::string_view text, Span letter) {
  // A code broken at its hyphen is joined without a space.
  const bool broken_code = draft.text.size() > 1 && draft.text.ends_with('-') &&
                           draft.text[draft.text.size() - 2] != ' ';
  if (!draft.text.empty() && !broken_code) draft.text += ' ';
  draft.pieces.push_back({.begin = draft.text.size(), .letter = letter});
  draft.text += text;
}

std::vector<Paragraph> Finish(std::vector<Draft> drafts) {
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(drafts.size());
  for (Draft& draft : drafts) {
    paragraphs.push_back({.words = Words(std::move(draft.text)),
                          .pieces = std::move(draft.pieces),
                          .zone = draft.zone});
  }
  return paragraphs;
}

}  // namespace

std::vector<Span> Paragraph::ToLetter(Span span) const {
  std::vector<Span> spans;
  for (const Piece& piece : pieces) {
    const Span own{piece.begin, piece.begin + piece.letter.size()};
    const std::size_t begin = std::max(own.begin, span.begin);
    const std::size_t end = std::min(own.end, span.end);
    if (begin >= end) continue;
    spans.push_back(
        {piece.letter.begin + (begin - own.begin), piece.letter.begin + (end - own.begin)});
  }
  return spans;
}

std::vector<Span> Paragraph::Lines() const {
  std::vector<Span> spans;
  for (const Piece& piece : pieces) spans.push_back(piece.letter);
  return spans;
}

LetterParagraphs ParagraphsOf(const Letter& letter) {
  std::vector<Draft> subject;
  std::vector<Draft> body;
  std::vector<Draft> recipients;
  const std::size_t end = EndOfLetter(letter);
  bool subject_open = false;
  for (std::size_t i = 0; i < end; ++i) {
    const Line& line = letter.lines[i];
    std::size_t begin = line.span.begin;
    const std::string_view text = Trimmed(letter.TextOf(line), begin);
    if (text.empty()) continue;
    const Span span{begin, begin + text.size()};
    if (line.zone == Zone::kSubject || line.zone == Zone::kTitle) {
      // The printed lines of the header stay apart in a Letter; a subject is one sentence.
      const bool is_title_in_body = line.zone == Zone::kTitle && !body.empty();
      if (is_title_in_body) continue;
      if (!subject_open) subject.emplace_back();
      subject_open = true;
      subject.back().zone = line.zone;
      Append(subject.back(), text, span);
      continue;
    }
    if (line.zone == Zone::kRecipients) {
      recipients.emplace_back();
      recipients.back().zone = line.zone;
      Append(recipients.back(), text, span);
      continue;
    }
    if (!IsBodyZone(line.zone)) continue;
    if (line.zone == Zone::kUnknown &&
        LooksLikeHeader(WordForm(text.substr(0, std::min<std::size_t>(text.size(), 40))))) {
      continue;
    }
    if (!body.empty() && line.zone != Zone::kTable && body.back().zone != Zone::kTable &&
        GoesOn(body.back().text, text)) {
      Append(body.back(), text, span);
      continue;
    }
    body.emplace_back();
    body.back().zone = line.zone;
    Append(body.back(), text, span);
  }
  return {.subject = Finish(std::move(subject)),
          .body = Finish(std::move(body)),
          .recipients = Finish(std::move(recipients))};
}

}  // namespace vanthu
