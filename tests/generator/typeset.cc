// Tested by tests/generator/letter_test.cc.
#include "tests/generator/typeset.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "tests/generator/letter_case.h"
#include "tests/generator/random.h"

namespace vanthu::generator {
namespace {

constexpr double kPointsAMillimetre = kPointsAnInch / 25.4;
constexpr double kLineHeight = 1.18;   // of single spacing, of the size
constexpr double kAscent = 0.9;        // from the top of a line to its baseline, of the size
constexpr double kSignatureRoom = 72;  // between title and name, points
constexpr double kAddressRoom = 34;    // at the foot of page 1, points
// Page numbers stood at the bottom right under Thông tư 01/2011/TT-BNV.
constexpr PartialDate kBottomNumbersFrom = {.year = 2011, .month = 4, .day = 1};
constexpr PartialDate kBottomNumbersUntil = {.year = 2020, .month = 3, .day = 5};

enum class Align { kLeft, kCenter, kJustify };

struct Token {
  std::string text;
  Face face = Face::kRegular;
  double size = 13;
  bool joined = false;
  double gap_before = 0;  // extra room, for a blank to be filled in
  std::vector<Stroke> strokes;
  Area stroke_ink;
  double stroke_advance = 0;
};

struct Column {
  double left = 0;
  double right = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double center() const { return (left + right) / 2; }
};

struct Setting {
  Zone zone = Zone::kBody;
  Align align = Align::kLeft;
  double indent = 0;   // of the first line, points
  double leading = 1;  // of kLineHeight
  bool breaks_pages = false;
};

class Setter {
 public:
  explicit Setter(const LetterSpec& letter)
      : letter_(letter), random_(Random(letter.seed).Fork("layout")) {
    text_.left = random_.Real(30, 35) * kPointsAMillimetre;
    text_.right = kPageWidth - random_.Real(15, 20) * kPointsAMillimetre;
    top_ = random_.Real(20, 25) * kPointsAMillimetre;
    bottom_ = kPageHeight - random_.Real(20, 25) * kPointsAMillimetre;
    body_size_ = random_.Chance(0.5) ? 13 : 14;
    leading_ = random_.Real(1.0, 1.3);
    paragraph_gap_ = random_.Real(5, 8);
    indent_ = random_.Chance(0.5) ? 36 : 28.35;  // 1.27 or 1 cm
    NewPage();
  }

  TypesetLetter Set();

