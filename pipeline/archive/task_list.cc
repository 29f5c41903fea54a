// Tested by tests/pipeline/archive/task_list_test.cc.
#include "pipeline/archive/task_list.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <variant>

#include "extractors/fold.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/date_bounds.h"
#include "pipeline/archive/original_store.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/search.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/task_changes.h"

namespace vanthu {
namespace {

constexpr std::string_view kFirstDay = "0000-00-00";
constexpr std::string_view kNoDueDay = "9999-12-31";  // what the table holds for "no deadline"

// The place of a task in the order of the list.
struct Place {
  std::string due_day = std::string(kFirstDay);
  std::int64_t letter = 0;
  std::int64_t ordinal = -1;
};

bool ReadNumber(std::string_view digits, std::int64_t& value) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size();
}

std::expected<Place, Error> PlaceOf(std::string_view cursor) {
  Place place;
  const std::size_t first = cursor.find('_');
  const std::size_t second = first == std::string_view::npos ? first : cursor.find('_', first + 1);
  if (second == std::string_view::npos ||
      !ReadNumber(cursor.substr(first + 1, second - first - 1), place.letter) ||
      !ReadNumber(cursor.substr(second + 1), place.ordinal) ||
      !DateFromIso(cursor.substr(0, first))) {
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

// Conditions of SQL with their values, in order.
class Conditions {
 public:
  void Add(std::string_view sql) { conditions_.emplace_back(sql); }
  template <typename... Values>
  void Add(std::string_view sql, Values... values) {
    conditions_.emplace_back(sql);
    (values_.emplace_back(std::move(values)), ...);
  }
  // "a AND b"; "TRUE" for none.
  [[nodiscard]] std::string Joined() const {
    std::string joined;
    for (const std::string& condition : conditions_) {
      joined += (joined.empty() ? "" : " AND ") + condition;
    }
    return joined.empty() ? "TRUE" : joined;
  }
  void BindTo(Statement& statement) const {
    for (const auto& value : values_) {
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        statement.Bind(*number);
      } else {
        statement.Bind(std::get<std::string>(value));
      }
    }
  }

 private:
  std::vector<std::string> conditions_;
  std::vector<std::variant<std::int64_t, std::string>> values_;
};

// The filters that hold whatever the order.
std::expected<Conditions, Error> ConditionsOf(const Archive& archive, const TaskFilter& filter) {
  Conditions conditions;
  if (!filter.letter.empty()) {
    auto letters = LettersAsJson(archive, filter.letter);
    if (!letters) return std::unexpected(letters.error());
    conditions.Add(
        "task.letter IN (SELECT id FROM letter WHERE name IN (SELECT value FROM json_each(?)))",
        std::move(*letters));
  }
  if (filter.due_before) conditions.Add("due_day <= ?", ToIso(LastDay(*filter.due_before)));
  if (filter.due_after || filter.due_before) {
    conditions.Add("due_day < ?", std::string(kNoDueDay));
  }
  if (filter.status) {
    conditions.Add("coalesce(status, 'open') = ?", std::string(NameOf(*filter.status)));
  }
  if (const std::string folded = Fold(filter.assignee); !folded.empty()) {
    conditions.Add("has_words(assignees_folded, ?)", folded);
  }
  if (const std::string folded = Fold(filter.issuer); !folded.empty()) {
    conditions.Add("has_words(fold(issuer || char(10) || issuer_parent), ?)", folded);
  }
  return conditions;
}

// --- Rare names ---

// Letters up to which it is faster to read all their tasks and sort them than to go through the
// tasks of all letters by due day until a page is full.
constexpr std::int64_t kFewLetters = 3000;

// "column : term AND column : "beginning"*" for the words of the name, without those that may stand
// in the index otherwise parted (digits and what is glued to them). Empty when there are no others.
std::string IndexCondition(std::string_view column, const std::string& name,
                           std::string (*term)(std::string_view)) {
  std::string condition;
  for (const ReferenceAtom& word : ReferenceAtoms(Fold(name))) {
    if (word.is_number || word.glued) continue;
    // Words hold nothing but letters and digits, so the quotes cannot be broken out of.
    condition +=
        fmt::format("{}{} : \"{}\"*", condition.empty() ? "" : " AND ", column, term(word.text));
  }
  return condition;
}

// The letters that may have tasks of the assignee and issuer asked for, as a JSON array of their
// ids; nullopt when these are many, or nobody was asked for.
std::expected<std::optional<std::string>, Error> FewLetters(Archive::Database& database,
                                                            const TaskFilter& filter) {
  std::string match = IndexCondition("assignee", filter.assignee, AssigneeTerm);
  const std::string issuer = IndexCondition("issuer", filter.issuer, IssuerTerm);
  if (!match.empty() && !issuer.empty()) match += " AND ";
  match += issuer;
  if (match.empty()) return std::nullopt;
  Statement statement =
      database.Prepare("SELECT rowid FROM head_index WHERE head_index MATCH ? LIMIT ?");
  statement.Bind(match).Bind(kFewLetters + 1);
  nlohmann::json letters = nlohmann::json::array();
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return letters.dump();
    letters.push_back(LetterOfPosition(statement.Integer(0)));
    if (letters.size() > static_cast<std::size_t>(kFewLetters)) return std::nullopt;
  }
}

constexpr std::string_view kColumns =
    "task.letter, task.ordinal, parent, task.task_id, label, text, assignees, "
    "assignees_inherited, support, report_to, deadline_text, start, due, due_day, "
    "recurrence_text, rrules, sequence, change, coalesce(status, 'open'), coalesce(day, ''), "
    "coalesce(note, ''), name, reference, date, issuer, subject, path, sha256, extension";
constexpr std::string_view kTables =
    "FROM task JOIN letter ON letter.id = task.letter "
    "JOIN source ON source.id = letter.source "
    "JOIN source_path ON source_path.source = source.id AND source_path.ordinal = 0 "
    "LEFT JOIN task_status ON task_status.letter = task.letter "
    "AND task_status.task_id = task.task_id";

std::expected<ListedTask, Error> TaskOfRow(Archive::Database& database, const Statement& row) {
  ListedTask task;
  task.id = row.Text(3);
  task.label = row.Text(4);
  task.text = row.Text(5);
  task.assignees = NamesFromJson(row.Text(6));
  task.assignees_inherited = row.Integer(7) != 0;
  task.support = NamesFromJson(row.Text(8));
  task.report_to = row.Text(9);
  task.deadline_text = row.Text(10);
  task.start = row.Text(11);
  task.due = row.Text(12);
  if (row.Text(13) != kNoDueDay) task.due_day = row.Text(13);
  task.recurrence_text = row.Text(14);
  task.rrules = NamesFromJson(row.Text(15));
  task.sequence = row.Integer(16);
  task.change = row.Integer(17);
  task.status = StatusNamed(row.Text(18)).value_or(TaskStatus::kOpen);
  task.status_day = row.Text(19);
  task.note = row.Text(20);
  task.letter_id = row.Text(21);
  task.reference = row.Text(22);
  task.letter_date = row.Text(23);
  task.issuer = row.Text(24);
  task.subject = row.Text(25);
  task.path = row.Text(26);
  task.original = OriginalPath("", row.Text(27), row.Text(28)).string();
  if (!row.IsNull(2)) {
    auto parent = ParentId(database, row.Integer(0), row.Integer(2));
    if (!parent) return std::unexpected(parent.error());
    task.parent_id = std::move(*parent);
  }
  return task;
}

// --- Changes ---

// "5f2c91d0-4711": archive and number.
std::expected<std::string, Error> ArchiveId(Archive::Database& database) {
  Statement statement = database.Prepare("SELECT value FROM property WHERE name = 'archive_id'");
  const auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::string(statement.Text(0)) : "";
}

std::expected<std::int64_t, Error> ChangeOf(std::string_view cursor, std::string_view archive_id,
                                            std::int64_t last) {
  if (cursor.empty()) return 0;
  std::int64_t change = -1;
  const std::size_t dash = cursor.find('-');
  if (dash == std::string_view::npos || !ReadNumber(cursor.substr(dash + 1), change) ||
      change < 0) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("--since: '{}' is no cursor; take the one printed by the run before, or "
                          "'start' for all tasks",
                          cursor)});
  }
  if (cursor.substr(0, dash) != archive_id || change > last) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("--since: this archive never gave out the cursor '{}'; is it another "
                          "archive, or an older copy? 'start' gives all its tasks",
                          cursor)});
  }
  return change;
}

