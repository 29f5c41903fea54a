// Tested by tests/extractors/tasks_test.cc and tests/golden/tasks.jsonl.
#include "extractors/tasks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/assignees.h"
#include "extractors/body_tree.h"
#include "extractors/calendar.h"
#include "extractors/organisation.h"
#include "extractors/recurrence.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxLeadWords = 14;  // words between "nội dung" and "sau:"
constexpr std::size_t kMaxNouns = 12;      // words of an info heading with a colon

struct Context {
  std::vector<std::string> assignees;  // of the nearest heading, the lead-in or the addressees
  bool from_heading = false;
  bool info = false;        // under a heading that only informs
  bool invitation = false;  // the letter invites: its lists name guests, not duties
  bool under_task = false;  // the items only detail the task above
};

class TaskReader {
 public:
  TaskReader(const std::vector<Paragraph>& paragraphs, const PartialDate& date,
             const std::vector<std::string>& recipients, const Organisations& organisations,
             const TaskKnowledge& knowledge)
      : paragraphs_(paragraphs),
        date_(date),
        recipients_(recipients),
        organisations_(organisations),
        task_words_(knowledge.words),
        times_(knowledge.times) {}

  std::vector<Task> Read() {
    const std::vector<BodyNode> roots = BodyTree(paragraphs_);
    std::size_t first_label = roots.size();
    for (std::size_t i = 0; i < roots.size() && first_label == roots.size(); ++i) {
      if (!roots[i].label.empty()) first_label = i;
    }
    const bool has_list = first_label < roots.size();
    Context context;
    for (std::size_t i = 0; i < first_label; ++i)
      context.invitation = context.invitation || Invites(roots[i]);
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < roots.size(); ++i) {
      const BodyNode& node = roots[i];
      if (!node.label.empty()) {
        tasks.push_back(ReadNode(node, context));
        continue;
      }
      const bool lead = has_list && i < first_label;
      if (lead) {
        // The last paragraph before the list may name who is to do all of it.
        if (i + 1 == first_label) ReadLead(node, context);
        if (lead && !ReadsAsTask(node, Place::kLead)) continue;
      }
      if (!lead && IsClosing(node)) continue;
      ReadUnlabelled(node, context,
                     has_list ? (lead ? Place::kLead : Place::kAfterList) : Place::kNoList, tasks);
    }
    return tasks;
  }

 private:
  enum class Place { kLead, kNoList, kAfterList, kInList };

  const Words& WordsOf(const BodyNode& node) const { return paragraphs_[node.paragraph].words; }
  WordRange RangeOf(const BodyNode& node) const {
    const Words& words = WordsOf(node);
    return {words.IndexAt(node.text_begin), words.size()};
  }
  std::string_view TextOf(const BodyNode& node) const {
    std::string_view text =
        std::string_view(paragraphs_[node.paragraph].text()).substr(node.text_begin);
    while (text.ends_with('*') || text.ends_with('#') || text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with('#') || text.starts_with(' ') || text.starts_with("**"))
      text.remove_prefix(1);
    return text;
  }
  bool Has(TaskWord kind, const Words& words, std::size_t i) const {
    return task_words_.At(kind, words, i).has_value();
  }
  bool HasAnywhere(TaskWord kind, const Words& words, WordRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (Has(kind, words, i)) return true;
    }
    return false;
  }
  bool EndsWithColon(const Words& words, WordRange range) const {
    return range.end > range.begin && words.IsMark(range.end - 1, ":");
  }

  bool Invites(const BodyNode& node) const {
    return HasAnywhere(TaskWord::kInvitation, WordsOf(node), RangeOf(node));
  }

  // "… thực hiện một số nội dung sau:", "… đề nghị các đơn vị:": the sentence announces the list
  // and asks nothing else.
  bool AnnouncesList(const BodyNode& node) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    if (!EndsWithColon(words, range) && !EndsWithListLead(words, range)) return false;
    return true;
  }

  bool EndsWithListLead(const Words& words, WordRange range) const {
    std::size_t end = range.end;
    while (end > range.begin && words[end - 1].kind == WordKind::kMark) --end;
    const std::size_t from = end > range.begin + 4 ? end - 4 : range.begin;
    for (std::size_t i = from; i < end; ++i) {
      if (const auto lead = task_words_.At(TaskWord::kListLead, words, i); lead && *lead == end)
        return true;
    }
    return false;
  }

  void ReadLead(const BodyNode& node, Context& context) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    if (context.invitation) return;
    if (auto assigned = LastAsked(words, range)) {
      context.assignees = std::move(*assigned);
      return;
    }
    if (HasAnywhere(TaskWord::kDirecting, words, LastSentences(words, range)))
      context.assignees = recipients_;
  }

  // From the issuer's clause on: what stands before tells the reasons.
  WordRange LastSentences(const Words& words, WordRange range) const {
    std::size_t begin = range.begin;
    std::size_t stops = 0;
    for (std::size_t i = range.end; i-- > range.begin;) {
      if (words.IsMark(i, ".") && i + 1 < range.end && words[i + 1].capital &&
          words[i + 1].space_before && ++stops == 2) {
        begin = i + 1;
        break;
      }
    }
    return {begin, range.end};
  }

  // Whom the lead-in asks: the last request whose addressee is named.
  std::optional<std::vector<std::string>> LastAsked(const Words& words, WordRange range) const {
    for (std::size_t i = range.end; i-- > range.begin;) {
      const auto request = task_words_.At(TaskWord::kRequest, words, i);
      if (!request) continue;
      const auto who = WhoAt(words, *request, range.end, organisations_, task_words_);
      if (who) return who->names;
    }
    return std::nullopt;
  }

  bool IsClosing(const BodyNode& node) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    if (Has(TaskWord::kClosing, words, range.begin)) return true;
    // "Văn phòng … thông báo để các cơ quan biết, thực hiện."
    for (std::size_t i = range.begin; i + 2 < range.end; ++i) {
      if (words.Form(i) == "thông" && words.Form(i + 1) == "báo" &&
          (words.Form(i + 2) == "để" || words.Form(i + 2) == "đến") &&
          !HasDuty(words, {i + 3, range.end})) {
        return true;
      }
    }
    return OnlyFormula(words, range);
  }

  bool HasDuty(const Words& words, WordRange range) const {
    return HasAnywhere(TaskWord::kDuty, words, range);
  }

  // "Đề nghị các đơn vị nghiêm túc triển khai thực hiện": a request with nothing to do in it.
  bool OnlyFormula(const Words& words, WordRange range) const {
    std::size_t i = range.begin;
    bool asked = false;
    for (; i < range.end && !asked; ++i) {
      const auto request = task_words_.At(TaskWord::kRequest, words, i);
      if (!request) continue;
      const auto who = WhoAt(words, *request, range.end, organisations_, task_words_);
      if (!who) continue;
      i = who->end;
      asked = true;
      break;
    }
    if (!asked) {
      // A wish that names nobody: "Rất mong nhận được sự quan tâm".
      return false;
    }
    while (i < range.end) {
      if (words.IsMark(i, ".")) break;
      if (words[i].kind == WordKind::kMark) {
        ++i;
        continue;
      }
      if (const auto self = task_words_.At(TaskWord::kSelf, words, i)) {
        i = *self;
        continue;
      }
      const auto formula = task_words_.At(TaskWord::kFormula, words, i);
      if (!formula) return false;
      i = *formula;
    }
    // A second sentence may still ask for reports.
    return !HasDuty(words, {i, range.end});
  }

  bool StartsWithInfo(const Words& words, WordRange range) const {
    return Has(TaskWord::kInfoHeading, words, range.begin);
  }

  // Whether a paragraph without a label asks something of somebody.
  bool ReadsAsTask(const BodyNode& node, Place place) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    if (StartsWithInfo(words, range) && HasColonSoon(words, range)) return place != Place::kLead;
    if (AnnouncesList(node) && (place == Place::kLead || node.children.empty())) return false;
    if (place == Place::kLead) return false;
    // "Ngày 17/10/2017 Sở … ban hành Công văn …, thời gian báo cáo trước ngày …": what has been.
    const bool story = DateAt(words, range.begin).has_value();
    const bool reminder = words.Form(range.begin) == "lưu" && words.Form(range.begin + 1) == "ý";
    const auto assigned =
        FindAssignees(words, range, AssigneeScope::kAnywhere, organisations_, task_words_);
    if (!assigned) {
      // Nobody is named, but something is to be sent by a day.
      const bool report = !FindReportTo(words, range, organisations_).empty();
      return report && !story && FindDeadline(words, range, {}, date_, times_).has_value();
    }
    if (assigned->rule == "asked" || assigned->rule == "sender_of_report" || reminder) return true;
    // Named before an action: a duty when the sentence opens with it, or with a phrase that leads
    // to it.
    if (place == Place::kInList) return true;
    const bool opens = organisations_.HeadAt(words, range.begin).has_value();
    const bool on_this_letter = place == Place::kAfterList && BeginsOnThisLetter(words, range);
    const bool repeated = FindRecurrence(words, range, times_).has_value();
    return on_this_letter || repeated || (opens && HasModal(words, range));
  }

  // "Căn cứ Chỉ thị này, …"
  bool BeginsOnThisLetter(const Words& words, WordRange range) const {
    if (!Has(TaskWord::kAdverbial, words, range.begin)) return false;
    for (std::size_t i = range.begin; i < range.end && i < range.begin + kMaxLeadWords; ++i) {
      if (Has(TaskWord::kSelf, words, i)) return true;
    }
    return false;
  }

  bool HasModal(const Words& words, WordRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (words.Form(i) == "phải" || words.Form(i) == "cần" || words.Form(i) == "sẽ" ||
          (words.Form(i + 1) == "trách" && words.Form(i + 2) == "nhiệm")) {
        return true;
      }
    }
    return false;
  }

  bool HasColonSoon(const Words& words, WordRange range) const {
    for (std::size_t i = range.begin; i < range.end && i < range.begin + kMaxNouns; ++i) {
      if (words.IsMark(i, ":")) return true;
    }
    return false;
  }

  void ReadUnlabelled(const BodyNode& node, const Context& context, Place place,
                      std::vector<Task>& tasks) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    const bool info = StartsWithInfo(words, range) && HasColonSoon(words, range);
    if (!info && !ReadsAsTask(node, place)) {
      // A heading of its own line above a list: "Đối tượng tham dự:".
      return;
    }
    Context own = context;
    if (own.assignees.empty() && place != Place::kAfterList && !own.invitation)
      own.assignees = recipients_;
    if (place == Place::kNoList && own.assignees.empty()) own.assignees = recipients_;
    if (place == Place::kAfterList) own.invitation = false;
    if (info) {
      Task task = MakeTask(node);
      task.kind = EndsWithColon(words, range) && !node.children.empty() ? Task::Kind::kSection
                                                                        : Task::Kind::kInfo;
      task.rule = "unlabelled_information";
      if (auto time = FindEventTime(words, range, date_);
          time && words.Form(range.begin + 1) == "gian") {
        task.deadline = std::move(time->value);
      }
      own.info = true;
      for (const BodyNode& child : node.children) task.children.push_back(ReadNode(child, own));
      tasks.push_back(std::move(task));
      return;
    }
    Task task = MakeTask(node);
    task.kind = Task::Kind::kTask;
    task.rule = "unlabelled_request";
    FillTask(node, own, AssigneeScope::kAnywhere, task);
    ReadChildren(node, own, task);
    tasks.push_back(std::move(task));
  }

  Task MakeTask(const BodyNode& node) const {
    Task task;
    task.label = node.label;
    task.text = TextOf(node);
    const Paragraph& paragraph = paragraphs_[node.paragraph];
    const std::size_t begin = node.text_begin;
    task.spans = paragraph.ToLetter({begin, paragraph.text().size()});
    return task;
  }

  void FillTask(const BodyNode& node, const Context& context, AssigneeScope scope,
                Task& task) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    if (auto assigned = FindAssignees(words, range, scope, organisations_, task_words_)) {
      task.assignees = std::move(assigned->names);
    } else if (!context.assignees.empty()) {
      task.assignees = context.assignees;
      task.assignees_inherited = true;
    }
    task.support = FindSupport(words, range, organisations_, task_words_);
    task.report_to = FindReportTo(words, range, organisations_);
    WordRange skip;
    if (auto recurrence = FindRecurrence(words, range, times_)) {
      task.recurrence = std::move(recurrence->value);
      skip = recurrence->place;
    }
    if (auto deadline = FindDeadline(words, range, skip, date_, times_))
      task.deadline = std::move(deadline->value);
  }

  // Whether the words begin with an action.
  bool BeginsWithAction(const Words& words, WordRange range) const {
    return Has(TaskWord::kVerb, words, range.begin) || Has(TaskWord::kAction, words, range.begin) ||
           Has(TaskWord::kRequest, words, range.begin);
  }

  // Items under a task that ends with a colon: more tasks when most of them act, otherwise what the
  // task lists.
  bool ChildrenAct(const BodyNode& node) const {
    std::size_t acting = 0;
    for (const BodyNode& child : node.children) {
      const Words& words = WordsOf(child);
      const WordRange range = RangeOf(child);
      const bool acts =
          BeginsWithAction(words, range) ||
          FindAssignees(words, range, AssigneeScope::kStart, organisations_, task_words_)
              .has_value();
      acting += acts ? 1 : 0;
    }
    return 2 * acting > node.children.size();
  }

  void ReadChildren(const BodyNode& node, const Context& context, Task& task) const {
    if (node.children.empty()) return;
    Context own = context;
    if (!own.info) {
      if (!task.assignees.empty()) {
        own.from_heading = own.from_heading || !task.assignees_inherited;
        own.assignees = task.assignees;
      }
      const Words& words = WordsOf(node);
      const WordRange range = RangeOf(node);
      if (task.kind == Task::Kind::kTask && EndsWithColon(words, range) && !ChildrenAct(node))
        own.info = true;
      if (own.invitation) own.info = true;
    }
    for (const BodyNode& child : node.children) {
      if (child.label.empty()) {
        ReadUnlabelledChild(child, own, task);
      } else {
        task.children.push_back(ReadNode(child, own));
      }
    }
  }

  void ReadUnlabelledChild(const BodyNode& child, const Context& context, Task& parent) const {
    const Words& words = WordsOf(child);
    const WordRange range = RangeOf(child);
    if (context.info) {
      // "1. Mục tiêu" ⏎ "Phát huy …": one piece of information.
      if (parent.kind == Task::Kind::kInfo && parent.children.empty()) {
        if (!parent.text.empty()) parent.text += ' ';
        parent.text += TextOf(child);
        const std::vector<Span> spans = paragraphs_[child.paragraph].Lines();
        parent.spans.insert(parent.spans.end(), spans.begin(), spans.end());
        return;
      }
      Task info = MakeTask(child);
      info.kind = Task::Kind::kInfo;
      info.rule = "unlabelled_information";
      parent.children.push_back(std::move(info));
      return;
    }
    const bool heading_above = parent.kind == Task::Kind::kSection;
    const bool acts = BeginsWithAction(words, range) || ReadsAsTask(child, Place::kInList);
    Task task = MakeTask(child);
    if (!acts && !(heading_above && !context.assignees.empty())) {
      task.kind = Task::Kind::kInfo;
      task.rule = "unlabelled_information";
    } else {
      task.kind = Task::Kind::kTask;
      task.rule = heading_above ? "under_heading" : "unlabelled_request";
      FillTask(child, context,
               context.from_heading ? AssigneeScope::kStart : AssigneeScope::kAnywhere, task);
    }
    Context own = context;
    own.info = task.kind == Task::Kind::kInfo;
    ReadChildren(child, own, task);
    parent.children.push_back(std::move(task));
  }

  // A heading that names bodies: the section's assignees. "Đối với Sở …:" names them too.
  std::vector<std::string> HeadingAssignees(const Words& words, WordRange range) const {
    std::size_t begin = range.begin;
    if (words.Form(begin) == "đối" && words.Form(begin + 1) == "với") begin += 2;
    if (words.Form(begin) == "trách" && words.Form(begin + 1) == "nhiệm" &&
        words.Form(begin + 2) == "của")
      begin += 3;
    std::size_t end = range.end;
    while (end > begin && words[end - 1].kind == WordKind::kMark) --end;
    const auto who = WhoAt(words, begin, end, organisations_, task_words_);
    if (!who) return {};
    if (who->ending == WhoPhrase::Ending::kEnd && who->end >= end) return who->names;
    // "Sở … chủ trì, phối hợp với …:" leads what stands below.
    if (who->ending == WhoPhrase::Ending::kAction && words.Form(who->end) == "chủ" &&
        words.Form(who->end + 1) == "trì")
      return who->names;
    return {};
  }

  Task ReadNode(const BodyNode& node, const Context& context) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    Task task = MakeTask(node);
    const bool info_heading = StartsWithInfo(words, range);
    const bool heading = IsHeading(words, range.begin);
    const bool colon = EndsWithColon(words, range);
    Context own = context;
    if (context.info) {
      task.kind =
          !node.children.empty() && (heading || colon) ? Task::Kind::kSection : Task::Kind::kInfo;
      task.rule = "under_information";
      if (info_heading) AddEventTime(words, range, task);
      if (!info_heading) AddEventTimeOfItem(words, range, task);
      ReadChildren(node, own, task);
      return task;
    }
    if (context.invitation) {
      task.kind = !node.children.empty() ? Task::Kind::kSection : Task::Kind::kInfo;
      task.rule = "invitation";
      AddEventTime(words, range, task);
      own.info = true;
      for (const BodyNode& child : node.children) ReadInfoChild(child, own, task);
      return task;
    }
    const bool mixed =
        info_heading && (heading || colon) && HasAnywhere(TaskWord::kMixedHeading, words, range);
    const bool named = !HeadingAssignees(words, range).empty();
    if (info_heading && !mixed &&
        (heading || colon || HasColonSoon(words, range) || TimeItem(words, range))) {
      const bool labelled_child = std::ranges::any_of(
          node.children, [](const BodyNode& child) { return !child.label.empty(); });
      task.kind = labelled_child ? Task::Kind::kSection : Task::Kind::kInfo;
      task.rule = "information_heading";
      AddEventTime(words, range, task);
      own.info = true;
      ReadChildren(node, own, task);
      return task;
    }
    if (node.system == LabelSystem::kArticle && (!heading || colon) && !named)
      return ReadArticle(node, context, std::move(task));
    const bool action = BeginsWithAction(words, range);
    const bool with_children = !node.children.empty();
    // A bare name above its duties, or a heading above its items.
    if (named && (with_children || heading || colon)) {
      task.kind = Task::Kind::kSection;
      task.rule = "body_heading";
      task.assignees = HeadingAssignees(words, range);
      own.from_heading = true;
      ReadChildren(node, own, task);
      return task;
    }
    const bool opens_with_scope =
        words.Form(range.begin) == "đối" && words.Form(range.begin + 1) == "với";
    const bool capitals = heading && AllCapitals(words, range);
    if (with_children &&
        (capitals || (heading && !colon) || (colon && !action && (opens_with_scope || heading)) ||
         (colon && heading && IsOrganising(words, range)))) {
      task.kind = Task::Kind::kSection;
      task.rule = "heading";
      ReadChildren(node, own, task);
      return task;
    }
    if (capitals && !action) {
      task.kind = Task::Kind::kSection;
      task.rule = "heading";
      return task;
    }
    if (Has(TaskWord::kInfoStart, words, range.begin) &&
        !FindAssignees(words, range, AssigneeScope::kAnywhere, organisations_, task_words_)) {
      task.kind = Task::Kind::kInfo;
      task.rule = "decision";
      // What stands under a decision may still be an order.
      ReadChildren(node, context, task);
      return task;
    }
    task.kind = Task::Kind::kTask;
    task.rule = action ? "labelled_action" : "labelled_item";
    FillTask(node, context, context.from_heading ? AssigneeScope::kStart : AssigneeScope::kAnywhere,
             task);
    ReadChildren(node, context, task);
    return task;
  }

  void ReadInfoChild(const BodyNode& child, const Context& context, Task& task) const {
    if (child.label.empty()) {
      Task info = MakeTask(child);
      info.kind = Task::Kind::kInfo;
      info.rule = "invitation";
      task.children.push_back(std::move(info));
      return;
    }
    task.children.push_back(ReadNode(child, context));
  }

  // "Tổ chức thực hiện:" begins like a task and is a heading.
  bool IsOrganising(const Words& words, WordRange range) const {
    return words.Form(range.begin) == "tổ" && words.Form(range.begin + 1) == "chức" &&
           words.Form(range.begin + 2) == "thực" && range.end - range.begin <= 6;
  }

  bool AllCapitals(const Words& words, WordRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (words[i].kind == WordKind::kWord && words.Form(i) == words.Printed(i)) return false;
    }
    std::size_t lower = 0;
    for (char c : std::string_view(words.text()).substr(words[range.begin].span.begin))
      lower += c >= 'a' && c <= 'z' ? 1 : 0;
    return lower == 0;
  }

  // "Thời gian buổi sáng ngày 09/01/2018": no colon.
  bool TimeItem(const Words& words, WordRange range) const {
    return (words.Form(range.begin) == "thời" && words.Form(range.begin + 1) == "gian") ||
           (words.Form(range.begin) == "địa" && words.Form(range.begin + 1) == "điểm");
  }

  void AddEventTime(const Words& words, WordRange range, Task& task) const {
    if (words.Form(range.begin) != "thời" && words.Form(range.begin) != "ngày") return;
    if (auto time = FindEventTime(words, range, date_)) task.deadline = std::move(time->value);
  }

  void AddEventTimeOfItem(const Words& words, WordRange range, Task& task) const {
    if (!HasColonSoon(words, range)) return;
    AddEventTime(words, range, task);
  }

  // Điều of a decision: an order when somebody is told to act, otherwise what is decided.
  Task ReadArticle(const BodyNode& node, const Context& context, Task task) const {
    const Words& words = WordsOf(node);
    const WordRange range = RangeOf(node);
    const auto assigned =
        FindAssignees(words, range, AssigneeScope::kAnywhere, organisations_, task_words_);
    const bool decides =
        Has(TaskWord::kInfoStart, words, range.begin) || Has(TaskWord::kSelf, words, range.begin);
    if (assigned && !decides) {
      task.kind = Task::Kind::kTask;
      task.rule = "article_order";
      FillTask(node, context, AssigneeScope::kAnywhere, task);
      ReadChildren(node, context, task);
      return task;
    }
    if (auto executing = ExecutingBodies(words, range); !executing.empty()) {
      task.kind = Task::Kind::kTask;
      task.rule = "article_execution";
      task.assignees = std::move(executing);
      return task;
    }
    task.kind = Task::Kind::kInfo;
    task.rule = "article_decision";
    Context own = context;
    own.info = !ChildrenAct(node);
    ReadChildren(node, own, task);
    return task;
  }

  // "Các Ông (Bà): Chánh Văn phòng …; Giám đốc … chịu trách nhiệm thi hành Quyết định này."
  std::vector<std::string> ExecutingBodies(const Words& words, WordRange range) const {
    std::size_t duty = range.begin;
    while (duty < range.end && !((words.Form(duty) == "chịu" || words.Form(duty) == "có") &&
                                 words.Form(duty + 1) == "trách"))
      ++duty;
    if (duty == range.end) return {};
    std::size_t begin = range.begin;
    for (std::size_t i = range.begin; i < duty; ++i) {
      if (words.IsMark(i, ":")) begin = i + 1;
    }
    const auto who = WhoAt(words, begin, range.end, organisations_, task_words_);
    return who && who->end == duty ? who->names : std::vector<std::string>{};
  }

  const std::vector<Paragraph>& paragraphs_;
  const PartialDate& date_;
  const std::vector<std::string>& recipients_;
  const Organisations& organisations_;
  const TaskWords& task_words_;
  const TimeWords& times_;
};

}  // namespace

std::expected<TaskKnowledge, Error> TaskKnowledge::FromTables(const Table& words,
                                                              const Table& times,
                                                              const Table& holidays) {
  auto task_words = TaskWords::FromTable(words);
  if (!task_words) return std::unexpected(task_words.error());
  auto time_words = TimeWords::FromTables(times, holidays);
  if (!time_words) return std::unexpected(time_words.error());
  return TaskKnowledge{.words = std::move(*task_words), .times = std::move(*time_words)};
}

std::vector<Task> FindTasks(const LetterParagraphs& paragraphs, const PartialDate& date,
                            const std::vector<std::string>& recipients,
                            const Knowledge& knowledge) {
  return TaskReader(paragraphs.body, date, recipients, knowledge.organisations(), knowledge.tasks())
      .Read();
}

}  // namespace vanthu
