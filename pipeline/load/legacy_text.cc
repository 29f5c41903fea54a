// How a text is told to be in an encoding: decoded, its words are Vietnamese, and as they stand
// they are not. Only words with characters beyond ASCII are asked, so a right text in any language
// gives evidence for itself or none. tests/bench/legacy_encodings measures it: of 12,525 paragraphs
// of official text in each encoding 99.6 to 99.9 % of the words come back (VIQR: 97 %).
//
// Tested by tests/pipeline/load/legacy_text_test.cc.
#include "pipeline/load/legacy_text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

#include "pipeline/load/charset.h"
#include "pipeline/load/legacy_line.h"
#include "pipeline/load/letter_case.h"
#include "pipeline/load/spelling.h"
#include "pipeline/load/viqr.h"

namespace vanthu {
namespace {

// Of the words of the lines that read best in an encoding, this share must be Vietnamese. Codes,
// names of other languages and damaged words are the rest.
constexpr double kLeastLegal = 0.8;
// Fewer words than this may read as Vietnamese by chance; a French heading has two or three.
constexpr int kFewestWords = 6;
// A line in a text of that encoding needs no more than this.
constexpr double kLeastLegalOfLine = 0.5;

constexpr std::size_t kCharsetCount = kCharsets.size();
constexpr std::size_t kAsIs = kCharsetCount;  // stands for "right as it is"

struct WeighedLine {
  LegacyEvidence evidence;
  bool is_utf8 = true;
};

using Order = std::array<std::size_t, kCharsetCount>;

bool HasSoftHyphen(const std::vector<std::string_view>& lines) {
  for (const std::string_view line : lines) {
    if (line.find('\xad') == std::string_view::npos) continue;
    const LegacyLine read = ReadLegacyLine(line);
    if (read.text.find(u'\u00ad') != std::u16string::npos) return true;
  }
  return false;
}

// Vietnamese as it stands, with letters that no text in a legacy encoding shows: nothing else need
// be tried, which saves nine tenths of the time on right text.
bool IsSurelyRight(const LegacyLine& line, const Tally& as_is) {
  return line.is_utf8 && as_is.legal > 0 && as_is.other == 0 &&
         std::ranges::find(line.bytes, LegacyLine::kNoByte) != line.bytes.end();
}

bool IsAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// VIQR is ASCII; word processors put their quotes and dashes into it.
bool IsAsciiButQuotes(std::string_view text) {
  if (IsAscii(text)) return true;
  const LegacyLine line = ReadLegacyLine(text);
  return line.is_utf8 &&
         std::ranges::all_of(line.text, [](char16_t c) { return c < 0x80 || PartsWords(c); });
}

class TextDecoder {
 public:
  explicit TextDecoder(std::vector<std::string_view> lines)
      : lines_(std::move(lines)), horns_may_be_lost_(!HasSoftHyphen(lines_)) {}

  std::vector<std::string> Decode() {
    Weigh();
    Accept();
    AcceptViqr();
    std::vector<std::string> decoded;
    decoded.reserve(lines_.size());
    const std::vector<std::size_t> readings = ReadingOfEachLine();
    for (std::size_t i = 0; i < lines_.size(); ++i) decoded.push_back(DecodeOne(i, readings[i]));
    return decoded;
  }

  [[nodiscard]] std::vector<std::string> Encodings() const {
    std::vector<std::pair<std::size_t, std::string>> counted;
    for (std::size_t c = 0; c < kCharsetCount; ++c) {
      if (decoded_lines_[c] > 0) counted.emplace_back(decoded_lines_[c], NameOf(kCharsets[c]));
    }
    if (viqr_lines_ > 0) counted.emplace_back(viqr_lines_, "VIQR");
    std::ranges::stable_sort(counted, std::ranges::greater{},
                             &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> names;
    for (auto& [lines, name] : counted) names.push_back(std::move(name));
    return names;
  }

 private:
  // The line for a charset: TCVN3 may have lost a letter to a hyphen.
  [[nodiscard]] LegacyLine LineFor(const LegacyLine& line, Charset charset) const {
    const bool may_mend = charset == Charset::kTcvn3 && horns_may_be_lost_;
    return may_mend ? WithLostHorns(line) : line;
  }

  void Weigh() {
    weighed_.reserve(lines_.size());
    for (const std::string_view line : lines_) {
      WeighedLine weighed;
      if (!IsAscii(line) || line.find_first_of("\x01\x02\x04\x05\x06") != std::string_view::npos) {
        const LegacyLine read = ReadLegacyLine(line);
        weighed.is_utf8 = read.is_utf8;
        if (read.is_utf8) weighed.evidence.as_is = WeighAsIs(read);
        if (IsSurelyRight(read, weighed.evidence.as_is)) {
          weighed_.push_back(weighed);
          continue;
        }
        for (std::size_t c = 0; c < kCharsetCount; ++c) {
          weighed.evidence.decoded[c] = WeighDecoded(LineFor(read, kCharsets[c]), kCharsets[c]);
        }
      }
      weighed_.push_back(weighed);
    }
  }

  // Over the lines that read better so than as they are, how much better.
  [[nodiscard]] Order ByPromise() const {
    std::array<int, kCharsetCount> promise{};
    for (const WeighedLine& line : weighed_) {
      for (std::size_t c = 0; c < kCharsetCount; ++c) {
        const Tally& tally = line.evidence.decoded[c];
        if (tally.legal > line.evidence.as_is.legal) promise[c] += tally.margin();
      }
    }
    Order order;
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return promise[a] > promise[b]; });
    return order;
  }

