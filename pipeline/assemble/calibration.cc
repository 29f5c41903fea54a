// Tested by tests/pipeline/assemble/calibration_test.cc.
#include "pipeline/assemble/calibration.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <system_error>

namespace vanthu {
namespace {

std::optional<double> ShareOf(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value >= 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

}  // namespace

std::expected<Calibration, Error> Calibration::FromTable(const Table& table) {
  Calibration calibration;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto seen = ShareOf(table.Cell(row, "seen"));
    const auto given = ShareOf(table.Cell(row, "given"));
    if (!seen || !given) {
      return std::unexpected(Error{Error::Code::kInvalidData,
                                   table.Where(row) + ": write seen and given as 0.875, 0 to 1"});
    }
    auto& knots = calibration.fields_[std::string(table.Cell(row, "field"))];
    if (!knots.empty() && (*seen <= knots.back().seen || *given < knots.back().given)) {
      return std::unexpected(
          Error{Error::Code::kInvalidData,
                table.Where(row) + ": the rows of a field must rise, and this one falls"});
    }
    knots.push_back({.seen = *seen, .given = *given});
  }
  return calibration;
}

double Calibration::Given(std::string_view field, double seen) const {
  const auto found = fields_.find(field);
  if (found == fields_.end()) return seen;
  const std::vector<Knot>& knots = found->second;
  const auto above = std::ranges::upper_bound(knots, seen, {}, &Knot::seen);
  if (above == knots.end()) return knots.back().given;
  const Knot low = above == knots.begin() ? Knot() : *std::prev(above);
  return std::lerp(low.given, above->given, (seen - low.seen) / (above->seen - low.seen));
}

}  // namespace vanthu
