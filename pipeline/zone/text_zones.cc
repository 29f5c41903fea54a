// A small automaton walks down the lines of each letter on the page. Tried and rejected: deciding
// each line on its own; "Số: 12" in a table or a name in a list of invited people then become
// header and signature.
//
// Tested by tests/pipeline/zone/text_zones_test.cc.
#include "pipeline/zone/text_zones.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/capitals.h"
#include "extractors/line_label.h"
#include "extractors/person_name.h"
#include "pipeline/zone/label.h"
#include "pipeline/zone/line_kinds.h"
#include "pipeline/zone/text_lines.h"
#include "pipeline/zone/text_paragraphs.h"

namespace vanthu {
namespace {

// A head with its subject takes at most so many lines; further down the same words are body.
constexpr std::size_t kHeadLines = 30;
// Lines of a signature block above Nơi nhận.
constexpr std::size_t kSignatureLines = 6;

bool Matches(const TextLine& line, const re2::RE2& pattern) {
  return re2::RE2::FullMatch(line.folded, pattern);
}

class Zoner {
 public:
  Zoner(std::vector<TextLine> lines, const Knowledge& knowledge) : kinds_(knowledge) {
    parts_.reserve(lines.size());
    for (TextLine& line : lines) {
      const std::size_t length = line.folded.size();
      widest_ = std::max(widest_, length);
      parts_.push_back({.line = std::move(line)});
    }
  }

  std::vector<TextPart> Run() {
    MarkPageNumbers();
    std::size_t begin = 0;
    while (begin < parts_.size()) {
      const std::size_t end = NextLetter(begin);
      ZoneLetter(begin, end);
      begin = end;
    }
    MarkParagraphs(parts_);
    return std::move(parts_);
  }

 private:
  const TextLine& LineAt(std::size_t i) const { return parts_[i].line; }
  void Set(std::size_t i, Zone zone) { parts_[i].zone = zone; }

  void MarkPageNumbers() {
    if (parts_.empty()) return;
    for (const std::size_t i : {std::size_t{0}, parts_.size() - 1}) {
      if (IsPageNumber(LineAt(i))) Set(i, Zone::kPageNumber);
    }
  }

  // The head of a further letter on the same page begins above its nation or Party string.
  std::size_t NextLetter(std::size_t begin) const {
    bool seen_head = false;
    bool seen_text = false;
    for (std::size_t i = begin; i < parts_.size(); ++i) {
      const HeadString head = LineAt(i).head;
      const bool opens = head == HeadString::kNation || head == HeadString::kParty;
      if (!opens) {
        if (AfterLabel(PartLabel::kDistribution, LineAt(i).bare)) seen_text = true;
        if (head == HeadString::kNumber || head == HeadString::kDate) seen_head = true;
        continue;
      }
      if (seen_head && seen_text) return std::max(begin + 1, HeadBegin(i));
      seen_head = true;
    }
    return parts_.size();
  }

  // The lines above the nation string that belong to the same head: left column, number, subject.
  std::size_t HeadBegin(std::size_t nation) const {
    std::size_t begin = nation;
    while (begin > 0) {
      const TextLine& above = LineAt(begin - 1);
      const bool belongs = above.head == HeadString::kNumber ||
                           AfterLabel(PartLabel::kSubject, above.bare).has_value() ||
                           (IsInCapitals(above.bare) && !kinds_.IsSignerTitle(above));
      if (!belongs) break;
      --begin;
    }
    return begin;
  }

  void ZoneLetter(std::size_t begin, std::size_t end) {
    std::size_t i = ZoneHead(begin, end);
    PutFirst(begin, i, [](Zone zone) { return zone != Zone::kHeaderRight && zone != Zone::kDate; });
    senders_ = SendersIn(begin, i);
    i = ZoneTitle(i, end);
    const std::size_t recipients = i;
    i = ZoneRecipients(i, end);
    // Some types print their title below the addressees.
    if (i > recipients) i = ZoneTitle(i, end);
    ZoneRest(i, end);
  }

  // The names in the left column, folded: each line, and two lines as one.
  std::vector<std::string> SendersIn(std::size_t begin, std::size_t end) const {
    std::vector<std::string> senders;
    std::string above;
    for (std::size_t i = begin; i < end; ++i) {
      if (parts_[i].zone != Zone::kHeaderLeft) continue;
      const std::string& line = LineAt(i).folded;
      if (LineAt(i).words.size() > 1) senders.push_back(line + " ");
      if (!above.empty()) senders.push_back(above + " " + line + " ");
      above = line;
    }
    return senders;
  }

