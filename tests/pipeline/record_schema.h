// A record's JSON against data/record.schema.json, by valijson: every record made in a test passes
// here.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// What is wrong, one violation a line; empty when nothing is.
[[nodiscard]] std::string SchemaViolations(std::string_view record_json);

}  // namespace vanthu