 private:
  // ----- words -----
  static void AddText(std::vector<Token>& tokens, std::string_view text, Face face, double size) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t begin = text.find_first_not_of(' ', at);
      if (begin == std::string_view::npos) break;
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      tokens.push_back(
          {.text = std::string(text.substr(begin, end - begin)), .face = face, .size = size});
      at = end;
    }
  }
  static std::vector<Token> Tokens(std::string_view text, Face face, double size) {
    std::vector<Token> tokens;
    AddText(tokens, text, face, size);
    return tokens;
  }
  void AddHandwritten(std::vector<Token>& tokens, const std::string& digits, double size) {
    Handwriting written = WriteDigits(digits, size * random_.Real(0.85, 1.25), random_);
    tokens.push_back({.text = digits,
                      .face = Face::kRegular,
                      .size = size,
                      .joined = false,
                      .gap_before = random_.Real(0, 4),
                      .strokes = std::move(written.strokes),
                      .stroke_ink = written.ink,
                      .stroke_advance = written.advance});
  }
  double Advance(const Token& token) {
    return token.strokes.empty() ? metrics_.Measure(token.text, token.face, token.size).advance
                                 : token.stroke_advance;
  }
  double Space(const Token& token) {
    return token.joined ? 0 : metrics_.Measure("\u00a0", token.face, token.size).advance;
  }
  double Width(std::span<const Token> tokens) {
    double width = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      width += (i == 0 ? 0 : Space(tokens[i])) + tokens[i].gap_before + Advance(tokens[i]);
    }
    return width;
  }

  // ----- lines -----
  std::vector<std::span<const Token>> Break(std::span<const Token> tokens, double width,
                                            double indent);
  void PlaceLine(std::span<const Token> tokens, double x, double baseline, double stretch,
                 Zone zone);
  // Sets one paragraph with its top at `y`; gives where it ends.
  double Set(std::span<const Token> tokens, const Column& column, double y, const Setting& setting);
  // The same, in capitals lines one under the other, centred, each a paragraph.
  double SetCentered(std::span<const std::string> lines, const Column& column, double y, Face face,
                     double size, Zone zone);
  double LastLineWidth() const { return last_line_width_; }

  void NewPage();
  TypesetPage& page() { return result_.pages[page_]; }
  // The address line takes its room from page 1.
  [[nodiscard]] double Bottom() const {
    return bottom_ - (page_ == 0 && !letter_.address_line.empty() ? kAddressRoom : 0);
  }
  void Rule(double x1, double y1, double x2, double y2, double width = 0.7,
            Ink color = Ink::kBlack) {
    page().rules.push_back({x1, y1, x2, y2, width, color});
  }

  // ----- parts -----
  void Header();
  double Number(const Column& left, double y);
  double Date(const Column& right, double y);
  void Stamps(double below_header);
  void FramedStamp(std::string_view text, Zone zone, double x, double y);
  void IncomingStamp(double y);
  void Title();
  void Recipients();
  void Body();
  void Signatures();
  void Address();
  void SetAppendix();

  const LetterSpec& letter_;
  Random random_;
  TypeMetrics metrics_;
  TypesetLetter result_;
  Column text_;
  double top_ = 0;
  double bottom_ = 0;
  double y_ = 0;
  double body_size_ = 13;
  double leading_ = 1;
  double paragraph_gap_ = 6;
  double indent_ = 36;
  double last_line_width_ = 0;
  std::size_t page_ = 0;
  std::size_t paragraph_ = 0;
};

void Setter::NewPage() {
  result_.pages.emplace_back();
  page_ = result_.pages.size() - 1;
  y_ = top_;
  const int number = static_cast<int>(result_.pages.size());
  if (number == 1) return;
  const bool at_bottom = letter_.regime == Regime::kState && letter_.date > kBottomNumbersFrom &&
                         letter_.date < kBottomNumbersUntil;
  const std::vector<Token> tokens = Tokens(std::to_string(number), Face::kRegular, 13);
  const double x = at_bottom ? text_.right - Width(tokens) : text_.center() - Width(tokens) / 2;
  const double baseline = at_bottom ? kPageHeight - 34 : 42;
  const std::size_t reading = std::exchange(paragraph_, 0);
  PlaceLine(tokens, x, baseline, 0, Zone::kPageNumber);
  paragraph_ = reading;
}

std::vector<std::span<const Token>> Setter::Break(std::span<const Token> tokens, double width,
                                                  double indent) {
  std::vector<std::span<const Token>> lines;
  std::size_t begin = 0;
  while (begin < tokens.size()) {
    const double room = width - (lines.empty() ? indent : 0);
    double used = Advance(tokens[begin]) + tokens[begin].gap_before;
    std::size_t end = begin + 1;
    while (end < tokens.size()) {
      const double more = Space(tokens[end]) + tokens[end].gap_before + Advance(tokens[end]);
      if (used + more > room && !tokens[end].joined) break;
      used += more;
      ++end;
    }
    lines.push_back(tokens.subspan(begin, end - begin));
    begin = end;
  }
  return lines;
}

