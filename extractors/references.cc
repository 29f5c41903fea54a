// Tested by tests/extractors/references_test.cc and tests/golden/references.jsonl.
#include "extractors/references.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "extractors/citation_knowledge.h"
#include "extractors/citation_reader.h"
#include "extractors/name_mend.h"
#include "extractors/organisation.h"
#include "extractors/reference_code.h"

namespace vanthu {
namespace {

// Names are compared word by word; with more than so many documents known by name a letter is a
// catalogue, and names that differ are kept apart.
constexpr std::size_t kMaxNamedCompared = 100;

int Weight(std::string_view role) {
  if (role == "replaces" || role == "amends" || role == "repeals" || role == "answers") return 3;
  if (role == "basis") return 2;
  return role == "implements" ? 1 : 0;
}

// "Luật Đầu tư năm 2020" and "Luật Đầu tư" are one law; "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ
// XI" is the one with the province's name in it: every word of the shorter name stands in the
// longer one, in order, and none of the words left over is an ordinal.
bool SameName(std::string_view a, std::string_view b) {
  const Words first{std::string(a)};
  const Words second{std::string(b)};
  const Words& longer = first.size() >= second.size() ? first : second;
  const Words& shorter = first.size() >= second.size() ? second : first;
  std::size_t at = 0;
  for (std::size_t i = 0; i < longer.size(); ++i) {
    if (at < shorter.size() && longer.Form(i) == shorter.Form(at)) {
      ++at;
      continue;
    }
    if (longer[i].kind == WordKind::kMark) continue;
    const bool year =
        longer.Form(i) == "năm" || (longer.IsNumber(i) && longer.Printed(i).size() == 4);
    const std::string_view printed = longer.Printed(i);
    const bool ordinal =
        std::ranges::all_of(printed, [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
    // A law's name with more words is another law: "Luật Khiếu nại" and "Luật Khiếu nại, tố cáo".
    if (ordinal || (!year && shorter.Form(0) != "nghị")) return false;
  }
  return at == shorter.size();
}

void Merge(Found<Citation>& into, Citing&& citing) {
  Citation& value = into.value;
  if (value.date.year == 0) value.date = citing.value.date;
  if (value.issuer.empty()) value.issuer = std::move(citing.value.issuer);
  if (value.subject.empty()) value.subject = std::move(citing.value.subject);
  if (value.name.empty()) value.name = std::move(citing.value.name);
  if (Weight(citing.value.role) > Weight(value.role)) value.role = std::move(citing.value.role);
  into.confidence = std::max(into.confidence, citing.confidence);
}

}  // namespace

std::vector<Found<Citation>> FindReferences(const LetterParagraphs& paragraphs,
                                            const std::vector<Found<ReferenceNumber>>& own,
                                            const Knowledge& knowledge) {
  const std::string own_key =
      own.empty() ? std::string() : ReferenceKey(own.front().value.reference);
  std::vector<Found<Citation>> found;
  std::unordered_map<std::string, std::size_t> by_code;  // ReferenceKey -> place in `found`
  std::vector<std::size_t> named;                        // places of documents known by name alone
  const auto add = [&](const Paragraph& paragraph, Citing&& citing) {
    citing.value.issuer = MendedName(citing.value.issuer, citing.value.date, knowledge);
    const std::string key = ReferenceKey(citing.value.reference);
    if (!key.empty()) {
      if (key == own_key) return;
      const auto [place, is_new] = by_code.emplace(key, found.size());
      if (!is_new) {
        Merge(found[place->second], std::move(citing));
        return;
      }
    } else {
      for (std::size_t index : std::span(named).first(std::min(named.size(), kMaxNamedCompared))) {
        if (found[index].value.type != citing.value.type ||
            !SameName(found[index].value.name, citing.value.name))
          continue;
        Merge(found[index], std::move(citing));
        return;
      }
      named.push_back(found.size());
    }
    const Span span = paragraph.words.Covering(citing.begin, citing.core_end);
    found.push_back({.value = std::move(citing.value),
                     .spans = paragraph.ToLetter(span),
                     .rule = citing.rule,
                     .confidence = citing.confidence});
  };
  const auto read = [&](const std::vector<Paragraph>& list, CitationPlace place) {
    for (const Paragraph& paragraph : list) {
      for (Citing& citing : ReadCitations(paragraph.words, place, knowledge.codes(),
                                          knowledge.organisations(), knowledge.citations())) {
        add(paragraph, std::move(citing));
      }
    }
  };
  read(paragraphs.subject, CitationPlace::kSubject);
  read(paragraphs.body, CitationPlace::kBody);
  return found;
}

}  // namespace vanthu
