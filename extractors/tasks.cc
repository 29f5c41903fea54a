// Tested by tests/extractors/tasks_test.cc and tests/golden/tasks.jsonl.
#include "extractors/tasks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractors/body_tree.h"
#include "extractors/calendar.h"
#include "extractors/duty_text.h"
#include "extractors/recurrence.h"

namespace vanthu {
namespace {

struct Context {
  std::vector<std::string> assignees;  // of the nearest heading, the lead-in or the addressees
  bool from_heading = false;
  bool info = false;        // under a heading that only informs
  bool invitation = false;  // the letter invites: its lists name guests, not duties
};

// Where a heading names somebody, a name inside an item's words is not who does it.
AssigneeScope ScopeIn(const Context& context) {
  return context.from_heading ? AssigneeScope::kStart : AssigneeScope::kAnywhere;
}

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
    const auto first = std::ranges::find_if(roots, &TaskReader::IsLabelled);
    const auto first_label = static_cast<std::size_t>(first - roots.begin());
    const bool has_list = first_label < roots.size();
    Context context;
    context.invitation = std::any_of(roots.begin(), first, [this](const BodyNode& node) {
      return TextOf(node).Holds(TaskWord::kInvitation);
    });
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < roots.size(); ++i) {
      const BodyNode& node = roots[i];
      if (IsLabelled(node)) {
        tasks.push_back(ReadNode(node, context));
      } else if (has_list && i < first_label) {
        // The last paragraph before the list may name who is to do all of it.
        if (i + 1 == first_label) ReadLead(node, context);
      } else if (!TextOf(node).IsClosing()) {
        ReadUnlabelled(node, context, has_list ? Place::kAfterList : Place::kNoList, tasks);
      }
    }
    return tasks;
  }

 private:
  // Where a paragraph without a label stands.
  enum class Place { kNoList, kAfterList, kInList };

  static bool IsLabelled(const BodyNode& node) { return !node.label.empty(); }

  DutyText TextOf(const BodyNode& node) const {
    const Words& words = paragraphs_[node.paragraph].words;
    return {words, {words.IndexAt(node.text_begin), words.size()}, organisations_, task_words_};
  }

  // The item as records have it: without its label and the marks of Markdown.
  std::string_view PrintedOf(const BodyNode& node) const {
    std::string_view text =
        std::string_view(paragraphs_[node.paragraph].text()).substr(node.text_begin);
    while (text.ends_with('*') || text.ends_with('#') || text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with('#') || text.starts_with(' ') || text.starts_with("**"))
      text.remove_prefix(1);
    return text;
  }

  Task MakeTask(const BodyNode& node, Task::Kind kind, std::string_view rule) const {
    Task task;
    task.label = node.label;
    task.text = PrintedOf(node);
    const Paragraph& paragraph = paragraphs_[node.paragraph];
    task.spans = paragraph.ToLetter({node.text_begin, paragraph.text().size()});
    task.kind = kind;
    task.rule = rule;
    return task;
  }

  void ReadLead(const BodyNode& node, Context& context) const {
    if (context.invitation) return;
    const DutyText text = TextOf(node);
    if (auto asked = text.LastAsked()) {
      context.assignees = std::move(*asked);
    } else if (text.DirectsAddressees()) {
      context.assignees = recipients_;
    }
  }

  // Whether a paragraph without a label asks something of somebody.
  bool ReadsAsTask(const BodyNode& node, Place place) const {
    const DutyText text = TextOf(node);
    if (text.BeginsWithInformation() && text.HasColonSoon()) return true;
    if (text.AnnouncesList() && node.children.empty()) return false;
    const auto assigned = text.Assignees(AssigneeScope::kAnywhere);
    if (!assigned) {
      // Nobody is named, but something is to be sent by a day. A date at the start tells what has
      // been: "Ngày 17/10/2017 Sở … ban hành Công văn …, thời gian báo cáo trước ngày …".
      return !text.ReportTo().empty() && !DateAt(text.words(), text.range().begin) &&
             FindDeadline(text.words(), text.range(), {}, date_, times_).has_value();
    }
    const bool reminder = text.BeginsWith({"lưu", "ý"});
    if (assigned->rule == "asked" || assigned->rule == "sender_of_report" || reminder) return true;
    // Named before an action: a duty when the sentence opens with it, or with a phrase that leads
    // to it.
    if (place == Place::kInList) return true;
    const bool opens = organisations_.HeadAt(text.words(), text.range().begin).has_value();
    return (place == Place::kAfterList && text.BeginsOnThisLetter()) ||
           FindRecurrence(text.words(), text.range(), times_).has_value() ||
           (opens && text.HasModal());
  }

  void ReadUnlabelled(const BodyNode& node, const Context& context, Place place,
                      std::vector<Task>& tasks) const {
    const DutyText text = TextOf(node);
    const bool info = text.BeginsWithInformation() && text.HasColonSoon();
    if (!info && !ReadsAsTask(node, place)) return;
    Context own = context;
    const bool addressed = place == Place::kNoList;
    if (addressed && own.assignees.empty()) own.assignees = recipients_;
    if (place == Place::kAfterList) own.invitation = false;
    if (info) {
      const bool section = text.EndsWithColon() && !node.children.empty();
      Task task = MakeTask(node, section ? Task::Kind::kSection : Task::Kind::kInfo,
                           "unlabelled_information");
      if (text.words().Form(text.range().begin + 1) == "gian") AddEventTime(text, task);
      own.info = true;
      for (const BodyNode& child : node.children) task.children.push_back(ReadNode(child, own));
      tasks.push_back(std::move(task));
      return;
    }
    Task task = MakeTask(node, Task::Kind::kTask, "unlabelled_request");
    FillTask(text, own, AssigneeScope::kAnywhere, task);
    ReadChildren(node, own, task);
    tasks.push_back(std::move(task));
  }

  // Who, with whom, to whom, how often and by when.
  void FillTask(const DutyText& text, const Context& context, AssigneeScope scope,
                Task& task) const {
    if (auto assigned = text.Assignees(scope)) {
      task.assignees = std::move(assigned->names);
    } else if (!context.assignees.empty()) {
      task.assignees = context.assignees;
      task.assignees_inherited = true;
    }
    task.support = text.Support();
    task.report_to = text.ReportTo();
    WordRange skip;
    if (auto recurrence = FindRecurrence(text.words(), text.range(), times_)) {
      task.recurrence = std::move(recurrence->value);
      skip = recurrence->place;
    }
    if (auto deadline = FindDeadline(text.words(), text.range(), skip, date_, times_)) {
      task.deadline = std::move(deadline->value);
    }
  }

  void AddEventTime(const DutyText& text, Task& task) const {
    if (auto time = FindEventTime(text.words(), text.range(), date_)) {
      task.deadline = std::move(time->value);
    }
  }

  // "Thời gian …", "Ngày …": when the meeting is.
  void AddEventTimeOfItem(const DutyText& text, Task& task) const {
    if (text.BeginsWith({"thời"}) || text.BeginsWith({"ngày"})) AddEventTime(text, task);
  }

  // Items under a task that ends with a colon: more tasks when most of them act, otherwise what the
  // task lists.
  bool ChildrenAct(const BodyNode& node) const {
    const auto acting = std::ranges::count_if(node.children, [this](const BodyNode& child) {
      const DutyText text = TextOf(child);
      return text.BeginsWithAction() || text.Assignees(AssigneeScope::kStart).has_value();
    });
    return 2 * static_cast<std::size_t>(acting) > node.children.size();
  }

  void ReadChildren(const BodyNode& node, const Context& context, Task& task) const {
    if (node.children.empty()) return;
    Context own = context;
    if (!own.info) {
      if (!task.assignees.empty()) {
        own.from_heading = own.from_heading || !task.assignees_inherited;
        own.assignees = task.assignees;
      }
      const bool lists = task.kind == Task::Kind::kTask && TextOf(node).EndsWithColon();
      own.info = own.invitation || (lists && !ChildrenAct(node));
    }
    for (const BodyNode& child : node.children) {
      if (IsLabelled(child)) {
        task.children.push_back(ReadNode(child, own));
      } else if (own.info) {
        ReadInformationBelow(child, task);
      } else {
        task.children.push_back(ReadUnlabelledChild(child, own, task.kind));
      }
    }
  }

  void ReadInformationBelow(const BodyNode& child, Task& parent) const {
    if (parent.kind != Task::Kind::kInfo || !parent.children.empty()) {
      parent.children.push_back(MakeTask(child, Task::Kind::kInfo, "unlabelled_information"));
      return;
    }
    // "1. Mục tiêu" ⏎ "Phát huy …": one piece of information.
    if (!parent.text.empty()) parent.text += ' ';
    parent.text += PrintedOf(child);
    const std::vector<Span> spans = paragraphs_[child.paragraph].Lines();
    parent.spans.insert(parent.spans.end(), spans.begin(), spans.end());
  }

  Task ReadUnlabelledChild(const BodyNode& child, const Context& context, Task::Kind parent) const {
    const DutyText text = TextOf(child);
    const bool heading_above = parent == Task::Kind::kSection;
    const bool acts = text.BeginsWithAction() || ReadsAsTask(child, Place::kInList);
    Context own = context;
    own.info = !acts && !(heading_above && !context.assignees.empty());
    Task task = own.info ? MakeTask(child, Task::Kind::kInfo, "unlabelled_information")
                         : MakeTask(child, Task::Kind::kTask,
                                    heading_above ? "under_heading" : "unlabelled_request");
    if (!own.info) FillTask(text, context, ScopeIn(context), task);
    ReadChildren(child, own, task);
    return task;
  }

  // A labelled item: what it is follows from where it stands, then from its own words.
  Task ReadNode(const BodyNode& node, const Context& context) const {
    if (context.info) return ReadUnderInformation(node, context);
    if (context.invitation) return ReadInvitation(node, context);
    const DutyText text = TextOf(node);
    const bool heading = IsHeading(text.words(), text.range().begin);
    const bool colon = text.EndsWithColon();
    const bool mixed = (heading || colon) && text.Holds(TaskWord::kMixedHeading);
    if (text.BeginsWithInformation() && !mixed &&
        (heading || colon || text.HasColonSoon() || text.BeginsWithTimeOrPlace())) {
      return ReadInformation(node, context);
    }
    std::vector<std::string> named = text.HeadingAssignees();
    const bool with_children = !node.children.empty();
    if (node.system == LabelSystem::kArticle && (!heading || colon) && named.empty()) {
      return ReadArticle(node, context);
    }
    // A bare name above its duties, or a heading above its items.
    if (!named.empty() && (with_children || heading || colon)) {
      Task task = MakeTask(node, Task::Kind::kSection, "body_heading");
      task.assignees = std::move(named);
      Context own = context;
      own.from_heading = true;
      ReadChildren(node, own, task);
      return task;
    }
    const bool action = text.BeginsWithAction();
    const bool capitals = heading && text.IsAllCapitals();
    const bool scope = text.BeginsWith({"đối", "với"});
    const bool above_items = capitals || (heading && !colon) ||
                             (colon && !action && (scope || heading)) ||
                             (colon && heading && text.IsOrganisingHeading());
    if ((with_children && above_items) || (capitals && !action)) {
      Task task = MakeTask(node, Task::Kind::kSection, "heading");
      ReadChildren(node, context, task);
      return task;
    }
    if (text.BeginsWith(TaskWord::kInfoStart) && !text.Assignees(AssigneeScope::kAnywhere)) {
      Task task = MakeTask(node, Task::Kind::kInfo, "decision");
      // What stands under a decision may still be an order.
      ReadChildren(node, context, task);
      return task;
    }
    Task task = MakeTask(node, Task::Kind::kTask, action ? "labelled_action" : "labelled_item");
    FillTask(text, context, ScopeIn(context), task);
    ReadChildren(node, context, task);
    return task;
  }

  Task ReadUnderInformation(const BodyNode& node, const Context& context) const {
    const DutyText text = TextOf(node);
    const bool heads = IsHeading(text.words(), text.range().begin) || text.EndsWithColon();
    const bool section = heads && !node.children.empty();
    Task task =
        MakeTask(node, section ? Task::Kind::kSection : Task::Kind::kInfo, "under_information");
    if (text.BeginsWithInformation() || text.HasColonSoon()) AddEventTimeOfItem(text, task);
    ReadChildren(node, context, task);
    return task;
  }

  Task ReadInvitation(const BodyNode& node, const Context& context) const {
    const bool section = !node.children.empty();
    Task task = MakeTask(node, section ? Task::Kind::kSection : Task::Kind::kInfo, "invitation");
    AddEventTimeOfItem(TextOf(node), task);
    Context own = context;
    own.info = true;
    for (const BodyNode& child : node.children) {
      task.children.push_back(IsLabelled(child) ? ReadNode(child, own)
                                                : MakeTask(child, Task::Kind::kInfo, "invitation"));
    }
    return task;
  }

  // "2. Thời gian, địa điểm: …", "I. MỤC ĐÍCH, YÊU CẦU"
  Task ReadInformation(const BodyNode& node, const Context& context) const {
    const DutyText text = TextOf(node);
    // A heading in capitals stands above its text; "1. Mục tiêu" and "I. CHỦ ĐỀ:" are one piece
    // with it.
    const bool section = std::ranges::any_of(node.children, &TaskReader::IsLabelled) ||
                         (!node.children.empty() && text.IsAllCapitals() && !text.EndsWithColon());
    Task task =
        MakeTask(node, section ? Task::Kind::kSection : Task::Kind::kInfo, "information_heading");
    AddEventTimeOfItem(text, task);
    Context own = context;
    own.info = true;
    ReadChildren(node, own, task);
    return task;
  }

  // Điều of a decision: an order when somebody is told to act, otherwise what is decided.
  Task ReadArticle(const BodyNode& node, const Context& context) const {
    const DutyText text = TextOf(node);
    const bool decides = text.BeginsWith(TaskWord::kInfoStart) || text.BeginsWith(TaskWord::kSelf);
    if (!decides && text.Assignees(AssigneeScope::kAnywhere)) {
      Task task = MakeTask(node, Task::Kind::kTask, "article_order");
      FillTask(text, context, AssigneeScope::kAnywhere, task);
      ReadChildren(node, context, task);
      return task;
    }
    if (auto executing = text.ExecutingBodies(); !executing.empty()) {
      Task task = MakeTask(node, Task::Kind::kTask, "article_execution");
      task.assignees = std::move(executing);
      return task;
    }
    Task task = MakeTask(node, Task::Kind::kInfo, "article_decision");
    Context own = context;
    own.info = !ChildrenAct(node);
    ReadChildren(node, own, task);
    return task;
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
