// Tested by tests/extractors/task_words_test.cc.
#include "extractors/task_words.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace vanthu {
namespace {

// In the order of TaskWord.
constexpr std::array<std::string_view, kTaskWordKinds> kKinds = {
    "verb",          "action",     "modal",     "request", "directing", "info_heading",
    "mixed_heading", "info_start", "closing",   "self",    "formula",   "duty",
    "adverbial",     "invitation", "list_lead", "support", "decides"};

}  // namespace

std::expected<TaskWords, Error> TaskWords::FromTable(const Table& table) {
  TaskWords words;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto kind = std::ranges::find(kKinds, table.Cell(row, "kind"));
    if (kind == kKinds.end()) {
      return std::unexpected(Error{
          Error::Code::kInvalidData,
          table.Where(row) + ": kind '" + std::string(table.Cell(row, "kind")) + "' unknown"});
    }
    words.phrases_[static_cast<std::size_t>(kind - kKinds.begin())].Add(table.Cell(row, "phrase"),
                                                                        0);
  }
  return words;
}

}  // namespace vanthu
