// Knowledge: the tables of data/ in the form the extractors look things up in. Loaded once, shared
// by all threads, never changed afterwards.
//
// The library reads no files: the caller says how a table is had.
//
//   auto knowledge = Knowledge::Load([](std::string_view name) { return ReadTable(name); });
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string_view>

#include "extractors/error.h"
#include "extractors/table.h"

namespace vanthu {

class CitationKnowledge;
class CodeTable;
class DocumentTypes;
class FixedWords;
class Gazetteer;
class HeaderWords;
class IssuingBodies;
class LineWords;
class NameCase;
class Organisations;
struct TaskKnowledge;

class Knowledge {
 public:
  // Gives a table by its file name ("document_types.tsv").
  using TableReader = std::function<std::expected<Table, Error>(std::string_view name)>;

  [[nodiscard]] static std::expected<Knowledge, Error> Load(const TableReader& read);

  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  [[nodiscard]] const CitationKnowledge& citations() const;
  [[nodiscard]] const CodeTable& codes() const;
  [[nodiscard]] const DocumentTypes& document_types() const;
  [[nodiscard]] const FixedWords& fixed_words() const;
  [[nodiscard]] const Gazetteer& gazetteer() const;
  [[nodiscard]] const HeaderWords& header_words() const;
  [[nodiscard]] const IssuingBodies& issuing_bodies() const;
  [[nodiscard]] const LineWords& line_words() const;
  [[nodiscard]] const NameCase& name_case() const;
  [[nodiscard]] const Organisations& organisations() const;
  [[nodiscard]] const TaskKnowledge& tasks() const;

 private:
  struct Tables;
  explicit Knowledge(std::unique_ptr<const Tables> tables);

  std::unique_ptr<const Tables> tables_;
};

}  // namespace vanthu
