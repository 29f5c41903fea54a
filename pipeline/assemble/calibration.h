// Calibration: from how sure the rules and the engine are to how often such values are right.
//
// The rules of the extractors, their agreement, the engine and the cross-checks give a number
// between 0 and 1 that orders values well and means nothing. data/confidence.tsv says for each
// field what share of values with such a number was right on letters with known truth (its head
// names how it is fitted and judged).
//
// A value without mutable state: any thread may ask it.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "extractors/table.h"

namespace vanthu {

class Calibration {
 public:
  // From data/confidence.tsv. Error: a cell that is no number from 0 to 1, or rows of a field whose
  // numbers fall.
  [[nodiscard]] static std::expected<Calibration, Error> FromTable(const Table& table);

  // The share of right values among those of `field` (a JSON Pointer) that look as sure as `seen`,
  // from 0 to 1; straight between two rows, falling to 0 at 0 below the first (few
  // letters have such values, and none shows that they are right), level above the last. A field
  // without rows keeps `seen`.
  [[nodiscard]] double Given(std::string_view field, double seen) const;

 private:
  struct Knot {
    double seen = 0;
    double given = 0;
  };
  std::map<std::string, std::vector<Knot>, std::less<>> fields_;  // knots by rising `seen`
};

}  // namespace vanthu
