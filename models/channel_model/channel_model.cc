// Tested by tests/models/channel_model/channel_model_test.cc.
#include "models/channel_model/channel_model.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace vanthu {
namespace {

// How likely a rule of people makes a confusion, before anything is counted.
constexpr float kOften = 0.08F;
constexpr float kSometimes = 0.015F;
constexpr float kSeldom = 0.002F;

// How a reader treats a letter when nothing was counted: probabilities.
struct PlainRates {
  float same_plain = 0;   // a letter without marks is read as it is
  float same_marked = 0;  // a letter with marks is read as it is
  float bare = 0;         // all marks are lost
  float tone_lost = 0;    // ổ as ô
  float shape_lost = 0;   // ổ as ỏ
  float other_tone = 0;   // ấ as ẩ
  float stutter = 0;      // a letter is read twice: mộột
};
constexpr std::array<PlainRates, kReaders.size()> kPlainRates = {{
    {.same_plain = 0.9999F,
     .same_marked = 0.04F,
     .bare = 0.9F,
     .tone_lost = 0.05F,
     .shape_lost = 0.01F,
     .other_tone = 0,
     .stutter = 0},
    {.same_plain = 0.97F,
     .same_marked = 0.02F,
     .bare = 0.6F,
     .tone_lost = 0.04F,
     .shape_lost = 0.03F,
     .other_tone = 0.002F,
     .stutter = 0.0005F},
    {.same_plain = 0.9985F,
     .same_marked = 0.99F,
     .bare = 0.0006F,
     .tone_lost = 0.0025F,
     .shape_lost = 0.001F,
     .other_tone = 0.0004F,
     .stutter = 0.0002F},
}};

// Letters with one mark on top of the other: ố and not ộ or ớ.
constexpr std::u32string_view kShapesAbove = U"ăâêô";
constexpr std::u32string_view kTonesBelow = U"ạẹọ";
// Scans of 200 dpi lose one of them far more often than pages set in type do; what the counts say
// is raised to this. Of 1,753 such letters on the development scans 155 lost the tone (sô for số)
// and 13 the shape (phó for phố), of 31 capitals 5 and 12 (TÉ for TẾ), of 2,475 others with two
// marks none; on generated pages 35 and 1 of 7,597. A better scan loses fewer, hence the shares
// are below those; three times as much gives the same words.
constexpr float kToneLostOnScans = 0.01F;
constexpr float kShapeLostOnScans = 0.003F;
constexpr float kShapeOfCapitalLostOnScans = 0.08F;

constexpr float kForeignWrongShare = 0.75F;
constexpr float kVietnameseWrongShare = 0.03F;
constexpr float kSplitShare = 0.002F;
constexpr float kJoinShare = 0.002F;
constexpr float kStrayShare = 0.001F;

std::vector<std::string_view> Cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

std::optional<float> NumberOf(std::string_view text) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::u32string UpperCase(std::u32string text) {
  for (char32_t& c : text) c = static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
  return text;
}

// The letters of a row, and whether they are capitals.
struct RowLetters {
  LetterString letters;
  bool upper = false;
};
std::optional<RowLetters> ReadLetters(std::string_view cell) {
  RowLetters row;
  for (const char32_t c : Utf32(cell)) {
    const auto letter = LetterOf(c);
    if (!letter) return std::nullopt;
    row.letters.push_back(letter->id);
    row.upper = letter->upper;
  }
  if (row.letters.empty() || row.letters.size() > 2) return std::nullopt;
  return row;
}

class Builder {
 public:
  explicit Builder(std::array<ReaderModel, kReaders.size()>& readers) : readers_(readers) {
    for (const Reader reader : kReaders) {
      const bool reads_pixels = reader != Reader::kMarksLost;
      constexpr float kNever = 1e-6F;
      Of(reader).split_cost = -std::log(reads_pixels ? kSplitShare : kNever);
      Of(reader).join_cost = -std::log(reads_pixels ? kJoinShare : kNever);
      Of(reader).stray_cost = -std::log(reads_pixels ? kStrayShare : kNever);
    }
    Of(Reader::kForeign).wrong_share = kForeignWrongShare;
    Of(Reader::kVietnamese).wrong_share = kVietnameseWrongShare;
  }