void Setter::PlaceLine(std::span<const Token> tokens, double x, double baseline, double stretch,
                       Zone zone) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (i > 0 && !token.joined) x += Space(token) + stretch;
    x += token.gap_before;
    const Area ink = token.strokes.empty()
                         ? metrics_.Measure(token.text, token.face, token.size).ink
                         : token.stroke_ink;
    page().words.push_back({.text = token.text,
                            .zone = zone,
                            .paragraph = paragraph_,
                            .joined = token.joined,
                            .starts_cell = false,
                            .color = token.strokes.empty() ? Ink::kBlack : Ink::kBlue,
                            .face = token.face,
                            .size = token.size,
                            .x = x,
                            .baseline = baseline,
                            .ink = {.left = x + ink.left,
                                    .top = baseline + ink.top,
                                    .right = x + ink.right,
                                    .bottom = baseline + ink.bottom},
                            .strokes = token.strokes});
    x += Advance(token);
  }
}

double Setter::Set(std::span<const Token> tokens, const Column& column, double y,
                   const Setting& setting) {
  if (tokens.empty()) return y;
  auto lines = Break(tokens, column.width(), setting.indent);
  if (setting.align == Align::kCenter && lines.size() > 1) {
    // Typists even out centred lines by hand: no single word below a full line.
    for (double width = column.width() * 0.97; width > column.width() / 2; width *= 0.97) {
      auto even = Break(tokens, width, 0);
      if (even.size() > lines.size()) break;
      lines = std::move(even);
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double size = std::ranges::max(lines[i], {}, &Token::size).size;
    const double height = size * kLineHeight * setting.leading;
    if (setting.breaks_pages && y + height > Bottom()) {
      NewPage();
      y = y_;
    }
    const double width = Width(lines[i]);
    const double indent = i == 0 ? setting.indent : 0;
    double x = column.left + indent;
    double stretch = 0;
    if (setting.align == Align::kCenter) {
      x = column.center() - width / 2;
    } else if (setting.align == Align::kJustify && i + 1 < lines.size() && lines[i].size() > 1) {
      stretch = (column.width() - indent - width) / static_cast<double>(lines[i].size() - 1);
    }
    PlaceLine(lines[i], x, y + size * kAscent, std::max(0.0, stretch), setting.zone);
    last_line_width_ = width;
    y += height;
  }
  ++paragraph_;
  return y;
}

double Setter::SetCentered(std::span<const std::string> lines, const Column& column, double y,
                           Face face, double size, Zone zone) {
  for (const std::string& line : lines) {
    y = Set(Tokens(line, face, size), column, y, {.zone = zone, .align = Align::kCenter});
  }
  return y;
}

double Setter::Number(const Column& left, double y) {
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
      AddHandwritten(tokens, letter_.reference.number, kSize);
      AddText(tokens, behind, Face::kRegular, kSize);
      tokens.back().joined = true;
      tokens.back().gap_before = random_.Real(0, 4);
      break;
    case Entry::kBlank:
      AddText(tokens, behind, Face::kRegular, kSize);
      tokens.back().gap_before = 26;
      break;
  }
  return Set(tokens, left, y, {.zone = Zone::kNumber, .align = Align::kCenter});
}

double Setter::Date(const Column& right, double y) {
  constexpr double kSize = 13;
  std::vector<Token> tokens = Tokens(letter_.place + ", ngày", Face::kItalic, kSize);
  if (letter_.day_entry == Entry::kHandwritten) {
    AddHandwritten(tokens, letter_.printed_day, kSize);
  } else if (letter_.day_entry == Entry::kPrinted) {
    AddText(tokens, letter_.printed_day, Face::kItalic, kSize);
  }
  AddText(tokens, fmt::format("tháng {} năm {}", letter_.printed_month, letter_.date.year),
          Face::kItalic, kSize);
  if (letter_.day_entry == Entry::kBlank) {
    tokens[Tokens(letter_.place + ", ngày", Face::kItalic, kSize).size()].gap_before = 16;
  }
  // A long place name is set smaller rather than broken.
  while (Width(tokens) > right.width()) {
    for (Token& token : tokens) token.size *= 0.97;
  }
  return Set(tokens, right, y, {.zone = Zone::kDate, .align = Align::kCenter});
}

