// Tested by tests/extractors/reference_code_test.cc.
#include "extractors/reference_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace vanthu {
namespace {

// Codes are written in A-Z, digits and these letters; a group with any other letter is a word.
struct CodeLetter {
  std::string_view upper;
  std::string_view lower;
};
constexpr std::array<CodeLetter, 8> kLetters = {{{"Đ", "đ"},
                                                 {"Ư", "ư"},
                                                 {"Ơ", "ơ"},
                                                 {"Ă", "ă"},
                                                 {"Â", "â"},
                                                 {"Ê", "ê"},
                                                 {"Ô", "ô"},
                                                 {"Ð", "ð"}}};  // eth, typed for Đ
constexpr std::size_t kMaxDigits = 6;       // the longest number of a registry in a year
constexpr std::size_t kMaxGroup = 14;       // letters; "UBTWMTTQVN" has 10
constexpr std::size_t kMaxGroups = 6;       // "TTLT-BTC-BTNMT-BNV" has 4
constexpr std::size_t kMaxSpaces = 4;       // between the parts of one code; more is a table's gap
constexpr std::size_t kMaxSplitDigits = 5;  // of a number with a space in it
constexpr double kMendedConfidence = 0.8;
constexpr double kWeakConfidence = 0.85;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool IsLetterByte(char c) {  // ASCII letter or a byte of a longer sequence
  return IsUpper(c) || IsLower(c) || static_cast<unsigned char>(c) >= 0x80;
}

struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] bool Done() const { return at >= text.size(); }
  [[nodiscard]] char Peek() const { return at < text.size() ? text[at] : '\0'; }
  [[nodiscard]] bool StartsWith(std::string_view s) const { return text.substr(at).starts_with(s); }
  void SkipSpaces() {
    for (std::size_t n = 0; n < kMaxSpaces && IsSpace(Peek()); ++n) ++at;
  }
  // Length of a dash here, 0 when there is none.
  [[nodiscard]] std::size_t Dash() const {
    if (Peek() == '-') return 1;
    for (std::string_view dash : {"–", "—", "‑", "−"}) {
      if (StartsWith(dash)) return dash.size();
    }
    return 0;
  }
  [[nodiscard]] bool Slash() const { return Peek() == '/' || Peek() == '|' || Peek() == '\\'; }
};

enum class LetterCase { kNone, kUpper, kLower };

// The code letter at `at`: its case and size in bytes.
std::pair<LetterCase, std::size_t> CodeLetterAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {LetterCase::kNone, 0};
  if (IsUpper(text[at])) return {LetterCase::kUpper, 1};
  if (IsLower(text[at])) return {LetterCase::kLower, 1};
  for (const CodeLetter& letter : kLetters) {
    if (text.substr(at).starts_with(letter.upper)) return {LetterCase::kUpper, letter.upper.size()};
    if (text.substr(at).starts_with(letter.lower)) return {LetterCase::kLower, letter.lower.size()};
  }
  return {LetterCase::kNone, 0};
}

// Upper case, Đ as D: what damaged spellings of one code have in common.
std::string FoldCode(std::string_view code) {
  std::string folded;
  for (std::size_t at = 0; at < code.size();) {
    const auto [letter_case, size] = CodeLetterAt(code, at);
    if (letter_case == LetterCase::kNone || size == 1) {
      folded += IsLower(code[at]) ? static_cast<char>(code[at] - 'a' + 'A') : code[at];
      ++at;
      continue;
    }
    for (const CodeLetter& letter : kLetters) {
      if (code.substr(at, size) != letter.upper && code.substr(at, size) != letter.lower) continue;
      folded += letter.upper == "Đ" || letter.upper == "Ð" ? std::string_view("D") : letter.upper;
    }
    at += size;
  }
  return folded;
}