  // "Phòng Kinh tế tổ chức cuộc họp …": the sender's name opens the text, not a further line of a
  // subject or an addressee.
  bool OpensWithSender(const TextLine& line) const {
    return !IsInCapitals(line.bare) &&
           std::ranges::any_of(senders_, [&line](const std::string& sender) {
             return line.folded.starts_with(sender);
           });
  }

  // The line after the last one of the head.
  std::size_t HeadEnd(std::size_t begin, std::size_t end) const {
    std::size_t head_end = begin;
    const std::size_t limit = std::min(end, begin + kHeadLines);
    for (std::size_t i = begin; i < limit; ++i) {
      const TextLine& line = LineAt(i);
      if (AfterLabel(PartLabel::kRecipients, line.bare)) break;
      if (AfterLabel(PartLabel::kDistribution, line.bare)) break;
      if (line.text.size() > kLongestTitle && line.head == HeadString::kNone &&
          !AfterLabel(PartLabel::kSubject, line.bare)) {
        break;  // running text
      }
      if (line.head != HeadString::kNone) head_end = i + 1;
    }
    return head_end;
  }

  std::size_t ZoneHead(std::size_t begin, std::size_t end) {
    const std::size_t head_end = HeadEnd(begin, end);
    bool seen_number = false;
    bool in_subject = false;
    bool in_stamp = false;
    std::size_t i = begin;
    for (; i < end; ++i) {
      const TextLine& line = LineAt(i);
      if (parts_[i].zone == Zone::kPageNumber) continue;
      const bool goes_on = !line.after_blank && in_subject && line.head == HeadString::kNone;
      if (i >= head_end && !goes_on && !OpensSubject(i, head_end > begin, seen_number) &&
          !kinds_.StampZone(line) && !kinds_.IsDigitalSignature(line) && !HasNoText(line)) {
        break;
      }
      if (IsStampOfReceiver(line)) {
        in_stamp = true;
        if (i == begin + 1 && NamesReceiver(i, head_end)) Set(begin, Zone::kIncomingStamp);
        Set(i, Zone::kIncomingStamp);
        continue;
      }
      if (in_stamp && IsStampLine(line)) {
        Set(i, Zone::kIncomingStamp);
        continue;
      }
      in_stamp = false;
      if (const auto stamp = kinds_.StampZone(line)) {
        Set(i, *stamp);
        in_subject = false;
      } else if (kinds_.IsDigitalSignature(line)) {
        Set(i, Zone::kDigitalSignature);
      } else if (line.head != HeadString::kNone) {
        Set(i, ZoneOf(line.head));
        seen_number = seen_number || line.head == HeadString::kNumber;
        in_subject = false;
      } else if (HasNoText(line)) {
        Set(i, Zone::kNoise);
      } else if (OpensSubject(i, head_end > begin, seen_number)) {
        Set(i, Zone::kSubject);
        in_subject = true;
      } else if (in_subject && GoesOnInSubject(i)) {
        Set(i, Zone::kSubject);
      } else if (i < head_end) {
        in_subject = false;
        Set(i, seen_number && !IsInCapitals(line.bare) ? Zone::kSubject : Zone::kHeaderLeft);
        // The title stands below the date; in a head without date nothing says so.
        if (seen_number && IsInCapitals(line.bare)) Set(i, Zone::kTitle);
      } else {
        break;
      }
    }
    return i;
  }

  // The first line of the page is the stamp's own, the body that received the letter: below the
  // stamp stands the header, with lines of its own before the number.
  bool NamesReceiver(std::size_t stamp, std::size_t head_end) const {
    for (std::size_t i = stamp + 1; i < head_end; ++i) {
      const TextLine& line = LineAt(i);
      if (IsStampLine(line)) continue;
      return line.head == HeadString::kNone && IsInCapitals(line.bare);
    }
    return false;
  }

  bool GoesOnInSubject(std::size_t i) const {
    const TextLine& line = LineAt(i);
    if (AfterLabel(PartLabel::kRecipients, line.bare)) return false;
    if (IsInCapitals(line.bare) && line.words.size() > 1) return false;
    if (line.after_blank) return false;
    return StartsSmall(line.bare) || !kinds_.OpensBody(line);
  }

