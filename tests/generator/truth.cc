#include "tests/generator/truth.h"

#include <map>
#include <nlohmann/json.hpp>

namespace vanthu::generator {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json TaskJson(const Task& task) {
  Json json;
  json["label"] = OrNull(task.label);
  json["kind"] = task.kind == Task::Kind::kTask      ? "task"
                 : task.kind == Task::Kind::kSection ? "section"
                                                     : "info";
  json["text"] = task.text;
  json["assignees"] = task.assignees;
  json["assignees_inherited"] = task.assignees_inherited;
  json["support"] = task.support;
  json["report_to"] = OrNull(task.report_to);
  json["deadline"] = nullptr;
  if (task.deadline) {
    json["deadline"] = {{"text", task.deadline->text}};
    if (!task.deadline->date.empty()) json["deadline"]["date"] = task.deadline->date;
    if (!task.deadline->start.empty()) json["deadline"]["start"] = task.deadline->start;
    if (!task.deadline->end.empty()) json["deadline"]["end"] = task.deadline->end;
  }
  json["recurrence"] = nullptr;
  if (task.recurrence) {
    json["recurrence"] = {{"text", task.recurrence->text}, {"rrule", task.recurrence->rrules}};
  }
  json["children"] = Json::array();
  for (const Task& child : task.children) json["children"].push_back(TaskJson(child));
  return json;
}

Json CitationJson(const Citation& citation) {
  Json json;
  json["type"] = citation.type;
  json["reference"] = OrNull(citation.reference);
  json["date"] = OrNull(ToIso(citation.date));
  json["issuer"] = OrNull(citation.issuer);
  json["subject"] = OrNull(citation.subject);
  json["role"] = citation.role;
  if (!citation.name.empty()) json["name"] = citation.name;
  return json;
}

}  // namespace

std::string LabelJson(const TypesetLetter& typeset) {
  const LetterSpec& letter = typeset.letter;
  Json json;
  json["pages"] = typeset.pages.size();
  json["handwritten"] = Json::array();
  if (letter.number_entry == Entry::kHandwritten) json["handwritten"].push_back("number");
  if (letter.day_entry == Entry::kHandwritten) json["handwritten"].push_back("day");
  json["doc_type"] = letter.doc_type;
  json["number"] = OrNull(letter.reference.number);
  json["symbol"] = OrNull(letter.reference.symbol);
  json["reference"] = OrNull(letter.reference.reference);
  json["place"] = OrNull(letter.place);
  json["date"] = OrNull(ToIso(letter.date));
  json["issuer"] = {{"name", letter.issuer.name}, {"parent", OrNull(letter.issuer.parent)}};
  json["subject"] = OrNull(letter.subject);
  json["recipients"] = letter.recipients;
  json["distribution"] = letter.distribution;
  json["signer"] = {{"name", letter.signer.name},
                    {"title", OrNull(letter.signer.title)},
                    {"authority", OrNull(letter.signer.authority)},
                    {"for_title", OrNull(letter.signer.for_title)},
                    {"on_behalf_of", OrNull(letter.signer.on_behalf_of)}};
  json["urgency"] = OrNull(letter.urgency);
  json["secrecy"] = OrNull(letter.secrecy);
  json["incoming_stamp"] = nullptr;
  if (letter.incoming_stamp) {
    json["incoming_stamp"] = {{"number", OrNull(letter.incoming_stamp->number)},
                              {"date", OrNull(ToIso(letter.incoming_stamp->date))}};
  }
  json["references"] = Json::array();
  for (const Citation& citation : letter.references) {
    json["references"].push_back(CitationJson(citation));
  }
  json["tasks"] = Json::array();
  for (const Task& task : letter.tasks) json["tasks"].push_back(TaskJson(task));
  json["contacts"] = Json::array();
  for (const Contact& contact : letter.contacts) {
    json["contacts"].push_back({{"type", contact.type}, {"value", contact.value}});
  }
  return json.dump(1) + "\n";
}

std::string PageText(const TypesetPage& page) {
  std::map<std::size_t, std::string> paragraphs;  // by reading order
  for (const PlacedWord& word : page.words) {
    if (word.zone == Zone::kPageNumber || word.zone == Zone::kIncomingStamp) continue;
    std::string& text = paragraphs[word.paragraph];
    if (word.starts_cell) {
      text += " | ";
    } else if (!text.empty() && !word.joined) {
      text += ' ';
    }
    text += word.text;
  }
  std::string whole;
  for (const auto& [order, text] : paragraphs) whole += text + "\n";
  return whole;
}

std::string WordsJson(const ScannedLetter& scanned) {
  Json words = Json::array();
  for (std::size_t page = 0; page < scanned.pages.size(); ++page) {
    for (const TruthWord& word : scanned.pages[page].words) {
      Json json;
      json["page"] = page + 1;
      json["text"] = word.text;
      json["box"] = {word.box.left, word.box.top, word.box.right, word.box.bottom};
      json["zone"] = ZoneName(word.zone);
      if (word.handwritten) json["handwritten"] = true;
      words.push_back(std::move(json));
    }
  }
  std::string lines = "[\n";
  for (std::size_t i = 0; i < words.size(); ++i) {
    lines += words[i].dump() + (i + 1 < words.size() ? ",\n" : "\n");
  }
  return lines + "]\n";
}

}  // namespace vanthu::generator
