// Tested by tests/pipeline/archive/task_list_test.cc.
#include "pipeline/archive/task_list.h"

#include <fmt/core.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "extractors/fold.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/search.h"

namespace vanthu {
namespace {

constexpr std::string_view kFirstDay = "0000-00-00";
constexpr std::string_view kLastDay = "9999-12-31";  // also what the table holds for "no deadline"

// The place of a task in the order of the list.
struct Place {
  std::string due_day = std::string(kFirstDay);
  std::int64_t letter = 0;
  std::int64_t ordinal = -1;
};

std::expected<Place, Error> PlaceOf(std::string_view cursor) {
  Place place;
  const auto read = [](std::string_view digits, std::int64_t& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const std::size_t first = cursor.find('_');
  const std::size_t second = first == std::string_view::npos ? first : cursor.find('_', first + 1);
  if (second == std::string_view::npos ||
      !read(cursor.substr(first + 1, second - first - 1), place.letter) ||
      !read(cursor.substr(second + 1), place.ordinal) || !DateFromIso(cursor.substr(0, first))) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("--cursor: '{}' is no cursor; take the one printed after the page before",
                          cursor)});
  }
  place.due_day = cursor.substr(0, first);
  return place;
}

std::vector<std::string> NamesFromJson(std::string_view json) {
  const auto names = nlohmann::json::parse(json, nullptr, false);
  return names.is_array() ? names.get<std::vector<std::string>>() : std::vector<std::string>();
}

// The names of the letters meant, as a JSON array.
std::expected<std::string, Error> LettersAsJson(const Archive& archive, const std::string& letter) {
  const auto hits = LookUp(archive, letter);
  if (!hits) return std::unexpected(hits.error());
  if (hits->empty()) {
    return std::unexpected(
        Error{Error::Code::kNotFound,
              fmt::format("{}: no such letter; `vanthu search` finds letters by number or words",
                          letter)});
  }
  nlohmann::json names = nlohmann::json::array();
  for (const Hit& hit : *hits) names.push_back(hit.id);
  return names.dump();
}

// The id of the nearest task above, or "".
std::expected<std::string, Error> ParentId(Archive::Database& database, std::int64_t letter,
                                           std::int64_t ordinal) {
  while (true) {
    Statement statement =
        database.Prepare("SELECT parent, kind, task_id FROM task WHERE letter = ? AND ordinal = ?");
    const auto row = statement.Bind(letter).Bind(ordinal).Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return "";
    if (statement.Text(1) == "task") return std::string(statement.Text(2));
    if (statement.IsNull(0)) return "";
    ordinal = statement.Integer(0);
  }
}

constexpr std::string_view kColumns =
    "SELECT task.letter, task.ordinal, parent, task_id, label, text, assignees, "
    "assignees_inherited, assignees_folded, support, report_to, deadline_text, start, due, "
    "due_day, "
    "recurrence_text, rrules, name, reference, date, issuer, issuer_parent, subject, path "
    "FROM task JOIN letter ON letter.id = task.letter "
    "JOIN source_path ON source_path.source = letter.source AND source_path.ordinal = 0 "
    "WHERE kind = 'task' AND due_day >= ?1 AND due_day <= ?2 "
    "AND (due_day, task.letter, task.ordinal) > (?3, ?4, ?5) ";
constexpr std::string_view kOfLetters =
    "AND task.letter IN (SELECT id FROM letter WHERE name IN (SELECT value FROM json_each(?6))) ";
constexpr std::string_view kOrder = "ORDER BY due_day, task.letter, task.ordinal";

ListedTask TaskOfRow(const Statement& row) {
  ListedTask task;
  task.id = row.Text(3);
  task.label = row.Text(4);
  task.text = row.Text(5);
  task.assignees = NamesFromJson(row.Text(6));
  task.assignees_inherited = row.Integer(7) != 0;
  task.support = NamesFromJson(row.Text(9));
  task.report_to = row.Text(10);
  task.deadline_text = row.Text(11);
  task.start = row.Text(12);
  task.due = row.Text(13);
  if (row.Text(14) != kLastDay) task.due_day = row.Text(14);
  task.recurrence_text = row.Text(15);
  task.rrules = NamesFromJson(row.Text(16));
  task.letter_id = row.Text(17);
  task.reference = row.Text(18);
  task.letter_date = row.Text(19);
  task.issuer = row.Text(20);
  task.subject = row.Text(22);
  task.path = row.Text(23);
  return task;
}

}  // namespace

std::expected<TaskPage, Error> ListTasks(const Archive& archive, const TaskFilter& filter) {
  Archive::Database& database = archive.database();
  std::string letters;
  if (!filter.letter.empty()) {
    auto json = LettersAsJson(archive, filter.letter);
    if (!json) return std::unexpected(json.error());
    letters = std::move(*json);
  }
  Place after;
  if (!filter.cursor.empty()) {
    auto place = PlaceOf(filter.cursor);
    if (!place) return std::unexpected(place.error());
    after = std::move(*place);
  }
  // A bound on the day leaves out what has no deadline.
  const std::string first = filter.due_after ? ToIso(LowerBound(*filter.due_after)) : "";
  std::string last(kLastDay);
  if (filter.due_after) last = "9999-12-30";
  if (filter.due_before) last = ToIso(LastDay(*filter.due_before));
  if (filter.overdue_on) {
    // Days sort as text; what sorts before the day itself is due before it.
    const std::string day = ToIso(LastDay(*filter.overdue_on));
    const std::string before = day.substr(0, day.size() - 2) +
                               fmt::format("{:02}", std::stoi(day.substr(day.size() - 2)) - 1);
    last = std::min(last, before);
  }
  const std::string assignee = Fold(filter.assignee);
  const std::string issuer = Fold(filter.issuer);

  Statement statement =
      database.Prepare(fmt::format("{}{}{}", kColumns, letters.empty() ? "" : kOfLetters, kOrder));
  statement.Bind(first).Bind(last).Bind(after.due_day).Bind(after.letter).Bind(after.ordinal);
  if (!letters.empty()) statement.Bind(letters);

  TaskPage page;
  Place shown;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return page;
    if (statement.Text(8).find(assignee) == std::string_view::npos) continue;
    if (!issuer.empty() &&
        Fold(fmt::format("{}\n{}", statement.Text(20), statement.Text(21))).find(issuer) ==
            std::string::npos) {
      continue;
    }
    if (page.tasks.size() == static_cast<std::size_t>(filter.limit)) {
      page.next = fmt::format("{}_{}_{}", shown.due_day, shown.letter, shown.ordinal);
      return page;
    }
    ListedTask task = TaskOfRow(statement);
    if (!statement.IsNull(2)) {
      auto parent = ParentId(database, statement.Integer(0), statement.Integer(2));
      if (!parent) return std::unexpected(parent.error());
      task.parent_id = std::move(*parent);
    }
    shown = {std::string(statement.Text(14)), statement.Integer(0), statement.Integer(1)};
    page.tasks.push_back(std::move(task));
  }
}

}  // namespace vanthu