// One group of a symbol: begins with a capital, then letters, digits and &. Letters of other words
// that stick to it
// ("CT/TWngày") are cut off; a group that turns out to be the start of a word ("Về") is none.
std::optional<std::string_view> GroupAt(std::string_view text, std::size_t begin) {
  if (CodeLetterAt(text, begin).first != LetterCase::kUpper) return std::nullopt;
  std::size_t at = begin;
  std::size_t letters = 0;
  std::size_t last_upper_end = begin;  // end of the last capital or digit
  std::size_t uppers = 0;
  while (at < text.size() && letters <= kMaxGroup) {
    const auto [letter_case, size] = CodeLetterAt(text, at);
    if (letter_case == LetterCase::kNone) {
      if (IsDigit(text[at])) {
        ++at;
        last_upper_end = at;
        continue;
      }
      if (text[at] == '&' && CodeLetterAt(text, at + 1).first == LetterCase::kUpper) {
        ++at;
        continue;
      }
      break;
    }
    at += size;
    ++letters;
    if (letter_case == LetterCase::kUpper) {
      last_upper_end = at;
      ++uppers;
    }
  }
  if (letters > kMaxGroup) return std::nullopt;
  if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80 &&
      !Cursor{text, at}.Dash() && !text.substr(at).starts_with("”") &&
      !text.substr(at).starts_with("’") && !text.substr(at).starts_with("…") &&
      !text.substr(at).starts_with("\u00a0")) {
    if (uppers < 2 || last_upper_end == at) return std::nullopt;
    at = last_upper_end;
  }
  // A code has few small letters ("TTg", "CTr", "KSTTHCvb" never); "Ban" or "Quang" is a word.
  const std::string_view group = text.substr(begin, at - begin);
  const std::size_t lowers = letters - std::min(letters, uppers);
  if (uppers == 1 && lowers > 2) return std::nullopt;
  return group;
}

struct Groups {
  std::vector<std::string> spelt;
  std::size_t end = 0;
  bool mended = false;
  bool all_known = true;
  bool gaps = false;  // spaces inside
};

bool AddGroup(Groups& groups, std::string_view printed, std::size_t end, const CodeTable& codes) {
  const std::optional<std::string_view> spelling = codes.Spelling(printed);
  groups.all_known = groups.all_known && spelling.has_value();
  groups.mended = groups.mended || (spelling && *spelling != printed);
  groups.spelt.emplace_back(spelling.value_or(printed));
  groups.end = end;
  return spelling.has_value();
}

// Groups joined by dashes: "QĐ-TTg", "BYT-BM-TE", "SYT - TCCB".
std::optional<Groups> GroupsAt(std::string_view text, std::size_t begin, const CodeTable& codes) {
  const std::optional<std::string_view> first = GroupAt(text, begin);
  if (!first) return std::nullopt;
  Groups groups;
  AddGroup(groups, *first, begin + first->size(), codes);
  while (groups.spelt.size() < kMaxGroups) {
    Cursor cursor{text, groups.end};
    cursor.SkipSpaces();
    const bool space_before = cursor.at != groups.end;
    const std::size_t dash = cursor.Dash();
    if (dash == 0) break;
    cursor.at += dash;
    const std::size_t after_dash = cursor.at;
    cursor.SkipSpaces();
    // "CT- -TTg": a line's end and the hyphen read twice.
    if (const std::size_t again = cursor.Dash(); again != 0) {
      cursor.at += again;
      cursor.SkipSpaces();
    }
    const bool space_after = cursor.at != after_dash;
    const std::optional<std::string_view> next = GroupAt(text, cursor.at);
    if (!next) break;
    // " - " between spaces parts sentences as often as codes: only a code the table knows, and only
    // while the symbol still needs its second group, goes on.
    if (space_before && space_after &&
        (groups.spelt.size() > 1 || !codes.Spelling(*next).has_value())) {
      break;
    }
    // One capital on its own is a word's initial unless it is glued to the dash ("QLĐTNĐ-X").
    if ((space_before || space_after) && next->size() == 1) break;
    groups.gaps = groups.gaps || space_before || space_after;
    AddGroup(groups, *next, cursor.at + next->size(), codes);
  }
  return groups;
}

