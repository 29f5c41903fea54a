#include "tests/pipeline/record_schema.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace vanthu {
namespace {

const valijson::Schema& RecordSchema() {
  static const valijson::Schema& schema = *[] {
    const nlohmann::json json =
        nlohmann::json::parse(std::ifstream(VANTHU_SOURCE_DIR "/data/record.schema.json"));
    auto* parsed = new valijson::Schema;  // Lives as long as the program.
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(json), *parsed);
    return parsed;
  }();
  return schema;
}

}  // namespace

std::string SchemaViolations(std::string_view record_json) {
  const nlohmann::json json = nlohmann::json::parse(record_json, nullptr, false);
  if (json.is_discarded()) return "not JSON\n";
  valijson::ValidationResults results;
  valijson::Validator validator;
  if (validator.validate(RecordSchema(), valijson::adapters::NlohmannJsonAdapter(json), &results)) {
    return "";
  }
  std::string violations;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& step : error.context) violations += step;
    violations += ": " + error.description + "\n";
  }
  return violations;
}

}  // namespace vanthu
