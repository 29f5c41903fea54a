// Tested by tests/extractors/code_table_test.cc.
#include "extractors/code_table.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractors/code_letters.h"

namespace vanthu {

struct CodeTable::Entries {
  struct Entry {
    std::string code;
    std::string state_type;
    std::string party_type;
  };
  std::vector<Entry> list;
  std::unordered_map<std::string, std::size_t> exact;    // code and listed damage -> entry
  std::unordered_map<std::string, std::size_t> by_code;  // code -> entry
  std::unordered_map<std::string, std::size_t> folded;   // fold -> entry; kAmbiguous when several
  static constexpr std::size_t kAmbiguous = SIZE_MAX;
};

CodeTable::CodeTable(std::unique_ptr<Entries> entries) : entries_(std::move(entries)) {}
CodeTable::CodeTable(CodeTable&&) noexcept = default;
CodeTable& CodeTable::operator=(CodeTable&&) noexcept = default;
CodeTable::~CodeTable() = default;

std::expected<CodeTable, Error> CodeTable::FromTable(const Table& table) {
  auto entries = std::make_unique<Entries>();
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::size_t index = entries->list.size();
    entries->list.push_back({.code = std::string(table.Cell(row, "code")),
                             .state_type = std::string(table.Cell(row, "type")),
                             .party_type = std::string(table.Cell(row, "party_type"))});
    const std::string& code = entries->list.back().code;
    if (!entries->by_code.emplace(code, index).second ||
        !entries->exact.emplace(code, index).second) {
      return std::unexpected(Error{Error::Code::kInvalidData,
                                   table.Where(row) + ": code '" + code + "' stands twice"});
    }
    const auto [place, is_new] = entries->folded.emplace(FoldCode(code), index);
    if (!is_new) place->second = Entries::kAmbiguous;
    for (std::string_view damaged : table.Variants(row, "damaged")) {
      if (entries->exact.emplace(damaged, index).second) continue;
      return std::unexpected(Error{
          Error::Code::kInvalidData,
          table.Where(row) + ": '" + std::string(damaged) + "' already belongs to another code"});
    }
  }
  return CodeTable(std::move(entries));
}

std::optional<std::string_view> CodeTable::Spelling(std::string_view group) const {
  const std::string key(group);
  if (const auto found = entries_->exact.find(key); found != entries_->exact.end()) {
    return entries_->list[found->second].code;
  }
  // The stroke of Đ is read as a letter more: "CĐĐ", "HĐĐND", "HDĐND".
  for (const std::string_view doubled : {"ĐĐ", "DĐ", "ĐD"}) {
    const std::size_t at = key.find(doubled);
    if (at == std::string::npos) continue;
    const std::string single = key.substr(0, at) + "Đ" + key.substr(at + doubled.size());
    if (const auto found = entries_->by_code.find(single); found != entries_->by_code.end()) {
      return entries_->list[found->second].code;
    }
  }
  const auto found = entries_->folded.find(FoldCode(group));
  if (found == entries_->folded.end() || found->second == Entries::kAmbiguous) return std::nullopt;
  return entries_->list[found->second].code;
}

std::string_view CodeTable::StateType(std::string_view code) const {
  const auto found = entries_->by_code.find(std::string(code));
  return found == entries_->by_code.end() ? std::string_view()
                                          : entries_->list[found->second].state_type;
}

std::string_view CodeTable::PartyType(std::string_view code) const {
  const auto found = entries_->by_code.find(std::string(code));
  return found == entries_->by_code.end() ? std::string_view()
                                          : entries_->list[found->second].party_type;
}

}  // namespace vanthu
