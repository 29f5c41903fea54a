// One member of Tables a kind of knowledge, filled by one line of Load.
//
// Tested by tests/extractors/knowledge_test.cc.
#include "extractors/knowledge.h"

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "extractors/citation_knowledge.h"
#include "extractors/document_types.h"
#include "extractors/fixed_words.h"
#include "extractors/gazetteer.h"
#include "extractors/header_words.h"
#include "extractors/issuing_bodies.h"
#include "extractors/line_words.h"
#include "extractors/name_case.h"
#include "extractors/organisation.h"
#include "extractors/reference_code.h"
#include "extractors/table.h"
#include "extractors/tasks.h"

namespace vanthu {
namespace {

// What T is made of: any number of tables, three, or one.
template <typename T>
std::expected<T, Error> MakeFrom(const std::vector<Table>& tables) {
  if constexpr (requires { T::FromTables(tables); }) {
    return T::FromTables(tables);
  } else if constexpr (requires { T::FromTables(tables[0], tables[1], tables[2]); }) {
    return T::FromTables(tables[0], tables[1], tables[2]);
  } else {
    return T::FromTable(tables[0]);
  }
}

// Reads the tables and makes a T of them: true, or the reason is in `error`.
template <typename T>
bool LoadInto(const Knowledge::TableReader& read, std::initializer_list<std::string_view> names,
              std::optional<T>& target, Error& error) {
  std::vector<Table> tables;
  for (const std::string_view name : names) {
    auto table = read(name);
    if (!table) {
      error = std::move(table.error());
      return false;
    }
    tables.push_back(std::move(*table));
  }
  auto value = MakeFrom<T>(tables);
  if (!value) {
    error = std::move(value.error());
    return false;
  }
  target.emplace(std::move(*value));
  return true;
}

}  // namespace

// All of them have a value once Load is done.
struct Knowledge::Tables {
  std::optional<CitationKnowledge> citations;
  std::optional<CodeTable> codes;
  std::optional<DocumentTypes> document_types;
  std::optional<FixedWords> fixed_words;
  std::optional<Gazetteer> gazetteer;
  std::optional<HeaderWords> header_words;
  std::optional<IssuingBodies> issuing_bodies;
  std::optional<LineWords> line_words;
  std::optional<NameCase> name_case;
  std::optional<Organisations> organisations;
  std::optional<TaskKnowledge> tasks;
};

std::expected<Knowledge, Error> Knowledge::Load(const TableReader& read) {
  auto tables = std::make_unique<Tables>();
  Error error;
  if (!LoadInto(read, {"document_types.tsv"}, tables->document_types, error) ||
      !LoadInto(read, {"issuers.tsv"}, tables->issuing_bodies, error) ||
      !LoadInto(read, {"header_words.tsv"}, tables->header_words, error) ||
      !LoadInto(read, {"line_words.tsv"}, tables->line_words, error) ||
      !LoadInto(read, {"provinces.tsv"}, tables->gazetteer, error) ||
      !LoadInto(read, {"symbol_codes.tsv"}, tables->codes, error) ||
      !LoadInto(read, {"cited_types.tsv", "laws.tsv", "reference_roles.tsv"}, tables->citations,
                error) ||
      !LoadInto(read, {"organisation_heads.tsv", "organisation_fields.tsv", "name_ends.tsv"},
                tables->organisations, error) ||
      !LoadInto(read, {"titles.tsv", "stamps.tsv", "surnames.tsv"}, tables->fixed_words, error) ||
      !LoadInto(read, {"issuers.tsv", "provinces.tsv", "titles.tsv", "name_case.tsv"},
                tables->name_case, error) ||
      !LoadInto(read, {"task_words.tsv", "time_words.tsv", "holidays.tsv"}, tables->tasks, error)) {
    return std::unexpected(std::move(error));
  }
  return Knowledge(std::move(tables));
}

Knowledge::Knowledge(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

const CitationKnowledge& Knowledge::citations() const { return *tables_->citations; }
const CodeTable& Knowledge::codes() const { return *tables_->codes; }
const DocumentTypes& Knowledge::document_types() const { return *tables_->document_types; }
const FixedWords& Knowledge::fixed_words() const { return *tables_->fixed_words; }
const Gazetteer& Knowledge::gazetteer() const { return *tables_->gazetteer; }
const HeaderWords& Knowledge::header_words() const { return *tables_->header_words; }
const IssuingBodies& Knowledge::issuing_bodies() const { return *tables_->issuing_bodies; }
const LineWords& Knowledge::line_words() const { return *tables_->line_words; }
const NameCase& Knowledge::name_case() const { return *tables_->name_case; }
const Organisations& Knowledge::organisations() const { return *tables_->organisations; }
const TaskKnowledge& Knowledge::tasks() const { return *tables_->tasks; }

}  // namespace vanthu
