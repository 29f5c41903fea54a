// Tested by tests/generator/invent_test.cc.
#include "tests/generator/body_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "tests/generator/cite.h"
#include "tests/generator/letter_case.h"
#include "tests/generator/order.h"
#include "tests/generator/schedule.h"
#include "tests/generator/speaker.h"

namespace vanthu::generator {
namespace {

using Style = BodyParagraph::Style;

constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                     "VII", "VIII", "IX",  "X",  "XI", "XII"};
// Điểm: the Vietnamese alphabet without f, j, w, z and, by custom, without â, ă, ê, ô, ơ, ư.
constexpr std::array<std::string_view, 14> kLetters = {"a", "b", "c", "d", "đ", "e", "g",
                                                       "h", "i", "k", "l", "m", "n", "o"};

class Writer {
 public:
  Writer(const BodyBrief& brief, Random& random, LetterSpec& letter)
      : brief_(brief),
        random_(random),
        letter_(letter),
        party_(letter.regime == Regime::kParty),
        speaker_(brief.phrases, brief.context, random) {}

  void Write();

 private:
  // ----- paragraphs -----
  void Paragraph(Style style, std::string text, std::string label = {}, bool bold = false) {
    letter_.body.push_back(
        {.style = style, .label = std::move(label), .text = std::move(text), .bold_label = bold});
  }
  void Plain(std::string text) { Paragraph(Style::kPlain, std::move(text)); }
  void Context(int count) {
    for (std::string& text : brief_.phrases.SayMany(party_ ? "party_context" : "context", count,
                                                    brief_.context, random_)) {
      Plain(std::move(text));
    }
  }
  std::string Say(std::string_view symbol) { return speaker_.Say(symbol); }
  std::string Cite(std::string_view role) {
    CitedDocument cited =
        InventCitation(letter_, brief_.office, brief_.phrases, brief_.context, role, random_);
    letter_.references.push_back(std::move(cited.citation));
    return cited.text;
  }

  // ----- labels -----
  [[nodiscard]] std::string Section(int index) const {
    return std::string(kRoman[static_cast<std::size_t>(index) % kRoman.size()]) +
           (party_ ? "-" : ".");
  }
  [[nodiscard]] std::string Item(int index) const {
    return std::to_string(index + 1) + (party_ ? "-" : ".");
  }
  [[nodiscard]] static std::string Point(int index) {
    return std::string(kLetters[static_cast<std::size_t>(index) % kLetters.size()]) + ")";
  }

  // ----- parts -----
  void Bases(int count);
  void LeadIn(std::string_view noun);
  Task Node(Style style, Task::Kind kind, std::string label, std::string text);
  Task OrderNode(std::string label, std::string_view inherited, OrderBrief::Subject subject);
  Task HeadingWithOrders(int index);
  void Orders(std::vector<Task>& into, int count);
  Task InfoSection(int index, std::string_view heading, std::string_view symbol, int count);
  void Close(std::string_view symbol);
  void AddContactLine();

  void OfficialLetter();
  void Directive();
  void Plan();
  void Decision();
  void Notice();
  void Invitation();
  void Proposal();
  void Guidance();
  void Report();

  [[nodiscard]] int Count(int in_short, int in_medium, int in_long) {
    const int base = brief_.length == Length::kShort    ? in_short
                     : brief_.length == Length::kMedium ? in_medium
                                                        : in_long;
    return std::max(1, base + random_.Between(-1, 1));
  }
  [[nodiscard]] std::string Who() { return Say("who_" + brief_.office.level); }

