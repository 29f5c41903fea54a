// Tested by tests/extractors/references_test.cc.
#include "extractors/citation_knowledge.h"

#include <utility>

namespace vanthu {

std::expected<CitationKnowledge, Error> CitationKnowledge::FromTables(const Table& types,
                                                                      const Table& laws,
                                                                      const Table& roles) {
  CitationKnowledge knowledge;
  for (std::size_t row = 0; row < types.size(); ++row) {
    const std::string_view named = types.Cell(row, "named");
    Type type{.name = std::string(types.Cell(row, "type")), .named = Named::kNo};
    if (named == "law") {
      type.named = Named::kLaw;
    } else if (named == "congress") {
      type.named = Named::kCongress;
    } else if (named == "scheme") {
      type.named = Named::kScheme;
    } else if (!named.empty()) {
      return std::unexpected(
          Error{Error::Code::kInvalidData, types.Where(row) + ": named '" + std::string(named) +
                                               "' is none of law, congress, scheme"});
    }
    for (std::string_view spelling : types.Variants(row, "spellings")) {
      knowledge.type_phrases_.Add(spelling, static_cast<int>(knowledge.types_.size()));
    }
    knowledge.types_.push_back(std::move(type));
  }
  for (std::size_t row = 0; row < laws.size(); ++row)
    knowledge.laws_.Add(laws.Cell(row, "name"), 0);
  for (std::size_t row = 0; row < roles.size(); ++row) {
    const std::string_view place = roles.Cell(row, "place");
    const int value = static_cast<int>(knowledge.roles_.size());
    knowledge.roles_.emplace_back(roles.Cell(row, "role"));
    if (place != "paragraph" && place != "before") {
      return std::unexpected(
          Error{Error::Code::kInvalidData, roles.Where(row) + ": place '" + std::string(place) +
                                               "' is neither paragraph nor before"});
    }
    (place == "paragraph" ? knowledge.lead_cues_ : knowledge.near_cues_)
        .Add(roles.Cell(row, "cue"), value);
  }
  return knowledge;
}

std::optional<CitationKnowledge::TypeMatch> CitationKnowledge::TypeAt(const Words& words,
                                                                      std::size_t i) const {
  const auto match = type_phrases_.At(words, i);
  if (!match) return std::nullopt;
  return TypeMatch{.index = static_cast<std::size_t>(match->value), .end = match->end};
}

std::size_t CitationKnowledge::EndOfLawName(const Words& words, std::size_t i) const {
  const auto match = laws_.At(words, i);
  return match ? match->end : i;
}

std::string_view CitationKnowledge::RoleOfLead(const Words& words, std::size_t i) const {
  const auto match = lead_cues_.At(words, i);
  return match ? std::string_view(roles_[static_cast<std::size_t>(match->value)])
               : std::string_view();
}

std::optional<CitationKnowledge::RoleMatch> CitationKnowledge::RoleBefore(const Words& words,
                                                                          std::size_t i) const {
  const auto match = near_cues_.At(words, i);
  if (!match) return std::nullopt;
  return RoleMatch{.role = roles_[static_cast<std::size_t>(match->value)], .end = match->end};
}

}  // namespace vanthu
