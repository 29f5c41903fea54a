// Tested by tests/pipeline/archive/query_test.cc.
#include "pipeline/archive/query.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include "extractors/fold.h"
#include "pipeline/archive/reference_key.h"

namespace vanthu {
namespace {

// At most so many words beside a number are tried as its codes: `34 ct tu` needs one on the right,
// `tu 34` one on the left. Each one doubles the keys to look up.
constexpr int kMaxMaybeRight = 2;
constexpr int kMaxMaybeLeft = 1;
// The longest groups of symbols in use (BTGDVTW, SGDĐTNTH) have eight letters or fewer.
constexpr std::size_t kMaxMaybeLetters = 8;

// Words that people type around a reference number and that say nothing about the letter.
constexpr std::array<std::string_view, 8> kFiller = {"so",  "ngay", "thang", "nam",
                                                     "cua", "ve",   "viec",  "v"};

bool IsFiller(std::string_view folded) {
  return std::find(kFiller.begin(), kFiller.end(), folded) != kFiller.end();
}

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The characters that FTS5's tokenizer unicode61 takes into words.
bool IsWordCharacter(UChar32 c) {
  return c >= 0 && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK)) != 0;
}

std::vector<QueryWord> WordsOf(std::string_view typed) {
  const std::string canonical = CanonicalTone(typed);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(canonical.data());
  const auto size = static_cast<std::int32_t>(canonical.size());
  std::vector<QueryWord> words;
  std::string word;
  const auto finish = [&](bool is_prefix) {
    if (!word.empty()) words.push_back({word, Fold(word), is_prefix});
    word.clear();
  };
  std::int32_t i = 0;
  while (i < size) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (IsWordCharacter(c)) {
      word.append(canonical, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    } else {
      finish(c == '*');
    }
  }
  finish(false);
  // A character can be folded away altogether; then there is nothing to look for.
  std::erase_if(words, [](const QueryWord& w) { return w.folded.empty(); });
  return words;
}

// A piece of the query between spaces, outside of quotes.
struct Piece {
  std::string folded;
  std::vector<ReferenceAtom> atoms;
  bool is_plain = false;  // no diacritics but đ: a code is typed so, a Vietnamese word seldom
  bool is_caps = false;   // two letters or more, none of them small
};

// Letters that OCR and people put for digits, folded. '\0' for the others.
char DigitLike(char letter) {
  constexpr std::string_view kLetters = "oilzasgb";
  constexpr std::string_view kDigits = "01124598";
  const std::size_t at = kLetters.find(letter);
  return at == std::string_view::npos ? '\0' : kDigits[at];
}

