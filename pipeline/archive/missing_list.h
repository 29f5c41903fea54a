// missing_list: the documents that letters cite and the archive does not hold, the most cited
// first.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"

namespace vanthu {

struct MissingListOptions {
  int limit = 20;
  std::string cursor;  // MissingPage::next of the page before
};

struct MissingDocument {
  std::string printed;       // as most letters write it: "Chỉ thị 34-CT/TW"
  std::string date;          // ISO 8601 as the newest letter that gives one has it, or ""
  std::string issuer;        // likewise
  std::int64_t letters = 0;  // that cite it
  std::string cursor;
};

struct MissingPage {
  std::vector<MissingDocument> documents;
  std::string next;  // "" when this is the last page
};

// A number counts once a year, because numbers begin again each year; a citation without a year
// counts with the only year there is. Reads all citations: seconds in a million letters.
[[nodiscard]] std::expected<MissingPage, Error> ListMissing(const Archive& archive,
                                                            const MissingListOptions& options);

}  // namespace vanthu