  // Under the number, before any title: "V/v …", "Về việc …".
  bool OpensSubject(std::size_t i, bool has_head, bool seen_number) const {
    if (!AfterLabel(PartLabel::kSubject, LineAt(i).bare)) return false;
    return has_head && (seen_number || LineAt(i).folded.starts_with("v/v"));
  }

  static Zone ZoneOf(HeadString head) {
    switch (head) {
      case HeadString::kNumber:
        return Zone::kNumber;
      case HeadString::kDate:
        return Zone::kDate;
      default:
        return Zone::kHeaderRight;
    }
  }

  // The type in capitals and its subject, centered below the head.
  std::size_t ZoneTitle(std::size_t begin, std::size_t end) {
    std::size_t i = begin;
    if (i >= end || !IsInCapitals(LineAt(i).bare) ||
        (kinds_.IsSignerTitle(LineAt(i)) && !kinds_.OpensTitle(LineAt(i))) ||
        LineAt(i).text.size() > kLongestTitle || IsTableRow(LineAt(i)) || LabelOf(LineAt(i).bare) ||
        AfterLabel(PartLabel::kRecipients, LineAt(i).bare) ||
        AfterLabel(PartLabel::kDistribution, LineAt(i).bare)) {
      return begin;
    }
    Set(i++, Zone::kTitle);
    std::size_t subject_lines = 0;
    for (; i < end; ++i) {
      const TextLine& line = LineAt(i);
      if (const auto stamp = kinds_.StampZone(line)) {
        Set(i, *stamp);
        continue;
      }
      if (HasNoText(line)) {  // the rule under the title
        Set(i, Zone::kNoise);
        if (subject_lines > 0) return i + 1;
        continue;
      }
      if (line.head != HeadString::kNone || IsTableRow(line) || LabelOf(line.bare) ||
          AfterLabel(PartLabel::kRecipients, line.bare)) {
        break;
      }
      if (subject_lines > 0 && !GoesOnInTitle(i)) break;
      if (subject_lines == 0 && OpensRunningText(i)) break;
      Set(i, Zone::kTitle);
      ++subject_lines;
    }
    return i;
  }

  // The first line under the type is its subject unless it is plainly the text already.
  bool OpensRunningText(std::size_t i) const {
    const TextLine& line = LineAt(i);
    if (AfterLabel(PartLabel::kSubject, line.bare)) return false;
    if (kinds_.IsSignerTitle(line)) return true;
    static const re2::RE2 basis("[^a-z]*(?:can cu|thuc hien|kinh gui|thi hanh)\\s.*");
    return Matches(line, basis) && (EndsWith(line, ";,.:") || line.text.size() > kLongestTitle);
  }

  bool GoesOnInTitle(std::size_t i) const {
    const TextLine& line = LineAt(i);
    if (line.after_blank) return false;
    const TextLine& above = LineAt(i - 1);
    if (EndsWith(above, ".;:")) return false;
    if (OpensWithSender(line)) return false;
    if (StartsSmall(line.bare)) return true;
    if (IsInCapitals(line.bare)) return IsInCapitals(above.bare) && !kinds_.IsSignerTitle(line);
    return line.text.size() < kShortLine && above.text.size() < kShortLine &&
           !kinds_.OpensBody(line) && IsWrapped(widest_);
  }

  std::size_t ZoneRecipients(std::size_t begin, std::size_t end) {
    std::size_t i = begin;
    while (i < end && (kinds_.StampZone(LineAt(i)) || HasNoText(LineAt(i)))) ++i;
    if (i >= end) return begin;
    const auto after = AfterLabel(PartLabel::kRecipients, LineAt(i).bare);
    if (!after) return begin;
    for (std::size_t j = begin; j < i; ++j)
      Set(j, kinds_.StampZone(LineAt(j)).value_or(Zone::kNoise));
    Set(i, Zone::kRecipients);
    bool has_items = false;                               // bullets
    bool is_list_open = *after >= LineAt(i).bare.size();  // nothing behind the colon yet
    bool ended = EndsWith(LineAt(i), ".") && !is_list_open;
    if (IsItem(LineAt(i).bare.substr(*after))) has_items = true;
    for (++i; i < end; ++i) {
      const TextLine& line = LineAt(i);
      if (const auto stamp = kinds_.StampZone(line)) {
        Set(i, *stamp);
        continue;
      }
      if (HasNoText(line)) {
        Set(i, Zone::kNoise);
        continue;
      }
      if (IsTableRow(line) || AfterLabel(PartLabel::kDistribution, line.bare)) break;
      if (line.bare.starts_with('(') && line.text.size() < kLongestTitle) {
        // "(sau đây gọi chung là thủ trưởng các đơn vị)"
        Set(i, Zone::kRecipients);
        continue;
      }
      const bool is_item = IsItem(line.text) && !line.text.starts_with("~");
      const bool belongs = (is_item && (is_list_open || has_items)) ||
                           (!ended && !is_item && GoesOnInRecipients(i, is_list_open, has_items));
      if (!belongs) break;
      has_items = has_items || is_item;
      is_list_open = false;
      ended = EndsWith(line, ".");
      Set(i, Zone::kRecipients);
      if (ended && !has_items) {
        ++i;
        break;
      }
    }
    return i;
  }

