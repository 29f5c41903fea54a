// Tested by tests/models/language_model/training/corpus_test.cc.
#include "models/language_model/training/corpus.h"

#include <algorithm>
#include <fstream>
#include <unordered_set>
#include <utility>

#include "models/language_model/spelling.h"

namespace vanthu {
namespace {

// Five words of six carry a mark in Vietnamese. A line of syllables with more bare words than this
// was written without marks.
constexpr double kMaxBareShare = 0.7;
constexpr std::size_t kFewWords = 6;  // too few to tell

// Keeps n-grams of five words in 64 bits.
constexpr std::size_t kMaxVocabulary = 7131;

}  // namespace

std::vector<BareId> BareIds(std::span<const std::string> spellings) {
  std::unordered_map<std::string, BareId> numbers;
  std::vector<BareId> ids;
  for (std::size_t id = 0; id < spellings.size(); ++id) {
    // A class of tokens is like nothing else.
    const std::string bare =
        id < kFirstWord ? '#' + std::to_string(id) : BareLetters(spellings[id]);
    ids.push_back(numbers.try_emplace(bare, static_cast<BareId>(numbers.size())).first->second);
  }
  return ids;
}

bool IsHeldOut(std::string_view line) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char byte : line) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  }
  return (hash >> 32U) % 100 == 0;
}

CorpusReader::CorpusReader(const Syllables& syllables, CorpusLimits limits)
    : syllables_(&syllables), limits_(limits) {}

const CorpusReader::Form& CorpusReader::Intern(std::string_view word) {
  const auto [place, is_new_form] = forms_.try_emplace(std::string(word));
  Form& form = place->second;
  if (is_new_form) {
    const std::string canonical = CanonicalWord(word);
    const auto [entry, is_new] =
        index_.try_emplace(canonical, static_cast<std::uint32_t>(words_.size()));
    if (is_new) {
      words_.push_back(canonical);
      spellings_.push_back({.is_syllable = syllables_->Contains(canonical)});
    }
    form = {.word = entry->second,
            .is_upper = IsAllCapitals(word),
            .is_lower = word == canonical,
            .is_bare = BareLetters(word) == word};
  }
  return form;
}

void CorpusReader::BeginPart() { parts_.emplace_back(); }

void CorpusReader::AddLine(std::string_view line) {
  std::vector<RawToken> raw;
  std::vector<const Form*> forms;
  std::size_t syllables = 0;
  std::size_t bare = 0;
  for (const Token& token : Tokenize(line)) {
    RawToken out{.letter_case = token.letter_case};
    switch (token.kind) {
      case TokenKind::kBreak:
        out.word = kBreak;
        break;
      case TokenKind::kPause:
        out.word = line[token.begin] == '(' ? kOpenWord : kPauseWord;
        break;
      case TokenKind::kNumber:
        out.word = kNumberWord;
        break;
      case TokenKind::kCode:
        out.word = kCodeWord;
        break;
      case TokenKind::kWord: {
        const Form& form = Intern(token.In(line));
        forms.push_back(&form);
        out.word = kFirstWord + form.word;
        out.is_upper = form.is_upper;
        syllables += spellings_[form.word].is_syllable ? 1U : 0U;
        bare += form.is_bare ? 1U : 0U;
        break;
      }
    }
    raw.push_back(out);
  }
  if (raw.empty()) return;
  const std::size_t words = forms.size();
  if (words >= kFewWords && 2 * syllables > words &&
      static_cast<double>(bare) > kMaxBareShare * static_cast<double>(words)) {
    return;
  }
  for (const Form* form : forms) {
    Spelling& spelling = spellings_[form->word];
    ++spelling.count;
    spelling.upper_count += form->is_upper ? 1U : 0U;
    spelling.lower_count += form->is_lower ? 1U : 0U;
  }
  std::vector<RawToken>& part = parts_.back();
  part.push_back({.word = kLineStart});
  part.push_back({.word = kBreak});
  part.insert(part.end(), raw.begin(), raw.end());
  if (raw.back().word != kBreak) part.push_back({.word = kBreak});
}

std::expected<void, std::string> CorpusReader::Add(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return std::unexpected(file.string() + ": cannot be read");
  BeginPart();
  for (std::string line; std::getline(in, line);) {
    if (!IsHeldOut(line)) AddLine(line);
  }
  return {};
}

Corpus CorpusReader::Finish() {
  std::unordered_set<std::string> bare_syllables;
  for (const std::string& syllable : syllables_->List()) {
    bare_syllables.insert(BareLetters(syllable));
  }
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    const Spelling& spelling = spellings_[i];
    const bool is_bare = BareLetters(words_[i]) == words_[i];
    const bool is_letter = words_[i].size() == 1 || words_[i] == "đ";
    const bool is_one_kind = spelling.upper_count * 10 >= spelling.count * 9 ||
                             spelling.lower_count * 10 >= spelling.count * 8;
    const bool is_common =
        ((is_letter || is_one_kind) &&
         spelling.count >= (is_bare ? limits_.min_other_count : limits_.min_marked_count)) ||
        (is_bare && bare_syllables.contains(words_[i]) && spelling.count >= limits_.min_bare_count);
    if ((spelling.is_syllable && spelling.count >= limits_.min_syllable_count) || is_common) {
      kept.push_back(i);
    }
  }
  std::ranges::sort(kept, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(spellings_[b].count, words_[a]) < std::pair(spellings_[a].count, words_[b]);
  });
  kept.resize(std::min(kept.size(), kMaxVocabulary - kFirstWord));

  Corpus corpus;
  corpus.spellings.resize(kFirstWord + kept.size());
  std::vector<WordId> ids(words_.size(), kUnknownWord);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    corpus.spellings[kFirstWord + i] = words_[kept[i]];
    ids[kept[i]] = static_cast<WordId>(kFirstWord + i);
  }
  for (std::vector<RawToken>& raw : parts_) {
    std::vector<CorpusToken>& part = corpus.parts.emplace_back();
    part.reserve(raw.size());
    for (const RawToken& token : raw) {
      WordId word = static_cast<WordId>(token.word);
      if (token.word >= kFirstWord) {
        word = ids[token.word - kFirstWord];
        if (word == kUnknownWord && token.is_upper) word = kUnknownUpper;
      }
      part.push_back({word, token.letter_case});
    }
    std::vector<RawToken>().swap(raw);
  }
  *this = CorpusReader(*syllables_, limits_);
  return corpus;
}

}  // namespace vanthu