  const BodyBrief& brief_;
  Random& random_;
  LetterSpec& letter_;
  bool party_;
  Speaker speaker_;
  std::set<std::string> headings_;
};

void Writer::Bases(int count) {
  for (int i = 0; i < count; ++i) {
    std::string text = "Căn cứ ";
    if (i == 0 && !party_ && random_.Chance(0.7)) {
      const std::string law = Say("basis_law");
      text += law;
      Citation citation;
      citation.type = "Luật";
      citation.name = law;
      citation.role = "basis";
      letter_.references.push_back(std::move(citation));
    } else {
      text += Cite("basis");
    }
    Paragraph(Style::kBasis, text + (i + 1 == count ? "." : ";"));
  }
}

// "… , Giám đốc Sở Y tế yêu cầu các đơn vị thực hiện các nội dung sau:"
void Writer::LeadIn(std::string_view noun) {
  const std::string_view verb = random_.Chance(0.5) ? "yêu cầu" : "đề nghị";
  Plain(fmt::format("Thực hiện {}, {} {} {} thực hiện {} sau:", Cite("basis"),
                    brief_.office.orderer, verb, brief_.assignees, noun));
}

Task Writer::Node(Style style, Task::Kind kind, std::string label, std::string text) {
  Task task;
  task.label = label;
  task.kind = kind;
  task.text = text;
  Paragraph(style, std::move(text), std::move(label), style == Style::kHeading);
  return task;
}

Task Writer::OrderNode(std::string label, std::string_view inherited, OrderBrief::Subject subject) {
  Task task = InventOrder({.letter = letter_,
                           .office = brief_.office,
                           .subject = subject,
                           .inherited = std::string(inherited)},
                          speaker_, random_);
  task.label = label;
  Paragraph(Style::kPlain, task.text, std::move(label));
  return task;
}

// "1. Phòng Nội vụ" with its own points: the heading is the assignee (DOMAIN.md §7.2).
Task Writer::HeadingWithOrders(int index) {
  std::string who = CapitalFirst(Who());
  for (int attempt = 0; attempt < 8 && !headings_.insert(who).second; ++attempt) {
    who = CapitalFirst(Who());
  }
  Task heading = Node(Style::kHeading, Task::Kind::kSection, Item(index), who);
  heading.assignees = {who};
  const int count = random_.Between(1, 3);
  const bool letters = count > 1 && random_.Chance(0.4);
  const bool numbered = !letters && count > 1 && random_.Chance(0.3) && !party_;
  for (int i = 0; i < count; ++i) {
    std::string label = letters      ? Point(i)
                        : numbered   ? fmt::format("{}.{}.", index + 1, i + 1)
                        : count == 1 ? std::string()
                                     : "-";
    Task child = OrderNode(std::move(label), who, OrderBrief::Subject::kInherited);
    if (letters && random_.Chance(0.25)) {
      const int dashes = random_.Between(2, 3);
      for (int dash = 0; dash < dashes; ++dash) {
        child.children.push_back(OrderNode("-", who, OrderBrief::Subject::kInherited));
      }
    }
    heading.children.push_back(std::move(child));
  }
  return heading;
}

void Writer::Orders(std::vector<Task>& into, int count) {
  const bool headings = count > 3 && random_.Chance(0.45);
  for (int i = 0; i < count; ++i) {
    if (headings && i + 2 > count / 2) {
      into.push_back(HeadingWithOrders(i));
      continue;
    }
    Task task = OrderNode(Item(i), brief_.assignees, OrderBrief::Subject::kAny);
    if (brief_.length != Length::kShort && random_.Chance(0.3)) {
      const std::string who = task.assignees.empty() ? std::string() : task.assignees.front();
      const int points = random_.Between(2, 4);
      const bool letters = random_.Chance(0.5);
      for (int point = 0; point < points; ++point) {
        task.children.push_back(
            OrderNode(letters ? Point(point) : "-", who, OrderBrief::Subject::kInherited));
      }
    }
    into.push_back(std::move(task));
  }
}

Task Writer::InfoSection(int index, std::string_view heading, std::string_view symbol, int count) {
  Task section = Node(Style::kHeading, Task::Kind::kSection, Section(index), std::string(heading));
  for (int i = 0; i < count; ++i) {
    std::string text = speaker_.SayNew(symbol);
    const std::string label = count == 1 ? "" : "-";
    section.children.push_back(Node(Style::kPlain, Task::Kind::kInfo, label, std::move(text)));
  }
  return section;
}

void Writer::AddContactLine() {
  const std::string mail =
      fmt::format("{}.{}@vanthu.example", SmallAscii(Say("given")), SmallAscii(brief_.office.code));
  const std::string phone = fmt::format("02{}.3{}.{:03}", random_.Between(10, 99),
                                        random_.Between(100, 999), random_.Between(0, 999));
  Plain(fmt::format("Mọi thông tin chi tiết xin liên hệ {}, điện thoại: {}, địa chỉ email: {}.",
                    brief_.office.self, phone, mail));
  letter_.contacts.push_back({.type = "phone", .value = phone});
  letter_.contacts.push_back({.type = "email", .value = mail});
}

void Writer::Close(std::string_view symbol) {
  std::string text = Say(symbol);
  if (text.ends_with('.')) text.pop_back();
  Plain(text + (party_ ? "." : "./."));
}

void Writer::OfficialLetter() {
  if (brief_.length != Length::kShort || random_.Chance(0.4)) Context(Count(1, 2, 3));
  if (brief_.length == Length::kShort && random_.Chance(0.35)) {
    // No list: one or two paragraphs that order something.
    Plain(fmt::format("Thực hiện {}.", Cite("basis")));
    const int paragraphs = random_.Between(1, 2);
    for (int i = 0; i < paragraphs; ++i) {
      Task task;
      const std::string action = speaker_.SayNew("action");
      task.assignees = {brief_.assignees};
      task.deadline = InventDeadline(letter_.date, random_);
      task.report_to = brief_.office.self;
      task.text = fmt::format("{} {} {} {}; gửi {} về {} {}.",
                              i == 0 ? CapitalFirst(brief_.office.orderer) : "Đồng thời,",
                              "đề nghị", brief_.assignees, action, Say("report_what"),
                              brief_.office.self, task.deadline->text);
      Plain(task.text);
      letter_.tasks.push_back(std::move(task));
    }
  } else {
    LeadIn("các nội dung");
    Orders(letter_.tasks, Count(3, 6, 13));
  }
  if (random_.Chance(0.35)) AddContactLine();
  Close("closing_letter");
}

void Writer::Directive() {
  Context(Count(2, 2, 3));
  LeadIn("một số nhiệm vụ");
  Orders(letter_.tasks, Count(4, 7, 14));
  Plain(fmt::format("{} nghiêm túc thực hiện {} này{}", CapitalFirst(brief_.assignees),
                    letter_.doc_type == "chỉ thị" ? "Chỉ thị" : "Thông tri", party_ ? "." : "./."));
}

void Writer::Plan() {
  Plain(fmt::format("Thực hiện {}, {} xây dựng kế hoạch với các nội dung như sau:", Cite("basis"),
                    brief_.office.self));
  int section = 0;
  letter_.tasks.push_back(InfoSection(section++, "MỤC ĐÍCH, YÊU CẦU", "plan_aim", Count(2, 3, 5)));
  Task work = Node(Style::kHeading, Task::Kind::kSection, Section(section++), "NỘI DUNG THỰC HIỆN");
  const int items = Count(3, 5, 11);
  for (int i = 0; i < items; ++i)
    work.children.push_back(OrderNode(Item(i), {}, OrderBrief::Subject::kInherited));
  letter_.tasks.push_back(std::move(work));
  if (random_.Chance(0.6)) {
    letter_.tasks.push_back(InfoSection(section++, "KINH PHÍ THỰC HIỆN", "plan_money", 1));
  }
  Task organisation =
      Node(Style::kHeading, Task::Kind::kSection, Section(section++), "TỔ CHỨC THỰC HIỆN");
  const int units = Count(2, 3, 5);
  for (int i = 0; i < units; ++i) organisation.children.push_back(HeadingWithOrders(i));
  letter_.tasks.push_back(std::move(organisation));
  Close("closing_plan");
}

void Writer::Decision() {
  Paragraph(Style::kCenter,
            Capitals(brief_.office.collective.empty()
                         ? brief_.office.head_title + " " + brief_.office.issuer.name
                         : brief_.office.issuer.name));
  Bases(Count(3, 4, 5));
  letter_.body.back().text.back() = ';';
  Paragraph(Style::kBasis, fmt::format("Theo đề nghị của {}.", Who()));
  Paragraph(Style::kCenter, "QUYẾT ĐỊNH:");
  int article = 1;
  const auto label = [&] { return fmt::format("Điều {}.", article++); };
  const auto bold = [&] { letter_.body.back().bold_label = true; };
  letter_.tasks.push_back(Node(Style::kPlain, Task::Kind::kInfo, label(), Say("decision_about")));
  bold();
  const int orders = Count(1, 2, 6);
  for (int i = 0; i < orders; ++i) {
    const std::string who = Who();
    std::string text = fmt::format("Giao {} {}", who, speaker_.SayNew("action"));
    Task task;
    if (random_.Chance(0.5)) {
      task.deadline = InventDeadline(letter_.date, random_);
      text += "; hoàn thành " + task.deadline->text;
    }
    task.assignees = {who};
    task.label = label();
    task.text = text + ".";
    Paragraph(Style::kPlain, task.text, task.label, true);
    letter_.tasks.push_back(std::move(task));
  }
  letter_.tasks.push_back(Node(Style::kPlain, Task::Kind::kInfo, label(), Say("decision_effect")));
  bold();
  Task last;
  const std::string first = Who();
  std::string second = Who();
  for (int attempt = 0; attempt < 8 && second == first; ++attempt) second = Who();
  last.assignees = {CapitalFirst(first), "những đơn vị liên quan"};
  if (second != first) last.assignees.insert(last.assignees.begin() + 1, second);
  std::string names;
  for (std::size_t i = 0; i + 1 < last.assignees.size(); ++i) {
    names += (i == 0 ? "" : ", ") + last.assignees[i];
  }
  last.label = label();
  last.text = fmt::format("{} và {} có trách nhiệm thi hành Quyết định này{}", names,
                          last.assignees.back(), party_ ? "." : "./.");
  Paragraph(Style::kPlain, last.text, last.label, true);
  letter_.tasks.push_back(std::move(last));
}

void Writer::Notice() {
  const PartialDate meeting = AddDays(letter_.date, -random_.Between(1, 9));
  Plain(
      fmt::format("Ngày {}, {} đã chủ trì cuộc họp về công tác {}. Sau khi nghe ý kiến của các "
                  "đại biểu, {} kết luận như sau:",
                  DateText(meeting, DateStyle::kSlashes), brief_.office.orderer, Say("topic"),
                  brief_.office.orderer));
  int index = 0;
  letter_.tasks.push_back(
      Node(Style::kPlain, Task::Kind::kInfo, Item(index++), Say("notice_view")));
  const int orders = Count(3, 6, 12);
  for (int i = 0; i < orders; ++i) {
    letter_.tasks.push_back(OrderNode(Item(index++), {}, OrderBrief::Subject::kAny));
  }
  Close("closing_notice");
}

void Writer::Invitation() {
  Plain(Say("invite_lead"));
  Task who = Node(Style::kHeading, Task::Kind::kSection, "1.", "Thành phần");
  const int guests = Count(3, 5, 6);
  auto lines = speaker_.SayMany("invite_who", guests);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 == lines.size()) lines[i].back() = '.';
    who.children.push_back(Node(Style::kPlain, Task::Kind::kInfo, "-", lines[i]));
  }
  letter_.tasks.push_back(std::move(who));
  const PartialDate day = AddDays(letter_.date, random_.Between(2, 20));
  Deadline when{.text = fmt::format("{} giờ {:02}, ngày {} ({})", random_.Between(7, 14),
                                    random_.Chance(0.5) ? 0 : 30,
                                    DateText(day, DateStyle::kSlashes), WeekdayName(day)),
                .date = ToIso(day),
                .start = {},
                .end = {}};
  Task time =
      Node(Style::kPlain, Task::Kind::kInfo, "2.", fmt::format("Thời gian: {}.", when.text));
  time.deadline = std::move(when);
  letter_.tasks.push_back(std::move(time));
  letter_.tasks.push_back(Node(Style::kPlain, Task::Kind::kInfo, "3.",
                               fmt::format("Địa điểm: {}.", Say("invite_room"))));
  Plain(fmt::format("Rất mong các đại biểu sắp xếp công việc, về dự họp đầy đủ và đúng giờ{}",
                    party_ ? "." : "./."));
}