// "2o45" -> "2045", "S6/BC-BTC" -> "56/bc-btc": inside a number, which is a run that begins with a
// digit; or at the beginning of a piece that goes on with a symbol. A letter behind the last digit
// stays: it may belong to the number ("3176b").
std::string WithDigitsMended(std::string folded) {
  const auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  for (std::size_t begin = 0; begin < folded.size();) {
    if (!is_alphanumeric(folded[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < folded.size() && is_alphanumeric(folded[end])) ++end;
    const std::size_t last_digit = folded.find_last_of("0123456789", end - 1);
    const bool has_digit = last_digit != std::string::npos && last_digit >= begin;
    const bool begins_piece =
        begin == 0 && end + 1 < folded.size() && (folded[end] == '/' || folded[end] == '-');
    const bool is_number =
        has_digit && ((folded[begin] >= '0' && folded[begin] <= '9') || begins_piece);
    // Only where every letter before the last digit is one of these: not in "34ct/tw2".
    bool is_damaged = is_number;
    for (std::size_t i = begin; is_damaged && i < last_digit; ++i) {
      is_damaged = (folded[i] >= '0' && folded[i] <= '9') || DigitLike(folded[i]) != '\0';
    }
    for (std::size_t i = begin; is_damaged && i < last_digit; ++i) {
      if (const char digit = DigitLike(folded[i]); digit != '\0') folded[i] = digit;
    }
    begin = end;
  }
  return folded;
}

Piece PieceOf(std::string_view typed) {
  Piece piece;
  piece.folded = WithDigitsMended(Fold(typed));
  piece.atoms = ReferenceAtoms(piece.folded);
  std::string canonical = CanonicalTone(typed);
  for (std::size_t at = 0; (at = canonical.find("đ", at)) != std::string::npos;) {
    canonical.replace(at, std::string_view("đ").size(), "d");
  }
  piece.is_plain = std::all_of(canonical.begin(), canonical.end(),
                               [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  int capitals = 0;
  int small = 0;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(typed.size());) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(typed.data()), i,
            static_cast<std::int32_t>(typed.size()), c);
    if (c < 0) continue;
    if (u_isupper(c) != 0) ++capitals;
    if (u_islower(c) != 0) ++small;
  }
  piece.is_caps = capitals >= 2 && small == 0;
  return piece;
}

// 7/4/2014, 07-04-2014, 7.4.2014.
std::optional<PartialDate> DateOf(const Piece& piece) {
  if (piece.atoms.size() != 3) return std::nullopt;
  for (const ReferenceAtom& atom : piece.atoms) {
    if (!IsDigits(atom.text)) return std::nullopt;
  }
  const auto& [day, month, year] =
      std::tie(piece.atoms[0].text, piece.atoms[1].text, piece.atoms[2].text);
  if (day.size() > 2 || month.size() > 2 || !IsYear(year)) return std::nullopt;
  const PartialDate date = {std::stoi(year), std::stoi(month), std::stoi(day)};
  return IsLegal(date) ? std::optional(date) : std::nullopt;
}

enum class Role { kOther, kSure, kMaybe, kYear, kNumber, kDate };

class ReferenceParser {
 public:
  explicit ReferenceParser(std::vector<Piece> pieces)
      : pieces_(std::move(pieces)), roles_(pieces_.size(), Role::kOther) {}

  std::optional<ReferenceQuery> Parse() {
    FindDates();
    const std::optional<std::size_t> at = FindNumber();
    if (!at) return std::nullopt;
    TakeNumber(*at);
    TakeRight(*at + 1);
    TakeLeft(*at);
    Finish();
    return query_;
  }

 private:
  void FindDates() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (const auto date = DateOf(pieces_[i])) {
        query_.date = date;
        roles_[i] = Role::kDate;
      }
      // ngày 07 tháng 4 năm 2014
      if (i + 5 < pieces_.size() && pieces_[i].folded == "ngay" &&
          pieces_[i + 2].folded == "thang" && pieces_[i + 4].folded == "nam") {
        Piece joined;
        for (const std::size_t k : {i + 1, i + 3, i + 5}) {
          if (pieces_[k].atoms.size() == 1) joined.atoms.push_back(pieces_[k].atoms[0]);
        }
        if (const auto date = DateOf(joined)) {
          query_.date = date;
          for (std::size_t k = i; k <= i + 5; ++k) roles_[k] = Role::kDate;
        }
      }
    }
  }

  // The piece that looks most like the number: joined with a symbol, then after "số", then beside a
  // code, then any.
  [[nodiscard]] std::optional<std::size_t> FindNumber() const {
    std::optional<std::size_t> best;
    int best_score = -1;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (roles_[i] == Role::kDate || NumberAtom(pieces_[i]) == pieces_[i].atoms.end()) continue;
      // "30 1999 nd cp": the year of the number before it.
      const bool is_year_of_other = i > 0 && IsDigits(pieces_[i].folded) &&
                                    IsYear(pieces_[i].folded) && IsDigits(pieces_[i - 1].folded);
      if (is_year_of_other) continue;
      int score = 0;
      if (pieces_[i].atoms.size() > 1) score += 4;
      if (i > 0 && pieces_[i - 1].folded.starts_with("so")) score += IsNumberSign(i - 1) ? 3 : 0;
      if (i > 0 && IsCode(pieces_[i - 1])) score += 2;
      if (i + 1 < pieces_.size() && IsCode(pieces_[i + 1])) score += 2;
      if (score > best_score) {
        best = i;
        best_score = score;
      }
    }
    return best;
  }

  static std::vector<ReferenceAtom>::const_iterator NumberAtom(const Piece& piece) {
    return std::find_if(piece.atoms.begin(), piece.atoms.end(),
                        [](const ReferenceAtom& atom) { return atom.is_number; });
  }

  // "Số", "số:", "so", but not "sở".
  [[nodiscard]] bool IsNumberSign(std::size_t i) const {
    return pieces_[i].atoms.size() == 1 && pieces_[i].atoms[0].text == "so";
  }

  // Surely a group of a symbol, when it stands beside a number.
  [[nodiscard]] bool IsCode(const Piece& piece) const {
    if (piece.atoms.empty() || !piece.is_plain || NumberAtom(piece) != piece.atoms.end()) {
      return false;
    }
    if (piece.atoms.size() > 1 || piece.is_caps) return true;
    return !CouldBeSyllable(piece.atoms[0].text);
  }

  static bool IsMaybe(const Piece& piece) {
    return piece.is_plain && piece.atoms.size() == 1 && !piece.atoms[0].is_number &&
           piece.atoms[0].text.size() <= kMaxMaybeLetters && !IsFiller(piece.atoms[0].text);
  }

  void TakeNumber(std::size_t at) {
    roles_[at] = Role::kNumber;
    const std::vector<ReferenceAtom>& atoms = pieces_[at].atoms;
    const auto number = NumberAtom(pieces_[at]);
    query_.number = WithoutLeadingZeros(number->text);
    for (auto atom = atoms.begin(); atom != atoms.end(); ++atom) {
      if (atom == number) continue;
      if (atom == number + 1 && IsYear(atom->text)) {
        query_.year = atom->text;
      } else {
        AddCode(atom->text);
      }
    }
    query_.is_explicit = at > 0 && IsNumberSign(at - 1);
  }

  void TakeRight(std::size_t i) {
    if (i < pieces_.size() && roles_[i] == Role::kOther && query_.year.empty() &&
        pieces_[i].atoms.size() == 1 && IsYear(pieces_[i].atoms[0].text)) {
      query_.year = pieces_[i].atoms[0].text;
      roles_[i] = Role::kYear;
      ++i;
    }
    for (int maybe = 0; i < pieces_.size() && roles_[i] == Role::kOther; ++i) {
      if (IsCode(pieces_[i])) {
        for (const ReferenceAtom& atom : pieces_[i].atoms) AddCode(atom.text);
        roles_[i] = Role::kSure;
      } else if (IsMaybe(pieces_[i]) && maybe < kMaxMaybeRight) {
        query_.maybe.push_back(pieces_[i].atoms[0].text);
        roles_[i] = Role::kMaybe;
        ++maybe;
      } else {
        return;
      }
    }
  }

  void TakeLeft(std::size_t end) {
    std::size_t i = end;
    int maybe = 0;
    std::string spelling;
    while (i > 0 && roles_[i - 1] == Role::kOther) {
      --i;
      if (i + 1 == end && IsNumberSign(i)) {
        end = i;
        continue;
      }
      if (IsCode(pieces_[i])) {
        std::string group;
        for (const ReferenceAtom& atom : pieces_[i].atoms) {
          if (HasCode(atom.text)) continue;
          query_.codes.push_back(atom.text);
          group += atom.text;
        }
        spelling = group + spelling;
        roles_[i] = Role::kSure;
      } else if (IsMaybe(pieces_[i]) && maybe < kMaxMaybeLeft) {
        query_.maybe.push_back(pieces_[i].atoms[0].text);
        roles_[i] = Role::kMaybe;
        ++maybe;
      } else {
        break;
      }
    }
    query_.spelling = spelling + query_.spelling;
  }

  // A group once: in "12/QĐ-UBND UBND tỉnh" the second is the issuer's.
  void AddCode(const std::string& code) {
    if (HasCode(code)) return;
    query_.codes.push_back(code);
    query_.spelling += code;
  }

  [[nodiscard]] bool HasCode(const std::string& code) const {
    return std::find(query_.codes.begin(), query_.codes.end(), code) != query_.codes.end();
  }

  void Finish() {
    std::sort(query_.codes.begin(), query_.codes.end());
    query_.is_explicit = query_.is_explicit || !query_.codes.empty();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (roles_[i] != Role::kOther) continue;
      for (const ReferenceAtom& atom : pieces_[i].atoms) {
        if (!IsFiller(atom.text)) query_.others.push_back(atom.text);
      }
    }
  }

  std::vector<Piece> pieces_;
  std::vector<Role> roles_;
  ReferenceQuery query_;
};