  // A wrapped addressee, or one without bullet: short, no sentence, and the text begins after it.
  bool GoesOnInRecipients(std::size_t i, bool is_list_open, bool has_items) const {
    const TextLine& line = LineAt(i);
    if (OpensWithSender(line) && EndsWith(line, ".:")) return false;
    if (is_list_open) return line.text.size() < kLongestTitle && !kinds_.OpensBody(line);
    if (StartsSmall(line.bare) && !line.after_blank) return true;
    if (has_items || line.after_blank) return false;
    return line.text.size() < kShortLine && !kinds_.OpensBody(line) && !EndsWith(line, ":,") &&
           !LabelOf(line.bare);
  }

  // Where the block of a certified copy begins below the letter, with the name of the body that
  // made it; `end` when there is none.
  std::size_t CopyBegin(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (kinds_.IsCopyBlock(LineAt(i))) return std::max(begin, HeadBegin(i));
    }
    return end;
  }

  void ZoneRest(std::size_t begin, std::size_t whole) {
    const std::size_t end = CopyBegin(begin, whole);
    for (std::size_t copy = end; copy < whole; ++copy) Set(copy, Zone::kCopyBlock);
    std::size_t i = begin;
    for (; i < end; ++i) {
      const TextLine& line = LineAt(i);
      if (parts_[i].zone == Zone::kPageNumber) continue;
      if (AfterLabel(PartLabel::kDistribution, line.bare)) {
        const std::size_t footer = MarkSignatureAbove(begin, i);
        i = ZoneDistribution(i, end);
        i = ZoneSignature(i, end);
        PutFirst(footer, i, [](Zone zone) { return zone == Zone::kDistribution; });
        begin = i;
        if (i >= end) return;
      }
      ZoneBodyLine(i);
    }
    MarkSignatureAtEnd(begin, end);
  }

  void ZoneBodyLine(std::size_t i) {
    const TextLine& line = LineAt(i);
    static const re2::RE2 decides("(?:quyet dinh|quyet nghi|ket luan|nghi quyet)\\s?:?");
    if (IsTableRow(line)) {
      Set(i, Zone::kTable);
    } else if (HasNoText(line)) {
      Set(i, Zone::kNoise);
    } else if (kinds_.IsDigitalSignature(line)) {
      Set(i, Zone::kDigitalSignature);
    } else if (IsInCapitals(line.bare) && Matches(line, decides)) {
      Set(i, Zone::kTitle);
    } else {
      Set(i, Zone::kBody);
    }
  }

  // Title, and perhaps name, of a signer that were read before Nơi nhận.
  // Gives where the footer begins.
  std::size_t MarkSignatureAbove(std::size_t begin, std::size_t distribution) {
    std::size_t first = distribution;
    bool has_title = false;
    while (first > begin && distribution - first < kSignatureLines) {
      const TextLine& line = LineAt(first - 1);
      const bool is_title = kinds_.IsSignerTitle(line) ||
                            (has_title && IsInCapitals(line.bare) && line.text.size() < kShortLine);
      if (!is_title && !PersonNameIn(line.bare) && !HasNoText(line)) break;
      has_title = has_title || is_title;
      --first;
    }
    if (!has_title) return distribution;
    for (std::size_t i = first; i < distribution; ++i) Set(i, Zone::kSignature);
    return first;
  }

  // Reading order of two columns: what is of the left one first.
  template <typename IsLeft>
  void PutFirst(std::size_t begin, std::size_t end, IsLeft is_left) {
    const auto first = parts_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = parts_.begin() + static_cast<std::ptrdiff_t>(end);
    std::stable_partition(first, last, [&](const TextPart& part) { return is_left(part.zone); });
  }

