// Tested by tests/pipeline/assemble_test.cc.
#include "pipeline/assemble.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "extractors/fold.h"
#include "pipeline/assemble/calibration.h"
#include "pipeline/assemble/choose.h"
#include "pipeline/assemble/cross_checks.h"
#include "pipeline/assemble/evidence.h"
#include "pipeline/assemble/written_fields.h"

namespace vanthu {
namespace {

// Below this a person is asked to look.
constexpr double kReviewBelow = 0.75;
// What is concluded rather than read is never surer than this.
constexpr double kInferredAtMost = 0.6;
// A check that agrees halves the doubt; one that contradicts leaves less than a third of the trust.
constexpr double kSupportKeepsDoubt = 0.5;
constexpr double kContradictionKeepsTrust = 0.3;

std::string FileNameOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

// Builds one record from candidates, noting evidence and confidence as it goes.
class Assembler {
 public:
  Assembler(const Document& document, const NormalizedLetter& letter)
      : document_(document), finder_(document, letter) {
    record_.id = document.source.sha256;
    record_.source = document.source;
    record_.text = letter.letter.text;
  }

  template <typename T, typename TextOf>
  const Found<T>* Pick(const std::vector<Found<T>>& candidates, TextOf text_of,
                       const std::string& field) {
    const Choice<T> choice = Choose(candidates, text_of);
    if (choice.best == nullptr) return nullptr;
    double confidence = choice.confidence * finder_.OcrConfidence(choice.best->spans);
    if (choice.best->inferred) confidence = std::min(confidence, kInferredAtMost);
    record_.confidence[field] = confidence;
    if (!choice.rivals.empty()) rivals_[field] = choice.rivals;
    return choice.best;
  }

  // Evidence for one value read from some of the spans of a larger find.
  void Note(const std::string& field, std::span<const Span> spans, std::string_view rule,
            std::string_view value) {
    if (value.empty() || spans.empty()) return;
    record_.evidence[field] = finder_.Find(finder_.Narrow(spans, value), rule);
  }

  // The same, with a confidence of its own: the parts of a find are read at different places.
  template <typename T>
  void NotePart(const std::string& field, const Found<T>& found, std::string_view value) {
    if (value.empty()) return;
    Note(field, found.spans, found.rule, value);
    double confidence =
        found.confidence * finder_.OcrConfidence(finder_.Narrow(found.spans, value));
    if (found.inferred) confidence = std::min(confidence, kInferredAtMost);
    record_.confidence[field] = confidence;
  }

  template <typename T>
  void NoteWhole(const std::string& field, const Found<T>& found) {
    record_.evidence[field] = finder_.Find(found.spans, found.rule);
  }

  // A list: every item with its evidence, the field with its mean confidence.
  template <typename T>
  void PickList(const std::vector<Found<T>>& items, std::vector<T>& out, const std::string& field) {
    double sum = 0;
    for (const Found<T>& item : items) {
      NoteWhole(field + "/" + std::to_string(out.size()), item);
      sum += item.confidence * finder_.OcrConfidence(item.spans);
      out.push_back(item.value);
    }
    if (!items.empty()) record_.confidence[field] = sum / static_cast<double>(items.size());
  }

  void PickTasks(const std::vector<Task>& tasks) {
    record_.tasks = tasks;
    double sum = 0;
    for (const Task& task : tasks) sum += finder_.OcrConfidence(task.spans);
    if (!tasks.empty()) record_.confidence["/tasks"] = sum / static_cast<double>(tasks.size());
    NameTasks(record_.tasks, "", "/tasks");
  }

  // The number a clerk wrote, after the file's name was heard.
  void TakeWrittenNumber() {
    const PageContent* page = PageOf("/symbol");
    const HeaderField* field = FieldOf(page, HeaderField::Kind::kNumber);
    if (field == nullptr || field->hand != HeaderField::Hand::kWritten) return;
    const std::vector<std::string> named =
        NumbersInFileName(record_.source.path, record_.reference.symbol);
    const bool names_symbol = !record_.reference.symbol.empty() && !named.empty();
    const std::vector<std::string> alone =
        names_symbol ? named : NumbersInFileName(record_.source.path, "");
    const auto readings = WeighNumber(
        field->readings, alone, names_symbol ? FileName::kNamesSymbol : FileName::kNumberOnly);
    written_.insert("/number");
    std::vector<Evidence> evidence = {WrittenEvidence(*page, *field)};
    if (!alone.empty()) {
      evidence.push_back({.page = page->number,
                          .box = std::nullopt,
                          .raw = FileNameOf(record_.source.path),
                          .rule = std::string(kFileNameRule)});
    }
    std::vector<std::string> candidates;
    for (const auto& reading : readings) candidates.push_back(reading.text);
    ReferenceNumber& reference = record_.reference;
    if (readings.empty() || readings.front().probability < kLeastGiven) {
      reference.number.clear();
      reference.reference.clear();
      record_.confidence.erase("/number");
      record_.confidence.erase("/reference");
      record_.evidence.erase("/reference");
      record_.evidence["/number"] = std::move(evidence);
      AskAboutWriting("/number", readings.empty() ? 0 : readings.front().probability,
                      std::move(candidates));
      return;
    }
    const double sure = readings.front().probability;
    SetNumber(reference, readings.front().text);
    record_.evidence["/number"] = evidence;
    record_.confidence["/number"] = sure;
    if (!reference.reference.empty()) {
      const auto printed = record_.evidence.find("/symbol");
      if (printed != record_.evidence.end()) {
        evidence.insert(evidence.end(), printed->second.begin(), printed->second.end());
      }
      record_.evidence["/reference"] = std::move(evidence);
    }
    if (sure < kReviewBelow) AskAboutWriting("/number", sure, std::move(candidates));
  }