// Straight and typographic double quotes, as one of ours.
std::string WithPlainQuotes(std::string_view typed) {
  std::string plain(typed);
  for (const std::string_view quote : {"“", "”", "„", "«", "»"}) {
    for (std::size_t at = 0; (at = plain.find(quote, at)) != std::string::npos;) {
      plain.replace(at, quote.size(), "\"");
    }
  }
  return plain;
}

// "2192-SYT_TCCB.pdf" -> "2192-SYT_TCCB": the index has the names of files without what tells their
// kind. The name itself may be a word before ("2192 syt tccb.pdf").
std::string_view WithoutExtension(std::string_view typed) {
  constexpr std::array<std::string_view, 11> kExtensions = {
      "pdf", "tif", "tiff", "png", "jpg", "jpeg", "bmp", "webp", "txt", "md", "markdown"};
  const std::size_t dot = typed.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return typed;
  const std::string extension = Fold(typed.substr(dot + 1));
  const bool is_known = std::ranges::find(kExtensions, extension) != kExtensions.end();
  return is_known ? typed.substr(0, dot) : typed;
}

void AddTerm(std::string_view typed, bool is_quoted, std::vector<QueryTerm>& terms) {
  std::vector<QueryWord> words = WordsOf(typed);
  if (!words.empty()) terms.push_back({std::move(words), is_quoted});
}

}  // namespace