void Setter::Header() {
  const bool party = letter_.regime == Regime::kParty;
  const double size = random_.Chance(0.6) ? 12 : 13;
  const std::vector<std::string> right_lines =
      party ? std::vector<std::string>{"ĐẢNG CỘNG SẢN VIỆT NAM"}
            : std::vector<std::string>{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                       "Độc lập - Tự do - Hạnh phúc"};
  const double right_size = party ? 15 : size;
  const double right_width =
      metrics_.Measure(right_lines.front(), Face::kBold, right_size).advance + 2;
  const Column right = {.left = text_.right - std::max(right_width, text_.width() * 0.5),
                        .right = text_.right + 2};
  const Column left = {.left = text_.left - 14, .right = right.left - 10};

  // The number stands on one line with the date, so the lower column decides.
  const double right_bottom =
      top_ + (party ? right_size * kLineHeight : (size + size + 1) * kLineHeight) + 4;

  double y = SetCentered(letter_.parent_lines, left, top_, Face::kRegular, size, Zone::kHeaderLeft);
  y = SetCentered(letter_.issuer_lines, left, y, Face::kBold, size, Zone::kHeaderLeft);
  if (!party) {
    const double half = std::min(LastLineWidth(), left.width()) * random_.Real(0.33, 0.5) / 2;
    Rule(left.center() - half, y + 1.5, left.center() + half, y + 1.5);
  }
  const double number_y = std::max(y, right_bottom) + random_.Real(6, 12);
  double left_bottom = Number(left, number_y);
  if (letter_.kind == Kind::kOfficialLetter) {
    const double inset = random_.Real(4, 16);
    left_bottom = Set(
        Tokens(letter_.title_lead + letter_.subject, party ? Face::kItalic : Face::kRegular, 12),
        {.left = left.left + inset, .right = left.right - inset}, left_bottom + 4,
        {.zone = Zone::kSubject, .align = Align::kCenter});
  }

  if (party) {
    const double end =
        SetCentered(right_lines, right, top_, Face::kBold, right_size, Zone::kHeaderRight);
    const double half = LastLineWidth() / 2;
    Rule(right.center() - half, end, right.center() + half, end);
  } else {
    const double middle = SetCentered(std::span(right_lines).first(1), right, top_, Face::kBold,
                                      size, Zone::kHeaderRight);
    const double end = SetCentered(std::span(right_lines).subspan(1), right, middle, Face::kBold,
                                   size + 1, Zone::kHeaderRight);
    const double half = LastLineWidth() / 2;
    Rule(right.center() - half, end + 1, right.center() + half, end + 1);
  }
  const double date_bottom = Date(right, number_y);
  y_ = std::max(left_bottom, date_bottom) + random_.Real(8, 18);
}

void Setter::FramedStamp(std::string_view text, Zone zone, double x, double y) {
  constexpr double kSize = 13.5;
  constexpr double kPadding = 6;
  const std::vector<Token> tokens = Tokens(text, Face::kBold, kSize);
  const double width = Width(tokens);
  const std::size_t first = page().words.size();
  PlaceLine(tokens, x + kPadding, y + kPadding + kSize * kAscent, 0, zone);
  ++paragraph_;
  for (std::size_t i = first; i < page().words.size(); ++i) page().words[i].color = Ink::kRed;
  const double right = x + width + 2 * kPadding;
  const double bottom = y + kSize * kLineHeight + 2 * kPadding;
  for (const double grow : zone == Zone::kSecrecyStamp ? std::vector{0.0, 2.5} : std::vector{0.0}) {
    const double width_of_line = 1.4;
    Rule(x - grow, y - grow, right + grow, y - grow, width_of_line, Ink::kRed);
    Rule(right + grow, y - grow, right + grow, bottom + grow, width_of_line, Ink::kRed);
    Rule(right + grow, bottom + grow, x - grow, bottom + grow, width_of_line, Ink::kRed);
    Rule(x - grow, bottom + grow, x - grow, y - grow, width_of_line, Ink::kRed);
  }
}

