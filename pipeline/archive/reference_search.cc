// Look-ups go from the cheap to the dear: whole keys first, then every letter of that number, then
// (only when nothing fits) keys one character away. Numbers start again every year in every office,
// so in a million letters a small number stands on some ten thousand of them; all of those are
// compared only when the typed symbol is not a whole one. A key's position holds the letter's date,
// so a letter itself is read only when words are to be compared, or a hit is told.
//
// Tested by tests/pipeline/archive/search_test.cc.
#include "pipeline/archive/reference_search.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "pipeline/archive/chain.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/search_index.h"

namespace vanthu {
namespace {

// Rows of one number that are looked at, and hits that are kept. Beyond this a query says too
// little for anybody to read the answers.
constexpr int kMaxRows = 20'000;
constexpr std::size_t kMaxHits = 2'000;
constexpr std::int64_t kMaxFileNames = 50;
// Near hits shown behind the letter itself: enough to see that a digit may be wrong, too few to
// bury what cites it.
constexpr std::size_t kMaxNearBesideExact = 5;
// With so many groups a symbol is specific enough that letters with other symbols need not be
// looked at once it was found: CT/TW, QĐ-UBND.
constexpr std::size_t kWholeSymbolCodes = 2;

// Digits that recognition, and people who read handwriting, take for each other.
constexpr std::array<std::string_view, 10> kLookAlikes = {"689", "74",   "73",   "8592", "917",
                                                          "368", "0586", "1429", "0369", "4708"};

bool ContainsAll(const std::vector<std::string>& sorted, const std::vector<std::string>& part) {
  return std::includes(sorted.begin(), sorted.end(), part.begin(), part.end());
}

std::vector<std::string> WordsOf(std::string_view folded) {
  std::vector<std::string> words;
  for (const ReferenceAtom& atom : ReferenceAtoms(folded)) words.push_back(atom.text);
  std::sort(words.begin(), words.end());
  return words;
}

// Whether one insertion, deletion or substitution leads from a to b.
bool OneCharacterApart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.size() == b.size() ? a.substr(i + 1) == b.substr(i + 1) : a.substr(i) == b.substr(i + 1);
}

enum class Neighbors : std::uint8_t { kAll, kLookAlike };

// Numbers one digit away.
std::vector<std::string> NeighborNumbers(const std::string& number, Neighbors which) {
  std::set<std::string> neighbors;
  for (std::size_t i = 0; i <= number.size(); ++i) {
    const bool is_digit = i < number.size() && number[i] >= '0' && number[i] <= '9';
    if (which == Neighbors::kLookAlike) {
      if (!is_digit) continue;
      for (const char digit : kLookAlikes[static_cast<std::size_t>(number[i] - '0')]) {
        neighbors.insert(number.substr(0, i) + digit + number.substr(i + 1));
      }
      continue;
    }
    for (char digit = '0'; digit <= '9'; ++digit) {
      neighbors.insert(number.substr(0, i) + digit + number.substr(i));
      if (i < number.size()) {
        neighbors.insert(number.substr(0, i) + digit + number.substr(i + 1));
      }
    }
    if (i < number.size() && number.size() > 1) {
      neighbors.insert(number.substr(0, i) + number.substr(i + 1));
    }
  }
  neighbors.erase(number);
  // What begins with a zero is no key.
  std::erase_if(neighbors, [](const std::string& n) { return n.empty() || n[0] == '0'; });
  return {neighbors.begin(), neighbors.end()};
}

// The query's codes with each choice of the words that may be codes too; the fullest first.
struct Reading {
  std::vector<std::string> codes;   // sorted
  std::vector<std::string> others;  // words left over
};

std::vector<Reading> ReadingsOf(const ReferenceQuery& query) {
  std::vector<Reading> readings;
  const unsigned int choices = 1U << query.maybe.size();
  for (unsigned int choice = choices; choice-- > 0;) {
    Reading reading = {.codes = query.codes, .others = query.others};
    for (std::size_t i = 0; i < query.maybe.size(); ++i) {
      (((choice >> i) & 1U) != 0 ? reading.codes : reading.others).push_back(query.maybe[i]);
    }
    std::sort(reading.codes.begin(), reading.codes.end());
    readings.push_back(std::move(reading));
  }
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return a.codes.size() > b.codes.size();
  });
  return readings;
}

