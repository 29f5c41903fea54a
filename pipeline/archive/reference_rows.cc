// Tested by tests/pipeline/archive/chain_test.cc, twins_test.cc and search_test.cc.
#include "pipeline/archive/reference_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/fold.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/text_sketch.h"

namespace vanthu {
namespace {

// The key of the letter's own number. A letter whose number could not be read has one of its symbol
// alone: its twin may be in the archive with the number.
std::optional<ReferenceKey> OwnKey(const ReferenceNumber& reference) {
  if (auto key = KeyOf(reference.reference)) return key;
  if (reference.symbol.empty()) return std::nullopt;
  // Any number makes the symbol a whole reference; it is taken away again.
  auto key = KeyOf("1/" + reference.symbol);
  if (key) key->number.clear();
  return key;
}

// "Chỉ thị 34-CT/TW"; "Nghị quyết Trung ương 4 khóa XII".
std::string PrintedAs(const Citation& citation) {
  if (citation.reference.empty()) {
    return citation.name.empty() ? citation.type : citation.name;
  }
  return citation.type.empty() ? citation.reference : citation.type + " " + citation.reference;
}

}  // namespace

ReferenceRows ReferenceRowsOf(const Record& record) {
  ReferenceRows rows;
  if (auto key = OwnKey(record.reference)) {
    rows.own = {.number = std::move(key->number),
                .codes = JoinCodes(key->codes),
                .year = std::move(key->year),
                .spelling = std::move(key->spelling),
                .issuer = Fold(record.issuer.name + "\n" + record.issuer.parent),
                .sketch = TextSketch(record.text)};
  }
  for (const Citation& citation : record.references) {
    std::string printed = PrintedAs(citation);
    auto key = KeyOf(citation.reference);
    rows.cited.push_back({.number = key ? std::move(key->number) : "",
                          .codes = key ? JoinCodes(key->codes) : Fold(printed),
                          .year = key ? std::move(key->year) : "",
                          .date = ToIso(citation.date),
                          .issuer = citation.issuer,
                          .printed = std::move(printed),
                          .role = citation.role});
  }
  return rows;
}

std::expected<void, Error> WriteReferences(Archive::Database& database, std::int64_t position,
                                           const ReferenceRows& rows) {
  if (rows.own) {
    if (auto done = database
                        .Prepare("INSERT INTO reference_key (number, codes, position, year, "
                                 "spelling, issuer, sketch) VALUES (?, ?, ?, ?, ?, ?, ?)")
                        .Bind(rows.own->number)
                        .Bind(rows.own->codes)
                        .Bind(position)
                        .Bind(rows.own->year)
                        .Bind(rows.own->spelling)
                        .Bind(rows.own->issuer)
                        .BindBlob(rows.own->sketch)
                        .Run();
        !done) {
      return done;
    }
  }
  std::int64_t ordinal = 0;
  for (const ReferenceRows::Cited& cited : rows.cited) {
    if (auto done = database
                        .Prepare("INSERT INTO citation (number, codes, position, ordinal, year, "
                                 "date, issuer, printed, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .Bind(cited.number)
                        .Bind(cited.codes)
                        .Bind(position)
                        .Bind(ordinal++)
                        .Bind(cited.year)
                        .Bind(cited.date)
                        .Bind(cited.issuer)
                        .Bind(cited.printed)
                        .Bind(cited.role)
                        .Run();
        !done) {
      return done;
    }
  }
  return {};
}

std::expected<void, Error> RemoveReferences(Archive::Database& database, std::int64_t position) {
  for (const std::string_view sql : {"DELETE FROM reference_key WHERE position = ?",
                                     "DELETE FROM citation WHERE position = ?"}) {
    if (auto done = database.Prepare(sql).Bind(position).Run(); !done) return done;
  }
  return {};
}

}  // namespace vanthu
