// Tested by tests/extractors/symbol_test.cc.
#include "extractors/symbol.h"

#include <re2/re2.h>

#include <algorithm>

namespace vanthu {
namespace {

std::vector<std::string> Groups(std::string_view symbol) {
  std::vector<std::string> groups;
  std::size_t begin = 0;
  while (begin <= symbol.size()) {
    const std::size_t end = std::min(symbol.find_first_of("-/", begin), symbol.size());
    if (end > begin) groups.emplace_back(symbol.substr(begin, end - begin));
    begin = end + 1;
  }
  return groups;
}

bool IsYear(const std::string& group) {
  static const re2::RE2 pattern("(?:19|20)[0-9]{2}");
  return re2::RE2::FullMatch(group, pattern);
}

// Behind the body, as symbols had it before 1997: "1895/BYT-QĐ". Other type codes stand there as
// names of units ("SYT-TTr" is the inspectorate).
bool IsTypeBehindBody(const std::string& group) {
  return group == "QĐ" || group == "CT" || group == "CV" || group == "NQ";
}

}  // namespace

SymbolParts PartsOfSymbol(const ReferenceNumber& reference, const CodeTable& codes) {
  SymbolParts parts;
  const bool has_number = !reference.number.empty() && !reference.reference.empty();
  const char separator = has_number && reference.reference.size() > reference.number.size()
                             ? reference.reference[reference.number.size()]
                             : '/';
  std::vector<std::string> groups = Groups(reference.symbol);
  if (!groups.empty() && IsYear(groups.front())) groups.erase(groups.begin());
  if (groups.empty()) return parts;
  const bool has_slash = reference.symbol.find('/') != std::string::npos &&
                         !IsYear(reference.symbol.substr(0, reference.symbol.find('/')));
  parts.is_party = has_slash && (separator == '-' || !has_number);

  const auto type_of = [&](const std::string& code) {
    return std::string(parts.is_party ? codes.PartyType(code) : codes.StateType(code));
  };
  parts.type = type_of(groups.front());
  if (!parts.type.empty() && (groups.size() > 1 || !parts.is_party)) {
    parts.type_code = groups.front();
    groups.erase(groups.begin());
  } else if (parts.type.clear(); groups.size() > 1 && IsTypeBehindBody(groups.back())) {
    parts.type_code = groups.back();
    parts.type = type_of(groups.back());
    groups.pop_back();
  }
  parts.bodies = std::move(groups);
  return parts;
}

}  // namespace vanthu