void Setter::IncomingStamp(double y) {
  const vanthu::IncomingStamp& stamp = *letter_.incoming_stamp;
  const double x = text_.left - random_.Real(30, 55);
  constexpr double kWidth = 132;
  constexpr double kHeight = 62;
  constexpr double kSmall = 8.5;
  const std::size_t first = page().words.size();
  const std::size_t reading = std::exchange(paragraph_, 0);
  const auto put = [&](std::vector<Token> tokens, double at_x, double baseline) {
    PlaceLine(tokens, at_x, baseline, 0, Zone::kIncomingStamp);
    ++paragraph_;
  };
  std::vector<Token> name = Tokens(letter_.incoming_body, Face::kStamp, kSmall - 1);
  while (Width(name) > kWidth - 6) {
    for (Token& token : name) token.size *= 0.92;
  }
  put(name, x + (kWidth - Width(name)) / 2, y + 11);
  put(Tokens("ĐẾN", Face::kStamp, 13), x + 6, y + 42);
  const auto entry = [&](std::string_view label, const std::string& digits, double baseline) {
    std::vector<Token> tokens = Tokens(label, Face::kRegular, kSmall + 1);
    AddHandwritten(tokens, digits, kSmall + 2);
    put(std::move(tokens), x + 46, baseline);
  };
  entry("Số:", stamp.number, y + 28);
  entry("Ngày:", fmt::format("{}/{}/{}", stamp.date.day, stamp.date.month, stamp.date.year % 100),
        y + 43);
  put(Tokens("Chuyển: ..............", Face::kRegular, kSmall + 1), x + 46, y + 57);
  for (std::size_t i = first; i < page().words.size(); ++i) {
    if (page().words[i].strokes.empty()) page().words[i].color = Ink::kRed;
  }
  paragraph_ = reading;
  constexpr double kFrame = 1.1;
  Rule(x, y, x + kWidth, y, kFrame, Ink::kRed);
  Rule(x + kWidth, y, x + kWidth, y + kHeight, kFrame, Ink::kRed);
  Rule(x + kWidth, y + kHeight, x, y + kHeight, kFrame, Ink::kRed);
  Rule(x, y + kHeight, x, y, kFrame, Ink::kRed);
  Rule(x, y + 15, x + kWidth, y + 15, kFrame, Ink::kRed);
  Rule(x + 42, y + 15, x + 42, y + kHeight, kFrame, Ink::kRed);
}

void Setter::Stamps(double below_header) {
  double y = below_header;
  if (!letter_.secrecy.empty()) {
    FramedStamp(Capitals(letter_.secrecy), Zone::kSecrecyStamp, text_.left - 6, y);
    y += 40;
  }
  if (!letter_.urgency.empty()) {
    FramedStamp(Capitals(letter_.urgency), Zone::kUrgencyStamp, text_.left - 6, y);
    y += 40;
  }
  if (letter_.incoming_stamp) {
    IncomingStamp(y);
    y += 58;
  }
  // Stamps stand left of what follows; a clerk leaves them room but not a whole empty band.
  if (y > below_header) y_ = std::max(y_, y - random_.Real(14, 26));
}

void Setter::Title() {
  if (letter_.kind == Kind::kOfficialLetter) return;
  const bool party = letter_.regime == Regime::kParty;
  y_ += random_.Real(2, 12);
  const std::string name = Capitals(letter_.doc_type);
  y_ = SetCentered(std::span(&name, 1), text_, y_, Face::kBold, party ? 15.5 : 14, Zone::kTitle);
  const double inset = text_.width() * random_.Real(0.08, 0.18);
  y_ = Set(Tokens(letter_.title_lead + letter_.subject, Face::kBold, 14),
           {.left = text_.left + inset, .right = text_.right - inset}, y_,
           {.zone = Zone::kTitle, .align = Align::kCenter});
  const double half = std::min(LastLineWidth(), text_.width() / 2) * random_.Real(0.33, 0.5) / 2;
  Rule(text_.center() - half, y_ + 2.5, text_.center() + half, y_ + 2.5);
  y_ += random_.Real(14, 22);
}

