// The JSON form of a record. Written with keys in the order of DESIGN.md §3 so that a record reads
// from the top down; read back strictly, because archives and exchange files come from elsewhere.
//
// Tested by tests/pipeline/record_test.cc.
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "pipeline/record.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

// --- Writing ---

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// Probabilities carry three digits: more would be noise, and would differ between machines.
double Rounded(double probability) {
  constexpr double kSteps = 1000.0;
  return std::round(probability * kSteps) / kSteps;
}

Json ToJson(const Deadline& deadline) {
  Json json = {{"text", deadline.text}};
  if (!deadline.start.empty() || !deadline.end.empty()) {
    json["start"] = OrNull(deadline.start);
    json["end"] = OrNull(deadline.end);
  } else {
    json["date"] = OrNull(deadline.date);
  }
  return json;
}

Json ToJson(const Recurrence& recurrence) {
  Json rrule = nullptr;
  if (recurrence.rrules.size() == 1) rrule = recurrence.rrules.front();
  if (recurrence.rrules.size() > 1) rrule = recurrence.rrules;
  return {{"text", recurrence.text}, {"rrule", std::move(rrule)}};
}

Json ToJson(const Task& task) {
  Json children = Json::array();
  for (const Task& child : task.children) children.push_back(ToJson(child));
  return {{"id", task.id},
          {"label", OrNull(task.label)},
          {"kind", NameOf(task.kind)},
          {"text", task.text},
          {"assignees", task.assignees},
          {"assignees_inherited", task.assignees_inherited},
          {"support", task.support},
          {"report_to", OrNull(task.report_to)},
          {"deadline", task.deadline ? ToJson(*task.deadline) : Json(nullptr)},
          {"recurrence", task.recurrence ? ToJson(*task.recurrence) : Json(nullptr)},
          {"children", std::move(children)}};
}

Json ToJson(const Citation& citation) {
  return {{"type", OrNull(citation.type)},        {"reference", OrNull(citation.reference)},
          {"date", OrNull(ToIso(citation.date))}, {"issuer", OrNull(citation.issuer)},
          {"role", OrNull(citation.role)},        {"name", OrNull(citation.name)},
          {"subject", OrNull(citation.subject)}};
}

Json ToJson(const Signer& signer) {
  return {{"name", OrNull(signer.name)},
          {"title", OrNull(signer.title)},
          {"authority", OrNull(signer.authority)},
          {"for_title", OrNull(signer.for_title)},
          {"on_behalf_of", OrNull(signer.on_behalf_of)}};
}

Json ToJson(const std::optional<Box>& box) {
  if (!box) return nullptr;
  return {box->left, box->top, box->right, box->bottom};
}

Json ToJson(const WordChange& change) {
  return {{"page", change.page},
          {"box", ToJson(change.box)},
          {"before", change.before},
          {"after", change.after},
          {"score", Rounded(change.score)}};
}

Json ToJson(const Evidence& evidence) {
  return {{"page", evidence.page},
          {"box", ToJson(evidence.box)},
          {"raw", evidence.raw},
          {"rule", evidence.rule}};
}

// --- Reading ---

std::string Text(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? std::string() : found->get<std::string>();
}

PartialDate Date(const Json& json, const char* key) {
  return DateFromIso(Text(json, key)).value_or(PartialDate{});
}

Task TaskFromJson(const Json& json) {
  Task task;
  task.id = Text(json, "id");
  task.label = Text(json, "label");
  const std::string kind = json.at("kind").get<std::string>();
  task.kind = kind == "section" ? Task::Kind::kSection
              : kind == "info"  ? Task::Kind::kInfo
                                : Task::Kind::kTask;
  task.text = json.at("text").get<std::string>();
  task.assignees = json.value("assignees", std::vector<std::string>());
  task.assignees_inherited = json.value("assignees_inherited", false);
  task.support = json.value("support", std::vector<std::string>());
  task.report_to = Text(json, "report_to");
  if (const auto& deadline = json.at("deadline"); !deadline.is_null()) {
    task.deadline = {.text = Text(deadline, "text"),
                     .date = Text(deadline, "date"),
                     .start = Text(deadline, "start"),
                     .end = Text(deadline, "end")};
  }
  if (const auto& recurrence = json.at("recurrence"); !recurrence.is_null()) {
    task.recurrence.emplace();
    task.recurrence->text = Text(recurrence, "text");
    const auto& rrule = recurrence.at("rrule");
    if (rrule.is_string()) task.recurrence->rrules = {rrule.get<std::string>()};
    if (rrule.is_array()) task.recurrence->rrules = rrule.get<std::vector<std::string>>();
  }
  for (const Json& child : json.at("children")) task.children.push_back(TaskFromJson(child));
  return task;
}