std::string Join(const std::vector<std::string>& groups, std::size_t from) {
  std::string joined;
  for (std::size_t i = from; i < groups.size(); ++i) {
    if (i != from) joined += '-';
    joined += groups[i];
  }
  return joined;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

std::string_view DigitsAt(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return text.substr(begin, end - begin);
}

ReferenceCode Make(std::string_view number, std::string symbol, char joint, Span span,
                   std::string_view rule, double confidence) {
  ReferenceCode code;
  code.value.number = number;
  code.value.reference = std::string(number) + joint + symbol;
  code.value.symbol = std::move(symbol);
  code.span = span;
  code.rule = rule;
  code.confidence = confidence;
  return code;
}

// After "number/": year and symbol.
std::optional<ReferenceCode> NormativeAt(std::string_view text, std::size_t begin,
                                         std::string_view number, Cursor cursor,
                                         const CodeTable& codes) {
  const std::string_view year = DigitsAt(text, cursor.at);
  if (!IsYear(year)) return std::nullopt;
  cursor.at += year.size();
  cursor.SkipSpaces();
  bool mended = false;
  if (cursor.Slash()) {
    mended = cursor.Peek() != '/';
    ++cursor.at;
  } else if (const std::size_t dash = cursor.Dash(); dash != 0) {
    cursor.at += dash;
    mended = true;
  } else {
    return std::nullopt;
  }
  cursor.SkipSpaces();
  const std::optional<Groups> groups = GroupsAt(text, cursor.at, codes);
  if (!groups) return std::nullopt;
  if (mended && !groups->all_known) return std::nullopt;
  ReferenceCode code = Make(number, std::string(year) + "/" + Join(groups->spelt, 0), '/',
                            {begin, groups->end}, mended ? "mended_code" : "normative_code",
                            mended || groups->mended ? kMendedConfidence : 1.0);
  code.type = codes.StateType(groups->spelt.front());
  if (groups->spelt.front().starts_with("QH")) code.type = "";
  return code;
}

// The body after the slash of a Party code, with a suffix of the registry ("CV/VPTW/nb").
std::optional<Groups> PartyBodyAt(std::string_view text, std::size_t at, const CodeTable& codes) {
  std::optional<Groups> body = GroupsAt(text, at, codes);
  if (!body) return std::nullopt;
  if (text.substr(body->end).starts_with("/nb")) {
    body->spelt.back() += "/nb";
    body->end += 3;
  }
  return body;
}

constexpr std::array<std::string_view, 8> kPartyBodies = {"TW",  "TU",  "HU", "QU",
                                                          "ThU", "TXU", "ĐU", "ĐUK"};

bool IsPartyBody(std::string_view code) {
  return std::ranges::find(kPartyBodies, code) != kPartyBodies.end();
}

// After "number-" (or "number/-", or a lost hyphen): type, slash, body.
std::optional<ReferenceCode> PartyAt(std::string_view text, std::size_t begin,
                                     std::string_view number, Cursor cursor, CodeContext context,
                                     bool mended_joint, const CodeTable& codes) {
  const std::optional<std::string_view> printed = GroupAt(text, cursor.at);
  if (!printed) return std::nullopt;
  const std::string type(codes.Spelling(*printed).value_or(*printed));
  const bool known = codes.Spelling(*printed).has_value();
  const bool is_type = known && !(codes.PartyType(type).empty() && codes.StateType(type).empty());
  cursor.at += printed->size();
  cursor.SkipSpaces();
  if (!cursor.Slash()) {
    return std::nullopt;
  }
  const bool mended_slash = cursor.Peek() != '/';
  ++cursor.at;
  cursor.SkipSpaces();
  const std::optional<Groups> body = PartyBodyAt(text, cursor.at, codes);
  if (!body) return std::nullopt;
  if (!is_type && context == CodeContext::kNone) return std::nullopt;
  if ((mended_joint || mended_slash) && !(is_type && body->all_known)) return std::nullopt;
  const bool mended = mended_joint || mended_slash;
  ReferenceCode code = Make(number, type + "/" + Join(body->spelt, 0), '-', {begin, body->end},
                            mended ? "mended_code" : "party_code",
                            mended || body->mended || type != *printed ? kMendedConfidence : 1.0);
  code.party = true;
  code.type = known ? codes.PartyType(type) : std::string_view();
  if (known && code.type.empty()) code.type = codes.StateType(type);
  return code;
}

// After "number/": groups, as "UBND-VX" or "CT/TU" or one group alone.
std::optional<ReferenceCode> AdministrativeAt(std::string_view text, std::size_t begin,
                                              std::string_view number, const Cursor& cursor,
                                              CodeContext context, bool mended_slash,
                                              const CodeTable& codes) {
  std::optional<Groups> groups = GroupsAt(text, cursor.at, codes);
  if (!groups) return std::nullopt;
  Cursor after{text, groups->end};
  const std::string& first = groups->spelt.front();
  const bool first_is_type = codes.Spelling(first).has_value() && !codes.StateType(first).empty();
  if (groups->spelt.size() == 1 && after.Slash()) {
    ++after.at;
    if (const std::optional<Groups> body = PartyBodyAt(text, after.at, codes)) {
      if (IsPartyBody(body->spelt.front()) && !codes.PartyType(first).empty()) {
        // "34/CT/TU": the Party's hyphen typed as a slash.
        ReferenceCode code = Make(number, first + "/" + Join(body->spelt, 0), '-',
                                  {begin, body->end}, "mended_code", kMendedConfidence);
        code.party = true;
        code.type = codes.PartyType(first);
        return code;
      }
      if (context == CodeContext::kAfterNumberWord || (first_is_type && body->all_known)) {
        ReferenceCode code = Make(number, first + "/" + Join(body->spelt, 0), '/',
                                  {begin, body->end}, "administrative_code", kWeakConfidence);
        code.type = first_is_type ? codes.StateType(first) : std::string_view();
        return code;
      }
    }
  }
  if (mended_slash && !groups->all_known) return std::nullopt;
  const bool single = groups->spelt.size() == 1;
  if (single) {
    // "60/KW", "5/B": without "số" before it one group is a code only when the table knows a body
    // of that name.
    const bool is_body = codes.Spelling(first).has_value() && !first_is_type;
    if (context == CodeContext::kNone && !is_body) return std::nullopt;
    if (first.size() < 2) return std::nullopt;
  }
  const double confidence = groups->mended || mended_slash ? kMendedConfidence
                            : single                       ? kWeakConfidence
                                                           : 1.0;
  ReferenceCode code = Make(number, Join(groups->spelt, 0), '/', {begin, groups->end},
                            mended_slash ? "mended_code"
                            : single     ? "single_group_code"
                                         : "administrative_code",
                            confidence);
  if (first_is_type) code.type = codes.StateType(first);
  return code;
}

// "số" or "Số" (also without its accents) directly before `at`, spaces and a colon between.
bool NumberWordBefore(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && (IsSpace(text[end - 1]) || text[end - 1] == ':' || text[end - 1] == '.')) --end;
  const std::string_view before = text.substr(0, end);
  for (std::string_view word : {"số", "Số", "SỐ", "so", "So", "sô", "Sô", "só", "s6", "sồ", "sổ"}) {
    if (!before.ends_with(word)) continue;
    const std::size_t start = before.size() - word.size();
    if (start == 0 || !IsLetterByte(text[start - 1])) return true;
  }
  return false;
}