  // The day, or day and month, a clerk wrote, after stamp and cited documents were heard.
  void TakeWrittenDate() {
    const PageContent* page = PageOf("/date");
    const HeaderField* day = FieldOf(page, HeaderField::Kind::kDay);
    const HeaderField* month = FieldOf(page, HeaderField::Kind::kMonth);
    const auto is_written = [](const HeaderField* field) {
      return field != nullptr && field->hand == HeaderField::Hand::kWritten;
    };
    if (record_.date.year == 0 || (!is_written(day) && !is_written(month))) return;
    DateWitnesses witnesses = {.printed = record_.date, .arrival = std::nullopt, .cited = {}};
    if (record_.incoming_stamp) witnesses.arrival = record_.incoming_stamp->date;
    for (const Citation& citation : record_.references) witnesses.cited.push_back(citation.date);
    std::span<const HeaderField::Reading> days;
    std::span<const HeaderField::Reading> months;
    std::vector<Evidence>& evidence = record_.evidence["/date"];
    for (const HeaderField* field : {day, month}) {
      if (!is_written(field)) continue;
      (field == day ? days : months) = field->readings;
      (field == day ? witnesses.printed.day : witnesses.printed.month) = 0;
      evidence.push_back(WrittenEvidence(*page, *field));
    }
    const auto dates = WeighDate(days, months, witnesses);
    std::vector<std::string> candidates;
    for (const DateReading& date : dates) {
      if (date.date.day != 0) candidates.push_back(ToIso(date.date));
    }
    const bool is_read = !candidates.empty() && dates.front().date.day != 0;
    const double sure = is_read ? dates.front().probability : 0;
    if (sure >= kLeastGiven) {
      record_.date = dates.front().date;
      record_.confidence["/date"] = sure;
      written_.insert("/date");
    } else {
      // What is printed stays.
      record_.date = witnesses.printed;
      if (record_.date.month == 0) record_.date.day = 0;
    }
    if (sure < kReviewBelow) AskAboutWriting("/date", sure, std::move(candidates));
  }

  Record& record() { return record_; }

  // Cross-checks, calibration, then what a person should look at.
  Record Finish(const Calibration* calibration) {
    for (const Verdict& verdict : CrossCheck(record_)) {
      // What speaks for a written number was heard already.
      if (!written_.contains(verdict.field) || !verdict.supports) Weigh(verdict);
    }
    if (written_.contains("/number")) JoinReference();
    if (calibration != nullptr) Calibrate(*calibration);
    for (const auto& [field, confidence] : record_.confidence) {
      if (confidence >= kReviewBelow || IsReviewed(field)) continue;
      // It is no surer than its number, which is asked about.
      if (field == "/reference" && IsReviewed("/number")) continue;
      record_.review.push_back({.field = field,
                                .why = std::to_string(std::lround(confidence * 100)) + " % sure",
                                .candidates = Rivals(field)});
    }
    ReviewMissing("/number", record_.reference.number, "left blank or not readable");
    ReviewMissing("/symbol", record_.reference.symbol, "not found");
    ReviewMissing("/date", ToIso(record_.date), "not found");
    ReviewMissing("/doc_type", record_.doc_type, "not found");
    ReviewMissing("/issuer/name", record_.issuer.name, "not found");
    ReviewMissing("/subject", record_.subject, "not found");
    ReviewMissing("/signer/name", record_.signer.name, "not found");
    for (const Issue& issue : document_.issues) {
      record_.review.push_back({.field = "/text", .why = issue.detail, .candidates = {}});
    }
    return std::move(record_);
  }

