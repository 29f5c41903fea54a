// sample_task: an invented task for the tests of exports.
#pragma once

#include "pipeline/archive/task_list.h"

namespace vanthu {

inline ListedTask SampleTask() {
  ListedTask task;
  task.id = "0123456789ab:1.2";
  task.label = "b)";
  task.text = "Rà soát, tổng hợp danh sách; gửi về Sở trước ngày 25/3";
  task.assignees = {"Phòng Tổ chức, Cán bộ", "Văn phòng"};
  task.deadline_text = "trước ngày 25/3";
  task.due = "2025-03-25";
  task.due_day = "2025-03-25";
  task.letter_id = "0123456789abcdef";
  task.reference = "12/KH-SYT";
  task.letter_date = "2025-02-10";
  task.issuer = "Sở Y tế";
  task.subject = "kiểm tra công tác y tế";
  task.path = "scans/a.pdf";
  return task;
}

}  // namespace vanthu