// "số 531 1/BYT-BM-TE": between "số" and the slash nothing else can stand, so that the space is the
// scan's.
std::optional<ReferenceCode> SplitNumberAt(std::string_view text, std::size_t begin,
                                           std::string_view digits, const CodeTable& codes) {
  const std::size_t gap = begin + digits.size();
  if (gap >= text.size() || text[gap] != ' ') return std::nullopt;
  const std::string_view rest = DigitsAt(text, gap + 1);
  const Cursor slash{text, gap + 1 + rest.size()};
  if (rest.empty() || digits.size() + rest.size() > kMaxSplitDigits || !slash.Slash()) {
    return std::nullopt;
  }
  auto code = ReferenceCodeAt(text, gap + 1, CodeContext::kNone, codes);
  if (!code) return std::nullopt;
  code->value.number.insert(0, digits);
  code->value.reference.insert(0, digits);
  code->span.begin = begin;
  code->rule = "mended_code";
  code->confidence = kMendedConfidence;
  return code;
}

// A digit at `at` that may begin a code: not inside a number, a date, a range or a word.
bool MayBegin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (IsDigit(before)) return false;
  if (before == '/' || before == '.' || before == ',' || before == '-') {
    return at < 2 || !IsDigit(text[at - 2]);
  }
  if (IsLetterByte(before)) {
    // "số1987/SYT-NVY" is common; “12/QĐ… after an opening quote, and a dash, are no letters.
    const std::string_view head = text.substr(0, at);
    return NumberWordBefore(text, at) || head.ends_with("“") || head.ends_with("–") ||
           head.ends_with("—") || head.ends_with("\u00a0") || head.ends_with("•");
  }
  // "2#26/SYT-VP": the end of a number that was misread is no number.
  const bool is_scribble = !IsSpace(before) && before != '(' && before != ':' && before != ';';
  return !is_scribble || at < 2 || !IsDigit(text[at - 2]);
}

}  // namespace

