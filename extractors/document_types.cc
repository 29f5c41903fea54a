// Tested by tests/extractors/document_types_test.cc.
#include "extractors/document_types.h"

#include <array>
#include <utility>

#include "extractors/table.h"

namespace vanthu {
namespace {

constexpr std::array<std::pair<std::string_view, DocumentType::Group>, 5> kGroups = {{
    {"administrative", DocumentType::Group::kAdministrative},
    {"normative", DocumentType::Group::kNormative},
    {"joint", DocumentType::Group::kJoint},
    {"copy", DocumentType::Group::kCopy},
    {"party", DocumentType::Group::kParty},
}};

std::optional<DocumentType::Group> GroupNamed(std::string_view name) {
  for (const auto& [text, group] : kGroups) {
    if (text == name) return group;
  }
  return std::nullopt;
}

}  // namespace

std::expected<DocumentTypes, Error> DocumentTypes::FromTable(const Table& table) {
  DocumentTypes result;
  const auto wrong = [&table](std::size_t row, const std::string& what) {
    return std::unexpected(Error{Error::Code::kInvalidData, table.Where(row) + ": " + what});
  };
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto group = GroupNamed(table.Cell(row, "group"));
    if (!group) return wrong(row, "group '" + std::string(table.Cell(row, "group")) + "' unknown");
    const std::string_view name = table.Cell(row, "name");
    if (!result.names_.Add(name, row)) return wrong(row, "name is empty or there twice");
    for (const std::string_view variant : table.Variants(row, "variants")) {
      if (!result.names_.Add(variant, row)) {
        return wrong(row, "variant '" + std::string(variant) + "' belongs to another row");
      }
    }
    result.types_.push_back({.name = std::string(name), .group = *group});
  }
  return result;
}

std::optional<DocumentTypes::Match> DocumentTypes::AtStart(std::string_view folded) const {
  const auto match = names_.LongestPrefix(folded);
  if (!match) return std::nullopt;
  return Match{.type = &types_[match->value], .size = match->size};
}

const DocumentType* DocumentTypes::Named(std::string_view folded) const {
  const auto row = names_.Find(folded);
  return row ? &types_[*row] : nullptr;
}

}  // namespace vanthu
