// Tested by tests/generator/typeset_test.cc.
#include "tests/generator/typeset.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "tests/generator/letter_case.h"
#include "tests/generator/page_setter.h"
#include "tests/generator/random.h"
#include "tests/generator/stamps.h"

namespace vanthu::generator {
namespace {

constexpr double kPointsAMillimetre = kPointsAnInch / 25.4;
constexpr double kSignatureRoom = 72;  // between title and name, points
constexpr double kAddressRoom = 34;    // at the foot of page 1, points
// Page numbers stood at the bottom right under Thông tư 01/2011/TT-BNV.
constexpr PartialDate kBottomNumbersFrom = {.year = 2011, .month = 4, .day = 1};
constexpr PartialDate kBottomNumbersUntil = {.year = 2020, .month = 3, .day = 5};

// What a typist chooses once for a whole letter.
struct Habits {
  PageFrame frame;
  double body_size = 13;
  double leading = 1;
  double paragraph_gap = 6;
  double indent = 36;
};

Habits DrawHabits(const LetterSpec& letter, Random& random) {
  Habits habits;
  habits.frame.text.left = random.Real(30, 35) * kPointsAMillimetre;
  habits.frame.text.right = kPageWidth - random.Real(15, 20) * kPointsAMillimetre;
  habits.frame.top = random.Real(20, 25) * kPointsAMillimetre;
  habits.frame.bottom = kPageHeight - random.Real(20, 25) * kPointsAMillimetre;
  habits.frame.first_page_foot = letter.address_line.empty() ? 0 : kAddressRoom;
  if (letter.regime == Regime::kState && letter.date > kBottomNumbersFrom &&
      letter.date < kBottomNumbersUntil) {
    habits.frame.numbers = PageFrame::Numbers::kBottomRight;
  }
  habits.body_size = random.Chance(0.5) ? 13 : 14;
  habits.leading = random.Real(1.0, 1.3);
  habits.paragraph_gap = random.Real(5, 8);
  habits.indent = random.Chance(0.5) ? 36 : 28.35;  // 1.27 or 1 cm
  return habits;
}

class LetterSetter {
 public:
  explicit LetterSetter(const LetterSpec& letter)
      : letter_(letter),
        random_(Random(letter.seed).Fork("layout")),
        habits_(DrawHabits(letter, random_)),
        text_(habits_.frame.text),
        setter_(habits_.frame),
        y_(habits_.frame.top) {}

  TypesetLetter Set();

 private:
  void NewPage() {
    setter_.NewPage();
    y_ = habits_.frame.top;
  }
  void Header();
  double Number(const Column& left, double y);
  double Date(const Column& right, double y);
  void Stamps(double below_header);
  void Title();
  void Recipients();
  void Body();
  void Signatures();
  void Address();
  void SetAppendix();

