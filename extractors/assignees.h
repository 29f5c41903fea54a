// Assignees: who is to do a task, who supports, who gets the report.
//
//   "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát …" -> lead Sở Nội vụ, support Sở Tài
//   chính "Thủ trưởng, Giám đốc các đơn vị trực thuộc có trách nhiệm …"  -> one group, as it is
//   printed
//
// Names are kept as printed; a list is cut where a new body or office holder begins. Pure; safe
// from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/organisation.h"
#include "extractors/task_words.h"
#include "extractors/words.h"

namespace vanthu {

// A name or list of names of who acts, and what it ends with.
struct WhoPhrase {
  enum class Ending : std::uint8_t { kAction, kRequest, kColon, kEnd };
  std::vector<std::string> names;
  std::size_t begin = 0;
  std::size_t end = 0;  // the word after it
  Ending ending = Ending::kEnd;
};
// The phrase that begins at word `i`, nullopt when no name of a body, office or group begins there.
[[nodiscard]] std::optional<WhoPhrase> WhoAt(const Words& words, std::size_t i, std::size_t limit,
                                             const Organisations& organisations,
                                             const TaskWords& task_words);

// How far to look for somebody named in the words.
enum class AssigneeScope : std::uint8_t {
  kStart,     // at the start or behind an opening phrase: the heading above names somebody already
  kAnywhere,  // also in a later clause
};
struct Assigned {
  std::vector<std::string> names;
  std::string_view rule;
};
[[nodiscard]] std::optional<Assigned> FindAssignees(const Words& words, WordRange range,
                                                    AssigneeScope scope,
                                                    const Organisations& organisations,
                                                    const TaskWords& task_words);

[[nodiscard]] std::vector<std::string> FindSupport(const Words& words, WordRange range,
                                                   const Organisations& organisations,
                                                   const TaskWords& task_words);

// Whom the result goes to: "gửi về Sở Nội vụ", "báo cáo về UBND tỉnh (qua …)"; "" when it is not
// said.
[[nodiscard]] std::string FindReportTo(const Words& words, WordRange range,
                                       const Organisations& organisations);

}  // namespace vanthu
