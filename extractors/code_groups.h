// The symbol of a reference code as printed: groups of code letters joined by dashes, "QĐ-TTg",
// "SYT - TCCB", read with the spaces and line ends that scans put inside.
//
// Pure; safe from any thread. What the groups mean, and which of them make a code with the number
// before them, is the grammar's business (reference_code.h). DOMAIN.md §1.3.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/code_table.h"

namespace vanthu {

// A place in the text of a code.
struct CodeCursor {
  std::string_view text;
  std::size_t at = 0;  // byte

  [[nodiscard]] bool Done() const { return at >= text.size(); }
  [[nodiscard]] char Peek() const { return Done() ? '\0' : text[at]; }
  [[nodiscard]] bool StartsWith(std::string_view s) const { return text.substr(at).starts_with(s); }
  // Spaces and line ends, as many as stand between the parts of one code.
  void SkipSpaces();
  // Bytes of the dash here, of any kind; 0 when there is none.
  [[nodiscard]] std::size_t Dash() const;
  // A slash, or what it is misread as.
  [[nodiscard]] bool Slash() const;
};

struct CodeGroups {
  std::vector<std::string> spelt;  // as the table spells them; as printed when it does not know
  std::size_t end = 0;             // byte behind the last group
  bool mended = false;             // a group was spelt otherwise than printed
  bool all_known = true;
  bool gaps = false;  // spaces inside

  // The groups joined by hyphens: "QĐ-TTg".
  [[nodiscard]] std::string Joined() const;
};

// One group: begins with a capital, then letters, digits and &; nullopt when it is the start of a
// word ("Về"). Letters of a word that sticks to it ("CT/TWngày") are left out.
[[nodiscard]] std::optional<std::string_view> CodeGroupAt(std::string_view text, std::size_t begin);

// The groups that begin at `begin`.
[[nodiscard]] std::optional<CodeGroups> CodeGroupsAt(std::string_view text, std::size_t begin,
                                                     const CodeTable& codes);

// The digits that begin at `begin`, perhaps none.
[[nodiscard]] std::string_view DigitsAt(std::string_view text, std::size_t begin);

}  // namespace vanthu
