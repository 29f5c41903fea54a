// Tested by tests/pipeline/recognize/signature/printed_title_test.cc.
#include "pipeline/recognize/signature/printed_title.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/edits.h"
#include "extractors/fold.h"
#include "extractors/lexicon.h"
#include "pipeline/recognize/signature/word_cut.h"
#include "pipeline/zone/anchors.h"

namespace vanthu {
namespace {

// Heads (Nghị định 30/2020/NĐ-CP, Phụ lục I), folded without spaces.
constexpr std::array<std::string_view, 19> kHeads = {
    "giamdoc",       "chutich",     "botruong",    "thutruong",    "chanhvanphong",
    "cuctruong",     "chunhiem",    "vutruong",    "bithu",        "vientruong",
    "hieutruong",    "truongban",   "truongphong", "tongthanhtra", "thutuong",
    "chanhthanhtra", "tongbientap", "thongdoc",    "chanhan"};
constexpr std::string_view kDeputyOfMinister = "thutruong";
constexpr std::string_view kDeputyWord = "pho";
// What stands before a title.
constexpr std::size_t kPrefixWords = 2;
constexpr std::size_t kPrefixLetters = 5;
constexpr double kPrefixCapitals = 0.5;

// What is left of "PHÓ" where the title's first word has grown into it: letters.
constexpr std::size_t kMostDamage = 3;

// The last letters of `text`.
std::string LastLetters(std::string_view text, std::size_t letters) {
  std::size_t at = text.size();
  while (at > 0 && letters > 0) {
    --at;
    const bool first_byte = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (first_byte) --letters;
  }
  return std::string(text.substr(at));
}

std::string KeyOf(std::span<const RowWord> words) {
  std::string key;
  for (const RowWord& word : words) key += word.key;
  return key;
}

// Letters of `key` to leave out at its beginning for it to be nearest to `title`.
struct Cut {
  std::size_t letters = 0;
  std::size_t errors = std::numeric_limits<std::size_t>::max();
};
Cut NearestCut(std::string_view key, std::size_t first_word, std::string_view title) {
  Cut best;
  for (std::size_t at = 0; at < std::max<std::size_t>(1, first_word); ++at) {
    const std::size_t errors = Edits(key.substr(at), title);
    if (errors < best.errors) best = {.letters = at, .errors = errors};
  }
  return best;
}

// Bytes of `text` before the letter of its key with number `letter`.
std::size_t BytesBefore(std::string_view text, std::size_t letter) {
  const AlignedText folded = FoldAligned(text);
  std::size_t at = 0;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (!IsWordByte(folded.text[i])) continue;
    if (at++ == letter) return folded.alignment.ToSource({i, i + 1}).begin;
  }
  return 0;
}

std::optional<PrintedTitle> Match(std::span<const RowWord> words, std::string_view title) {
  const auto range = FindAnchor(words, title, kShortAnchorErrors);
  if (!range) return std::nullopt;
  const auto run = words.subspan(range->begin, range->end - range->begin);
  const Cut cut = NearestCut(KeyOf(run), run.front().key.size(), title);
  PrintedTitle match = {
      .begin = range->begin,
      .end = range->end,
      .cut = cut.letters == 0 ? 0 : BytesBefore(run.front().word->text, cut.letters),
      .letters = title.size(),
      .errors = std::min(cut.errors, title.size()),
      .deputy = title == kDeputyOfMinister};
  return match;
}

std::optional<PrintedTitle> MatchWithDeputy(std::span<const RowWord> words, std::string_view head) {
  auto match = Match(words, head);
  if (!match) return match;
  const auto deputy = Match(words, std::string(kDeputyWord) + std::string(head));
  // Of "PHÓ" two letters must be there.
  if (!deputy || deputy->errors > match->errors + 1) return match;
  match = deputy;
  match->deputy = true;
  return match;
}

// Where the short words begin that belong to the title at word `title`.
std::size_t BeginWithPrefix(std::span<const RowWord> words, std::size_t title) {
  std::size_t begin = title;
  while (begin > 0 && title - begin < kPrefixWords) {
    const RowWord& before = words[begin - 1];
    if (before.key.empty() || before.key.size() > kPrefixLetters ||
        CapitalShare(std::span(&before, 1)) < kPrefixCapitals) {
      break;
    }
    --begin;
  }
  return begin;
}

}  // namespace

std::optional<PrintedTitle> FindPrintedTitle(std::span<const RowWord> words) {
  std::vector<PrintedTitle> matches;
  for (const std::string_view head : kHeads) {
    if (const auto match = MatchWithDeputy(words, head)) matches.push_back(*match);
  }
  if (matches.empty()) return std::nullopt;
  PrintedTitle best = *std::ranges::max_element(matches, {}, &PrintedTitle::Agreement);
  for (const PrintedTitle& next : matches) {
    if (next.begin == best.end) {
      best.end = next.end;
    } else if (next.end == best.begin) {
      best.begin = next.begin;
      best.cut = next.cut;
    } else {
      continue;
    }
    best.letters += next.letters;
    best.errors += next.errors;
  }
  return best;
}

std::vector<Word> TitleWords(std::span<const RowWord> words, const PrintedTitle& title) {
  std::vector<Word> result;
  std::size_t first = title.begin;
  if (title.cut > 0) {
    auto [before, after] = CutWord(*words[first].word, title.cut);
    before.text = LastLetters(before.text, kMostDamage);
    result = {std::move(before), std::move(after)};
    ++first;
  } else {
    first = BeginWithPrefix(words, first);
  }
  for (std::size_t i = first; i < title.end; ++i) result.push_back(*words[i].word);
  return result;
}

}  // namespace vanthu