void Setter::Recipients() {
  if (letter_.recipients.empty()) return;
  const Setting centered = {.zone = Zone::kRecipients, .align = Align::kCenter};
  y_ += random_.Real(4, 10);
  if (letter_.recipients.size() == 1) {
    y_ = Set(Tokens(fmt::format("{} {}.", letter_.recipients_label, letter_.recipients.front()),
                    Face::kRegular, body_size_),
             {.left = text_.left + 60, .right = text_.right - 20}, y_, centered);
  } else {
    const double label_x = text_.left + text_.width() * random_.Real(0.2, 0.26);
    const Setting left = {.zone = Zone::kRecipients, .align = Align::kLeft};
    y_ = Set(Tokens(letter_.recipients_label, Face::kRegular, body_size_),
             {.left = label_x, .right = text_.right}, y_, left);
    for (std::size_t i = 0; i < letter_.recipients.size(); ++i) {
      const bool last = i + 1 == letter_.recipients.size();
      y_ = Set(Tokens(fmt::format("- {}{}", letter_.recipients[i], last ? "." : ";"),
                      Face::kRegular, body_size_),
               {.left = label_x + 46, .right = text_.right}, y_, left);
    }
    if (!letter_.recipients_note.empty()) {
      y_ = Set(Tokens(letter_.recipients_note, Face::kRegular, body_size_),
               {.left = label_x + 40, .right = text_.right}, y_, left);
    }
  }
  y_ += random_.Real(10, 18);
}

void Setter::Body() {
  using Style = BodyParagraph::Style;
  const bool italic_bases = letter_.date.year >= 2020;
  for (const BodyParagraph& paragraph : letter_.body) {
    std::vector<Token> tokens;
    Setting setting = {.zone = Zone::kBody,
                       .align = Align::kJustify,
                       .indent = indent_,
                       .leading = leading_,
                       .breaks_pages = true};
    Face face = Face::kRegular;
    if (paragraph.style == Style::kBasis && italic_bases) face = Face::kItalic;
    if (paragraph.style == Style::kHeading || paragraph.style == Style::kCenter) {
      face = Face::kBold;
    }
    if (paragraph.style == Style::kCenter) {
      setting.align = Align::kCenter;
      setting.indent = 0;
    }
    AddText(tokens, paragraph.label, paragraph.bold_label ? Face::kBold : face, body_size_);
    AddText(tokens, paragraph.text, face, body_size_);
    // A heading does not stand alone at the foot of a page.
    const double line = body_size_ * kLineHeight * leading_;
    if (paragraph.style == Style::kHeading && y_ + 3 * line > Bottom()) NewPage();
    y_ = Set(tokens, text_, y_, setting) + paragraph_gap_;
  }
}

void Setter::Signatures() {
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
    list_lines +=
        static_cast<double>(Break(Tokens(item, Face::kRegular, kListSize), left.width(), 0).size());
  }
  const double list_height = list_lines * kListSize * kLineHeight;
  const double sign_height =
      static_cast<double>(letter_.signature_lines.size() + 1) * kSize * kLineHeight +
      kSignatureRoom;
  y_ += random_.Real(4, 14);
  if (y_ + std::max(list_height, sign_height) > Bottom()) NewPage();

  const Setting plain = {.zone = Zone::kDistribution, .align = Align::kLeft};
  double y = Set(
      Tokens(letter_.regime == Regime::kParty ? "Nơi nhận" : "Nơi nhận:", Face::kBoldItalic, 12),
      left, y_, plain);
  for (const std::string& item : items) {
    y = Set(Tokens(item, Face::kRegular, kListSize), left, y, plain);
  }

  double sign_y =
      SetCentered(letter_.signature_lines, right, y_, Face::kBold, kSize, Zone::kSignature);
  const double pen_x = right.center() + random_.Real(-6, 20);
  // The seal covers about a third of the signature on its left (DOMAIN.md §1.1, box 8).
  page().signature = {.seal_x = pen_x - random_.Real(42, 60),
                      .seal_y = sign_y + kSignatureRoom * random_.Real(0.35, 0.6),
                      .pen_x = pen_x,
                      .pen_y = sign_y + kSignatureRoom * 0.55};
  sign_y += kSignatureRoom;
  const std::string name = letter_.name_prefix + letter_.signer.name;
  sign_y = SetCentered(std::span(&name, 1), right, sign_y, Face::kBold, kSize, Zone::kSignature);
  y_ = std::max(y, sign_y);
}

