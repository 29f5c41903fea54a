// One entry an extractor: its name, how it fills its member of Fields, how its values read as text.
//
// Tested by tests/extractors/all_test.cc.
#include "extractors/all.h"

#include <array>

#include "extractors/contacts.h"
#include "extractors/date.h"
#include "extractors/distribution.h"
#include "extractors/doc_type.h"
#include "extractors/issuer.h"
#include "extractors/paragraph.h"
#include "extractors/place.h"
#include "extractors/recipients.h"
#include "extractors/reference.h"
#include "extractors/references.h"
#include "extractors/signer.h"
#include "extractors/stamps.h"
#include "extractors/subject.h"
#include "extractors/tasks.h"

namespace vanthu {
namespace {

std::string Text(const std::string& value) { return value; }
std::string Text(const PartialDate& date) { return ToIso(date); }
// A blank number leaves the symbol alone: "/KH-SYT".
std::string Text(const ReferenceNumber& reference) {
  return reference.number.empty() ? "/" + reference.symbol : reference.reference;
}
std::string Text(const Issuer& issuer) {
  return issuer.parent.empty() ? issuer.name : issuer.parent + " > " + issuer.name;
}
// "TM. Ủy ban nhân dân | KT. Chủ tịch | Phó Chủ tịch | Nguyễn Thị Mẫu": the lines of the block.
std::string Text(const Signer& signer) {
  std::string text;
  const auto add = [&text](const std::string& line) {
    if (line.empty()) return;
    if (!text.empty()) text += " | ";
    text += line;
  };
  if (!signer.on_behalf_of.empty()) add("TM. " + signer.on_behalf_of);
  if (!signer.for_title.empty()) add(signer.authority + " " + signer.for_title);
  add(signer.title);
  add(signer.name);
  return text;
}
std::string Text(const IncomingStamp& stamp) { return stamp.number + " | " + ToIso(stamp.date); }

std::string Text(const Contact& contact) { return contact.type + ": " + contact.value; }
// "Chỉ thị | 34-CT/TW | 2014-04-07 | Bộ Chính trị | basis"; a dash for what is not printed.
std::string Text(const Citation& citation) {
  const auto part = [](const std::string& value) { return value.empty() ? "-" : value; };
  const std::string& what = citation.reference.empty() ? citation.name : citation.reference;
  return citation.type + " | " + what + " | " + part(ToIso(citation.date)) + " | " +
         part(citation.issuer) + " | " + citation.role;
}

// "task 1. | Sở Nội vụ, (Sở Tài chính) | 2021-01-15 | FREQ=MONTHLY > UBND tỉnh": assignees, those
// who support in brackets, inherited ones behind ^, the deadline, the repetition, and behind > who
// gets the report.
std::string Text(const Task& task) {
  constexpr std::array<std::string_view, 3> kKinds = {"task", "section", "info"};
  std::string text(kKinds[static_cast<std::size_t>(task.kind)]);
  if (!task.label.empty()) text += ' ' + task.label;
  std::string who;
  const auto add = [&](const std::string& name) { who += (who.empty() ? "" : ", ") + name; };
  for (const std::string& name : task.assignees) add((task.assignees_inherited ? "^" : "") + name);
  for (const std::string& name : task.support) add("(" + name + ")");
  text += " | " + (who.empty() ? "-" : who);
  std::string when = "-";
  if (task.deadline) {
    when = task.deadline->end.empty() ? task.deadline->date
                                      : task.deadline->start + "/" + task.deadline->end;
    if (when.empty()) when = "“" + task.deadline->text + "”";
  }
  text += " | " + when;
  if (task.recurrence) {
    text += " | ";
    if (task.recurrence->rrules.empty()) text += "“" + task.recurrence->text + "”";
    for (std::size_t i = 0; i < task.recurrence->rrules.size(); ++i)
      text += (i == 0 ? "" : " + ") + task.recurrence->rrules[i];
  }
  if (!task.report_to.empty()) text += " > " + task.report_to;
  return text;
}

// Parents before children.
void AddMentions(const std::vector<Task>& tasks, std::vector<Mention>& mentions) {
  for (const Task& task : tasks) {
    mentions.push_back({.spans = task.spans, .value = Text(task), .rule = task.rule});
    AddMentions(task.children, mentions);
  }
}

template <typename T>
std::vector<Mention> Mentions(const std::vector<Found<T>>& values) {
  std::vector<Mention> mentions;
  mentions.reserve(values.size());
  for (const Found<T>& one : values) {
    mentions.push_back({.spans = one.spans, .value = Text(one.value), .rule = one.rule});
  }
  return mentions;
}

// A report and a proposal go up to whoever decides: what they list is not for the addressees to do.
bool DirectsRecipients(const Fields& fields) {
  if (fields.doc_type.empty()) return true;
  const std::string& type = fields.doc_type.front().value;
  return type != "báo cáo" && type != "tờ trình";
}

// In the order they run: issuer and type look at what reference, date and place found.
constexpr auto kExtractors = std::to_array<Extractor>({
    {.name = "reference",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.reference = FindReference(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.reference); }},
    {.name = "date",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge&,
               Fields& fields) { fields.date = FindDate(letter); },
     .mentions = [](const Fields& fields) { return Mentions(fields.date); }},
    {.name = "place",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.place = FindPlace(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.place); }},
    {.name = "doc_type",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.doc_type = FindDocType(letter, knowledge, fields); },
     .mentions = [](const Fields& fields) { return Mentions(fields.doc_type); }},
    {.name = "issuer",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.issuer = FindIssuer(letter, knowledge, fields); },
     .mentions = [](const Fields& fields) { return Mentions(fields.issuer); }},
    {.name = "subject",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.subject = FindSubject(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.subject); }},
    {.name = "recipients",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge&,
               Fields& fields) { fields.recipients = FindRecipients(letter); },
     .mentions = [](const Fields& fields) { return Mentions(fields.recipients); }},
    {.name = "distribution",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge&,
               Fields& fields) { fields.distribution = FindDistribution(letter); },
     .mentions = [](const Fields& fields) { return Mentions(fields.distribution); }},
    {.name = "signer",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.signer = FindSigner(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.signer); }},
    {.name = "urgency",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.urgency = FindUrgency(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.urgency); }},
    {.name = "secrecy",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge& knowledge,
               Fields& fields) { fields.secrecy = FindSecrecy(letter, knowledge); },
     .mentions = [](const Fields& fields) { return Mentions(fields.secrecy); }},
    {.name = "incoming_stamp",
     .run = [](const Letter& letter, const LetterParagraphs&, const Knowledge&,
               Fields& fields) { fields.incoming_stamp = FindIncomingStamp(letter); },
     .mentions = [](const Fields& fields) { return Mentions(fields.incoming_stamp); }},
    {.name = "references",
     .run =
         [](const Letter&, const LetterParagraphs& paragraphs, const Knowledge& knowledge,
            Fields& fields) {
           fields.references = FindReferences(paragraphs, fields.reference, knowledge);
         },
     .mentions = [](const Fields& fields) { return Mentions(fields.references); }},
    {.name = "tasks",
     .run =
         [](const Letter&, const LetterParagraphs& paragraphs, const Knowledge& knowledge,
            Fields& fields) {
           std::vector<std::string> recipients;
           if (DirectsRecipients(fields)) {
             for (const Found<std::string>& one : fields.recipients) {
               recipients.push_back(one.value);
             }
           }
           const PartialDate date = fields.date.empty() ? PartialDate{} : fields.date.front().value;
           fields.tasks = FindTasks(paragraphs, date, recipients, knowledge);
         },
     .mentions =
         [](const Fields& fields) {
           std::vector<Mention> mentions;
           AddMentions(fields.tasks, mentions);
           return mentions;
         }},
    {.name = "contacts",
     .run = [](const Letter& letter, const LetterParagraphs& paragraphs, const Knowledge&,
               Fields& fields) { fields.contacts = FindContacts(letter, paragraphs); },
     .mentions = [](const Fields& fields) { return Mentions(fields.contacts); }},
});

}  // namespace

std::span<const Extractor> AllExtractors() { return kExtractors; }

Fields Extract(const Letter& letter, const Knowledge& knowledge) {
  Fields fields;
  const LetterParagraphs paragraphs = ParagraphsOf(letter);
  for (const Extractor& extractor : kExtractors) {
    extractor.run(letter, paragraphs, knowledge, fields);
  }
  return fields;
}

}  // namespace vanthu