bool HasWord(std::string_view folded, std::string_view word) {
  const auto is_end = [&](std::size_t at) {
    return at >= folded.size() || folded[at] == ' ' || folded[at] == '\n' || folded[at] == ',';
  };
  for (std::size_t at = 0; (at = folded.find(word, at)) != std::string_view::npos; ++at) {
    if ((at == 0 || is_end(at - 1)) && is_end(at + word.size())) return true;
  }
  return false;
}

struct KeyRow {
  std::string codes;
  std::string year;
  std::int64_t position = 0;
  std::string spelling;
  std::string issuer;
};

class Finder {
 public:
  Finder(Archive::Database& database, const ReferenceQuery& query, std::int64_t cites_before)
      : database_(database),
        query_(query),
        cites_before_(cites_before),
        readings_(ReadingsOf(query)) {}

  std::expected<std::vector<ReferenceHit>, Error> Run() {
    if (auto done = FindOwn(); !done) return std::unexpected(done.error());
    const bool is_found = std::any_of(hits_.begin(), hits_.end(), [](const ReferenceHit& hit) {
      return hit.match <= ReferenceMatch::kPart;
    });
    if (auto done = FindFileNames(); !done) return std::unexpected(done.error());
    if (auto done = FindCiting(); !done) return std::unexpected(done.error());
    if (auto done = is_found ? FindLookAlikes() : FindDamaged(); !done) {
      return std::unexpected(done.error());
    }
    std::sort(hits_.begin(), hits_.end(), [](const ReferenceHit& a, const ReferenceHit& b) {
      return std::pair(a.match, -a.position) < std::pair(b.match, -b.position);
    });
    if (hits_.size() > kMaxHits) hits_.resize(kMaxHits);
    if (auto done = TellDamaged(); !done) return std::unexpected(done.error());
    return std::move(hits_);
  }

 private:
  // Rows of a number; with `codes` only those of that symbol.
  std::expected<std::vector<KeyRow>, Error> Rows(const std::string& number,
                                                 const std::string* codes) {
    Statement statement =
        database_.Prepare(codes == nullptr ? "SELECT codes, year, position, spelling, issuer FROM "
                                             "reference_key WHERE number = ? LIMIT ?"
                                           : "SELECT codes, year, position, spelling, issuer FROM "
                                             "reference_key WHERE number = ? AND "
                                             "codes = ? LIMIT ?");
    statement.Bind(number);
    if (codes != nullptr) statement.Bind(*codes);
    statement.Bind(std::int64_t{kMaxRows});
    std::vector<KeyRow> rows;
    while (true) {
      const auto row = statement.Step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return rows;
      rows.push_back({.codes = std::string(statement.Text(0)),
                      .year = std::string(statement.Text(1)),
                      .position = statement.Integer(2),
                      .spelling = std::string(statement.Text(3)),
                      .issuer = std::string(statement.Text(4))});
    }
  }

  // A column of the letter at a position; "" when it is not there.
  std::expected<std::string, Error> OfLetter(std::string_view sql, std::int64_t position) {
    Statement statement = database_.Prepare(sql);
    const auto row = statement.Bind(position).Step();
    if (!row) return std::unexpected(row.error());
    return *row ? std::string(statement.Text(0)) : std::string();
  }

  std::expected<void, Error> FindOwn() {
    bool is_whole_symbol = false;
    for (const Reading& reading : readings_) {
      if (reading.codes.empty()) continue;
      const std::string codes = JoinCodes(reading.codes);
      const auto rows = Rows(query_.number, &codes);
      if (!rows) return std::unexpected(rows.error());
      for (const KeyRow& row : *rows) {
        if (auto done = AddOwn(row); !done) return done;
      }
      is_whole_symbol =
          is_whole_symbol || (!rows->empty() && reading.codes.size() >= kWholeSymbolCodes);
    }
    if (is_whole_symbol) return {};
    const auto rows = Rows(query_.number, nullptr);
    if (!rows) return std::unexpected(rows.error());
    // "120 sở y tế": most letters of a number are other offices', which the key tells. Only when
    // none of the office's fits are the heads of all letters read.
    for (const KeyRow& row : *rows) {
      if (!IsOfficeTyped(row)) continue;
      if (auto done = AddOwn(row); !done) return done;
    }
    const bool is_found = std::ranges::any_of(
        hits_, [](const ReferenceHit& hit) { return hit.match <= ReferenceMatch::kPart; });
    if (is_found && !query_.others.empty()) return {};
    for (const KeyRow& row : *rows) {
      if (auto done = AddOwn(row); !done) return done;
    }
    return {};
  }