void Writer::Proposal() {
  Bases(Count(1, 2, 3));
  int section = 0;
  Context(1);
  letter_.tasks.push_back(InfoSection(section++, "SỰ CẦN THIẾT", "proposal_need", Count(1, 2, 3)));
  letter_.tasks.push_back(
      InfoSection(section++, "NỘI DUNG ĐỀ NGHỊ", "proposal_item", Count(3, 4, 4)));
  Close("closing_proposal");
}

void Writer::Guidance() {
  Plain(fmt::format("Thực hiện {}, {} hướng dẫn một số nội dung như sau:", Cite("basis"),
                    brief_.office.self));
  int section = 0;
  letter_.tasks.push_back(
      InfoSection(section++, "PHẠM VI, YÊU CẦU", "guidance_scope", Count(2, 3, 3)));
  Task work = Node(Style::kHeading, Task::Kind::kSection, Section(section++), "NỘI DUNG HƯỚNG DẪN");
  const int items = Count(3, 6, 12);
  for (int i = 0; i < items; ++i)
    work.children.push_back(OrderNode(Item(i), {}, OrderBrief::Subject::kInherited));
  letter_.tasks.push_back(std::move(work));
  Task organisation =
      Node(Style::kHeading, Task::Kind::kSection, Section(section++), "TỔ CHỨC THỰC HIỆN");
  const int units = Count(1, 2, 4);
  for (int i = 0; i < units; ++i) organisation.children.push_back(HeadingWithOrders(i));
  letter_.tasks.push_back(std::move(organisation));
  Close("closing_guidance");
}