// Takes from `statement` what it has, up to `limit` tasks.
std::expected<std::vector<ListedTask>, Error> TakeChanges(Archive::Database& database,
                                                          Statement& statement, int limit) {
  std::vector<ListedTask> tasks;
  while (tasks.size() < static_cast<std::size_t>(limit)) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    auto task = TaskOfRow(database, statement);
    if (!task) return std::unexpected(task.error());
    constexpr int kFits = 29;  // the column after kColumns
    if (statement.Integer(kFits) == 0) task->status = TaskStatus::kRemoved;
    tasks.push_back(std::move(*task));
  }
  return tasks;
}

std::expected<std::vector<ListedTask>, Error> TakeRemoved(Statement& statement, int limit) {
  std::vector<ListedTask> tasks;
  while (tasks.size() < static_cast<std::size_t>(limit)) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    ListedTask task;
    task.id = statement.Text(0);
    task.label = statement.Text(1);
    task.text = statement.Text(2);
    task.sequence = statement.Integer(3);
    task.change = statement.Integer(4);
    task.status = TaskStatus::kRemoved;
    task.letter_id = statement.Text(5);
    task.reference = statement.Text(6);
    task.letter_date = statement.Text(7);
    task.issuer = statement.Text(8);
    task.subject = statement.Text(9);
    task.path = statement.Text(10);
    task.original = OriginalPath("", statement.Text(11), statement.Text(12)).string();
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace

std::expected<TaskPage, Error> ListTasks(const Archive& archive, const TaskFilter& filter) {
  Archive::Database& database = archive.database();
  auto conditions = ConditionsOf(archive, filter);
  if (!conditions) return std::unexpected(conditions.error());
  Place after;
  if (!filter.cursor.empty()) {
    auto place = PlaceOf(filter.cursor);
    if (!place) return std::unexpected(place.error());
    after = std::move(*place);
  }
  // One lower bound, so that a later page does not begin to read at the first.
  std::string first = after.due_day;
  if (filter.due_after) first = std::max(first, ToIso(LowerBound(*filter.due_after)));
  const auto few = FewLetters(database, filter);
  if (!few) return std::unexpected(few.error());
  if (*few) {
    // The sign keeps SQLite from the index of due days, which is one of tasks only.
    conditions->Add("+kind = 'task'");
    conditions->Add("task.letter IN (SELECT value FROM json_each(?))", **few);
  } else {
    conditions->Add("kind = 'task'");
  }
  conditions->Add("due_day >= ?", first);
  conditions->Add("(due_day, task.letter, task.ordinal) > (?, ?, ?)", after.due_day, after.letter,
                  after.ordinal);
  if (filter.overdue_on) {
    conditions->Add("due_day < ?", ToIso(*filter.overdue_on));
    conditions->Add("coalesce(status, 'open') = 'open'");
  }
  Statement statement = database.Prepare(
      fmt::format("SELECT {} {} WHERE {} ORDER BY due_day, task.letter, task.ordinal", kColumns,
                  kTables, conditions->Joined()));
  conditions->BindTo(statement);

  TaskPage page;
  Place shown;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return page;
    if (page.tasks.size() == static_cast<std::size_t>(filter.limit)) {
      page.next = fmt::format("{}_{}_{}", shown.due_day, shown.letter, shown.ordinal);
      return page;
    }
    auto task = TaskOfRow(database, statement);
    if (!task) return std::unexpected(task.error());
    shown = {std::string(statement.Text(13)), statement.Integer(0), statement.Integer(1)};
    page.tasks.push_back(std::move(*task));
  }
}

