// Tested by tests/pipeline/export/record_text_test.cc.
#include "pipeline/export/record_text.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

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

void AddTasks(const std::vector<Task>& tasks, std::size_t depth, std::string& text) {
  constexpr std::size_t kIndent = 2;
  for (const Task& task : tasks) {
    text += std::string((depth + 1) * kIndent, ' ');
    if (!task.label.empty()) text += task.label + " ";
    text += task.text;
    if (!task.assignees.empty()) text += fmt::format(" [{}]", Joined(task.assignees, "; "));
    if (task.deadline) text += fmt::format(" ({})", task.deadline->text);
    if (task.recurrence) text += fmt::format(" ({})", task.recurrence->text);
    text += '\n';
    AddTasks(task.children, depth + 1, text);
  }
}

std::string CitationText(const Citation& citation) {
  std::string text = citation.type;
  const auto add = [&text](std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ' ';
    text += part;
  };
  add(citation.reference.empty() ? citation.name : citation.reference);
  if (citation.date.year != 0) add("of " + ToIso(citation.date));
  add(citation.issuer);
  return text + fmt::format(" ({})", citation.role);
}

// A value of the record as it stands in its JSON, quoted.
std::string ValueText(const Json& record, const std::string& pointer) {
  try {
    const Json& value = record.at(Json::json_pointer(pointer));
    constexpr std::size_t kMaxBytes = 300;
    std::string text = value.is_string()  ? fmt::format("“{}”", value.get<std::string>())
                       : value.is_array() ? fmt::format("{} entries", value.size())
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

std::string EvidenceText(const Evidence& evidence) {
  std::string text = fmt::format("on page {}", evidence.page);
  if (evidence.box) {
    text += fmt::format(", from ({}, {}) to ({}, {}) in pixels of the scan", evidence.box->left,
                        evidence.box->top, evidence.box->right, evidence.box->bottom);
  }
  return text + fmt::format(", where “{}” stands, by the rule {}", evidence.raw, evidence.rule);
}

}  // namespace

std::string RecordSummary(const Record& record) {
  std::string text;
  constexpr int kNameColumns = 14;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text += fmt::format("{:<{}}{}\n", name, kNameColumns, value);
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
    AddTasks(record.tasks, 0, text);
  }
  return text;
}

std::string RecordExplained(const Record& record) {
  const Json json = Json::parse(ToJson(record), nullptr, false);
  std::string text;
  for (const auto& [pointer, evidences] : record.evidence) {
    text += fmt::format("{} is {}", pointer, ValueText(json, pointer));
    const auto confidence = record.confidence.find(pointer);
    if (confidence != record.confidence.end()) {
      text += fmt::format(", {:.0f} % sure", 100.0 * confidence->second);
    }
    text += ":";
    if (evidences.empty()) text += " read nowhere on the page, concluded from other values";
    for (std::size_t i = 0; i < evidences.size(); ++i) {
      text += (i == 0 ? " " : "; ") + EvidenceText(evidences[i]);
    }
    text += ".\n";
  }
  for (const auto& [pointer, confidence] : record.confidence) {
    if (record.evidence.contains(pointer)) continue;
    text += fmt::format("{} is {}, {:.0f} % sure.\n", pointer, ValueText(json, pointer),
                        100.0 * confidence);
  }
  for (const ReviewItem& item : record.review) {
    text += fmt::format("A person should look at {}: {}.", item.field, item.why);
    if (!item.candidates.empty()) {
      text += fmt::format(" It could be “{}”.", Joined(item.candidates, "”, “"));
    }
    text += '\n';
  }
  return text;
}

}  // namespace vanthu