struct CodeTable::Entries {
  struct Entry {
    std::string code;
    std::string state_type;
    std::string party_type;
  };
  std::vector<Entry> list;
  std::unordered_map<std::string, std::size_t> exact;    // code and listed damage -> entry
  std::unordered_map<std::string, std::size_t> by_code;  // code -> entry
  std::unordered_map<std::string, std::size_t> folded;   // fold -> entry; kAmbiguous when several
  static constexpr std::size_t kAmbiguous = SIZE_MAX;
};

CodeTable::CodeTable(std::unique_ptr<Entries> entries) : entries_(std::move(entries)) {}
CodeTable::CodeTable(CodeTable&&) noexcept = default;
CodeTable& CodeTable::operator=(CodeTable&&) noexcept = default;
CodeTable::~CodeTable() = default;

std::expected<CodeTable, Error> CodeTable::FromTable(const Table& table) {
  auto entries = std::make_unique<Entries>();
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::size_t index = entries->list.size();
    entries->list.push_back({.code = std::string(table.Cell(row, "code")),
                             .state_type = std::string(table.Cell(row, "type")),
                             .party_type = std::string(table.Cell(row, "party_type"))});
    const std::string& code = entries->list.back().code;
    if (!entries->by_code.emplace(code, index).second ||
        !entries->exact.emplace(code, index).second) {
      return std::unexpected(Error{Error::Code::kInvalidData,
                                   table.name() + ":" + std::to_string(table.LineNumber(row)) +
                                       ": code '" + code + "' stands twice"});
    }
    const auto [place, is_new] = entries->folded.emplace(FoldCode(code), index);
    if (!is_new) place->second = Entries::kAmbiguous;
    for (std::string_view damaged : table.Variants(row, "damaged")) {
      if (entries->exact.emplace(damaged, index).second) continue;
      return std::unexpected(Error{Error::Code::kInvalidData,
                                   table.name() + ":" + std::to_string(table.LineNumber(row)) +
                                       ": '" + std::string(damaged) +
                                       "' already belongs to another code"});
    }
  }
  return CodeTable(std::move(entries));
}

std::optional<std::string_view> CodeTable::Spelling(std::string_view group) const {
  const std::string key(group);
  if (const auto found = entries_->exact.find(key); found != entries_->exact.end()) {
    return entries_->list[found->second].code;
  }
  // The stroke of Đ is read as a letter more: "CĐĐ", "HĐĐND", "HDĐND".
  for (const std::string_view doubled : {"ĐĐ", "DĐ", "ĐD"}) {
    const std::size_t at = key.find(doubled);
    if (at == std::string::npos) continue;
    const std::string single = key.substr(0, at) + "Đ" + key.substr(at + doubled.size());
    if (const auto found = entries_->by_code.find(single); found != entries_->by_code.end()) {
      return entries_->list[found->second].code;
    }
  }
  const auto found = entries_->folded.find(FoldCode(group));
  if (found == entries_->folded.end() || found->second == Entries::kAmbiguous) return std::nullopt;
  return entries_->list[found->second].code;
}

