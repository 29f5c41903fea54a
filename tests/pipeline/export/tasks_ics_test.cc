#include "pipeline/export/tasks_ics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libical/ical.h>

#include <memory>
#include <string>

#include "tests/pipeline/export/sample_task.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

// The calendar of the task, read by libical; fails the test if that finds anything wrong.
Component Parse(const ListedTask& task) {
  const std::string text = CalendarHead() + TaskAsTodo(task) + CalendarTail();
  Component calendar(icalparser_parse_string(text.c_str()));
  EXPECT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << text;
  EXPECT_TRUE(icalrestriction_check(calendar.get())) << text;
  return calendar;
}

icalcomponent* FirstTodo(const Component& calendar) {
  return icalcomponent_get_first_component(calendar.get(), ICAL_VTODO_COMPONENT);
}

TEST(TasksIcsTest, LibicalReadsWhatWasMeant) {
  ListedTask task = SampleTask();
  task.parent_id = "0123456789ab:1";
  const Component calendar = Parse(task);
  icalcomponent* todo = FirstTodo(calendar);
  ASSERT_NE(todo, nullptr);
  EXPECT_STREQ(icalcomponent_get_uid(todo), "0123456789ab:1.2@vanthu");
  EXPECT_STREQ(icalcomponent_get_summary(todo),
               "b) Rà soát, tổng hợp danh sách; gửi về Sở trước ngày 25/3");
  EXPECT_THAT(icalcomponent_get_description(todo), HasSubstr("Văn bản: 12/KH-SYT\n"));
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_due(todo)), "20250325");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstamp(todo)), "20250210T000000Z");
  icalproperty* related = icalcomponent_get_first_property(todo, ICAL_RELATEDTO_PROPERTY);
  ASSERT_NE(related, nullptr);
  EXPECT_STREQ(icalproperty_get_relatedto(related), "0123456789ab:1@vanthu");
}

TEST(TasksIcsTest, RecurrenceBeginsOnItsFirstDay) {
  ListedTask task = SampleTask();
  task.due = task.due_day = "";
  task.recurrence_text = "ngày 25 hằng tháng";
  task.rrules = {"FREQ=MONTHLY;BYMONTHDAY=25"};
  const Component calendar = Parse(task);
  icalcomponent* todo = FirstTodo(calendar);
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstart(todo)), "20250225");
  icalproperty* rule = icalcomponent_get_first_property(todo, ICAL_RRULE_PROPERTY);
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(icalproperty_get_rrule(rule).freq, ICAL_MONTHLY_RECURRENCE);
}

TEST(TasksIcsTest, EachFurtherRuleIsATodoOfItsOwn) {
  ListedTask task = SampleTask();
  task.rrules = {"FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY"};
  const Component calendar = Parse(task);
  EXPECT_EQ(icalcomponent_count_components(calendar.get(), ICAL_VTODO_COMPONENT), 2);
  EXPECT_THAT(TaskAsTodo(task), HasSubstr("UID:0123456789ab:1.2+2@vanthu\r\n"));
}

TEST(TasksIcsTest, RuleThatIsNoneDoesNotGetIntoTheFile) {
  ListedTask task = SampleTask();
  task.rrules = {"FREQ=MONTHLY\r\nATTACH:http://example.invalid/"};
  EXPECT_THAT(TaskAsTodo(task), Not(HasSubstr("ATTACH")));
  EXPECT_THAT(TaskAsTodo(task), HasSubstr("DUE;VALUE=DATE:20250325"));
}

TEST(TasksIcsTest, TextCannotBreakOut) {
  ListedTask task = SampleTask();
  task.text = "một\r\nEND:VTODO\nhai\\n; ba, bốn";
  const Component calendar = Parse(task);
  EXPECT_EQ(icalcomponent_count_components(calendar.get(), ICAL_VTODO_COMPONENT), 1);
  EXPECT_THAT(icalcomponent_get_description(FirstTodo(calendar)),
              HasSubstr("một\nEND:VTODO\nhai\\n; ba, bốn"));
}

TEST(TasksIcsTest, LinesAreAtMost75OctetsAndWholeCharacters) {
  ListedTask task = SampleTask();
  for (int i = 0; i < 40; ++i) task.text += " đẩy mạnh thực hiện nghiêm túc";
  const std::string text = TaskAsTodo(task);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find("\r\n", begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - begin, 75U);
    const std::size_t first = text[begin] == ' ' ? begin + 1 : begin;
    EXPECT_NE(static_cast<unsigned char>(text[first]) & 0xC0U, 0x80U) << "split character";
    begin = end + 2;
  }
  EXPECT_THAT(icalcomponent_get_description(FirstTodo(Parse(task))), HasSubstr(task.text));
}

TEST(TasksIcsTest, LetterWithoutADateHasAStampAllTheSame) {
  ListedTask task = SampleTask();
  task.letter_date = "";
  task.due = task.due_day = "";
  EXPECT_THAT(TaskAsTodo(task), HasSubstr("DTSTAMP:19700101T000000Z\r\n"));
  (void)Parse(task);
}

