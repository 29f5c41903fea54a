#include "pipeline/export/tasks_todotxt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(TasksTodotxtTest, OpenTask) {
  EXPECT_EQ(TodoTxtLine(SampleTask()),
            "2025-02-10 b) Rà soát, tổng hợp danh sách; gửi về Sở trước ngày 25/3 +12/KH-SYT "
            "@Phòng_Tổ_chức_Cán_bộ @Văn_phòng due:2025-03-25 letter:0123456789ab task:1.2");
}

TEST(TasksTodotxtTest, StatusesStandInFront) {
  ListedTask task = SampleTask();
  task.status = TaskStatus::kDone;
  task.status_day = "2025-03-20";
  task.note = "đã gửi";
  EXPECT_THAT(TodoTxtLine(task), StartsWith("x 2025-03-20 2025-02-10 b) Rà soát"));
  EXPECT_THAT(TodoTxtLine(task), HasSubstr("25/3 — đã gửi +12/KH-SYT"));
  task.status = TaskStatus::kDropped;
  EXPECT_THAT(TodoTxtLine(task), HasSubstr(" status:dropped"));
  task.status_day = "";
  EXPECT_THAT(TodoTxtLine(task), StartsWith("x +12/KH-SYT b) Rà soát"))
      << "one date alone would be that of the end";
}

TEST(TasksTodotxtTest, TextIsNotTakenForMarks) {
  ListedTask task = SampleTask();
  task.label = "";
  task.letter_date = "";
  task.text = "x (A) 2020-01-01 +dự @họp due:2030-01-01\nlúc 17:30, gồm:a xem http://a.example";
  EXPECT_EQ(TodoTxtLine(task).find("+12/KH-SYT x (A) 2020-01-01 + dự @ họp due: 2030-01-01 lúc "
                                   "17:30, gồm: a xem http://a.example @Phòng"),
            0U)
      << TodoTxtLine(task);
}

TEST(TasksTodotxtTest, RecurrenceBeginsOnItsFirstDay) {
  ListedTask task = SampleTask();
  task.due = task.due_day = "";
  task.rrules = {"FREQ=MONTHLY;BYMONTHDAY=25"};
  EXPECT_THAT(TodoTxtLine(task), HasSubstr(" due:2025-02-25 rec:+1m "));
  task.rrules = {"FREQ=MONTHLY;INTERVAL=3"};
  EXPECT_THAT(TodoTxtLine(task), HasSubstr(" due:2025-02-10 rec:+3m "));
  task.rrules = {"FREQ=WEEKLY;BYDAY=FR"};
  EXPECT_THAT(TodoTxtLine(task), HasSubstr(" due:2025-02-14 rec:+1w "));
  task.rrules = {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"};
  EXPECT_THAT(TodoTxtLine(task), HasSubstr(" due:2025-12-15 rec:+1y "));
}

TEST(TasksTodotxtTest, RecurrenceThatTheFormatCannotSayIsLeftOut) {
  ListedTask task = SampleTask();
  for (const char* rule : {"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTH=6",
                           "FREQ=WEEKLY;BYDAY=MO,FR", "nonsense"}) {
    task.rrules = {rule};
    EXPECT_THAT(TodoTxtLine(task), Not(HasSubstr("rec:"))) << rule;
    EXPECT_THAT(TodoTxtLine(task), HasSubstr("due:2025-03-25"));
  }
}

}  // namespace
}  // namespace vanthu
