// Tested by tests/generator/invent_test.cc.
#include "tests/generator/invent.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "tests/generator/body_writer.h"
#include "tests/generator/letter_case.h"
#include "tests/generator/office.h"
#include "tests/generator/phrases.h"
#include "tests/generator/random.h"
#include "tests/generator/schedule.h"

namespace vanthu::generator {
namespace {

struct KindRow {
  Kind kind;
  std::string_view slug;
  std::string_view name;
  std::string_view code;  // in the symbol; the Party has "CV" for an official letter
  int state_weight;       // how often, of 100
  int party_weight;
};

// Weights follow what archives hold: official letters first.
constexpr std::array<KindRow, kKindCount> kKinds = {{
    {Kind::kOfficialLetter, "cong_van", "công văn", "", 44, 30},
    {Kind::kDirective, "chi_thi", "chỉ thị", "CT", 8, 18},
    {Kind::kPlan, "ke_hoach", "kế hoạch", "KH", 12, 14},
    {Kind::kDecision, "quyet_dinh", "quyết định", "QĐ", 10, 6},
    {Kind::kNotice, "thong_bao", "thông báo", "TB", 7, 8},
    {Kind::kInvitation, "giay_moi", "giấy mời", "GM", 6, 0},
    {Kind::kProposal, "to_trinh", "tờ trình", "TTr", 4, 2},
    {Kind::kGuidance, "huong_dan", "hướng dẫn", "HD", 4, 6},
    {Kind::kReport, "bao_cao", "báo cáo", "BC", 5, 6},
    {Kind::kPartyCircular, "thong_tri", "thông tri", "TT", 0, 10},
}};

const KindRow& RowOf(Kind kind) { return *std::ranges::find(kKinds, kind, &KindRow::kind); }

Kind DrawKind(Regime regime, Random& random) {
  int left = random.Between(0, 99);
  for (const KindRow& row : kKinds) {
    left -= regime == Regime::kParty ? row.party_weight : row.state_weight;
    if (left < 0) return row.kind;
  }
  return Kind::kOfficialLetter;
}

constexpr std::array<std::string_view, 3> kUrgencies = {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"};

std::string SmallLetters(std::string_view urgency) {
  return urgency == "KHẨN" ? "khẩn" : urgency == "HỎA TỐC" ? "hỏa tốc" : "thượng khẩn";
}

// Who signs and how (DOMAIN.md §1.5, §2.1).
void Sign(const Office& office, const Phrases& phrases, Random& random, LetterSpec& letter) {
  const bool party = letter.regime == Regime::kParty;
  const auto prefix = [&](std::string_view state) {
    if (!party) return std::string(state) + ".";
    return state == "TM" ? std::string("T/M") : state == "KT" ? std::string("K/T") : "T/L";
  };
  Signer& signer = letter.signer;
  signer.name = InventPerson(phrases, random);
  const std::string head = office.head_title;
  const std::string deputy = office.deputy_title;
  const bool by_deputy = random.Chance(0.55);
  const int rare = random.Between(0, 99);
  if (rare < 8) {
    const bool delegated = !party && rare < 2;
    const std::string_view code = delegated ? "TUQ" : "TL";
    signer.authority = std::string(code) + ".";
    signer.for_title = party && !office.collective.empty() ? office.collective : head;
    signer.title = "Chánh Văn phòng";
    letter.signature_lines = {
        (delegated ? std::string("TUQ.") : prefix("TL")) + " " + Capitals(signer.for_title),
        Capitals(signer.title)};
  } else if (rare < 11 && !party && office.collective.empty()) {
    signer.title = "Quyền " + head;
    letter.signature_lines = {"Q. " + Capitals(head)};
  } else if (!office.collective.empty()) {
    signer.authority = "TM.";
    signer.on_behalf_of = office.collective;
    letter.signature_lines = {prefix("TM") + " " + Capitals(office.collective)};
    if (!by_deputy) {
      signer.title = head;
      letter.signature_lines.push_back(Capitals(head));
    } else {
      signer.title = deputy;
      // A Party committee is collective: its deputy does not sign for the secretary.
      if (!party) {
        signer.authority = "KT.";
        signer.for_title = head;
        letter.signature_lines.push_back("KT. " + Capitals(head));
      }
      letter.signature_lines.push_back(Capitals(deputy));
    }
  } else if (by_deputy) {
    signer.authority = "KT.";
    signer.for_title = head;
    signer.title = deputy;
    letter.signature_lines = {prefix("KT") + " " + Capitals(head), Capitals(deputy)};
  } else {
    signer.title = head;
    letter.signature_lines = {Capitals(head)};
  }
}

std::string RegistryLine(const Office& office, std::string_view unit, const Phrases& phrases,
                         Random& random, Regime regime) {
  if (regime == Regime::kParty) {
    return random.Chance(0.5) ? "Lưu Văn phòng" : "Lưu " + office.issuer.name;
  }
  std::string line = random.Chance(0.85) ? "Lưu: VT" : "Lưu VT";
  if (!unit.empty()) {
    line += ", ";
    line += unit;
  }
  if (random.Chance(0.2)) {
    line += fmt::format(", {}", SmallAscii(phrases.Say("given", {}, random)));
  } else if (random.Chance(0.1)) {
    line += fmt::format(" ({})", random.Between(2, 40));
  }
  return line;
}

PartialDate DrawDate(Random& random) {
  // Archives are mostly of the last fifteen years.
  const int year = random.Chance(0.8) ? random.Between(2010, 2026) : random.Between(1996, 2009);
  const PartialDate first = {.year = year, .month = 1, .day = 2};
  return AddDays(first, random.Between(0, 360));
}

}  // namespace

std::string_view KindSlug(Kind kind) { return RowOf(kind).slug; }

std::optional<Kind> KindFromSlug(std::string_view slug) {
  const auto found = std::ranges::find(kKinds, slug, &KindRow::slug);
  if (found == kKinds.end()) return std::nullopt;
  return found->kind;
}

struct Inventor::Tables {
  Phrases phrases;
  Offices offices;
};

Inventor::Inventor(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Inventor::Inventor(Inventor&&) noexcept = default;
Inventor& Inventor::operator=(Inventor&&) noexcept = default;
Inventor::~Inventor() = default;

std::filesystem::path DefaultPhraseFolder() { return VANTHU_GENERATOR_PHRASES; }

std::expected<Inventor, Error> Inventor::Load(const std::filesystem::path& folder) {
  auto phrases = Phrases::Load(folder);
  if (!phrases) return std::unexpected(phrases.error());
  auto offices = Offices::Load(folder);
  if (!offices) return std::unexpected(offices.error());
  return Inventor(std::make_unique<Tables>(std::move(*phrases), std::move(*offices)));
}

LetterSpec Inventor::Invent(std::uint64_t seed, const InventOptions& options) const {
  const Phrases& phrases = tables_->phrases;
  const Random root(seed);
  Random random = root.Fork("frame");
  LetterSpec letter;
  letter.seed = seed;
  const bool party_kind = options.kind == Kind::kPartyCircular;
  const bool state_kind = options.kind == Kind::kInvitation;
  letter.regime = options.regime.value_or(
      party_kind || (!state_kind && random.Chance(0.2)) ? Regime::kParty : Regime::kState);
  letter.kind = options.kind.value_or(DrawKind(letter.regime, random));
  letter.date = DrawDate(random);
  const bool party = letter.regime == Regime::kParty;
  const KindRow& row = RowOf(letter.kind);
  letter.doc_type = row.name;
  const Length length = options.length.value_or(random.Chance(0.55)  ? Length::kShort
                                                : random.Chance(0.7) ? Length::kMedium
                                                                     : Length::kLong);

  Random office_random = root.Fork("office");
  const auto draw_office = [&] {
    return tables_->offices.Invent(letter.regime, letter.date.year, letter.date.month, phrases,
                                   office_random);
  };
  Office office = draw_office();
  // Directives come from bodies that govern, not from a centre or a school.
  while (letter.kind == Kind::kDirective && office.level == "unit") office = draw_office();
  letter.issuer = office.issuer;
  letter.parent_lines = office.parent_lines;
  letter.issuer_lines = office.issuer_lines;
  letter.place = office.place;
  letter.seal_text = office.seal_text;

  PhraseContext context = office.words;
  context["topic"] = phrases.Say("topic_" + office.sector, {}, random);
  context["year"] = std::to_string(letter.date.year);
  context["next_year"] = std::to_string(letter.date.year + random.Between(3, 5));

  // Number and symbol.
  const int highest = letter.kind == Kind::kOfficialLetter || letter.kind == Kind::kDecision ? 3200
                      : party                                                                ? 60
                                                                                             : 320;
  letter.reference.number =
      fmt::format("{:02}", random.Chance(0.2) ? random.Between(1, 12) : random.Between(1, highest));
  const std::string unit = office.units.empty() ? std::string() : random.Pick(office.units).code;
  if (party) {
    letter.reference.symbol = fmt::format("{}/{}", row.code.empty() ? "CV" : row.code, office.code);
  } else if (letter.kind != Kind::kOfficialLetter) {
    letter.reference.symbol = fmt::format("{}-{}", row.code, office.code);
  } else if (unit.empty() || random.Chance(0.06)) {
    letter.reference.symbol = unit.empty() && office.collective.empty() && random.Chance(0.5)
                                  ? fmt::format("{}-VP", office.code)
                                  : fmt::format("CV-{}", office.code);
  } else {
    letter.reference.symbol = fmt::format("{}-{}", office.code, unit);
  }
  letter.reference.reference =
      fmt::format("{}{}{}", letter.reference.number, party ? "-" : "/", letter.reference.symbol);
  letter.number_label = party && random.Chance(0.7) ? "Số" : "Số:";
  letter.number_entry =
      options.number.value_or(random.Chance(0.04) ? Entry::kBlank : Entry::kPrinted);
  letter.day_entry =
      options.day.value_or(letter.number_entry == Entry::kBlank ? Entry::kBlank : Entry::kPrinted);
  letter.printed_day = PrintedDay(letter.date.day);
  letter.printed_month = random.Chance(0.12) ? fmt::format("{:02}", letter.date.month)
                                             : PrintedMonth(letter.date.month);

  // Subject.
  letter.subject = phrases.Say(fmt::format("subject_{}", row.slug), context, random);
  switch (letter.kind) {
    case Kind::kOfficialLetter:
      letter.title_lead = party || random.Chance(0.1) ? "Về việc " : "V/v ";
      break;
    case Kind::kDirective:
      letter.title_lead = random.Chance(0.5) ? "Về " : "Về việc ";
      break;
    case Kind::kDecision:
    case Kind::kNotice:
    case Kind::kPartyCircular:
    case Kind::kProposal:
      letter.title_lead = "Về việc ";
      break;
    default:
      break;
  }

  // Addressees.
  const std::string group_symbol = "group_" + office.level;
  letter.recipients_label = party && letter.kind == Kind::kProposal ? "Kính trình:" : "Kính gửi:";
  std::string assignees;
  if (letter.kind == Kind::kOfficialLetter) {
    const int count = random.Chance(0.5) ? 1 : random.Between(2, 3);
    letter.recipients = phrases.SayMany(group_symbol, count, context, random);
    assignees = letter.recipients.front();
    if (letter.recipients.size() > 1) {
      assignees = "các đơn vị";
      if (random.Chance(0.4)) {
        assignees = "thủ trưởng các đơn vị";
        letter.recipients_note = "(sau đây gọi chung là thủ trưởng các đơn vị)";
      }
    }
  } else if (letter.kind == Kind::kProposal ||
             (letter.kind == Kind::kReport && random.Chance(0.5))) {
    letter.recipients = {office.superior};
  } else {
    assignees = phrases.Say(group_symbol, context, random);
  }
  assignees = SmallFirst(assignees);
  // An abbreviation keeps its capitals: "UBND các huyện", not "uBND các huyện".
  if (assignees.size() > 1 && assignees[1] >= 'A' && assignees[1] <= 'Z') {
    assignees = CapitalFirst(assignees);
  }

  Random body_random = root.Fork("body");
  WriteBody({.office = office,
             .phrases = phrases,
             .context = context,
             .length = length,
             .assignees = assignees},
            body_random, letter);

  // Distribution.
  Random tail = root.Fork("tail");
  if (!letter.recipients.empty()) {
    letter.distribution.emplace_back(tail.Chance(0.8) ? "Như trên" : "Như kính gửi");
  } else if (letter.kind == Kind::kDecision) {
    letter.distribution.push_back(fmt::format("Như Điều {}", letter.tasks.size()));
  } else if (letter.kind == Kind::kInvitation) {
    letter.distribution.emplace_back("Như thành phần mời");
  }
  for (std::string& copy : phrases.SayMany(
           "copy_" + office.level, tail.Between(1, tail.Chance(0.2) ? 9 : 3), context, tail)) {
    letter.distribution.push_back(std::move(copy));
  }
  letter.distribution.push_back(RegistryLine(office, unit, phrases, tail, letter.regime));

  Sign(office, phrases, tail, letter);

  // Stamps, address, appendix.
  if (tail.Chance(options.urgency)) {
    if (tail.Chance(0.8)) {
      letter.urgency = SmallLetters(tail.Pick(kUrgencies));
    } else {
      letter.secrecy = "mật";
    }
  }
  if (tail.Chance(options.incoming_stamp)) {
    letter.incoming_stamp = {.number = std::to_string(tail.Between(11, 4980)),
                             .date = AddDays(letter.date, tail.Between(1, 6))};
    letter.incoming_body = Capitals(phrases.Say("who_" + office.level, context, tail));
    if (letter.incoming_body.size() > 40) letter.incoming_body = "VĂN PHÒNG";
  }
  if (!party && office.level == "department" && tail.Chance(0.25)) {
    const std::string address = fmt::format("số {} đường {}, {}", tail.Between(2, 240),
                                            phrases.Say("street", {}, tail), office.place);
    const std::string phone = fmt::format("02{}.3{}.{:03}", tail.Between(10, 99),
                                          tail.Between(100, 999), tail.Between(0, 999));
    const std::string mail = fmt::format("vanthu@{}.example", SmallAscii(office.code));
    letter.address_line =
        fmt::format("Địa chỉ: {}; Điện thoại: {}; Email: {}", address, phone, mail);
    letter.contacts.push_back({.type = "address", .value = address});
    letter.contacts.push_back({.type = "phone", .value = phone});
    letter.contacts.push_back({.type = "email", .value = mail});
  }
  if (tail.Chance(letter.kind == Kind::kPlan ? 0.4 : 0.06) && !party) {
    Appendix appendix;
    appendix.title = "DANH MỤC CÔNG VIỆC";
    appendix.note =
        fmt::format("(Kèm theo {} số {} của {})", CapitalFirst(letter.doc_type),
                    letter.number_entry == Entry::kPrinted ? letter.reference.reference
                                                           : "…/" + letter.reference.symbol,
                    office.self);
    appendix.rows = {{"TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn"}};
    const int rows = tail.Between(3, 14);
    for (int i = 0; i < rows; ++i) {
      appendix.rows.push_back({std::to_string(i + 1),
                               CapitalFirst(phrases.Say("action", context, tail)),
                               CapitalFirst(phrases.Say("who_" + office.level, context, tail)),
                               fmt::format("Tháng {}/{}", tail.Between(1, 12), letter.date.year)});
    }
    letter.appendix = std::move(appendix);
  }

  // What is left blank on the paper is not known from it.
  if (letter.day_entry == Entry::kBlank) {
    letter.date.day = 0;
    letter.printed_day.clear();
  }
  if (letter.number_entry == Entry::kBlank) {
    letter.reference.number.clear();
    letter.reference.reference.clear();
  }
  return letter;
}

}  // namespace vanthu::generator