  const LetterSpec& letter_;
  Random random_;
  Habits habits_;
  Column text_;
  PageSetter setter_;
  double y_ = 0;  // where the next part begins
};

double LetterSetter::Number(const Column& left, double y) {
  constexpr double kSize = 13;
  const bool party = letter_.regime == Regime::kParty;
  const std::string separator = party ? "-" : "/";
  std::vector<Token> tokens = Tokens(letter_.number_label, Face::kRegular, kSize);
  const std::string behind = separator + letter_.reference.symbol;
  switch (letter_.number_entry) {
    case Entry::kPrinted:
      AddText(tokens, letter_.reference.number + behind, Face::kRegular, kSize);
      break;
    case Entry::kHandwritten:
      AddHandwritten(tokens, letter_.reference.number, kSize, random_);
      AddText(tokens, behind, Face::kRegular, kSize);
      tokens.back().joined = true;
      tokens.back().gap_before = random_.Real(0, 4);
      break;
    case Entry::kBlank:
      AddText(tokens, behind, Face::kRegular, kSize);
      tokens.back().gap_before = 26;
      break;
  }
  return setter_.Set(tokens, left, y, {.zone = Zone::kNumber, .align = Setting::Align::kCenter});
}

double LetterSetter::Date(const Column& right, double y) {
  constexpr double kSize = 13;
  std::vector<Token> tokens = Tokens(letter_.place + ", ngày", Face::kItalic, kSize);
  if (letter_.day_entry == Entry::kHandwritten) {
    AddHandwritten(tokens, letter_.printed_day, kSize, random_);
  } else if (letter_.day_entry == Entry::kPrinted) {
    AddText(tokens, letter_.printed_day, Face::kItalic, kSize);
  }
  AddText(tokens, fmt::format("tháng {} năm {}", letter_.printed_month, letter_.date.year),
          Face::kItalic, kSize);
  if (letter_.day_entry == Entry::kBlank) {
    tokens[Tokens(letter_.place + ", ngày", Face::kItalic, kSize).size()].gap_before = 16;
  }
  // A long place name is set smaller rather than broken.
  while (setter_.Width(tokens) > right.width()) {
    for (Token& token : tokens) token.size *= 0.97;
  }
  return setter_.Set(tokens, right, y, {.zone = Zone::kDate, .align = Setting::Align::kCenter});
}

void LetterSetter::Header() {
  const bool party = letter_.regime == Regime::kParty;
  const double size = random_.Chance(0.6) ? 12 : 13;
  const std::vector<std::string> right_lines =
      party ? std::vector<std::string>{"ĐẢNG CỘNG SẢN VIỆT NAM"}
            : std::vector<std::string>{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                       "Độc lập - Tự do - Hạnh phúc"};
  const double right_size = party ? 15 : size;
  const double right_width =
      setter_.Width(Tokens(right_lines.front(), Face::kBold, right_size)) + 2;
  const Column right = {.left = text_.right - std::max(right_width, text_.width() * 0.5),
                        .right = text_.right + 2};
  const Column left = {.left = text_.left - 14, .right = right.left - 10};

  // The number stands on one line with the date, so the lower column decides.
  const double right_bottom =
      habits_.frame.top + (party ? right_size * kLineHeight : (size + size + 1) * kLineHeight) + 4;

  double y = setter_.SetCentered(letter_.parent_lines, left, habits_.frame.top, Face::kRegular,
                                 size, Zone::kHeaderLeft);
  y = setter_.SetCentered(letter_.issuer_lines, left, y, Face::kBold, size, Zone::kHeaderLeft);
  if (!party) {
    const double half =
        std::min(setter_.last_line_width(), left.width()) * random_.Real(0.33, 0.5) / 2;
    setter_.Rule(left.center() - half, y + 1.5, left.center() + half, y + 1.5);
  }
  const double number_y = std::max(y, right_bottom) + random_.Real(6, 12);
  double left_bottom = Number(left, number_y);
  if (letter_.kind == Kind::kOfficialLetter) {
    const double inset = random_.Real(4, 16);
    left_bottom = setter_.Set(
        Tokens(letter_.title_lead + letter_.subject, party ? Face::kItalic : Face::kRegular, 12),
        {.left = left.left + inset, .right = left.right - inset}, left_bottom + 4,
        {.zone = Zone::kSubject, .align = Setting::Align::kCenter});
  }

  if (party) {
    const double end = setter_.SetCentered(right_lines, right, habits_.frame.top, Face::kBold,
                                           right_size, Zone::kHeaderRight);
    const double half = setter_.last_line_width() / 2;
    setter_.Rule(right.center() - half, end, right.center() + half, end);
  } else {
    const double middle =
        setter_.SetCentered(std::span(right_lines).first(1), right, habits_.frame.top, Face::kBold,
                            size, Zone::kHeaderRight);
    const double end = setter_.SetCentered(std::span(right_lines).subspan(1), right, middle,
                                           Face::kBold, size + 1, Zone::kHeaderRight);
    const double half = setter_.last_line_width() / 2;
    setter_.Rule(right.center() - half, end + 1, right.center() + half, end + 1);
  }
  const double date_bottom = Date(right, number_y);
  y_ = std::max(left_bottom, date_bottom) + random_.Real(8, 18);
}

void LetterSetter::Stamps(double below_header) {
  double y = below_header;
  if (!letter_.secrecy.empty()) {
    PressFramedStamp(Capitals(letter_.secrecy), Zone::kSecrecyStamp, text_.left - 6, y, setter_);
    y += 40;
  }
  if (!letter_.urgency.empty()) {
    PressFramedStamp(Capitals(letter_.urgency), Zone::kUrgencyStamp, text_.left - 6, y, setter_);
    y += 40;
  }
  if (letter_.incoming_stamp) {
    const double x = text_.left - random_.Real(30, 55);
    PressIncomingStamp(letter_, x, y, random_, setter_);
    y += 58;
  }
  // Stamps stand left of what follows; a clerk leaves them room but not a whole empty band.
  if (y > below_header) y_ = std::max(y_, y - random_.Real(14, 26));
}

void LetterSetter::Title() {
  if (letter_.kind == Kind::kOfficialLetter) return;
  const bool party = letter_.regime == Regime::kParty;
  y_ += random_.Real(2, 12);
  const std::string name = Capitals(letter_.doc_type);
  y_ = setter_.SetCentered(std::span(&name, 1), text_, y_, Face::kBold, party ? 15.5 : 14,
                           Zone::kTitle);
  const double inset = text_.width() * random_.Real(0.08, 0.18);
  y_ = setter_.Set(Tokens(letter_.title_lead + letter_.subject, Face::kBold, 14),
                   {.left = text_.left + inset, .right = text_.right - inset}, y_,
                   {.zone = Zone::kTitle, .align = Setting::Align::kCenter});
  const double half =
      std::min(setter_.last_line_width(), text_.width() / 2) * random_.Real(0.33, 0.5) / 2;
  setter_.Rule(text_.center() - half, y_ + 2.5, text_.center() + half, y_ + 2.5);
  y_ += random_.Real(14, 22);
}

void LetterSetter::Recipients() {
  if (letter_.recipients.empty()) return;
  const Setting centered = {.zone = Zone::kRecipients, .align = Setting::Align::kCenter};
  y_ += random_.Real(4, 10);
  if (letter_.recipients.size() == 1) {
    y_ = setter_.Set(
        Tokens(fmt::format("{} {}.", letter_.recipients_label, letter_.recipients.front()),
               Face::kRegular, habits_.body_size),
        {.left = text_.left + 60, .right = text_.right - 20}, y_, centered);
  } else {
    const double label_x = text_.left + text_.width() * random_.Real(0.2, 0.26);
    const Setting left = {.zone = Zone::kRecipients, .align = Setting::Align::kLeft};
    y_ = setter_.Set(Tokens(letter_.recipients_label, Face::kRegular, habits_.body_size),
                     {.left = label_x, .right = text_.right}, y_, left);
    for (std::size_t i = 0; i < letter_.recipients.size(); ++i) {
      const bool last = i + 1 == letter_.recipients.size();
      y_ = setter_.Set(Tokens(fmt::format("- {}{}", letter_.recipients[i], last ? "." : ";"),
                              Face::kRegular, habits_.body_size),
                       {.left = label_x + 46, .right = text_.right}, y_, left);
    }
    if (!letter_.recipients_note.empty()) {
      y_ = setter_.Set(Tokens(letter_.recipients_note, Face::kRegular, habits_.body_size),
                       {.left = label_x + 40, .right = text_.right}, y_, left);
    }
  }
  y_ += random_.Real(10, 18);
}

void LetterSetter::Body() {
  using Style = BodyParagraph::Style;
  const bool italic_bases = letter_.date.year >= 2020;
  for (const BodyParagraph& paragraph : letter_.body) {
    std::vector<Token> tokens;
    Setting setting = {.zone = Zone::kBody,
                       .align = Setting::Align::kJustify,
                       .indent = habits_.indent,
                       .leading = habits_.leading,
                       .breaks_pages = true};
    Face face = Face::kRegular;
    if (paragraph.style == Style::kBasis && italic_bases) face = Face::kItalic;
    if (paragraph.style == Style::kHeading || paragraph.style == Style::kCenter) {
      face = Face::kBold;
    }
    if (paragraph.style == Style::kCenter) {
      setting.align = Setting::Align::kCenter;
      setting.indent = 0;
    }
    AddText(tokens, paragraph.label, paragraph.bold_label ? Face::kBold : face, habits_.body_size);
    AddText(tokens, paragraph.text, face, habits_.body_size);
    // A heading does not stand alone at the foot of a page.
    const double line = habits_.body_size * kLineHeight * habits_.leading;
    if (paragraph.style == Style::kHeading && y_ + 3 * line > setter_.bottom()) NewPage();
    y_ = setter_.Set(tokens, text_, y_, setting) + habits_.paragraph_gap;
  }
}

void LetterSetter::Signatures() {
  const Column left = {.left = text_.left, .right = text_.left + text_.width() * 0.46};
  const Column right = {.left = text_.left + text_.width() * 0.48, .right = text_.right};
  constexpr double kListSize = 11;
  constexpr double kSize = 13.5;

  std::vector<std::string> items;
  for (std::size_t i = 0; i < letter_.distribution.size(); ++i) {
    const bool last = i + 1 == letter_.distribution.size();
    items.push_back(fmt::format("- {}{}", letter_.distribution[i], last ? "." : ";"));
  }
  double list_lines = 1.2;
  for (const std::string& item : items) {
    list_lines += static_cast<double>(
        setter_.CountLines(Tokens(item, Face::kRegular, kListSize), left.width()));
  }
  const double list_height = list_lines * kListSize * kLineHeight;
  const double sign_height =
      static_cast<double>(letter_.signature_lines.size() + 1) * kSize * kLineHeight +
      kSignatureRoom;
  y_ += random_.Real(4, 14);
  if (y_ + std::max(list_height, sign_height) > setter_.bottom()) NewPage();

  const Setting plain = {.zone = Zone::kDistribution, .align = Setting::Align::kLeft};
  double y = setter_.Set(
      Tokens(letter_.regime == Regime::kParty ? "Nơi nhận" : "Nơi nhận:", Face::kBoldItalic, 12),
      left, y_, plain);
  for (const std::string& item : items) {
    y = setter_.Set(Tokens(item, Face::kRegular, kListSize), left, y, plain);
  }

  double sign_y =
      setter_.SetCentered(letter_.signature_lines, right, y_, Face::kBold, kSize, Zone::kSignature);
  const double pen_x = right.center() + random_.Real(-6, 20);
  // The seal covers about a third of the signature on its left (DOMAIN.md §1.1, box 8).
  setter_.page().signature = {.seal_x = pen_x - random_.Real(42, 60),
                              .seal_y = sign_y + kSignatureRoom * random_.Real(0.35, 0.6),
                              .pen_x = pen_x,
                              .pen_y = sign_y + kSignatureRoom * 0.55};
  sign_y += kSignatureRoom;
  const std::string name = letter_.name_prefix + letter_.signer.name;
  sign_y =
      setter_.SetCentered(std::span(&name, 1), right, sign_y, Face::kBold, kSize, Zone::kSignature);
  y_ = std::max(y, sign_y);
}

void LetterSetter::Address() {
  if (letter_.address_line.empty()) return;
  // The address stands on page 1, whatever page the letter has reached.
  const std::size_t reached = setter_.page_index();
  setter_.ReturnTo(0);
  const double top = kPageHeight - 62;
  setter_.Rule(text_.left, top, text_.right, top);
  setter_.Set(Tokens(letter_.address_line, Face::kRegular, 11), text_, top + 3,
              {.zone = Zone::kAddress, .align = Setting::Align::kCenter});
  setter_.ReturnTo(reached);
}

void LetterSetter::SetAppendix() {
  if (!letter_.appendix) return;
  const Appendix& appendix = *letter_.appendix;
  NewPage();
  const std::array<std::string, 2> titles = {"PHỤ LỤC", appendix.title};
  y_ = setter_.SetCentered(titles, text_, y_, Face::kBold, 14, Zone::kTitle);
  y_ = setter_.Set(Tokens(appendix.note, Face::kItalic, 13), text_, y_,
                   {.zone = Zone::kTitle, .align = Setting::Align::kCenter}) +
       10;

  constexpr std::array<double, 5> kEdges = {0, 0.08, 0.52, 0.8, 1.0};  // of the text width
  constexpr double kSize = 12;
  constexpr double kPadding = 4;
  const auto edge = [&](std::size_t i) { return text_.left + kEdges[i] * text_.width(); };
  bool first_row = true;
  setter_.Rule(edge(0), y_, edge(4), y_);
  for (const std::vector<std::string>& row : appendix.rows) {
    const Face face = first_row ? Face::kBold : Face::kRegular;
    double lines = 1;
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      lines = std::max(
          lines, static_cast<double>(setter_.CountLines(
                     Tokens(row[cell], face, kSize), edge(cell + 1) - edge(cell) - 2 * kPadding)));
    }
    const double height = lines * kSize * kLineHeight + 2 * kPadding;
    if (y_ + height > setter_.bottom()) {
      NewPage();
      setter_.Rule(edge(0), y_, edge(4), y_);
    }
    const std::size_t paragraph = setter_.paragraph();
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      const std::size_t first = setter_.page().words.size();
      setter_.SetParagraph(paragraph);
      setter_.Set(
          Tokens(row[cell], face, kSize),
          {.left = edge(cell) + kPadding, .right = edge(cell + 1) - kPadding}, y_ + kPadding,
          {.zone = Zone::kTable,
           .align = first_row || cell == 0 ? Setting::Align::kCenter : Setting::Align::kLeft});
      if (cell > 0 && first < setter_.page().words.size())
        setter_.page().words[first].starts_cell = true;
    }
    setter_.SetParagraph(paragraph + 1);
    for (std::size_t i = 0; i < kEdges.size(); ++i) setter_.Rule(edge(i), y_, edge(i), y_ + height);
    y_ += height;
    setter_.Rule(edge(0), y_, edge(4), y_);
    first_row = false;
  }
}

TypesetLetter LetterSetter::Set() {
  Header();
  Stamps(y_);
  Title();
  Recipients();
  Body();
  Signatures();
  Address();
  SetAppendix();
  return {.letter = letter_, .pages = setter_.TakePages()};
}

}  // namespace

TypesetLetter Typeset(const LetterSpec& letter) { return LetterSetter(letter).Set(); }

}  // namespace vanthu::generator