std::string_view CodeTable::StateType(std::string_view code) const {
  const auto found = entries_->by_code.find(std::string(code));
  return found == entries_->by_code.end() ? std::string_view()
                                          : entries_->list[found->second].state_type;
}

std::string_view CodeTable::PartyType(std::string_view code) const {
  const auto found = entries_->by_code.find(std::string(code));
  return found == entries_->by_code.end() ? std::string_view()
                                          : entries_->list[found->second].party_type;
}

std::optional<ReferenceCode> ReferenceCodeAt(std::string_view text, std::size_t begin,
                                             CodeContext context, const CodeTable& codes) {
  const std::string_view digits = DigitsAt(text, begin);
  if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
  Cursor cursor{text, begin + digits.size()};
  // "3176b/QĐ-BYT", "12A/KH-UBND": a letter that tells two letters of one number apart.
  if ((IsLower(cursor.Peek()) || IsUpper(cursor.Peek())) && cursor.at + 1 < text.size() &&
      (text[cursor.at + 1] == '/' || text[cursor.at + 1] == '-')) {
    ++cursor.at;
  }
  const std::string_view number = text.substr(begin, cursor.at - begin);
  const std::size_t number_end = cursor.at;
  if (context == CodeContext::kAfterNumberWord && number.size() == digits.size()) {
    if (auto code = SplitNumberAt(text, begin, digits, codes)) return code;
  }
  cursor.SkipSpaces();
  if (cursor.Slash()) {
    const bool mended_slash = cursor.Peek() != '/';
    ++cursor.at;
    cursor.SkipSpaces();
    if (const std::size_t dash = cursor.Dash(); dash != 0) {  // "34/-CT/TW"
      cursor.at += dash;
      cursor.SkipSpaces();
      return PartyAt(text, begin, number, cursor, context, true, codes);
    }
    if (IsDigit(cursor.Peek())) return NormativeAt(text, begin, number, cursor, codes);
    return AdministrativeAt(text, begin, number, cursor, context, mended_slash, codes);
  }
  if (const std::size_t dash = cursor.Dash(); dash != 0) {
    cursor.at += dash;
    cursor.SkipSpaces();
    if (auto party = PartyAt(text, begin, number, cursor, context, false, codes)) return party;
    if (context == CodeContext::kNone) return std::nullopt;
    const std::optional<Groups> groups = GroupsAt(text, cursor.at, codes);
    if (!groups || !groups->all_known || groups->gaps) return std::nullopt;
    const std::string& first = groups->spelt.front();
    if (groups->spelt.size() > 1 && !codes.StateType(first).empty()) {
      // "45-QĐ-UBND": the slash typed as a hyphen.
      ReferenceCode code = Make(number, Join(groups->spelt, 0), '/', {begin, groups->end},
                                "mended_code", kMendedConfidence);
      code.type = codes.StateType(first);
      return code;
    }
    // "64-CP", "327-CT": the form before 1997. A type code here stands for the signer ("327-CT" is
    // the Chairman's), so it says nothing about the type.
    return Make(number, Join(groups->spelt, 0), '-', {begin, groups->end}, "old_code",
                kWeakConfidence);
  }
  // The joint is lost: "34 CT/TU", "45 QĐ-UBND", "77CV-TTYT".
  const bool gap = cursor.at != number_end;
  if (!gap && context == CodeContext::kNone) return std::nullopt;
  if (const std::optional<std::string_view> group = GroupAt(text, cursor.at)) {
    Cursor after{text, cursor.at + group->size()};
    after.SkipSpaces();
    if (after.Slash()) {
      ++after.at;
      after.SkipSpaces();
      const std::optional<std::string_view> body = GroupAt(text, after.at);
      const bool party_body = body && IsPartyBody(codes.Spelling(*body).value_or(""));
      if (!party_body && context == CodeContext::kNone) return std::nullopt;
      return PartyAt(text, begin, number, cursor, context, true, codes);
    }
    if (context == CodeContext::kNone) return std::nullopt;
    const std::optional<Groups> groups = GroupsAt(text, cursor.at, codes);
    if (!groups || groups->spelt.size() < 2 || groups->gaps) return std::nullopt;
    const std::string& first = groups->spelt.front();
    if (!codes.Spelling(first).has_value()) return std::nullopt;
    ReferenceCode code = Make(number, Join(groups->spelt, 0), '/', {begin, groups->end},
                              "mended_code", kMendedConfidence);
    code.type = codes.StateType(first);
    return code;
  }
  return std::nullopt;
}

