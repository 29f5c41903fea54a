// Tested by tests/pipeline/export/record_text_test.cc.
#include "pipeline/export/record_text.h"

#include <fmt/core.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "pipeline/export/display_width.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

std::string Joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

// Adds `first` and `value` behind it, whose further lines begin below its first.
void AddHanging(std::string_view first, std::string_view value, std::size_t columns,
                std::string& text) {
  const std::size_t indent = DisplayWidth(first);
  const auto lines =
      WrapTo(value, columns > indent ? columns - indent : 0, std::numeric_limits<int>::max());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += i == 0 ? std::string(first) : std::string(indent, ' ');
    text += lines[i] + '\n';
  }
}

void AddTasks(const std::vector<Task>& tasks, std::size_t depth, std::size_t columns,
              std::string& text) {
  constexpr std::size_t kIndent = 2;
  for (const Task& task : tasks) {
    std::string line = task.label.empty() ? "" : task.label + " ";
    line += task.text;
    if (!task.assignees.empty()) line += fmt::format(" [{}]", Joined(task.assignees, "; "));
    if (task.deadline) line += fmt::format(" ({})", task.deadline->text);
    if (task.recurrence) line += fmt::format(" ({})", task.recurrence->text);
    AddHanging(std::string((depth + 1) * kIndent, ' '), line, columns, text);
    AddTasks(task.children, depth + 1, columns, text);
  }
}

std::string CitationText(const Citation& citation) {
  const std::string& what = citation.reference.empty() ? citation.name : citation.reference;
  // The name of a law begins with its type.
  std::string text = what.starts_with(citation.type) ? "" : citation.type;
  const auto add = [&text](std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ' ';
    text += part;
  };
  add(what);
  if (citation.date.year != 0) add("of " + ToIso(citation.date));
  add(citation.issuer);
  return text + fmt::format(" ({})", citation.role);
}

// What an object says, without the names of its members: a cited document in one line.
std::string PartsOf(const Json& object) {
  std::vector<std::string> parts;
  for (const auto& [name, part] : object.items()) {
    if (part.is_string()) parts.push_back(part.get<std::string>());
  }
  return Joined(parts, ", ");
}

// A value of the record as it stands in its JSON, quoted.
std::string ValueText(const Json& record, const std::string& pointer) {
  try {
    const Json& value = record.at(Json::json_pointer(pointer));
    constexpr std::size_t kMaxBytes = 300;
    std::string text = value.is_string()   ? fmt::format("“{}”", value.get<std::string>())
                       : value.is_object() ? fmt::format("“{}”", PartsOf(value))
                       : value.is_array()  ? fmt::format("a list of {}", value.size())
                                           : value.dump();
    if (text.size() > kMaxBytes) {
      std::size_t end = kMaxBytes;
      while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      text = text.substr(0, end) + "…";
    }
    return text;
  } catch (const Json::exception&) {
    return "(not in the record)";  // evidence for a value that assemble left out
  }
}

std::string PixelsText(const Box& box) {
  return fmt::format(", pixels ({}, {}) to ({}, {})", box.left, box.top, box.right, box.bottom);
}

std::string EvidenceText(const Evidence& evidence) {
  if (evidence.rule == kFileNameRule) return fmt::format("the file's name: “{}”", evidence.raw);
  std::string text = fmt::format("page {}", evidence.page);
  if (evidence.box) text += PixelsText(*evidence.box);
  if (evidence.rule == kWrittenRule) {
    return text + ": written by hand, read by the digit model: " + evidence.raw;
  }
  if (evidence.rule == kUnreadRule) return text + ": written by hand, not read";
  return text + fmt::format(": “{}”, rule {}", evidence.raw, evidence.rule);
}

}  // namespace

std::string RecordSummary(const Record& record, std::size_t columns) {
  std::string text;
  constexpr int kNameColumns = 14;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) AddHanging(fmt::format("{:<{}}", name, kNameColumns), value, columns, text);
  };
  add("reference",
      record.reference.reference.empty()
          ? (record.reference.symbol.empty() ? ""
                                             : fmt::format("(blank)/{}", record.reference.symbol))
          : record.reference.reference);
  add("type", record.doc_type);
  add("place", record.place);
  add("date", ToIso(record.date));
  add("issuer", record.issuer.name + (record.issuer_inferred ? " (inferred)" : ""));
  add("parent", record.issuer.parent);
  add("subject", record.subject);
  add("recipients", Joined(record.recipients, "; "));
  add("distribution", Joined(record.distribution, "; "));
  std::string signer = record.signer.name;
  if (!record.signer.title.empty()) signer += fmt::format(", {}", record.signer.title);
  if (!record.signer.authority.empty()) {
    signer += fmt::format(
        " ({} {})", record.signer.authority,
        record.signer.on_behalf_of.empty() ? record.signer.for_title : record.signer.on_behalf_of);
  }
  add("signer", signer);
  add("urgency", record.urgency);
  add("secrecy", record.secrecy);
  if (record.incoming_stamp) {
    add("incoming",
        fmt::format("{} {}", record.incoming_stamp->number, ToIso(record.incoming_stamp->date)));
  }
  for (const Citation& citation : record.references) add("cites", CitationText(citation));
  for (const Contact& contact : record.contacts) add(contact.type, contact.value);
  add("file", record.source.path);
  add("id", record.id);
  if (!record.review.empty()) {
    for (const ReviewItem& item : record.review) {
      add("look at", fmt::format("{}: {}", item.field, item.why));
    }
  }
  if (!record.tasks.empty()) {
    text += "tasks\n";
    AddTasks(record.tasks, 0, columns, text);
  }
  return text;
}

std::string RecordExplained(const Record& record, std::size_t columns) {
  constexpr std::string_view kIndent = "    ";
  const Json json = Json::parse(ToJson(record), nullptr, false);
  std::string text;
  const auto add_value = [&](const std::string& pointer) {
    std::string line = fmt::format("{} is {}", pointer, ValueText(json, pointer));
    const auto confidence = record.confidence.find(pointer);
    if (confidence != record.confidence.end()) {
      line += fmt::format(", {:.0f} % sure", 100.0 * confidence->second);
    }
    AddHanging("", line, columns, text);
  };
  for (const auto& [pointer, evidences] : record.evidence) {
    add_value(pointer);
    if (evidences.empty()) {
      AddHanging(kIndent, "stands nowhere on the page, follows from other values", columns, text);
    }
    for (const Evidence& evidence : evidences) {
      AddHanging(kIndent, EvidenceText(evidence), columns, text);
    }
  }
  for (const auto& [pointer, confidence] : record.confidence) {
    if (!record.evidence.contains(pointer)) add_value(pointer);
  }
  for (const WordChange& change : record.changes) {
    std::string line = fmt::format("restored on page {}", change.page);
    if (change.box) line += PixelsText(*change.box);
    constexpr double kPercent = 100;
    line += fmt::format(": “{}” was read “{}”, {:.0f} % sure", change.after, change.before,
                        kPercent * change.score);
    AddHanging("", line, columns, text);
  }
  for (const ReviewItem& item : record.review) {
    std::string line = fmt::format("look at {}: {}", item.field, item.why);
    if (!item.candidates.empty()) {
      line += fmt::format("; it could be “{}”", Joined(item.candidates, "”, “"));
    }
    AddHanging("", line, columns, text);
  }
  return text;
}

}  // namespace vanthu
