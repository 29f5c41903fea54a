// The tree of a letter's body: which paragraph stands under which, by their labels.
//
//   I. … 1. … a) … - …      2. …            II. …
//
// A label opens a node; the systems of the open nodes form a stack (DOMAIN.md §7.2). A number that
// does not go on with its list (a year, an amount) is no label. A paragraph without a label belongs
// to the item above it while that list goes on behind it, or to a heading that has nothing else;
// after the last item it stands on its own again.
//
// Pure; linear in the number of paragraphs. Nodes name paragraphs by their place in the list handed
// in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extractors/body_label.h"
#include "extractors/paragraph.h"

namespace vanthu {

struct BodyNode {
  std::size_t paragraph = 0;
  std::string label;  // "" for a paragraph without one
  LabelSystem system = LabelSystem::kDash;
  std::size_t text_begin = 0;  // byte in the paragraph's text, behind the label
  std::vector<BodyNode> children;
};

[[nodiscard]] std::vector<BodyNode> BodyTree(const std::vector<Paragraph>& paragraphs);

// Whether a paragraph reads as a heading: in capitals, or short and without an end.
[[nodiscard]] bool IsHeading(const Words& words, std::size_t first_word);

}  // namespace vanthu