  // The reading that leaves least unexplained; nothing when the line has no evidence at all.
  [[nodiscard]] static std::optional<std::size_t> BestReading(const WeighedLine& line,
                                                              const Order& among) {
    const LegacyEvidence& evidence = line.evidence;
    std::optional<std::size_t> best;
    for (const std::size_t c : among) {
      const Tally& tally = evidence.decoded[c];
      if (tally.legal <= evidence.as_is.legal || tally.margin() <= evidence.as_is.margin())
        continue;
      if (!best || tally.margin() > evidence.decoded[*best].margin()) best = c;
    }
    if (best) return best;
    return evidence.as_is.legal > 0 ? std::optional(kAsIs) : std::nullopt;
  }

  // An encoding is taken for one of the text's when the lines that read best in it are Vietnamese
  // then, and enough.
  void Accept() {
    order_ = ByPromise();
    std::array<Tally, kCharsetCount> sums{};
    std::array<int, kCharsetCount> as_is{};
    for (const WeighedLine& line : weighed_) {
      const auto best = BestReading(line, order_);
      if (!best || *best == kAsIs) continue;
      sums[*best].legal += line.evidence.decoded[*best].legal;
      sums[*best].other += line.evidence.decoded[*best].other;
      as_is[*best] += line.evidence.as_is.legal;
    }
    for (std::size_t c = 0; c < kCharsetCount; ++c) {
      const Tally& sum = sums[c];
      is_accepted_[c] = sum.legal - as_is[c] >= kFewestWords &&
                        sum.legal >= kLeastLegal * (sum.legal + sum.other);
    }
  }

  [[nodiscard]] bool Fits(const Tally& tally) const {
    return tally.legal >= kLeastLegalOfLine * (tally.legal + tally.other);
  }

  // A line that says nothing by itself ("Bé Y" is right in TCVN3 and as it is) goes with the line
  // before it that does, or else with the one behind.
  [[nodiscard]] std::vector<std::size_t> ReadingOfEachLine() const {
    std::vector<std::optional<std::size_t>> sure;
    for (const WeighedLine& line : weighed_) {
      Order accepted = order_;
      std::optional<std::size_t> best = BestReading(line, accepted);
      if (best && *best != kAsIs && !is_accepted_[*best]) best = BestAccepted(line);
      const bool is_tie = best == kAsIs && TiesWithAnAccepted(line);
      sure.push_back(is_tie ? std::nullopt : best);
    }
    std::vector<std::size_t> readings;
    std::size_t near = kAsIs;
    const auto first = std::ranges::find_if(sure, [](const auto& one) { return one.has_value(); });
    if (first != sure.end()) near = **first;
    for (std::size_t i = 0; i < sure.size(); ++i) {
      near = sure[i].value_or(near);
      const bool fits = near == kAsIs || Fits(weighed_[i].evidence.decoded[near]);
      readings.push_back(fits ? near : kAsIs);
    }
    return readings;
  }

  [[nodiscard]] std::optional<std::size_t> BestAccepted(const WeighedLine& line) const {
    std::optional<std::size_t> best;
    for (const std::size_t c : order_) {
      const Tally& tally = line.evidence.decoded[c];
      if (!is_accepted_[c] || tally.legal <= line.evidence.as_is.legal || !Fits(tally)) continue;
      if (!best || tally.margin() > line.evidence.decoded[*best].margin()) best = c;
    }
    return best ? best : std::optional(kAsIs);
  }

  [[nodiscard]] bool TiesWithAnAccepted(const WeighedLine& line) const {
    for (std::size_t c = 0; c < kCharsetCount; ++c) {
      if (is_accepted_[c] && line.evidence.decoded[c].margin() >= line.evidence.as_is.margin()) {
        return true;
      }
    }
    return false;
  }

  std::string DecodeOne(std::size_t i, std::size_t reading);
  void AcceptViqr();