  // What counts say about a confusion goes before what rules say: add the weights first.
  void AddPlainRates() {
    for (const Reader reader : kReaders) {
      const PlainRates& rates = kPlainRates[static_cast<std::size_t>(reader)];
      for (int i = 1; i < kLetterIds; ++i) AddPlainRates(reader, rates, static_cast<LetterId>(i));
    }
  }

  std::expected<void, std::string> AddRules(std::string_view tsv) {
    std::size_t number = 0;
    bool has_head = false;
    for (const std::string_view line : Cut(tsv, '\n')) {
      ++number;
      if (line.empty() || line.starts_with('#')) continue;
      const auto wrong = [&](std::string_view why) {
        return std::unexpected("confusions.tsv:" + std::to_string(number) + ": " +
                               std::string(why));
      };
      const auto cells = Cut(line, '\t');
      if (cells.size() != 3) return wrong("not three cells");
      if (!std::exchange(has_head, true)) continue;
      const auto row = ReadLetters(cells[0]);
      if (!row) return wrong("not one or two letters of Vietnamese");
      const float share = cells[2] == "often"       ? kOften
                          : cells[2] == "sometimes" ? kSometimes
                          : cells[2] == "seldom"    ? kSeldom
                                                    : 0;
      if (share == 0) return wrong("how is often, sometimes or seldom");
      for (const std::string_view cell : Cut(cells[1], '|')) {
        const std::u32string seen = Utf32(cell);
        if (seen.empty() || seen.size() > kLongestConfusion) return wrong("seen is too long");
        const float cost = -std::log(share);
        if (!row->upper) AddRule(Reader::kForeign, row->letters, false, seen, cost);
        AddRule(Reader::kForeign, row->letters, true, UpperCase(seen), cost);
        if (row->upper) AddRule(Reader::kForeign, row->letters, true, seen, cost);
      }
    }
    return {};
  }

  std::expected<void, std::string> AddWeights(std::string_view tsv) {
    std::size_t number = 0;
    for (const std::string_view line : Cut(tsv, '\n')) {
      ++number;
      if (line.empty() || line.starts_with('#')) continue;
      const auto cells = Cut(line, '\t');
      constexpr std::size_t kCells = 4;
      const bool is_word = cells.size() == kCells + 1 && cells[1] == "word";
      const bool is_known = is_word || cells.size() == kCells;
      const auto reader = is_known ? ReaderOf(cells[0]) : std::nullopt;
      const auto value = is_known ? NumberOf(cells.back()) : std::nullopt;
      if (!reader || !value ||
          !(is_word ? AddWord(*reader, cells[2], cells[3], *value)
                    : AddWeight(*reader, cells[1], cells[2], *value))) {
        return std::unexpected("channel model weights, line " + std::to_string(number) +
                               ": not understood; train it again");
      }
    }
    return {};
  }

  void AddLossesOfScans() {
    Confusions& confusions = Of(Reader::kVietnamese).confusions;
    for (int i = 1; i < kLetterIds; ++i) {
      const auto id = static_cast<LetterId>(i);
      const LetterId shapeless = WithoutShape(id);
      if (shapeless == Bare(id) || !kShapesAbove.contains(LowerOf(WithoutTone(id))) ||
          kTonesBelow.contains(LowerOf(shapeless))) {
        continue;
      }
      const auto add_lower = [&](LetterId seen, float share) {
        confusions.Add({id}, false, std::u32string(1, LowerOf(seen)), -std::log(share));
      };
      const auto add_capital = [&](LetterId seen, float share) {
        confusions.Add({id}, true, std::u32string(1, UpperOf(seen)), -std::log(share));
      };
      add_lower(WithoutTone(id), kToneLostOnScans);
      add_capital(WithoutTone(id), kToneLostOnScans);
      add_lower(shapeless, kShapeLostOnScans);
      add_capital(shapeless, kShapeOfCapitalLostOnScans);
    }
  }

  void Finish() {
    for (const Reader reader : kReaders) {
      Of(reader).confusions.Sort();
      std::ranges::stable_sort(Of(reader).words, {}, &WordConfusion::seen);
    }
  }

 private:
  ReaderModel& Of(Reader reader) { return readers_[static_cast<std::size_t>(reader)]; }