std::vector<ReferenceCode> FindReferenceCodes(std::string_view text, const CodeTable& codes) {
  std::vector<ReferenceCode> found;
  std::size_t list_end =
      std::string_view::npos;  // of a code after "số", while a list of numbers may go on
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    const std::string_view digits = DigitsAt(text, at);
    if (MayBegin(text, at)) {
      // "các Quyết định số: 1743/QĐ-BGTVT, 1744/KCB": the word "số" serves the whole list.
      bool continues = list_end != std::string_view::npos;
      if (continues) {
        const std::string_view between = text.substr(list_end, at - list_end);
        continues = between == ", " || between == "; " || between == " và " || between == ",";
      }
      const CodeContext context = continues || NumberWordBefore(text, at)
                                      ? CodeContext::kAfterNumberWord
                                      : CodeContext::kNone;
      if (auto code = ReferenceCodeAt(text, at, context, codes)) {
        at = code->span.end;
        list_end = context == CodeContext::kAfterNumberWord ? at : std::string_view::npos;
        found.push_back(*std::move(code));
        continue;
      }
    }
    at += digits.size();
  }
  return found;
}

std::optional<ReferenceSymbol> ReferenceSymbolAt(std::string_view text, std::size_t begin,
                                                 const CodeTable& codes) {
  Cursor cursor{text, begin};
  cursor.SkipSpaces();
  const bool slash = cursor.Slash();
  const std::size_t dash = slash ? 0 : cursor.Dash();
  if (!slash && dash == 0) return std::nullopt;
  cursor.at += slash ? 1 : dash;
  cursor.SkipSpaces();
  std::string year;
  if (slash && IsYear(DigitsAt(text, cursor.at)) && text.substr(cursor.at + 4).starts_with("/")) {
    year = text.substr(cursor.at, 5);
    cursor.at += 5;
  }
  const std::size_t symbol_begin = cursor.at - year.size();
  const std::optional<Groups> groups = GroupsAt(text, cursor.at, codes);
  if (!groups) return std::nullopt;
  if (slash) {
    return ReferenceSymbol{.symbol = year + Join(groups->spelt, 0),
                           .span = {symbol_begin, groups->end},
                           .party = false};
  }
  if (groups->spelt.size() != 1 || !text.substr(groups->end).starts_with("/")) return std::nullopt;
  const std::optional<Groups> body = PartyBodyAt(text, groups->end + 1, codes);
  if (!body) return std::nullopt;
  return ReferenceSymbol{.symbol = groups->spelt.front() + "/" + Join(body->spelt, 0),
                         .span = {symbol_begin, body->end},
                         .party = true};
}

std::string ReferenceKey(std::string_view reference) {
  std::string key;
  for (std::size_t at = 0; at < reference.size();) {
    if (IsSpace(reference[at])) {
      ++at;
      continue;
    }
    if (const std::size_t dash = Cursor{reference, at}.Dash(); dash != 0) {
      key += '-';
      at += dash;
      continue;
    }
    const auto [letter_case, size] = CodeLetterAt(reference, at);
    if (letter_case == LetterCase::kLower && size == 1) {
      key += static_cast<char>(reference[at] - 'a' + 'A');
      ++at;
      continue;
    }
    if (size > 1) {
      for (const CodeLetter& letter : kLetters) {
        if (reference.substr(at).starts_with(letter.upper) ||
            reference.substr(at).starts_with(letter.lower)) {
          key += letter.upper == "Ð" ? std::string_view("Đ") : letter.upper;
          break;
        }
      }
      at += size;
      continue;
    }
    key += reference[at++];
  }
  return key;
}

}  // namespace vanthu
