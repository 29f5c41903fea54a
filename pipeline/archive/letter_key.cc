// Tested by tests/pipeline/archive/letter_key_test.cc.
#include "pipeline/archive/letter_key.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/archive/text_sketch.h"

namespace vanthu {
namespace {

// The share of words of the shorter of two names that must stand in the other. Names of one kind of
// body in two provinces share half ("UBND tỉnh …"); OCR seldom damages more than one word in four.
constexpr double kSameIssuer = 0.7;
// Sketches of two scans of one letter agree in two bins of three and more, those of two letters
// from one template in up to a third.
constexpr double kSameSketch = 0.5;

LetterKey KeyOfRow(const Statement& row) {
  return {.number = std::string(row.Text(0)),
          .codes = std::string(row.Text(1)),
          .year = std::string(row.Text(2)),
          .issuer = std::string(row.Text(3)),
          .sketch = std::string(row.Blob(4)),
          .position = row.Integer(5)};
}

std::expected<std::vector<LetterKey>, Error> Rows(Statement& statement) {
  std::vector<LetterKey> keys;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return keys;
    keys.push_back(KeyOfRow(statement));
  }
}

// The words of a folded name, sorted, without abbreviations of what others write in full.
std::vector<std::string> NameWords(std::string_view folded) {
  std::string name(folded);
  constexpr std::string_view kLong = "uy ban nhan dan";
  for (std::size_t at = 0; (at = name.find(kLong, at)) != std::string::npos;) {
    name.replace(at, kLong.size(), "ubnd");
  }
  std::vector<std::string> words;
  for (const ReferenceAtom& atom : ReferenceAtoms(name)) words.push_back(atom.text);
  std::ranges::sort(words);
  return words;
}

bool NamesAgree(std::string_view a, std::string_view b) {
  const std::vector<std::string> first = NameWords(a);
  const std::vector<std::string> second = NameWords(b);
  if (first.empty() || second.empty()) return true;
  std::vector<std::string> shared;
  std::ranges::set_intersection(first, second, std::back_inserter(shared));
  return static_cast<double>(shared.size()) >=
         kSameIssuer * static_cast<double>(std::min(first.size(), second.size()));
}

std::pair<std::string_view, std::string_view> NameAndParent(std::string_view issuer) {
  const std::size_t end = std::min(issuer.find('\n'), issuer.size());
  return {issuer.substr(0, end), issuer.substr(std::min(end + 1, issuer.size()))};
}

}  // namespace

std::expected<std::optional<LetterKey>, Error> KeyAt(Archive::Database& database,
                                                     std::int64_t position) {
  Statement statement = database.Prepare(
      "SELECT number, codes, year, issuer, sketch, position FROM reference_key WHERE position = ?");
  const auto row = statement.Bind(position).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  return KeyOfRow(statement);
}

std::expected<std::vector<LetterKey>, Error> KeysOfNumber(Archive::Database& database,
                                                          std::string_view number,
                                                          std::string_view codes, int limit) {
  Statement statement = database.Prepare(
      "SELECT number, codes, year, issuer, sketch, position FROM reference_key "
      "WHERE number = ? AND codes = ? ORDER BY position LIMIT ?");
  statement.Bind(number).Bind(codes).Bind(std::int64_t{limit});
  return Rows(statement);
}

std::expected<std::vector<LetterKey>, Error> KeysOfDay(Archive::Database& database,
                                                       const PartialDate& day,
                                                       std::string_view codes, int limit) {
  if (day.day == 0) return std::vector<LetterKey>();
  // The inner look-up is answered from the index alone, which holds the primary key too.
  Statement statement = database.Prepare(
      "SELECT k.number, k.codes, k.year, k.issuer, k.sketch, k.position FROM "
      "(SELECT number, codes, position FROM reference_key INDEXED BY reference_key_by_position "
      "WHERE position BETWEEN ?1 AND ?2 AND codes = ?3 ORDER BY position LIMIT ?4) AS of_day "
      "JOIN reference_key AS k ON k.number = of_day.number AND k.codes = of_day.codes AND "
      "k.position = of_day.position");
  statement.Bind(PositionOf(day, 0))
      .Bind(PositionOf(day, kMaxLetterId))
      .Bind(codes)
      .Bind(std::int64_t{limit});
  return Rows(statement);
}

bool YearsAgree(const PartialDate& a, const PartialDate& b) {
  return a.year == 0 || b.year == 0 || a.year == b.year;
}

bool DatesAgree(const PartialDate& a, const PartialDate& b) {
  if (a.year == 0 || b.year == 0) return true;
  if (a.year != b.year) return false;
  if (a.month == 0 || b.month == 0) return true;
  return a.month == b.month && (a.day == 0 || b.day == 0 || a.day == b.day);
}

bool IssuersAgree(std::string_view a, std::string_view b) {
  const auto [name, parent] = NameAndParent(a);
  const auto [other_name, other_parent] = NameAndParent(b);
  return NamesAgree(name, other_name) && NamesAgree(parent, other_parent);
}

bool AreCopies(const LetterKey& a, const LetterKey& b) {
  if (!a.year.empty() && !b.year.empty() && a.year != b.year) return false;
  const PartialDate date = DateOfPosition(a.position);
  const PartialDate other = DateOfPosition(b.position);
  if (!YearsAgree(date, other) || !IssuersAgree(a.issuer, b.issuer)) return false;
  return (date.day != 0 && date == other) || SketchLikeness(a.sketch, b.sketch) >= kSameSketch;
}

}  // namespace vanthu