  std::size_t ZoneDistribution(std::size_t begin, std::size_t end) {
    Set(begin, Zone::kDistribution);
    bool has_items = false;
    bool closed = false;  // the item that files a copy is the last one
    std::size_t i = begin + 1;
    for (; i < end; ++i) {
      const TextLine& line = LineAt(i);
      if (line.right_column && line.head == HeadString::kNone) {
        Set(i, Zone::kSignature);
        continue;
      }
      if (HasNoText(line)) {
        Set(i, Zone::kNoise);
        continue;
      }
      const bool is_item = IsItem(line.text);
      static const re2::RE2 files("[^a-z]*luu\\s?[:;.]?\\s.*");
      if (!is_item) {
        if (kinds_.IsSignerTitle(line) || PersonNameIn(line.bare)) break;
        if (IsInCapitals(line.bare) && line.words.size() > 1) break;
        if (closed && (line.after_blank || !StartsSmall(line.bare))) break;
        if (has_items && line.after_blank && !Matches(line, files)) break;
        if (line.head != HeadString::kNone || IsTableRow(line)) break;
        if (line.text.size() > kLongestTitle) break;
      } else if (closed && line.after_blank) {
        break;
      }
      has_items = has_items || is_item;
      closed = closed || Matches(line, files);
      Set(i, Zone::kDistribution);
    }
    return i;
  }

  std::size_t ZoneSignature(std::size_t begin, std::size_t end) {
    bool seen_name = false;
    std::size_t i = begin;
    for (; i < end; ++i) {
      const TextLine& line = LineAt(i);
      if (HasNoText(line)) {
        Set(i, Zone::kNoise);
      } else if (kinds_.IsAddress(line)) {
        Set(i, Zone::kAddress);
      } else if (kinds_.IsDigitalSignature(line)) {
        Set(i, Zone::kDigitalSignature);
      } else if (PersonNameIn(line.bare)) {
        seen_name = true;
        Set(i, Zone::kSignature);
      } else if (line.text.size() < kShortLine && !IsTableRow(line) && !LabelOf(line.bare) &&
                 (!seen_name || kinds_.IsSignerTitle(line)) &&
                 (IsInCapitals(line.bare) || kinds_.IsSignerTitle(line) ||
                  line.bare.starts_with('('))) {
        Set(i, Zone::kSignature);
      } else {
        break;
      }
    }
    return i;
  }

  // A letter without Nơi nhận ends with titles and a name all the same.
  void MarkSignatureAtEnd(std::size_t begin, std::size_t end) {
    std::size_t last = end;
    while (last > begin &&
           (parts_[last - 1].zone == Zone::kPageNumber || parts_[last - 1].zone == Zone::kNoise)) {
      --last;
    }
    std::size_t first = last;
    bool has_title = false;
    bool has_name = false;
    while (first > begin && last - first < kSignatureLines) {
      const TextLine& line = LineAt(first - 1);
      const bool is_title = kinds_.IsSignerTitle(line) && !LabelOf(line.bare);
      const bool is_name = !has_title && PersonNameIn(line.bare).has_value();
      if (!is_title && !is_name && !HasNoText(line)) break;
      has_title = has_title || is_title;
      has_name = has_name || is_name;
      --first;
    }
    if (!has_title || !has_name) return;
    for (std::size_t i = first; i < last; ++i) Set(i, Zone::kSignature);
  }

  const LineKinds kinds_;
  std::vector<std::string> senders_;  // of the letter being zoned
  std::vector<TextPart> parts_;
  std::size_t widest_ = 0;  // folded bytes
};

ZonedLine ToZonedLine(const TextPart& part, int page) {
  ZonedLine line{.zone = part.zone,
                 .page = page,
                 .text = part.line.text,
                 .words = {},
                 .box = {},
                 .starts_paragraph = part.starts_paragraph};
  std::size_t begin = 0;
  for (const Word& word : part.line.words) {
    line.words.push_back({.span = {begin, begin + word.text.size()},
                          .page = page,
                          .box = word.box,
                          .confidence = word.confidence});
    begin += word.text.size() + 1;
  }
  return line;
}

}  // namespace

std::vector<ZonedLine> ZonePlainText(const PageContent& page, const Knowledge& knowledge) {
  std::vector<ZonedLine> lines;
  for (const TextPart& part : Zoner(CutIntoLines(page), knowledge).Run()) {
    lines.push_back(ToZonedLine(part, page.number));
  }
  return lines;
}

}  // namespace vanthu