void Setter::Address() {
  if (letter_.address_line.empty()) return;
  // The address stands on page 1, whatever page the letter has reached.
  const std::size_t reached = std::exchange(page_, 0);
  const double top = kPageHeight - 62;
  Rule(text_.left, top, text_.right, top);
  Set(Tokens(letter_.address_line, Face::kRegular, 11), text_, top + 3,
      {.zone = Zone::kAddress, .align = Align::kCenter});
  page_ = reached;
}

void Setter::SetAppendix() {
  if (!letter_.appendix) return;
  const Appendix& appendix = *letter_.appendix;
  NewPage();
  const std::array<std::string, 2> titles = {"PHỤ LỤC", appendix.title};
  y_ = SetCentered(titles, text_, y_, Face::kBold, 14, Zone::kTitle);
  y_ = Set(Tokens(appendix.note, Face::kItalic, 13), text_, y_,
           {.zone = Zone::kTitle, .align = Align::kCenter}) +
       10;

  constexpr std::array<double, 5> kEdges = {0, 0.08, 0.52, 0.8, 1.0};  // of the text width
  constexpr double kSize = 12;
  constexpr double kPadding = 4;
  const auto edge = [&](std::size_t i) { return text_.left + kEdges[i] * text_.width(); };
  bool first_row = true;
  Rule(edge(0), y_, edge(4), y_);
  for (const std::vector<std::string>& row : appendix.rows) {
    const Face face = first_row ? Face::kBold : Face::kRegular;
    double lines = 1;
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      lines =
          std::max(lines, static_cast<double>(Break(Tokens(row[cell], face, kSize),
                                                    edge(cell + 1) - edge(cell) - 2 * kPadding, 0)
                                                  .size()));
    }
    const double height = lines * kSize * kLineHeight + 2 * kPadding;
    if (y_ + height > Bottom()) {
      NewPage();
      Rule(edge(0), y_, edge(4), y_);
    }
    const std::size_t paragraph = paragraph_;
    for (std::size_t cell = 0; cell < row.size(); ++cell) {
      const std::size_t first = page().words.size();
      paragraph_ = paragraph;
      Set(Tokens(row[cell], face, kSize),
          {.left = edge(cell) + kPadding, .right = edge(cell + 1) - kPadding}, y_ + kPadding,
          {.zone = Zone::kTable, .align = first_row || cell == 0 ? Align::kCenter : Align::kLeft});
      if (cell > 0 && first < page().words.size()) page().words[first].starts_cell = true;
    }
    paragraph_ = paragraph + 1;
    for (std::size_t i = 0; i < kEdges.size(); ++i) Rule(edge(i), y_, edge(i), y_ + height);
    y_ += height;
    Rule(edge(0), y_, edge(4), y_);
    first_row = false;
  }
}

TypesetLetter Setter::Set() {
  Header();
  Stamps(y_);
  Title();
  Recipients();
  Body();
  Signatures();
  Address();
  SetAppendix();
  result_.letter = letter_;
  return std::move(result_);
}

}  // namespace

TypesetLetter Typeset(const LetterSpec& letter) { return Setter(letter).Set(); }

}  // namespace vanthu::generator