bool CouldBeSyllable(std::string_view folded) {
  static constexpr std::array<std::string_view, 25> kOnsets = {
      "",  "b", "c", "d", "g",  "h",  "k",  "l",  "m",  "n",  "p",  "q", "r",
      "s", "t", "v", "x", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr"};
  static constexpr std::array<std::string_view, 9> kCodas = {"",  "c",  "m",  "n", "p",
                                                             "t", "ch", "ng", "nh"};
  constexpr std::string_view kVowels = "aeiouy";
  const std::size_t vowels = std::min(folded.find_first_of(kVowels), folded.size());
  const std::size_t coda = std::min(folded.find_first_not_of(kVowels, vowels), folded.size());
  const std::string_view onset = folded.substr(0, vowels);
  const bool has_onset =
      onset == "ngh" || std::find(kOnsets.begin(), kOnsets.end(), onset) != kOnsets.end();
  const bool has_coda =
      std::find(kCodas.begin(), kCodas.end(), folded.substr(coda)) != kCodas.end();
  return has_onset && coda > vowels && coda - vowels <= 3 && has_coda;
}

Query ParseQuery(std::string_view typed) {
  const std::string plain = WithPlainQuotes(typed);
  Query query;
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  bool is_quoted = false;
  while (begin <= plain.size()) {
    const std::size_t end = std::min(plain.find('"', begin), plain.size());
    const std::string_view part = std::string_view(plain).substr(begin, end - begin);
    if (is_quoted) {
      AddTerm(WithoutExtension(part), true, query.terms);
    } else {
      // No-break and other wide spaces separate as well: Fold makes them plain, but here the typed
      // form is needed, so only the ASCII ones and U+00A0 are known.
      std::string spaced(part);
      for (std::size_t at = 0; (at = spaced.find("\u00A0", at)) != std::string::npos;) {
        spaced.replace(at, std::string_view("\u00A0").size(), " ");
      }
      std::size_t at = 0;
      while ((at = spaced.find_first_not_of(" \t\r\n", at)) != std::string::npos) {
        const std::size_t stop = std::min(spaced.find_first_of(" \t\r\n", at), spaced.size());
        const std::string_view piece =
            WithoutExtension(std::string_view(spaced).substr(at, stop - at));
        AddTerm(piece, false, query.terms);
        Piece parsed = PieceOf(piece);
        if (!parsed.atoms.empty()) pieces.push_back(std::move(parsed));
        at = stop;
      }
    }
    begin = end + 1;
    is_quoted = !is_quoted;
  }
  // Capitals tell a code from a word only where not everything is in capitals.
  if (std::all_of(pieces.begin(), pieces.end(),
                  [](const Piece& piece) { return piece.is_caps || IsDigits(piece.folded); })) {
    const bool has_word = std::any_of(pieces.begin(), pieces.end(),
                                      [](const Piece& piece) { return !piece.is_plain; });
    if (has_word) {
      for (Piece& piece : pieces) piece.is_caps = false;
    }
  }
  query.reference = ReferenceParser(std::move(pieces)).Parse();
  return query;
}

}  // namespace vanthu
