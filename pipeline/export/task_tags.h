// task_tags: names as the one-word tags of task managers. Pure.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// "Trung tâm Y tế, huyện" -> "Trung_tâm_Y_tế_huyện": spaces and commas end a tag elsewhere.
[[nodiscard]] std::string TagOf(std::string_view name);

}  // namespace vanthu
