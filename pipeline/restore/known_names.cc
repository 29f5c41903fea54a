// Tested by tests/pipeline/restore/known_names_test.cc.
#include "pipeline/restore/known_names.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "extractors/table.h"
#include "pipeline/restore/word_forms.h"

namespace vanthu {
namespace {

LetterString BareOf(const LetterString& word) {
  LetterString bare;
  for (const LetterId letter : word) bare.push_back(Bare(letter));
  return bare;
}

std::string KeyOf(const LetterString& bare) { return {bare.begin(), bare.end()}; }

// The letters of a word that has none with a mark.
std::optional<LetterString> BareWord(const SeenToken& token) {
  if (token.kind != TokenKind::kWord || token.is_abbreviation) return std::nullopt;
  auto letters = LettersOf(token.letters);
  if (!letters || BareOf(*letters) != *letters) return std::nullopt;
  return letters;
}

CaseForm CaseOf(const SeenToken& token) { return ReadCase(token.letters).front().word_case; }

// Whether the words of a name stand in `tokens`, in one line and the first with a capital.
bool StandsIn(const std::vector<LetterString>& name, std::span<const SeenToken> tokens) {
  if (tokens.size() < name.size() || CaseOf(tokens.front()) == CaseForm::kLower) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto word = BareWord(tokens[i]);
    if (!word || *word != BareOf(name[i]) || tokens[i].line != tokens.front().line) return false;
  }
  return true;
}

}  // namespace

std::expected<KnownNames, Error> KnownNames::Parse(std::string_view file, std::string_view tsv) {
  const auto table = Table::Parse(file, tsv);
  if (!table) return std::unexpected(table.error());
  KnownNames names;
  for (std::size_t row = 0; row < table->size(); ++row) {
    SeenText text;
    AddLine(table->Cell(row, "name"), 0, {}, text);
    Words words;
    for (const SeenToken& token : text.tokens) {
      auto letters = LettersOf(token.letters);
      if (letters && !letters->empty()) words.push_back(std::move(*letters));
    }
    if (words.empty() || words.size() != text.tokens.size()) {
      return std::unexpected(
          Error{.code = Error::Code::kInvalidData, .message = table->Where(row) + ": is no name"});
    }
    names.names_[KeyOf(BareOf(words.front()))].push_back(std::move(words));
  }
  return names;
}

std::vector<FoundNameWord> KnownNames::Find(const SeenText& text) const {
  std::vector<FoundNameWord> found;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const auto first = BareWord(text.tokens[i]);
    if (!first) continue;
    const auto known = names_.find(KeyOf(*first));
    if (known == names_.end()) continue;
    const auto rest = std::span(text.tokens).subspan(i);
    const auto name = std::ranges::find_if(
        known->second, [&](const Words& words) { return StandsIn(words, rest); });
    if (name == known->second.end()) continue;
    for (std::size_t w = 0; w < name->size(); ++w) {
      found.push_back(
          {.token = i + w, .text = Utf8(Written((*name)[w], CaseOf(rest[w]), TonePlace::kOld))});
    }
    i += name->size() - 1;
  }
  return found;
}

}  // namespace vanthu
