// Tested by tests/extractors/body_tree_test.cc.
#include "extractors/body_tree.h"

#include <algorithm>
#include <utility>

namespace vanthu {
namespace {

constexpr int kMaxFirst = 3;  // a list whose first items were lost may begin at 3
constexpr int kMaxGap = 3;    // items a list may skip: 8., 10.
constexpr std::size_t kMaxHeadingWords = 22;

// A number of the order labels nest in; a dotted label goes deeper with each part.
std::size_t Rank(const BodyLabel& label) {
  const std::size_t rank = static_cast<std::size_t>(label.system) * 10;
  return label.system == LabelSystem::kDotted ? rank + label.path.size() : rank;
}

bool IsOrdered(LabelSystem system) {
  return system != LabelSystem::kDash && system != LabelSystem::kPlus &&
         system != LabelSystem::kBullet && system != LabelSystem::kStar;
}

struct Open {
  std::size_t rank = 0;
  int value = 0;  // of its last label
};

// Decides paragraph by paragraph whether a label goes on with its list.
class Stack {
 public:
  // True when the label is one; the stack then ends with its level.
  bool Accept(BodyLabel& label) {
    const std::size_t rank = Rank(label);
    if (label.system == LabelSystem::kRoman) MendRoman(label, rank);
    const int value = label.path.back();
    const auto level = std::ranges::find(open_, rank, &Open::rank);
    if (IsOrdered(label.system)) {
      const bool goes_on =
          level != open_.end() && value > level->value && value <= level->value + kMaxGap;
      const bool starts = value >= 1 && value <= kMaxFirst;
      if (!goes_on && !starts) return false;
      if (level != open_.end() && !goes_on && value != 1) return false;
    }
    // All deeper levels end. A level that is not open yet goes where its rank puts it.
    while (!open_.empty() && open_.back().rank > rank) open_.pop_back();
    if (!open_.empty() && open_.back().rank == rank) {
      open_.back().value = value;
    } else {
      open_.push_back({.rank = rank, .value = value});
    }
    return true;
  }

  [[nodiscard]] std::size_t depth() const { return open_.size(); }

 private:
  // "I1." after "I.": the numeral that comes next, when the printed letters can stand for it.
  void MendRoman(BodyLabel& label, std::size_t rank) const {
    const auto level = std::ranges::find(open_, rank, &Open::rank);
    const int next = level == open_.end() ? 1 : level->value + 1;
    if (label.path.back() != next && RomanCanBe(label.label, next)) label.path.back() = next;
  }

  std::vector<Open> open_;
};

struct Flat {
  std::optional<BodyLabel> label;
  std::size_t depth = 0;  // of a labelled paragraph, from 1
};

// The list of children at a depth of the tree's right edge.
std::vector<BodyNode>& ChildrenAt(std::vector<BodyNode>& roots, std::size_t depth) {
  std::vector<BodyNode>* list = &roots;
  for (std::size_t i = 0; i < depth && !list->empty(); ++i) list = &list->back().children;
  return *list;
}

}  // namespace

bool IsHeading(const Words& words, std::size_t first_word) {
  if (first_word >= words.size()) return false;
  const std::size_t count = words.size() - first_word;
  bool capitals = true;
  std::size_t letters = 0;
  for (std::size_t i = first_word; i < words.size(); ++i) {
    if (words[i].kind != WordKind::kWord) continue;
    ++letters;
    // A word of capitals has none of its bytes in its own small form.
    capitals = capitals && words[i].capital && words.Form(i) != words.Printed(i) &&
               WordForm(words.Printed(i).substr(words.Printed(i).size() / 2)) !=
                   words.Printed(i).substr(words.Printed(i).size() / 2);
  }
  if (letters == 0) return false;
  if (capitals && letters > 1) return true;
  if (count > kMaxHeadingWords) return false;
  const std::size_t last = words.size() - 1;
  return !(words.IsMark(last, ".") || words.IsMark(last, ";") || words.IsMark(last, ",") ||
           words.IsMark(last, "…"));
}

std::vector<BodyNode> BodyTree(const std::vector<Paragraph>& paragraphs) {
  std::vector<Flat> flat(paragraphs.size());
  Stack stack;
  std::size_t last_ordered =
      0;  // the last paragraph with a label that continues a numbered list, plus one
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (paragraphs[i].zone == Zone::kTable) continue;
    std::optional<BodyLabel> label = BodyLabelAt(paragraphs[i].text());
    if (!label || !stack.Accept(*label)) continue;
    flat[i] = {.label = std::move(label), .depth = stack.depth()};
    if (IsOrdered(flat[i].label->system)) last_ordered = i + 1;
  }
  std::vector<BodyNode> roots;
  std::size_t depth = 0;  // of the last labelled node
  bool any_label = false;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (paragraphs[i].zone == Zone::kTable) continue;
    BodyNode node{
        .paragraph = i, .label = "", .system = LabelSystem::kDash, .text_begin = 0, .children = {}};
    if (flat[i].label) {
      node.label = flat[i].label->label;
      node.system = flat[i].label->system;
      node.text_begin = flat[i].label->size;
      const bool after_lead = !any_label && !IsOrdered(node.system) && !roots.empty();
      // Dashes without a numbered list above them belong to the sentence that announces them.
      if (after_lead || (flat[i].depth == 1 && !IsOrdered(node.system) && !roots.empty() &&
                         roots.back().label.empty())) {
        roots.back().children.push_back(std::move(node));
        depth = 1;
        any_label = any_label || !after_lead;
        continue;
      }
      any_label = true;
      depth = flat[i].depth;
      std::vector<BodyNode>& list = ChildrenAt(roots, depth - 1);
      list.push_back(std::move(node));
      continue;
    }
    if (!any_label) {
      roots.push_back(std::move(node));
      depth = 0;
      continue;
    }
    // Inside a list that goes on: a paragraph of the innermost numbered item above.
    const bool list_goes_on = i < last_ordered;
    std::size_t parent_depth = 0;
    BodyNode* parent = nullptr;
    std::vector<BodyNode>* list = &roots;
    for (std::size_t d = 0; d < depth && !list->empty(); ++d) {
      BodyNode& last = list->back();
      if (last.label.empty()) break;
      if (IsOrdered(last.system) || d == 0) {
        parent = &last;
        parent_depth = d + 1;
      }
      list = &last.children;
    }
    if (parent != nullptr && parent_depth > 0) {
      const Words& words = paragraphs[parent->paragraph].words;
      const bool heading = IsHeading(words, words.IndexAt(parent->text_begin));
      if (list_goes_on || (heading && parent->children.empty())) {
        parent->children.push_back(std::move(node));
        continue;
      }
    }
    roots.push_back(std::move(node));
    depth = 0;
  }
  return roots;
}

}  // namespace vanthu