  // Whether half of the words beside the number, or more, stand in the issuer's name.
  [[nodiscard]] bool IsOfficeTyped(const KeyRow& row) const {
    std::size_t in_issuer = 0;
    for (const std::string& word : query_.others) in_issuer += HasWord(row.issuer, word) ? 1 : 0;
    return in_issuer > 0 && 2 * in_issuer >= query_.others.size();
  }

  // Adds the letter if what was typed fits it.
  std::expected<void, Error> AddOwn(const KeyRow& row) {
    if (seen_.contains(row.position)) return {};
    const std::vector<std::string> codes = SplitCodes(row.codes);
    const Reading* fitting = nullptr;
    bool is_complete = false;
    bool has_extra = false;  // more was typed than the letter's symbol has
    for (const Reading& reading : readings_) {
      is_complete =
          reading.codes == codes || (!row.spelling.empty() && reading.codes == query_.codes &&
                                     query_.spelling == row.spelling);
      has_extra = !is_complete && !codes.empty() && ContainsAll(query_.codes, codes);
      if (is_complete || has_extra || ContainsAll(codes, reading.codes)) {
        fitting = &reading;
        break;
      }
    }
    if (fitting == nullptr) return {};
    // Two year groups that differ are two documents: 30/2020/NĐ-CP is not 30/2019/NĐ-CP.
    if (!query_.year.empty() && !row.year.empty() && query_.year != row.year) return {};

    const std::string date = ToIso(DateOfPosition(row.position));
    std::vector<std::string> differences;
    const auto missing = MissingWords(fitting->others, row.position);
    if (!missing) return std::unexpected(missing.error());
    if (!missing->empty()) {
      differences.push_back(fmt::format("its type, issuer and subject lack ‘{}’", *missing));
    }
    if (!query_.year.empty() && row.year.empty() && !date.starts_with(query_.year)) {
      differences.push_back(date.empty() ? "its date is unknown"
                                         : fmt::format("it is of {}", date));
    }
    if (query_.date && !ToIso(*query_.date).starts_with(date)) {
      differences.push_back(fmt::format("it is of {}", date));
    }
    if (has_extra) differences.push_back("its symbol has less than was typed");
    if (!differences.empty()) {
      // A bare number beside words that do not fit is most likely no reference number at all.
      if (!query_.is_explicit) return {};
      std::string why = "the number is the same, but ";
      for (std::size_t i = 0; i < differences.size(); ++i) {
        why += (i == 0 ? "" : ", ") + differences[i];
      }
      Add(ReferenceMatch::kDiffers, row.position, std::move(why));
      return {};
    }
    const bool lacks_year = query_.year.empty() && !row.year.empty();
    if (is_complete && !lacks_year) {
      Add(ReferenceMatch::kSame, row.position, "this is its number");
    } else {
      Add(ReferenceMatch::kPart, row.position,
          is_complete ? "its number, typed without the year" : "part of its number was typed");
    }
    return {};
  }

  // Those of the words that do not stand in the letter's head (type, issuer, subject …).
  std::expected<std::string, Error> MissingWords(const std::vector<std::string>& words,
                                                 std::int64_t position) {
    if (words.empty()) return "";
    const auto folded = OfLetter("SELECT head_folded FROM letter WHERE position = ?", position);
    if (!folded) return folded;
    const std::vector<std::string> head = WordsOf(*folded);
    std::string missing;
    for (const std::string& word : words) {
      if (std::binary_search(head.begin(), head.end(), word)) continue;
      missing += (missing.empty() ? "" : " ") + word;
    }
    return missing;
  }

  // A number with nothing beside it would find every file that is merely counted.
  std::expected<void, Error> FindFileNames() {
    const std::vector<std::string>& codes = readings_.front().codes;
    if (codes.empty()) return {};
    std::string fts = fmt::format("file : \"{}\"", FileTerm(query_.number));
    if (!query_.year.empty()) fts += fmt::format(" AND file : \"{}\"", FileTerm(query_.year));
    for (const std::string& code : codes) fts += fmt::format(" AND file : \"{}\"", FileTerm(code));
    Statement statement = database_.Prepare(
        "SELECT rowid FROM head_index WHERE head_index MATCH ? ORDER BY rowid DESC LIMIT ?");
    statement.Bind(fts).Bind(kMaxFileNames);
    while (true) {
      const auto row = statement.Step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return {};
      Add(ReferenceMatch::kFileName, statement.Integer(0), "its file is named so");
    }
  }