std::expected<TaskChanges, Error> ListTaskChanges(const Archive& archive, std::string_view cursor,
                                                  const TaskFilter& filter) {
  Archive::Database& database = archive.database();
  const auto archive_id = ArchiveId(database);
  if (!archive_id) return std::unexpected(archive_id.error());
  const auto last = LastTaskChange(database);
  if (!last) return std::unexpected(last.error());
  const auto since = ChangeOf(cursor, *archive_id, *last);
  if (!since) return std::unexpected(since.error());
  auto fits = ConditionsOf(archive, filter);
  if (!fits) return std::unexpected(fits.error());
  if (filter.due_after) {
    fits->Add("due_day >= ?", ToIso(LowerBound(*filter.due_after)));
  }
  // A task that is as it came in cannot have fitted before.
  Statement changed = database.Prepare(
      fmt::format("SELECT {}, {} AS fits {} WHERE kind = 'task' AND change > ? AND change <= ? "
                  "AND (fits OR sequence > 0) ORDER BY change",
                  kColumns, fits->Joined(), kTables));
  fits->BindTo(changed);
  changed.Bind(*since).Bind(*last);
  auto tasks = TakeChanges(database, changed, filter.limit + 1);
  if (!tasks) return std::unexpected(tasks.error());
  Statement removed = database.Prepare(
      "SELECT task_id, label, text, sequence, change, name, reference, date, issuer, subject, "
      "path, sha256, extension FROM removed_task JOIN letter ON letter.id = removed_task.letter "
      "JOIN source ON source.id = letter.source JOIN source_path ON source_path.source = source.id "
      "AND source_path.ordinal = 0 WHERE change > ? AND change <= ? ORDER BY change");
  removed.Bind(*since).Bind(*last);
  const auto gone = TakeRemoved(removed, filter.limit + 1);
  if (!gone) return std::unexpected(gone.error());

  TaskChanges changes;
  std::ranges::merge(*tasks, *gone, std::back_inserter(changes.tasks), {}, &ListedTask::change,
                     &ListedTask::change);
  std::int64_t next = *last;
  if (changes.tasks.size() > static_cast<std::size_t>(filter.limit)) {
    changes.tasks.resize(static_cast<std::size_t>(filter.limit));
    changes.is_last = false;
    next = changes.tasks.back().change;
  }
  changes.cursor = fmt::format("{}-{}", *archive_id, next);
  return changes;
}

}  // namespace vanthu
