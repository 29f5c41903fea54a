// Tested by tests/pipeline/export/task_tags_test.cc.
#include "pipeline/export/task_tags.h"

namespace vanthu {

std::string TagOf(std::string_view name) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  std::string tag;
  bool is_gap = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool is_wide = name.substr(i).starts_with(kNoBreakSpace);
    if (is_wide) i += kNoBreakSpace.size() - 1;
    if (is_wide || static_cast<unsigned char>(name[i]) <= ' ' || name[i] == ',') {
      is_gap = !tag.empty();
      continue;
    }
    if (is_gap) tag += '_';
    is_gap = false;
    tag += name[i];
  }
  return tag;
}

}  // namespace vanthu
