// Tested by tests/pipeline/archive/reference_key_test.cc.
#include "pipeline/archive/reference_key.h"

#include <algorithm>

#include "extractors/ascii.h"
#include "extractors/fold.h"

namespace vanthu {
namespace {

// Bytes beyond ASCII are letters of scripts that folding does not touch.
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool IsAlphanumeric(char c) { return IsDigit(c) || IsLetter(c); }

}  // namespace

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && std::all_of(digits.begin(), digits.end(), IsDigit) &&
         digits >= "1945" && digits <= "2099";
}

std::string WithoutLeadingZeros(std::string_view digits) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return std::string(digits.substr(first));
}

std::vector<ReferenceAtom> ReferenceAtoms(std::string_view folded) {
  std::vector<ReferenceAtom> atoms;
  std::size_t i = 0;
  while (i < folded.size()) {
    if (!IsAlphanumeric(folded[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const bool glued = begin > 0 && IsAlphanumeric(folded[begin - 1]);
    bool is_number = false;
    if (IsDigit(folded[i])) {
      is_number = true;
      while (i < folded.size() && IsDigit(folded[i])) ++i;
      // One letter alone belongs to the number ("3176b/QĐ-BYT"); more are a group typed without
      // its separator ("34CT/TW").
      const bool has_suffix = i < folded.size() && IsLetter(folded[i]) &&
                              static_cast<unsigned char>(folded[i]) < 0x80 &&
                              (i + 1 == folded.size() || !IsAlphanumeric(folded[i + 1]));
      if (has_suffix) ++i;
    } else {
      while (i < folded.size() && IsAlphanumeric(folded[i])) ++i;
    }
    atoms.push_back({.text = std::string(folded.substr(begin, i - begin)),
                     .is_number = is_number,
                     .glued = glued});
  }
  return atoms;
}

std::optional<ReferenceKey> KeyOf(std::string_view reference) {
  const std::vector<ReferenceAtom> atoms = ReferenceAtoms(Fold(reference));
  const auto number = std::find_if(atoms.begin(), atoms.end(),
                                   [](const ReferenceAtom& atom) { return atom.is_number; });
  if (number == atoms.end()) return std::nullopt;
  ReferenceKey key;
  key.number = WithoutLeadingZeros(number->text);
  for (auto atom = atoms.begin(); atom != atoms.end(); ++atom) {
    if (atom == number) continue;
    if (key.year.empty() && atom == number + 1 && IsYear(atom->text)) {
      key.year = atom->text;
      continue;
    }
    key.codes.push_back(atom->text);
    key.spelling += atom->text;
  }
  std::sort(key.codes.begin(), key.codes.end());
  return key;
}

std::string JoinCodes(const std::vector<std::string>& sorted_codes) {
  std::string joined;
  for (const std::string& code : sorted_codes) {
    if (!joined.empty()) joined += ' ';
    joined += code;
  }
  return joined;
}

std::vector<std::string> SplitCodes(std::string_view joined) {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(' '), joined.size());
    codes.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return codes;
}

}  // namespace vanthu
