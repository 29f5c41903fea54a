// Tested by tests/extractors/signer_test.cc.
#include "extractors/signer.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/capitals.h"
#include "extractors/edits.h"
#include "extractors/fixed_words.h"
#include "extractors/fold.h"
#include "extractors/letter_part.h"
#include "extractors/lexicon.h"
#include "extractors/name_case.h"
#include "extractors/person_name.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kTitleAndName = 0.97;
constexpr double kNameAlone = 0.8;
constexpr double kTitleAlone = 0.6;
constexpr double kWithoutZone = 0.75;
// Of a name that begins with no family name: its first word is lost or damaged, mostly by the seal.
constexpr double kWithoutSurname = 0.3;
// Of a name of two words: few have no more, and the seal takes the first.
constexpr double kTwoWords = 0.5;
// A line of a signature block is a title, a body or a name.
constexpr std::size_t kLongestLine = 160;  // bytes

struct Authority {
  std::string_view canonical;
  re2::RE2 pattern;  // on folded text, from its beginning
};

// "KT.", "K/T", "KT,", "K T." and so on; the office follows.
const std::array<Authority, 4>& Authorities() {
  static const std::array<Authority, 4> authorities = {{
      {"TUQ.", re2::RE2("t\\s?[./]?\\s?u\\s?[./]?\\s?q(?:\\s?[.,:/]+\\s*|\\s+)")},
      {"TM.", re2::RE2("t\\s?[./]?\\s?m\\s?[.,:]\\s*|t\\s?/\\s?m\\s*|tm\\s+")},
      {"KT.", re2::RE2("k\\s?[./]?\\s?t\\s?[.,:]\\s*|k\\s?/\\s?t\\s*|kt\\s+")},
      {"TL.", re2::RE2("t\\s?[./]?\\s?l\\s?[.,:]\\s*|t\\s?/\\s?l\\s*|tl\\s+")},
  }};
  return authorities;
}

// The authority folded text begins with, and its bytes.
std::optional<std::pair<std::string_view, std::size_t>> AuthorityAt(const std::string& folded) {
  for (const Authority& authority : Authorities()) {
    re2::StringPiece rest(folded);
    if (re2::RE2::Consume(&rest, authority.pattern)) {
      return std::pair(authority.canonical, folded.size() - rest.size());
    }
  }
  return std::nullopt;
}

// "Q. GIÁM ĐỐC": the head in an acting capacity.
std::size_t ActingPrefix(const std::string& folded) {
  static const re2::RE2 pattern("^q\\s?[.,]\\s*");
  re2::StringPiece rest(folded);
  return re2::RE2::Consume(&rest, pattern) ? folded.size() - rest.size() : 0;
}

// Letters of folded text.
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
// The seal's rim or a hand's "KT." before a title, in bytes of folded text.
constexpr std::size_t kLongestDamage = 6;
// Letters behind a title that are a stroke of the signature and no word.
constexpr std::ptrdiff_t kDamageBehind = 1;
// The share of wrong letters below which a title is still that title: less than "PHÓ" makes.
constexpr double kWrongLetters = 0.26;

// The text of a line without the marks around it, and where it begins in the letter.
struct Bare {
  std::string_view text;
  std::size_t begin = 0;
};
Bare BareOf(const Letter& letter, const Line& line) {
  constexpr std::string_view kMarks = " \t#*_~|\\";
  const std::string_view text = letter.TextOf(line);
  const std::size_t first = std::min(text.find_first_not_of(kMarks), text.size());
  const std::size_t last = text.find_last_not_of(" \t#*_~|\\.,;:");
  if (last == std::string_view::npos || last < first) return {.text = {}, .begin = line.span.end};
  return {.text = text.substr(first, last + 1 - first), .begin = line.span.begin + first};
}

class Block {
 public:
  Block(const Letter& letter, const Knowledge& knowledge)
      : letter_(letter), knowledge_(knowledge) {}

  // Takes a line into the block; false when it is no part of a signature.
  bool Take(const Line& line) {
    const Bare bare = BareOf(letter_, line);
    if (bare.text.empty()) return true;
    if (bare.text.size() > kLongestLine) return false;
    if (bare.text.starts_with('(')) return true;  // "(Đã ký)"
    if (const auto name = PersonNameIn(bare.text)) {
      // The other column's signer, or a name stamped twice: the last one is the head's.
      signer_.name = name->Of(bare.text);
      SetSpan({bare.begin + name->begin, bare.begin + name->end});
      has_name_ = true;
      return true;
    }
    if (!IsInCapitals(bare.text)) return TakeMixedCase(bare);
    return TakeCapitals(bare);
  }