 private:
  // Names a node by the labels on the way to it, so that the name survives another reading of the
  // page.
  void NameTasks(std::vector<Task>& tasks, const std::string& path, const std::string& field) {
    constexpr std::size_t kLetterIdDigits = 12;
    std::multiset<std::string> used;
    int unlabeled = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      Task& task = tasks[i];
      std::string step = LabelStep(task.label);
      if (step.empty()) step = "p" + std::to_string(++unlabeled);
      used.insert(step);
      if (const std::size_t times = used.count(step); times > 1)
        step += "~" + std::to_string(times);
      const std::string here = path.empty() ? step : path + "." + step;
      task.id = record_.id.substr(0, kLetterIdDigits) + ":" + here;
      const std::string pointer = field + "/" + std::to_string(i);
      if (!task.spans.empty()) record_.evidence[pointer] = finder_.Find(task.spans, task.rule);
      NameTasks(task.children, here, pointer + "/children");
    }
  }

  // "1." -> "1", "a)" -> "a", "đ)" -> "đ", "Điều 2." -> "điều2"; "-" and "+" -> "".
  static std::string LabelStep(std::string_view label) {
    std::string step;
    for (const char c : CanonicalTone(label)) {
      const bool is_mark = c == '.' || c == ')' || c == '(' || c == '-' || c == '+' || c == '*' ||
                           c == ' ' || c == ':' || c == '/';
      if (!is_mark) step.push_back(c);
    }
    return step == "•" || step == "–" || step == "—" ? std::string() : step;
  }

  // What a clerk wrote comes with the digit model's own probability, which is calibrated.
  void Calibrate(const Calibration& calibration) {
    for (auto& [field, confidence] : record_.confidence) {
      const bool is_written =
          written_.contains(field) || (field == "/reference" && written_.contains("/number"));
      if (!is_written) confidence = calibration.Given(field, confidence);
    }
  }

  // A reference is as sure as the less sure of its halves.
  void JoinReference() {
    const auto number = record_.confidence.find("/number");
    const auto symbol = record_.confidence.find("/symbol");
    if (record_.reference.reference.empty() || number == record_.confidence.end()) return;
    record_.confidence["/reference"] = symbol == record_.confidence.end()
                                           ? number->second
                                           : std::min(number->second, symbol->second);
  }

  void Weigh(const Verdict& verdict) {
    const auto found = record_.confidence.find(verdict.field);
    if (found != record_.confidence.end()) {
      found->second = verdict.supports ? 1 - (1 - found->second) * kSupportKeepsDoubt
                                       : found->second * kContradictionKeepsTrust;
    }
    if (!verdict.supports) {
      record_.review.push_back(
          {.field = verdict.field, .why = verdict.why, .candidates = verdict.candidates});
    }
  }

  // The page where the value of `field` was read; the first one when it was not.
  [[nodiscard]] const PageContent* PageOf(const std::string& field) const {
    if (document_.pages.empty()) return nullptr;
    const auto found = record_.evidence.find(field);
    if (found == record_.evidence.end() || found->second.empty()) return &document_.pages.front();
    const auto page =
        std::ranges::find(document_.pages, found->second.front().page, &PageContent::number);
    return page == document_.pages.end() ? nullptr : &*page;
  }

  [[nodiscard]] static const HeaderField* FieldOf(const PageContent* page, HeaderField::Kind kind) {
    if (page == nullptr) return nullptr;
    const auto found = std::ranges::find(page->header_fields, kind, &HeaderField::kind);
    return found == page->header_fields.end() ? nullptr : &*found;
  }

  [[nodiscard]] static Evidence WrittenEvidence(const PageContent& page, const HeaderField& field) {
    return {.page = page.number,
            .box = Apply(page.to_scan, field.box),
            .raw = field.readings.empty() ? field.printed : ReadingsText(field.readings),
            .rule = std::string(field.readings.empty() ? kUnreadRule : kWrittenRule)};
  }

  // "1983/BC-SYT" -> "1988/BC-SYT"; with no number yet the form is the symbol's.
  static void SetNumber(ReferenceNumber& reference, const std::string& number) {
    if (!reference.reference.empty() && reference.reference.starts_with(reference.number)) {
      reference.reference.replace(0, reference.number.size(), number);
    } else if (!reference.symbol.empty()) {
      const bool starts_with_year =
          reference.symbol.front() >= '0' && reference.symbol.front() <= '9';
      const bool is_party = !starts_with_year && reference.symbol.find('/') != std::string::npos;
      reference.reference = number + (is_party ? "-" : "/") + reference.symbol;
    }
    reference.number = number;
  }

  void AskAboutWriting(const std::string& field, double sure, std::vector<std::string> candidates) {
    record_.review.push_back({.field = field,
                              .why = candidates.empty()
                                         ? "written by hand, not readable"
                                         : "written by hand, digits " +
                                               std::to_string(std::lround(sure * 100)) + " % sure",
                              .candidates = std::move(candidates)});
  }