  std::vector<std::string_view> lines_;
  bool horns_may_be_lost_ = false;
  std::vector<WeighedLine> weighed_;
  Order order_{};
  std::array<bool, kCharsetCount> is_accepted_{};
  std::array<std::size_t, kCharsetCount> decoded_lines_{};
  std::vector<bool> is_viqr_;
  std::size_t viqr_lines_ = 0;
};

// Paragraphs, not lines: "Lu+u VT." alone proves nothing, and a paragraph of English between two
// of Vietnamese stays.
void TextDecoder::AcceptViqr() {
  // In running text four words of five have a mark, most of them one that ends no sentence.
  constexpr double kLeastStrong = 0.3;
  // A line in such a text needs no more than this; English has "a.m.".
  constexpr double kLeastStrongOfLine = 0.1;
  constexpr double kMostBroken = 0.1;
  constexpr int kFewestStrong = 8;
  is_viqr_.assign(lines_.size(), false);
  ViqrEvidence all;
  std::vector<ViqrEvidence> evidence(lines_.size());
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!IsAsciiButQuotes(lines_[i])) continue;
    evidence[i] = WeighViqr(lines_[i]);
    const ViqrEvidence& line = evidence[i];
    if (line.strong < kLeastStrong * line.words) continue;
    all.strong += line.strong;
    all.broken += line.broken;
  }
  if (all.strong < kFewestStrong || all.broken > kMostBroken * all.strong) return;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const ViqrEvidence& line = evidence[i];
    is_viqr_[i] = line.strong > line.broken && line.strong >= kLeastStrongOfLine * line.words;
  }
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// NFC. A tone typed before the shape of its letter (a, acute, circumflex) is put behind it first.
std::string WithMarksJoined(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(piece);
  constexpr std::u16string_view kTones = u"\u0300\u0301\u0303\u0309";
  constexpr std::u16string_view kShapes = u"\u0302\u0306";
  const auto is_of = [](std::u16string_view set, char16_t c) {
    return set.find(c) != std::u16string_view::npos;
  };
  icu::UnicodeString letters = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
  bool is_swapped = false;
  for (std::int32_t i = 0; i + 1 < letters.length(); ++i) {
    if (is_of(kTones, letters[i]) && is_of(kShapes, letters[i + 1])) {
      const char16_t tone = letters[i];
      letters.setCharAt(i, letters[i + 1]);
      letters.setCharAt(i + 1, tone);
      is_swapped = true;
    }
  }
  return ToUtf8(nfc->normalize(is_swapped ? letters : text, status));
}

// Whether the line has marks of their own (U+0300 to U+036F, in UTF-8 CC 80 to CD AF).
bool HasCombiningMarks(std::string_view utf8) {
  return utf8.find('\xcc') != std::string_view::npos || utf8.find('\xcd') != std::string_view::npos;
}

std::string TextDecoder::DecodeOne(std::size_t i, std::size_t reading) {
  const std::string_view line = lines_[i];
  if (reading != kAsIs && !IsAscii(line)) {
    const Charset charset = kCharsets[reading];
    const DecodedLine decoded = DecodeLine(LineFor(ReadLegacyLine(line), charset), charset);
    if (!decoded.decoded.empty()) {
      ++decoded_lines_[reading];
      const std::u16string text = WithCase(decoded, charset);
      return ToUtf8(icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())));
    }
  }
  if (is_viqr_[i]) {
    ++viqr_lines_;
    return DecodeViqr(line);
  }
  if (!weighed_[i].is_utf8) {
    // ICU's converters put U+FFFD where bytes make no character.
    return ToUtf8(icu::UnicodeString::fromUTF8(
        icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size()))));
  }
  return HasCombiningMarks(line) ? WithMarksJoined(line) : std::string(line);
}

std::string JoinWords(const OcrLine& line) {
  std::string text;
  for (const Word& word : line.words) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

}  // namespace

LegacyText DecodeLegacyText(std::string_view bytes) {
  constexpr std::string_view kLineEnds = "\r\n\f";
  std::vector<std::string_view> lines;
  std::vector<std::string_view> ends;  // one a line, may be empty
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of(kLineEnds), bytes.size());
    const std::size_t next = std::min(bytes.find_first_not_of(kLineEnds, end), bytes.size());
    lines.push_back(bytes.substr(0, end));
    ends.push_back(bytes.substr(end, next - end));
    bytes.remove_prefix(next);
  }
  TextDecoder decoder(std::move(lines));
  const std::vector<std::string> decoded = decoder.Decode();
  LegacyText text;
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    text.text += decoded[i];
    text.text += ends[i];
  }
  text.encodings = decoder.Encodings();
  return text;
}

LegacyLines DecodeLegacyLines(std::vector<OcrLine> lines) {
  std::vector<std::string> joined;
  joined.reserve(lines.size());
  for (const OcrLine& line : lines) joined.push_back(JoinWords(line));
  TextDecoder decoder({joined.begin(), joined.end()});
  const std::vector<std::string> decoded = decoder.Decode();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view rest = decoded[i];
    for (Word& word : lines[i].words) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      word.text = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return {std::move(lines), decoder.Encodings()};
}

std::vector<Issue> LegacyIssues(const std::vector<std::string>& encodings) {
  if (encodings.empty()) return {};
  return {{"legacy_encoding", fmt::format("decoded from {}", fmt::join(encodings, ", "))}};
}

}  // namespace vanthu