  bool has_name() const { return has_name_; }
  bool has_title() const { return !signer_.title.empty() || !signer_.authority.empty(); }

  std::optional<Found<Signer>> Result(double trust) {
    // Capitals that are no title behind a title are the name: "NGUYỄN VĂN AN".
    if (!has_name_ && !capitals_name_.empty()) {
      signer_.name = NameCase::EveryWord(capitals_name_.Of(letter_.text));
      SetSpan(capitals_name_);
      has_name_ = true;
    }
    if (!has_name_ && !has_title()) return std::nullopt;
    MendSurname();
    TakeDeputysTitle();
    if (has_name_ && !BeginsWithSurname()) trust *= kWithoutSurname;
    if (has_name_ && std::ranges::count(signer_.name, ' ') < 2) trust *= kTwoWords;
    Found<Signer> found;
    found.value = signer_;
    found.spans = spans_;
    std::ranges::sort(found.spans);
    if (has_name_ && has_title()) {
      found.rule = "titles_and_name";
      found.confidence = kTitleAndName * trust;
    } else if (has_name_) {
      found.rule = "name_alone";
      found.confidence = kNameAlone * trust;
    } else {
      found.rule = "titles_alone";
      found.confidence = kTitleAlone * trust;
    }
    return found;
  }

 private:
  void SetSpan(Span span) { spans_.push_back(span); }

  // "Nguyên Văn Thử": the mark that the seal or a coarse scan took.
  void MendSurname() {
    const std::size_t end = std::min(signer_.name.find(' '), signer_.name.size());
    const std::string_view surname =
        knowledge_.fixed_words().SurnameWithMarks(std::string_view(signer_.name).substr(0, end));
    if (!surname.empty()) signer_.name.replace(0, end, surname);
  }

  // Only a deputy signs for the head (Nghị định 30/2020/NĐ-CP, Điều 13): below "KT. GIÁM ĐỐC" the
  // seal has taken "PHÓ", or the whole of his title.
  void TakeDeputysTitle() {
    if (signer_.authority != "KT." || signer_.for_title.empty()) return;
    const std::string head = Fold(signer_.for_title);
    const std::string_view office = LastOffice(head);
    const std::string title = Fold(signer_.title);
    if (!title.empty() && title != head && title != office) return;
    const auto deputy = knowledge_.fixed_words().FindTitle(DeputyOf(office));
    if (deputy && deputy->edits == 0) signer_.title = deputy->name;
  }

  [[nodiscard]] bool BeginsWithSurname() const {
    const std::string_view name = signer_.name;
    return knowledge_.fixed_words().IsSurname(name.substr(0, name.find(' ')));
  }

  // OCR sometimes reads a title in small letters: only known titles count then.
  bool TakeMixedCase(const Bare& bare) {
    const std::string folded = Fold(bare.text);
    if (AuthorityAt(folded) || ActingPrefix(folded) > 0 ||
        knowledge_.fixed_words().titles().LongestPrefix(folded) || DamagedTitle(folded)) {
      return TakeCapitals(bare);
    }
    return false;
  }

  bool TakeCapitals(const Bare& bare) {
    const AlignedText folded = FoldAligned(bare.text);
    if (const auto authority = AuthorityAt(folded.text)) {
      const std::size_t at = folded.alignment.ToSource({0, authority->second}).end;
      TakeAuthority(authority->first, bare.text.substr(at));
      SetSpan({bare.begin, bare.begin + bare.text.size()});
      return true;
    }
    if (const std::size_t acting = ActingPrefix(folded.text); acting > 0) {
      const std::size_t at = folded.alignment.ToSource({0, acting}).end;
      signer_.title = "Quyền " + Cased(bare.text.substr(at));
      SetSpan({bare.begin, bare.begin + bare.text.size()});
      return true;
    }
    if (TakeDeputy(folded.text)) {
      SetSpan({bare.begin, bare.begin + bare.text.size()});
      return true;
    }
    if (!IsTitle(folded.text) && TakeBehindDamage(bare, folded)) return true;
    if (knowledge_.fixed_words().titles().LongestPrefix(folded.text) || !has_title()) {
      TakeTitle(bare.text);
      SetSpan({bare.begin, bare.begin + bare.text.size()});
      return true;
    }
    static const re2::RE2 name("[\\p{Lu}'’]+(?:[\\s-]+[\\p{Lu}'’]+){1,4}");
    if (re2::RE2::FullMatch(bare.text, name) && !waits_) {
      capitals_name_ = {bare.begin, bare.begin + bare.text.size()};
    } else {
      // A title or the name of a body goes on: "TM. ỦY BAN NHÂN DÂN" ⏎ "TỈNH ĐỒNG NAI".
      Continue(bare.text);
      SetSpan({bare.begin, bare.begin + bare.text.size()});
    }
    return true;
  }

