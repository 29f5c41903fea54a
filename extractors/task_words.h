// TaskWords: the words of data/task_words.tsv, by what they tell.
//
//   words.At(TaskWord::kRequest, paragraph, 0)  // "Đề nghị các đơn vị …" -> the word after "Đề
//   nghị"
//
// Built once, read by any number of threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>

#include "extractors/error.h"
#include "extractors/table.h"
#include "extractors/words.h"

namespace vanthu {

enum class TaskWord : std::uint8_t {
  kVerb,          // begins an action and ends who does it: "rà soát"
  kAction,        // begins an action; inside a name it may be a noun: "quản lý"
  kModal,         // stands between who and the action: "có trách nhiệm"
  kRequest,       // the sender asks somebody: "đề nghị"
  kDirecting,     // the letter directs its addressees: "hướng dẫn"
  kInfoHeading,   // what stands under it informs: "mục đích"
  kMixedHeading,  // takes that back: "mục tiêu và giải pháp"
  kInfoStart,     // an item that decides or remarks and asks nothing: "đồng ý"
  kClosing,       // a last paragraph that asks nothing: "trên đây là"
  kSelf,          // the letter itself: "công văn này"
  kFormula,  // words of "nghiêm túc triển khai thực hiện", which asks nothing in particular
  kDuty,     // a duty of its own in a last paragraph: "báo cáo"
  kAdverbial,   // a phrase before who: "căn cứ …, các đơn vị …"
  kInvitation,  // "trân trọng kính mời"
  kListLead,    // "các nội dung sau"
  kSupport,     // "phối hợp với"
  kDecides,     // begins an article of a decision that orders nothing: "thành lập"
};
inline constexpr std::size_t kTaskWordKinds = 17;

class TaskWords {
 public:
  [[nodiscard]] static std::expected<TaskWords, Error> FromTable(
      const Table& table);  // phrase, kind

  // The word after the longest phrase of the kind at word `i`.
  [[nodiscard]] std::optional<std::size_t> At(TaskWord kind, const Words& words,
                                              std::size_t i) const {
    const auto match = phrases_[static_cast<std::size_t>(kind)].At(words, i);
    return match ? std::optional(match->end) : std::nullopt;
  }

 private:
  std::array<Phrases, kTaskWordKinds> phrases_;
};

}  // namespace vanthu
