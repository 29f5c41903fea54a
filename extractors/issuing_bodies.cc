// Tested by tests/extractors/issuing_bodies_test.cc.
#include "extractors/issuing_bodies.h"

#include <array>
#include <utility>

#include "extractors/table.h"

namespace vanthu {
namespace {

constexpr std::array<std::pair<std::string_view, IssuingBody::Scope>, 4> kScopes = {{
    {"central", IssuingBody::Scope::kCentral},
    {"department", IssuingBody::Scope::kDepartment},
    {"place", IssuingBody::Scope::kPlace},
    {"local", IssuingBody::Scope::kLocal},
}};

std::optional<IssuingBody::Scope> ScopeNamed(std::string_view name) {
  for (const auto& [text, scope] : kScopes) {
    if (text == name) return scope;
  }
  return std::nullopt;
}

}  // namespace

std::expected<IssuingBodies, Error> IssuingBodies::FromTable(const Table& table) {
  IssuingBodies result;
  const auto wrong = [&table](std::size_t row, const std::string& what) {
    return std::unexpected(Error{Error::Code::kInvalidData, table.Where(row) + ": " + what});
  };
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto scope = ScopeNamed(table.Cell(row, "scope"));
    if (!scope) return wrong(row, "scope '" + std::string(table.Cell(row, "scope")) + "' unknown");
    IssuingBody body{.name = std::string(table.Cell(row, "name")), .code = {}, .scope = *scope};
    if (!result.names_.Add(body.name, row)) return wrong(row, "name is empty or there twice");
    for (const std::string_view variant : table.Variants(row, "variants")) {
      if (!result.names_.Add(variant, row)) {
        return wrong(row, "variant '" + std::string(variant) + "' belongs to another row");
      }
    }
    for (const std::string_view code : table.Variants(row, "codes")) {
      if (body.code.empty()) body.code = code;
      if (!result.codes_.try_emplace(std::string(code), row).second) {
        return wrong(row, "code '" + std::string(code) + "' belongs to another row");
      }
      // Codes that fold alike are told apart by OfCode only.
      result.folded_codes_.Add(code, row);
    }
    result.bodies_.push_back(std::move(body));
  }
  return result;
}

const IssuingBody* IssuingBodies::OfCode(std::string_view code) const {
  const auto entry = codes_.find(std::string(code));
  return entry == codes_.end() ? nullptr : &bodies_[entry->second];
}

std::optional<IssuingBodies::Match> IssuingBodies::AtStart(std::string_view folded) const {
  const auto name = names_.LongestPrefix(folded);
  const auto code = folded_codes_.LongestPrefix(folded);
  if (name && (!code || name->size >= code->size)) {
    return Match{.body = &bodies_[name->value], .size = name->size, .is_code = false};
  }
  if (code) return Match{.body = &bodies_[code->value], .size = code->size, .is_code = true};
  return std::nullopt;
}

}  // namespace vanthu
