// Tested by tests/pipeline/export/chain_formats_test.cc.
#include "pipeline/export/chain_json.h"

#include <nlohmann/json.hpp>

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string OneLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json LetterJson(const Hit& hit) {
  return {{"id", OrNull(hit.id)},
          {"reference", OrNull(hit.reference)},
          {"doc_type", OrNull(hit.doc_type)},
          {"date", OrNull(hit.date)},
          {"issuer", OrNull(hit.issuer)},
          {"subject", OrNull(hit.subject)},
          {"path", OrNull(hit.path)}};
}

Json BranchesJson(const std::vector<ChainBranch>& branches) {
  Json list = Json::array();
  for (const ChainBranch& branch : branches) {
    list.push_back({{"role", branch.role},
                    {"printed", branch.printed},
                    {"date", OrNull(branch.date)},
                    {"issuer", OrNull(branch.issuer)},
                    {"letters", branch.letters},
                    {"letter", branch.letter ? LetterJson(*branch.letter) : Json()},
                    {"repeated", branch.is_repeated},
                    {"branches", BranchesJson(branch.branches)},
                    {"left_out", branch.left_out}});
  }
  return list;
}

}  // namespace

std::string ChainJson(const Chain& chain) {
  return OneLine({{"letter", LetterJson(chain.letter)},
                  {"cites", BranchesJson(chain.cites)},
                  {"cites_left_out", chain.cites_left_out},
                  {"cited_by", BranchesJson(chain.cited_by)},
                  {"cited_by_left_out", chain.cited_by_left_out},
                  {"cut", chain.is_cut}});
}

std::string MissingJson(const MissingDocument& document) {
  return OneLine({{"printed", document.printed},
                  {"date", OrNull(document.date)},
                  {"issuer", OrNull(document.issuer)},
                  {"letters", document.letters},
                  {"cursor", document.cursor}});
}

}  // namespace vanthu