TEST(TasksIcsTest, ChangedTaskHasAHigherSequenceAndALaterStamp) {
  ListedTask task = SampleTask();
  task.sequence = 61;
  const Component calendar = Parse(task);
  icalcomponent* todo = FirstTodo(calendar);
  icalproperty* sequence = icalcomponent_get_first_property(todo, ICAL_SEQUENCE_PROPERTY);
  ASSERT_NE(sequence, nullptr);
  EXPECT_EQ(icalproperty_get_sequence(sequence), 61);
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstamp(todo)), "20250210T000101Z");
  EXPECT_THAT(TaskAsTodo(task), HasSubstr("LAST-MODIFIED:20250210T000101Z\r\n"));
}

TEST(TasksIcsTest, Statuses) {
  ListedTask task = SampleTask();
  EXPECT_EQ(icalcomponent_get_status(FirstTodo(Parse(task))), ICAL_STATUS_NEEDSACTION);
  task.status = TaskStatus::kDone;
  task.status_day = "2025-03-20";
  const Component done = Parse(task);
  EXPECT_EQ(icalcomponent_get_status(FirstTodo(done)), ICAL_STATUS_COMPLETED);
  icalproperty* completed =
      icalcomponent_get_first_property(FirstTodo(done), ICAL_COMPLETED_PROPERTY);
  ASSERT_NE(completed, nullptr);
  EXPECT_STREQ(icaltime_as_ical_string(icalproperty_get_completed(completed)), "20250320T050000Z");
  task.status = TaskStatus::kDropped;
  EXPECT_EQ(icalcomponent_get_status(FirstTodo(Parse(task))), ICAL_STATUS_CANCELLED);
  task.status = TaskStatus::kRemoved;
  EXPECT_EQ(icalcomponent_get_status(FirstTodo(Parse(task))), ICAL_STATUS_CANCELLED);
}

TEST(TasksIcsTest, LinkAndNote) {
  ListedTask task = SampleTask();
  task.link = "https://vanthu.example/letters/0123456789abcdef";
  task.note = "đã gửi, chờ ý kiến";
  const Component calendar = Parse(task);
  icalproperty* url = icalcomponent_get_first_property(FirstTodo(calendar), ICAL_URL_PROPERTY);
  ASSERT_NE(url, nullptr);
  EXPECT_EQ(icalproperty_get_url(url), task.link);
  EXPECT_THAT(icalcomponent_get_description(FirstTodo(calendar)),
              HasSubstr("Ghi chú: đã gửi, chờ ý kiến"));
}

// The event of the task, read by libical.
Component ParseEvent(const ListedTask& task) {
  const std::string text = CalendarHead() + TaskAsEvent(task) + CalendarTail();
  Component calendar(icalparser_parse_string(text.c_str()));
  EXPECT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0) << text;
  EXPECT_TRUE(icalrestriction_check(calendar.get())) << text;
  return calendar;
}

icalcomponent* FirstEvent(const Component& calendar) {
  return icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
}

TEST(TasksIcsTest, EventStandsOnTheDueDay) {
  ListedTask task = SampleTask();
  task.parent_id = "0123456789ab:1";
  const Component calendar = ParseEvent(task);
  icalcomponent* event = FirstEvent(calendar);
  ASSERT_NE(event, nullptr);
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstart(event)), "20250325");
  EXPECT_STREQ(icalcomponent_get_uid(event), "0123456789ab:1.2+event@vanthu");
  EXPECT_EQ(icalcomponent_get_status(event), ICAL_STATUS_CONFIRMED);
  EXPECT_THAT(TaskAsEvent(task), HasSubstr("RELATED-TO:0123456789ab:1+event@vanthu\r\n"));
}

TEST(TasksIcsTest, EventOfWhatIsDoneIsTickedAndOfWhatIsDroppedCancelled) {
  ListedTask task = SampleTask();
  task.status = TaskStatus::kDone;
  EXPECT_EQ(std::string(icalcomponent_get_summary(FirstEvent(ParseEvent(task)))).find("✓ b) Rà"),
            0U);
  task.status = TaskStatus::kDropped;
  EXPECT_EQ(icalcomponent_get_status(FirstEvent(ParseEvent(task))), ICAL_STATUS_CANCELLED);
  task.status = TaskStatus::kRemoved;
  task.due_day = "";
  EXPECT_EQ(icalcomponent_get_status(FirstEvent(ParseEvent(task))), ICAL_STATUS_CANCELLED)
      << "its day is no longer known";
}

TEST(TasksIcsTest, EventsOfRecurrences) {
  ListedTask task = SampleTask();
  task.due = task.due_day = "";
  task.rrules = {"FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY", "FREQ=HOURLY"};
  const Component calendar = ParseEvent(task);
  EXPECT_EQ(icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT), 2);
  task.rrules.clear();
  EXPECT_EQ(TaskAsEvent(task), "") << "without a day there is no event";
}

TEST(TasksIcsTest, PeriodHasStartAndEnd) {
  ListedTask task = SampleTask();
  task.start = "2025-03";
  task.due = "2025-06";
  task.due_day = "2025-06-30";
  const Component calendar = Parse(task);
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstart(FirstTodo(calendar))), "20250301");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_due(FirstTodo(calendar))), "20250630");
}

}  // namespace
}  // namespace vanthu
