// Tested by tests/pipeline/export/chain_formats_test.cc.
#include "pipeline/export/chain_tree.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/export/display_width.h"

namespace vanthu {
namespace {

enum class TreeDirection { kUp, kDown };

// Below this a line says nothing; a deep tree then runs over the edge.
constexpr std::size_t kMinColumns = 30;

std::string Joined(std::initializer_list<std::string> parts) {
  std::string joined;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    joined += (joined.empty() ? "" : " · ") + part;
  }
  return joined;
}

constexpr std::string_view kMissing = "(not in the archive)";

std::string HeadOf(const Hit& letter) {
  if (letter.id.empty()) {
    return Joined({letter.reference, letter.date, letter.issuer, std::string(kMissing)});
  }
  return Joined({letter.reference.empty() ? "(no number)" : letter.reference, letter.date,
                 letter.doc_type, letter.issuer});
}

std::string HeadOf(const ChainBranch& branch, TreeDirection direction) {
  if (!branch.letter) {
    const std::string state =
        branch.letters == 0
            ? std::string(kMissing)
            : fmt::format("({} letters of the archive can be meant)", branch.letters);
    return fmt::format("{} {}", RoleAsVerb(branch.role),
                       Joined({branch.printed, branch.date, branch.issuer, state}));
  }
  const std::string repeated = branch.is_repeated ? "(see above)" : "";
  if (direction == TreeDirection::kUp) {
    return fmt::format("{} {}", RoleAsVerb(branch.role),
                       Joined({HeadOf(*branch.letter), repeated}));
  }
  const std::string unclear =
      branch.letters > 1 ? fmt::format("(or one of {} others with this number)", branch.letters - 1)
                         : "";
  return Joined(
      {HeadOf(*branch.letter) + ": " + std::string(RoleInWords(branch.role)), unclear, repeated});
}

class TreeWriter {
 public:
  TreeWriter(TreeDirection direction, std::size_t columns)
      : direction_(direction), columns_(columns) {}

  void Write(const std::vector<ChainBranch>& branches, std::size_t left_out,
             const std::string& indent) {
    for (std::size_t i = 0; i < branches.size(); ++i) {
      const ChainBranch& branch = branches[i];
      const bool is_last = i + 1 == branches.size() && left_out == 0;
      const std::string below = indent + (is_last ? "   " : "│  ");
      Line(indent + (is_last ? "└─ " : "├─ "), below, HeadOf(branch, direction_));
      if (branch.letter && !branch.is_repeated && !branch.letter->subject.empty()) {
        const bool has_more = !branch.branches.empty();
        Line(below + (has_more ? "│  " : "   "), below + (has_more ? "│  " : "   "),
             branch.letter->subject);
      }
      Write(branch.branches, branch.left_out, below);
    }
    if (left_out > 0) {
      text_ += fmt::format("{}└─ and {} more\n", indent, left_out);
    }
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  // At most two lines of the terminal.
  void Line(const std::string& first, const std::string& next, std::string_view said) {
    const std::size_t used = DisplayWidth(first);
    const std::size_t width = std::max(kMinColumns, columns_ > used ? columns_ - used : 0);
    bool is_first = true;
    for (const std::string& line : WrapTo(said, width, 2)) {
      text_ += (is_first ? first : next) + line + '\n';
      is_first = false;
    }
  }

  TreeDirection direction_;
  std::size_t columns_;
  std::string text_;
};

}  // namespace

std::string ChainTree(const Chain& chain, std::size_t columns) {
  constexpr std::string_view kIndent = "    ";
  std::string text = HeadOf(chain.letter) + '\n';
  if (!chain.letter.subject.empty()) {
    for (const std::string& line : WrapTo(chain.letter.subject, columns - kIndent.size(), 2)) {
      text += fmt::format("{}{}\n", kIndent, line);
    }
  }
  TreeWriter up(TreeDirection::kUp, columns);
  up.Write(chain.cites, chain.cites_left_out, "");
  // What a document says that is not here, nobody knows.
  if (!chain.letter.id.empty()) {
    text += up.text().empty() ? "It cites nothing.\n" : "It\n" + up.text();
  }
  TreeWriter down(TreeDirection::kDown, columns);
  down.Write(chain.cited_by, chain.cited_by_left_out, "");
  text += down.text().empty() ? "No letter of the archive cites it.\n" : "Cited by\n" + down.text();
  if (chain.is_cut) text += "The tree is larger than this; ask for a letter at its ends.\n";
  return text;
}

}  // namespace vanthu