void Writer::Report() {
  Plain(fmt::format("Thực hiện {}, {} báo cáo như sau:", Cite("basis"), brief_.office.self));
  int section = 0;
  letter_.tasks.push_back(InfoSection(section++, "KẾT QUẢ THỰC HIỆN", "result", Count(3, 5, 8)));
  letter_.tasks.push_back(
      InfoSection(section++, "HẠN CHẾ, NGUYÊN NHÂN", "shortcoming", Count(2, 3, 4)));
  Task next = Node(Style::kHeading, Task::Kind::kSection, Section(section++),
                   "NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI");
  const int items = Count(2, 4, 9);
  for (int i = 0; i < items; ++i)
    next.children.push_back(OrderNode(Item(i), {}, OrderBrief::Subject::kInherited));
  letter_.tasks.push_back(std::move(next));
  Close("closing_report");
}

void Writer::Write() {
  switch (letter_.kind) {
    case Kind::kOfficialLetter:
      return OfficialLetter();
    case Kind::kDirective:
    case Kind::kPartyCircular:
      return Directive();
    case Kind::kPlan:
      return Plan();
    case Kind::kDecision:
      return Decision();
    case Kind::kNotice:
      return Notice();
    case Kind::kInvitation:
      return Invitation();
    case Kind::kProposal:
      return Proposal();
    case Kind::kGuidance:
      return Guidance();
    case Kind::kReport:
      return Report();
  }
}

}  // namespace

void WriteBody(const BodyBrief& brief, Random& random, LetterSpec& letter) {
  Writer(brief, random, letter).Write();
}

}  // namespace vanthu::generator