  // A deputy below the head signs for the head (Nghị định 30/2020/NĐ-CP, Điều 13), also when nobody
  // can read the "KT." before the head's title: it is often written by hand, or under the seal.
  bool TakeDeputy(const std::string& folded) {
    if (signer_.title.empty() || has_name_) return false;
    if (!signer_.authority.empty() && signer_.authority != "TM.") return false;
    const std::string head = Fold(signer_.title);
    const std::string_view last = LastOffice(head);
    std::string deputy = DeputyOf(last);
    if (!IsTitle(deputy)) return false;
    if (!IsDeputy(folded, deputy, last)) return false;
    signer_.authority = "KT.";
    signer_.for_title = signer_.title;
    // Capitals without diacritics: the table of phrases puts them back.
    std::ranges::transform(deputy, deputy.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    printed_ = deputy;
    signer_.title = Cased(deputy);
    waits_ = false;
    return true;
  }

  // Whether a line below the head's title says that of the deputy, all folded.
  bool IsDeputy(std::string_view line, std::string_view deputy, std::string_view head) const {
    const std::string_view letters =
        line.substr(std::min(line.find_first_of(kLetters), line.size()));
    const auto wrong = static_cast<std::size_t>(kWrongLetters * static_cast<double>(deputy.size()));
    const NearestPart near = FindNearestPart(letters, deputy);
    if (near.edits <= wrong && near.begin <= kLongestDamage) return true;
    // "PHÓ G" where the rest is under the signature.
    static const re2::RE2 begun("pho( [a-z]{1,2})*[^\\pL]*");
    if (re2::RE2::FullMatch(letters, begun)) return true;
    const auto title = DamagedTitle(line);
    if (!title) return false;
    const std::string name = Fold(title->name);
    if (name == deputy) return true;
    // The head's title again with damage before it: the "PHÓ" under the seal, for no head signs
    // below himself.
    return name == head && title->begin > 1 && !IsWordByte(line[title->begin - 1]);
  }

  // "V“T. GIÁM ĐỐC": what stands before a title and is none itself is an authority that was written
  // by hand. Which one, the line below tells.
  bool TakeBehindDamage(const Bare& bare, const AlignedText& folded) {
    const auto title = DamagedTitle(folded.text);
    if (!title) return false;
    const std::size_t begin = folded.alignment.ToSource({title->begin, title->end}).begin;
    TakeTitle(bare.text.substr(begin));
    SetSpan({bare.begin + begin, bare.begin + bare.text.size()});
    return true;
  }

  // The title that is all of a line but for damage before and behind it.
  std::optional<FixedWords::TitlePlace> DamagedTitle(std::string_view folded) const {
    auto title = knowledge_.fixed_words().FindTitle(folded);
    if (!title || title->begin > kLongestDamage) return std::nullopt;
    const auto behind = std::ranges::count_if(folded.substr(title->end), IsWordByte);
    if (behind > kDamageBehind) return std::nullopt;
    return title;
  }

  bool IsTitle(std::string_view folded) const {
    return knowledge_.fixed_words().titles().Find(folded).has_value();
  }

  // "BỘ TRƯỞNG, CHỦ NHIỆM": the deputy's title may be that of the second office.
  static std::string_view LastOffice(std::string_view head) {
    const std::size_t comma = head.rfind(", ");
    return comma == std::string_view::npos ? head : head.substr(comma + 2);
  }

  static std::string DeputyOf(std::string_view head) {
    return head == "bo truong" ? "thu truong" : "pho " + std::string(head);
  }

  void TakeAuthority(std::string_view authority, std::string_view office) {
    signer_.authority = authority;
    signer_.title.clear();
    const auto [first, rest] = CutTitles(office);
    if (authority == "TM.") {
      signer_.on_behalf_of = Cased(first);
      signer_.for_title.clear();
    } else {
      signer_.for_title = Title(first);
    }
    signer_.title = rest.empty() ? std::string() : Title(rest);
    printed_ = rest.empty() ? first : rest;
    waits_ = true;
  }

  // "GIÁM ĐỐC PHÓ GIÁM ĐỐC": two lines that were run together.
  std::pair<std::string_view, std::string_view> CutTitles(std::string_view office) const {
    for (std::size_t space = office.find(' '); space != std::string_view::npos;
         space = office.find(' ', space + 1)) {
      const std::string_view rest = office.substr(space + 1);
      const std::string folded = Fold(rest);
      const auto match = knowledge_.fixed_words().titles().LongestPrefix(folded);
      if (!match || match->size != folded.size()) continue;
      const std::string first = Fold(office.substr(0, space));
      const bool is_body = first.starts_with("uy ban") || first.starts_with("hoi dong") ||
                           first.starts_with("ban ") || first.starts_with("ubnd");
      if (is_body || knowledge_.fixed_words().titles().Find(first))
        return {office.substr(0, space), rest};
    }
    return {office, {}};
  }

  // A title of the table as it is written there, whatever marks and letters the seal over it cost.
  std::string Title(std::string_view text) const {
    const auto title = DamagedTitle(Fold(text));
    return title ? std::string(title->name) : Cased(text);
  }

  void TakeTitle(std::string_view text) {
    if (!signer_.title.empty() && !has_name_ && Fold(text) == "thuong truc") {
      Continue(text);
      return;
    }
    signer_.title = Title(text);
    printed_ = text;
    waits_ = false;
  }

  void Continue(std::string_view text) {
    std::string* part = &signer_.title;
    if (signer_.title.empty()) {
      part = signer_.authority == "TM." ? &signer_.on_behalf_of : &signer_.for_title;
    }
    printed_ += " " + std::string(text);
    *part = Cased(printed_);
  }

  std::string Cased(std::string_view text) const { return knowledge_.name_case().Sentence(text); }

  const Letter& letter_;
  const Knowledge& knowledge_;
  Signer signer_;
  std::vector<Span> spans_;
  Span capitals_name_;
  std::string printed_;  // the office read last, as printed
  bool has_name_ = false;
  bool waits_ = false;  // an authority was read, its signer's own title not yet
};

// Text whose zones nobody knows: the last name that has a title above it.
std::optional<Found<Signer>> WithoutZones(const Letter& letter, const Knowledge& knowledge) {
  for (std::size_t i = letter.lines.size(); i-- > 0;) {
    const Line& line = letter.lines[i];
    if (line.zone != Zone::kUnknown || !PersonNameIn(BareOf(letter, line).text)) continue;
    std::size_t first = i;
    while (first > 0) {
      const Bare above = BareOf(letter, letter.lines[first - 1]);
      if (!above.text.empty() && !IsInCapitals(above.text)) break;
      if (letter.lines[first - 1].zone != Zone::kUnknown) break;
      --first;
    }
    Block block(letter, knowledge);
    for (std::size_t j = first; j <= i; ++j) block.Take(letter.lines[j]);
    if (block.has_title()) return block.Result(kWithoutZone);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Found<Signer>> FindSigner(const Letter& letter, const Knowledge& knowledge) {
  std::vector<Found<Signer>> found;
  Block block(letter, knowledge);
  const std::size_t end = EndOfFirstLetter(letter);
  bool in_block = false;
  for (std::size_t i = 0; i < end; ++i) {
    const Line& line = letter.lines[i];
    if (line.zone == Zone::kSignature) {
      in_block = true;
      block.Take(line);
    } else if (in_block && block.has_name() &&
               (line.zone == Zone::kBody || line.zone == Zone::kTitle ||
                line.zone == Zone::kTable)) {
      break;
    }
  }
  if (in_block) {
    if (auto one = block.Result(1)) found.push_back(std::move(*one));
  } else if (auto one = WithoutZones(letter, knowledge)) {
    found.push_back(std::move(*one));
  }
  return found;
}

}  // namespace vanthu
