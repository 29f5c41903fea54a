// Tested by tests/extractors/gazetteer_test.cc.
#include "extractors/gazetteer.h"

#include <optional>

#include "extractors/fold.h"
#include "extractors/table.h"

namespace vanthu {
namespace {

// Whether the province stood under this name and kind on that day; a partial date counts as its
// first day.
bool Stood(const Province& province, const PartialDate& on) {
  if (province.from.year != 0 && on < province.from) return false;
  return province.until.year == 0 || on <= province.until;
}

}  // namespace

std::expected<Gazetteer, Error> Gazetteer::FromTable(const Table& table) {
  Gazetteer result;
  const auto wrong = [&table](std::size_t row, const std::string& what) {
    return std::unexpected(Error{Error::Code::kInvalidData, table.Where(row) + ": " + what});
  };
  for (std::size_t row = 0; row < table.size(); ++row) {
    Province province{.name = std::string(table.Cell(row, "name")),
                      .kind = std::string(table.Cell(row, "kind")),
                      .from = {},
                      .until = {},
                      .current = std::string(table.Cell(row, "current"))};
    for (const auto& [column, date] :
         {std::pair{"from", &province.from}, std::pair{"until", &province.until}}) {
      if (table.Cell(row, column).empty()) continue;
      const auto parsed = DateFromIso(table.Cell(row, column));
      if (!parsed) return wrong(row, std::string(column) + " is not an ISO date");
      *date = *parsed;
    }
    std::size_t group = result.rows_of_name_.size();
    if (const auto known = result.names_.Find(Fold(province.name))) {
      group = *known;
    } else {
      result.rows_of_name_.emplace_back();
      if (!result.names_.Add(province.name, group)) return wrong(row, "name is empty");
    }
    result.rows_of_name_[group].push_back(row);
    for (const std::string_view variant : table.Variants(row, "variants")) {
      if (!result.names_.Add(variant, group)) {
        return wrong(row, "variant '" + std::string(variant) + "' belongs to another row");
      }
    }
    result.provinces_.push_back(std::move(province));
  }
  return result;
}

const Province* Gazetteer::Named(std::string_view folded, const PartialDate& on) const {
  const auto group = names_.Find(folded);
  if (!group) return nullptr;
  const Province* latest = nullptr;
  for (const std::size_t row : rows_of_name_[*group]) {
    const Province& province = provinces_[row];
    if (on.year != 0 && Stood(province, on)) return &province;
    if (latest == nullptr || latest->from < province.from) latest = &province;
  }
  return latest;
}

std::string NameWithKind(const Province& province) {
  const std::string kind = Fold(province.kind);
  if (Fold(province.name).starts_with(kind + " ")) return province.name;
  return province.kind + " " + province.name;
}

}  // namespace vanthu