  static std::optional<Reader> ReaderOf(std::string_view name) {
    for (const Reader reader : kReaders) {
      if (ReaderName(reader) == name) return reader;
    }
    return std::nullopt;
  }

  void AddPlainRates(Reader reader, const PlainRates& rates, LetterId id) {
    const bool is_marked = Bare(id) != id;
    const auto add = [&](LetterId seen, float share) {
      if (share <= 0) return;
      AddRule(reader, {id}, false, std::u32string(1, LowerOf(seen)), -std::log(share));
      AddRule(reader, {id}, true, std::u32string(1, UpperOf(seen)), -std::log(share));
    };
    add(id, is_marked ? rates.same_marked : rates.same_plain);
    if (rates.stutter > 0) {
      const float cost = -std::log(rates.stutter);
      const char32_t low = LowerOf(id);
      const char32_t up = UpperOf(id);
      AddRule(reader, {id}, false, {low, low}, cost);
      AddRule(reader, {id}, false, {low, up}, cost);
      AddRule(reader, {id}, true, {up, up}, cost);
    }
    if (!is_marked) return;
    add(Bare(id), rates.bare);
    const LetterId toneless = WithoutTone(id);
    if (toneless != id && toneless != Bare(id)) {
      add(toneless, rates.tone_lost);
      add(WithoutShape(id), rates.shape_lost);
    }
    if (toneless == id || rates.other_tone <= 0) return;
    constexpr int kTones = 6;
    for (int tone = 1; tone < kTones; ++tone) {
      const auto other = static_cast<LetterId>(toneless + tone);
      if (other != id) add(other, rates.other_tone);
    }
  }

  bool AddWeight(Reader reader, std::string_view letters, std::string_view seen, float value) {
    ReaderModel& model = Of(reader);
    if (letters == "wrong") {
      if (seen == "all") {
        model.wrong_share = value;
        return true;
      }
      const auto tenth = NumberOf(seen);
      if (!tenth || *tenth < 0 || *tenth > 10) return false;
      model.wrong_by_confidence.resize(11, model.wrong_share);
      model.wrong_by_confidence[static_cast<std::size_t>(*tenth)] = value;
      return true;
    }
    if (letters == "space") {
      if (seen == "split") model.split_cost = value;
      if (seen == "join") model.join_cost = value;
      return seen == "split" || seen == "join";
    }
    const auto row = ReadLetters(letters);
    const std::u32string text = Utf32(seen);
    if (!row || text.size() > kLongestConfusion) return false;
    model.confusions.Add(row->letters, row->upper, text, value);
    counted_.emplace(reader, row->letters, row->upper, text);
    return true;
  }

  bool AddWord(Reader reader, std::string_view printed, std::string_view seen, float value) {
    auto letters = LettersOf(printed);
    auto read = LettersOf(seen);
    if (!letters || !read || letters->empty() || read->empty()) return false;
    Of(reader).words.push_back(
        {.seen = std::move(*read), .printed = std::move(*letters), .cost = value});
    return true;
  }

  void AddRule(Reader reader, const LetterString& letters, bool upper, const std::u32string& seen,
               float cost) {
    if (counted_.contains({reader, letters, upper, seen})) return;
    Of(reader).confusions.Add(letters, upper, seen, cost);
  }

  using Counted = std::tuple<Reader, LetterString, bool, std::u32string>;
  std::set<Counted> counted_;
  std::array<ReaderModel, kReaders.size()>& readers_;
};

}  // namespace

std::string_view ReaderName(Reader reader) {
  switch (reader) {
    case Reader::kMarksLost:
      return "marks_lost";
    case Reader::kForeign:
      return "foreign";
    case Reader::kVietnamese:
      return "vietnamese";
  }
  return "";
}

std::expected<ChannelModel, std::string> ChannelModel::Parse(const ChannelTables& tables) {
  ChannelModel model;
  Builder builder(model.readers_);
  if (auto added = builder.AddWeights(tables.weights); !added) {
    return std::unexpected(added.error());
  }
  if (auto added = builder.AddRules(tables.rules); !added) return std::unexpected(added.error());
  builder.AddPlainRates();
  builder.AddLossesOfScans();
  builder.Finish();
  return model;
}

}  // namespace vanthu