  std::expected<void, Error> FindCiting() {
    for (const Reading& reading : readings_) {
      if (reading.codes.empty()) continue;
      const std::string codes = JoinCodes(reading.codes);
      Statement statement = database_.Prepare(
          "SELECT position, role FROM citation WHERE number = ?1 AND codes = ?2 AND position < ?3 "
          "AND (year = '' OR ?4 = '' OR year = ?4) ORDER BY position DESC LIMIT ?5");
      statement.Bind(query_.number)
          .Bind(codes)
          .Bind(cites_before_)
          .Bind(query_.year)
          .Bind(static_cast<std::int64_t>(kMaxHits));
      while (true) {
        const auto row = statement.Step();
        if (!row) return std::unexpected(row.error());
        if (!*row) break;
        Add(ReferenceMatch::kCites, statement.Integer(0),
            std::string(RoleInWords(statement.Text(1))));
      }
    }
    return {};
  }

  std::expected<void, Error> FindDamaged() {
    // The symbol is damaged.
    const auto same_number = Rows(query_.number, nullptr);
    if (!same_number) return std::unexpected(same_number.error());
    for (const KeyRow& row : *same_number) {
      const bool is_near =
          !query_.codes.empty() && (OneCharacterApart(query_.spelling, row.spelling) ||
                                    OneCharacterApart(JoinCodes(query_.codes), row.codes));
      if (is_near) AddDamaged(row);
    }
    return FindNeighbors(Neighbors::kAll);
  }

  // The number is damaged. Without a symbol every letter would be a neighbor.
  std::expected<void, Error> FindNeighbors(Neighbors which) {
    for (const Reading& reading : readings_) {
      if (reading.codes.empty()) continue;
      const std::string codes = JoinCodes(reading.codes);
      for (const std::string& number : NeighborNumbers(query_.number, which)) {
        const auto rows = Rows(number, &codes);
        if (!rows) return std::unexpected(rows.error());
        for (const KeyRow& row : *rows) AddDamaged(row);
      }
    }
    return {};
  }

  std::expected<void, Error> FindLookAlikes() {
    const auto begin = static_cast<std::ptrdiff_t>(hits_.size());
    if (auto done = FindNeighbors(Neighbors::kLookAlike); !done) return done;
    std::sort(hits_.begin() + begin, hits_.end(),
              [](const ReferenceHit& a, const ReferenceHit& b) { return a.position > b.position; });
    hits_.resize(std::min(hits_.size(), static_cast<std::size_t>(begin) + kMaxNearBesideExact));
    return {};
  }

  void AddDamaged(const KeyRow& row) {
    if (!query_.year.empty() && !row.year.empty() && query_.year != row.year) return;
    Add(ReferenceMatch::kDamaged, row.position, "");
  }

  std::expected<void, Error> TellDamaged() {
    for (ReferenceHit& hit : hits_) {
      if (hit.match != ReferenceMatch::kDamaged) continue;
      const auto reference =
          OfLetter("SELECT reference FROM letter WHERE position = ?", hit.position);
      if (!reference) return std::unexpected(reference.error());
      hit.why = fmt::format("one character differs: {}", *reference);
    }
    return {};
  }

  void Add(ReferenceMatch match, std::int64_t position, std::string why) {
    if (!seen_.insert(position).second) return;
    hits_.push_back({match, position, std::move(why)});
  }

  Archive::Database& database_;
  const ReferenceQuery& query_;
  const std::int64_t cites_before_;
  std::vector<Reading> readings_;
  std::set<std::int64_t> seen_;
  std::vector<ReferenceHit> hits_;
};

}  // namespace

std::expected<std::vector<ReferenceHit>, Error> FindReferences(Archive::Database& database,
                                                               const ReferenceQuery& query,
                                                               std::int64_t cites_before) {
  return Finder(database, query, cites_before).Run();
}

}  // namespace vanthu