  void ReviewMissing(const std::string& field, const std::string& value, const char* why) {
    if (value.empty() && !IsReviewed(field)) {
      record_.review.push_back({.field = field, .why = why, .candidates = Rivals(field)});
    }
  }

  [[nodiscard]] bool IsReviewed(const std::string& field) const {
    return std::ranges::any_of(record_.review,
                               [&](const ReviewItem& item) { return item.field == field; });
  }

  [[nodiscard]] std::vector<std::string> Rivals(const std::string& field) const {
    const auto found = rivals_.find(field);
    return found == rivals_.end() ? std::vector<std::string>() : found->second;
  }

  const Document& document_;
  EvidenceFinder finder_;
  Record record_;
  std::map<std::string, std::vector<std::string>> rivals_;
  std::set<std::string> written_;  // fields that were weighed with what speaks for them
};

std::string AsIs(const std::string& text) { return text; }

// A reference may be printed with its number left blank: then the symbol alone stands for it.
std::string TextOf(const ReferenceNumber& reference) {
  return reference.reference.empty() ? reference.symbol : reference.reference;
}

}  // namespace

Record Assemble(const Document& document, const NormalizedLetter& letter, const Fields& fields,
                const Calibration* calibration, const RecordVersions& versions) {
  Assembler assembler(document, letter);
  Record& record = assembler.record();
  record.versions = versions;

  if (const auto* found = assembler.Pick(fields.reference, TextOf, "/symbol")) {
    record.reference = found->value;
    if (record.reference.symbol.empty()) record.confidence.erase("/symbol");
    assembler.Note("/symbol", found->spans, found->rule, record.reference.symbol);
    if (!record.reference.number.empty()) {
      record.confidence["/number"] =
          record.confidence.contains("/symbol") ? record.confidence["/symbol"] : found->confidence;
      assembler.Note("/number", found->spans, found->rule, record.reference.number);
    }
    if (!record.reference.reference.empty()) {
      record.confidence["/reference"] = record.confidence["/number"];
      assembler.NoteWhole("/reference", *found);
    }
  }
  if (const auto* found = assembler.Pick(fields.date, ToIso, "/date")) {
    record.date = found->value;
    assembler.NoteWhole("/date", *found);
  }
  const auto pick_text = [&](const std::vector<Found<std::string>>& candidates,
                             const std::string& field, std::string& out) {
    if (const auto* found = assembler.Pick(candidates, AsIs, field)) {
      out = found->value;
      assembler.NoteWhole(field, *found);
    }
  };
  pick_text(fields.place, "/place", record.place);
  pick_text(fields.doc_type, "/doc_type", record.doc_type);
  pick_text(fields.subject, "/subject", record.subject);
  pick_text(fields.urgency, "/urgency", record.urgency);
  pick_text(fields.secrecy, "/secrecy", record.secrecy);
  if (const auto* found = assembler.Pick(
          fields.issuer, [](const Issuer& i) { return i.parent + "\n" + i.name; },
          "/issuer/name")) {
    record.issuer = found->value;
    record.issuer_inferred = found->inferred;
    assembler.Note("/issuer/name", found->spans, found->rule, record.issuer.name);
    assembler.NotePart("/issuer/parent", *found, record.issuer.parent);
  }
  if (const auto* found = assembler.Pick(
          fields.signer, [](const Signer& s) { return s.name; }, "/signer/name")) {
    record.signer = found->value;
    const Signer& signer = record.signer;
    assembler.Note("/signer/name", found->spans, found->rule, signer.name);
    assembler.NotePart("/signer/title", *found, signer.title);
    assembler.NotePart("/signer/authority", *found, signer.authority);
    assembler.Note("/signer/for_title", found->spans, found->rule, signer.for_title);
    assembler.Note("/signer/on_behalf_of", found->spans, found->rule, signer.on_behalf_of);
  }
  if (const auto* found = assembler.Pick(
          fields.incoming_stamp,
          [](const IncomingStamp& s) { return s.number + " " + ToIso(s.date); },
          "/incoming_stamp")) {
    record.incoming_stamp = found->value;
    assembler.NoteWhole("/incoming_stamp", *found);
  }
  assembler.PickList(fields.recipients, record.recipients, "/recipients");
  assembler.PickList(fields.distribution, record.distribution, "/distribution");
  assembler.PickList(fields.references, record.references, "/references");
  assembler.PickList(fields.contacts, record.contacts, "/contacts");
  assembler.PickTasks(fields.tasks);
  assembler.TakeWrittenNumber();
  assembler.TakeWrittenDate();
  return assembler.Finish(calibration);
}

}  // namespace vanthu
