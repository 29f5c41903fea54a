// The abbreviations that symbols are made of: types ("QĐ", "CT"), bodies ("UBND", "TW"), and how
// scans damage them. Rules: DOMAIN.md §1.3; the table is data/symbol_codes.tsv.
//
// Immutable after loading; safe from any thread.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string_view>

#include "extractors/error.h"
#include "extractors/table.h"

namespace vanthu {

// The codes of data/symbol_codes.tsv (columns code, kind, type, party_type, damaged).
class CodeTable {
 public:
  [[nodiscard]] static std::expected<CodeTable, Error> FromTable(const Table& table);

  // The code as it should be spelt, "QD" -> "QĐ"; nullopt for a group the table does not know. A
  // code that another code looks like when Đ is read as D stays itself: "HD" is Hướng dẫn, never
  // "HĐ".
  [[nodiscard]] std::optional<std::string_view> Spelling(std::string_view group) const;
  // The type a code stands for, lower case: "quyết định"; "" for the code of a body. REQUIRES:
  // spelt right.
  [[nodiscard]] std::string_view StateType(std::string_view code) const;
  [[nodiscard]] std::string_view PartyType(std::string_view code) const;

  CodeTable(CodeTable&&) noexcept;
  CodeTable& operator=(CodeTable&&) noexcept;
  ~CodeTable();

 private:
  struct Entries;
  explicit CodeTable(std::unique_ptr<Entries> entries);
  std::unique_ptr<Entries> entries_;
};

}  // namespace vanthu