std::optional<Box> BoxFromJson(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return Box{.left = json.at(0).get<int>(),
             .top = json.at(1).get<int>(),
             .right = json.at(2).get<int>(),
             .bottom = json.at(3).get<int>()};
}

Evidence EvidenceFromJson(const Json& json) {
  return {.page = json.at("page").get<int>(),
          .box = BoxFromJson(json.at("box")),
          .raw = Text(json, "raw"),
          .rule = Text(json, "rule")};
}

Record FromJson(const Json& json) {
  Record record;
  record.id = json.at("id").get<std::string>();
  const Json& source = json.at("source");
  record.source = {.path = Text(source, "path"),
                   .sha256 = Text(source, "sha256"),
                   .media_type = Text(source, "media_type"),
                   .pages = source.at("pages").get<int>()};
  record.doc_type = Text(json, "doc_type");
  record.reference = {.number = Text(json, "number"),
                      .symbol = Text(json, "symbol"),
                      .reference = Text(json, "reference")};
  record.place = Text(json, "place");
  record.date = Date(json, "date");
  const Json& issuer = json.at("issuer");
  record.issuer = {.name = Text(issuer, "name"), .parent = Text(issuer, "parent")};
  record.issuer_inferred = issuer.value("inferred", false);
  record.subject = Text(json, "subject");
  record.recipients = json.at("recipients").get<std::vector<std::string>>();
  record.distribution = json.at("distribution").get<std::vector<std::string>>();
  const Json& signer = json.at("signer");
  record.signer = {.name = Text(signer, "name"),
                   .title = Text(signer, "title"),
                   .authority = Text(signer, "authority"),
                   .for_title = Text(signer, "for_title"),
                   .on_behalf_of = Text(signer, "on_behalf_of")};
  record.urgency = Text(json, "urgency");
  record.secrecy = Text(json, "secrecy");
  if (const auto& stamp = json.at("incoming_stamp"); !stamp.is_null()) {
    record.incoming_stamp =
        IncomingStamp{.number = Text(stamp, "number"), .date = Date(stamp, "date")};
  }
  for (const Json& citation : json.at("references")) {
    record.references.push_back({.type = Text(citation, "type"),
                                 .reference = Text(citation, "reference"),
                                 .date = Date(citation, "date"),
                                 .issuer = Text(citation, "issuer"),
                                 .subject = Text(citation, "subject"),
                                 .role = Text(citation, "role"),
                                 .name = Text(citation, "name")});
  }
  for (const Json& task : json.at("tasks")) record.tasks.push_back(TaskFromJson(task));
  for (const Json& contact : json.at("contacts")) {
    record.contacts.push_back({.type = Text(contact, "type"), .value = Text(contact, "value")});
  }
  record.confidence = json.at("confidence").get<std::map<std::string, double>>();
  for (const auto& [pointer, list] : json.at("evidence").items()) {
    for (const Json& item : list) record.evidence[pointer].push_back(EvidenceFromJson(item));
  }
  for (const Json& item : json.at("review")) {
    record.review.push_back({.field = Text(item, "field"),
                             .why = Text(item, "why"),
                             .candidates = item.at("candidates").get<std::vector<std::string>>()});
  }
  // Records of earlier versions have none.
  for (const Json& item : json.value("changes", Json::array())) {
    record.changes.push_back({.page = item.at("page").get<int>(),
                              .box = BoxFromJson(item.at("box")),
                              .before = Text(item, "before"),
                              .after = Text(item, "after"),
                              .score = item.at("score").get<double>()});
  }
  record.text = Text(json, "text");
  const Json& versions = json.at("versions");
  record.versions = {.vanthu = Text(versions, "vanthu"),
                     .models = Text(versions, "models"),
                     .data = Text(versions, "data")};
  return record;
}

}  // namespace

