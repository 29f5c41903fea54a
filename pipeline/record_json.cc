// The JSON form of a record. Written with keys in the order of DESIGN.md §3 so that a record reads
// from the top down; read back strictly, because archives and exchange files come from elsewhere.
//
// Tested by tests/pipeline/record_test.cc.
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "pipeline/json_writer.h"
#include "pipeline/record.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

// --- Writing ---

// Probabilities carry three digits: more would be noise, and would differ between machines.
double Rounded(double probability) {
  constexpr double kSteps = 1000.0;
  return std::round(probability * kSteps) / kSteps;
}

void Write(JsonWriter& out, const Deadline& deadline) {
  out.Begin('{');
  out.Member("text", deadline.text);
  if (!deadline.start.empty() || !deadline.end.empty()) {
    out.OrNull("start", deadline.start);
    out.OrNull("end", deadline.end);
  } else {
    out.OrNull("date", deadline.date);
  }
  out.End('}');
}

void Write(JsonWriter& out, const Recurrence& recurrence) {
  out.Begin('{');
  out.Member("text", recurrence.text);
  out.Key("rrule");
  if (recurrence.rrules.empty()) {
    out.Null();
  } else if (recurrence.rrules.size() == 1) {
    out.Value(recurrence.rrules.front());
  } else {
    out.Value(recurrence.rrules);
  }
  out.End('}');
}

void Write(JsonWriter& out, const Task& task) {
  out.Begin('{');
  out.Member("id", task.id);
  out.OrNull("label", task.label);
  out.Member("kind", NameOf(task.kind));
  out.Member("text", task.text);
  out.Member("assignees", task.assignees);
  out.Key("assignees_inherited");
  task.assignees_inherited ? out.True() : out.False();
  out.Member("support", task.support);
  out.OrNull("report_to", task.report_to);
  out.Key("deadline");
  if (task.deadline) {
    Write(out, *task.deadline);
  } else {
    out.Null();
  }
  out.Key("recurrence");
  if (task.recurrence) {
    Write(out, *task.recurrence);
  } else {
    out.Null();
  }
  out.Key("children");
  out.Array(task.children, [](JsonWriter& json, const Task& child) { Write(json, child); });
  out.End('}');
}

void Write(JsonWriter& out, const Citation& citation) {
  out.Begin('{');
  out.OrNull("type", citation.type);
  out.OrNull("reference", citation.reference);
  out.OrNull("date", ToIso(citation.date));
  out.OrNull("issuer", citation.issuer);
  out.OrNull("role", citation.role);
  out.OrNull("name", citation.name);
  out.OrNull("subject", citation.subject);
  out.End('}');
}

void Write(JsonWriter& out, const Signer& signer) {
  out.Begin('{');
  out.OrNull("name", signer.name);
  out.OrNull("title", signer.title);
  out.OrNull("authority", signer.authority);
  out.OrNull("for_title", signer.for_title);
  out.OrNull("on_behalf_of", signer.on_behalf_of);
  out.End('}');
}

void WriteBox(JsonWriter& out, const std::optional<Box>& box) {
  out.Key("box");
  if (!box) {
    out.Null();
    return;
  }
  out.Array(std::array{box->left, box->top, box->right, box->bottom},
            [](JsonWriter& json, int edge) { json.Value(edge); });
}

void Write(JsonWriter& out, const WordChange& change) {
  out.Begin('{');
  out.Member("page", change.page);
  WriteBox(out, change.box);
  out.Member("before", change.before);
  out.Member("after", change.after);
  out.Member("score", Rounded(change.score));
  out.End('}');
}

void Write(JsonWriter& out, const Evidence& evidence) {
  out.Begin('{');
  out.Member("page", evidence.page);
  WriteBox(out, evidence.box);
  out.Member("raw", evidence.raw);
  out.Member("rule", evidence.rule);
  out.End('}');
}

void Write(JsonWriter& out, const Contact& contact) {
  out.Begin('{');
  out.Member("type", contact.type);
  out.Member("value", contact.value);
  out.End('}');
}

void Write(JsonWriter& out, const ReviewItem& item) {
  out.Begin('{');
  out.Member("field", item.field);
  out.Member("why", item.why);
  out.Member("candidates", item.candidates);
  out.End('}');
}

void Write(JsonWriter& out, const SourceFile& source) {
  out.Begin('{');
  out.Member("path", source.path);
  out.Member("sha256", source.sha256);
  out.Member("media_type", source.media_type);
  out.Member("pages", source.pages);
  out.End('}');
}

void WriteIssuer(JsonWriter& out, const Record& record) {
  out.Begin('{');
  out.OrNull("name", record.issuer.name);
  out.OrNull("parent", record.issuer.parent);
  out.Key("inferred");
  record.issuer_inferred ? out.True() : out.False();
  out.End('}');
}

void Write(JsonWriter& out, const IncomingStamp& stamp) {
  out.Begin('{');
  out.OrNull("number", stamp.number);
  out.OrNull("date", ToIso(stamp.date));
  out.End('}');
}

void Write(JsonWriter& out, const RecordVersions& versions) {
  out.Begin('{');
  out.Member("vanthu", versions.vanthu);
  out.Member("models", versions.models);
  out.Member("data", versions.data);
  out.End('}');
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
  const auto write = [](JsonWriter& out, const auto& item) { Write(out, item); };
  JsonWriter out;
  out.Begin('{');
  out.Member("schema", kRecordSchema);
  out.Member("id", record.id);
  out.Key("source");
  Write(out, record.source);
  out.OrNull("doc_type", record.doc_type);
  out.OrNull("number", record.reference.number);
  out.OrNull("symbol", record.reference.symbol);
  out.OrNull("reference", record.reference.reference);
  out.OrNull("place", record.place);
  out.OrNull("date", ToIso(record.date));
  out.Key("issuer");
  WriteIssuer(out, record);
  out.OrNull("subject", record.subject);
  out.Member("recipients", record.recipients);
  out.Member("distribution", record.distribution);
  out.Key("signer");
  Write(out, record.signer);
  out.OrNull("urgency", record.urgency);
  out.OrNull("secrecy", record.secrecy);
  out.Key("incoming_stamp");
  if (record.incoming_stamp) {
    Write(out, *record.incoming_stamp);
  } else {
    out.Null();
  }
  out.Key("references");
  out.Array(record.references, write);
  out.Key("tasks");
  out.Array(record.tasks, write);
  out.Key("contacts");
  out.Array(record.contacts, write);
  out.Key("confidence");
  out.Begin('{');
  for (const auto& [pointer, probability] : record.confidence) {
    out.Member(pointer, Rounded(probability));
  }
  out.End('}');
  out.Key("evidence");
  out.Begin('{');
  for (const auto& [pointer, list] : record.evidence) {
    out.Key(pointer);
    out.Array(list, write);
  }
  out.End('}');
  out.Key("review");
  out.Array(record.review, write);
  out.Key("changes");
  out.Array(record.changes, write);
  out.Member("text", record.text);
  out.Key("versions");
  Write(out, record.versions);
  out.End('}');
  return out.Take();
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
