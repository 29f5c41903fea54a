// ReferenceKey: the form in which reference numbers are stored and compared.
//
//   KeyOf("2045/QĐ-BGDĐT")  ->  number "2045", codes {"bgddt", "qd"}, spelling "qdbgddt"
//   KeyOf("34-CT/TW")       ->  number "34",   codes {"ct", "tw"},    spelling "cttw"
//   KeyOf("30/2020/NĐ-CP")  ->  number "30",   codes {"cp", "nd"},    year "2020"
//
// Everything a person may type otherwise is gone: case, diacritics, separators, leading zeros, the
// order of the groups. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

struct ReferenceKey {
  std::string number;              // "34", "3176b"
  std::string year;                // the year group, or ""
  std::vector<std::string> codes;  // folded groups of the symbol, sorted
  std::string spelling;            // the groups as printed, run together

  bool operator==(const ReferenceKey&) const = default;
};

// The key of a printed reference number; nullopt when it has no number.
[[nodiscard]] std::optional<ReferenceKey> KeyOf(std::string_view reference);

// The codes as one string, as the archive stores them: "bgddt qd".
[[nodiscard]] std::string JoinCodes(const std::vector<std::string>& sorted_codes);
[[nodiscard]] std::vector<std::string> SplitCodes(std::string_view joined);

// A run of letters and digits of a folded text. "34ct/tw" has the atoms 34, ct (glued) and tw; a
// group like qh13 is one atom.
struct ReferenceAtom {
  std::string text;
  bool is_number = false;  // digits, perhaps with one letter behind: "3176b"
  bool glued = false;      // nothing stands between it and the atom before
};
[[nodiscard]] std::vector<ReferenceAtom> ReferenceAtoms(std::string_view folded);

// Four digits that can be the year of a document: 1945 to 2099.
[[nodiscard]] bool IsYear(std::string_view digits);
// "05" -> "5"; "0" stays.
[[nodiscard]] std::string WithoutLeadingZeros(std::string_view digits);

}  // namespace vanthu