std::string ToJson(const Record& record) {
  Json references = Json::array();
  for (const Citation& citation : record.references) references.push_back(ToJson(citation));
  Json tasks = Json::array();
  for (const Task& task : record.tasks) tasks.push_back(ToJson(task));
  Json contacts = Json::array();
  for (const Contact& contact : record.contacts) {
    contacts.push_back({{"type", contact.type}, {"value", contact.value}});
  }
  Json stamp = nullptr;
  if (record.incoming_stamp) {
    stamp = {{"number", OrNull(record.incoming_stamp->number)},
             {"date", OrNull(ToIso(record.incoming_stamp->date))}};
  }
  Json confidence = Json::object();
  for (const auto& [pointer, probability] : record.confidence) {
    confidence[pointer] = Rounded(probability);
  }
  Json evidence = Json::object();
  for (const auto& [pointer, list] : record.evidence) {
    Json items = Json::array();
    for (const Evidence& item : list) items.push_back(ToJson(item));
    evidence[pointer] = std::move(items);
  }
  Json review = Json::array();
  for (const ReviewItem& item : record.review) {
    review.push_back({{"field", item.field}, {"why", item.why}, {"candidates", item.candidates}});
  }
  Json changes = Json::array();
  for (const WordChange& change : record.changes) changes.push_back(ToJson(change));
  const Json json = {{"schema", kRecordSchema},
                     {"id", record.id},
                     {"source",
                      {{"path", record.source.path},
                       {"sha256", record.source.sha256},
                       {"media_type", record.source.media_type},
                       {"pages", record.source.pages}}},
                     {"doc_type", OrNull(record.doc_type)},
                     {"number", OrNull(record.reference.number)},
                     {"symbol", OrNull(record.reference.symbol)},
                     {"reference", OrNull(record.reference.reference)},
                     {"place", OrNull(record.place)},
                     {"date", OrNull(ToIso(record.date))},
                     {"issuer",
                      {{"name", OrNull(record.issuer.name)},
                       {"parent", OrNull(record.issuer.parent)},
                       {"inferred", record.issuer_inferred}}},
                     {"subject", OrNull(record.subject)},
                     {"recipients", record.recipients},
                     {"distribution", record.distribution},
                     {"signer", ToJson(record.signer)},
                     {"urgency", OrNull(record.urgency)},
                     {"secrecy", OrNull(record.secrecy)},
                     {"incoming_stamp", std::move(stamp)},
                     {"references", std::move(references)},
                     {"tasks", std::move(tasks)},
                     {"contacts", std::move(contacts)},
                     {"confidence", std::move(confidence)},
                     {"evidence", std::move(evidence)},
                     {"review", std::move(review)},
                     {"changes", std::move(changes)},
                     {"text", record.text},
                     {"versions",
                      {{"vanthu", record.versions.vanthu},
                       {"models", record.versions.models},
                       {"data", record.versions.data}}}};
  // Text from files may hold bytes that are no UTF-8; they come out as U+FFFD rather than as an
  // error.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::expected<Record, Error> RecordFromJson(std::string_view json) {
  try {
    const Json parsed = Json::parse(json);
    if (parsed.at("schema") != kRecordSchema) {
      return std::unexpected(Error{Error::Code::kUnsupported,
                                   "a record of schema " + parsed.at("schema").dump() +
                                       " where this program reads " + std::string(kRecordSchema)});
    }
    return FromJson(parsed);
  } catch (const Json::exception& e) {
    return std::unexpected(
        Error{Error::Code::kInvalidData, std::string("not a record: ") + e.what()});
  }
}

}  // namespace vanthu
