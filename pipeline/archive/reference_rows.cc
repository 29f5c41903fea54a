// Tested by tests/pipeline/archive/chain_test.cc, twins_test.cc and search_test.cc.
#include "pipeline/archive/reference_rows.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

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

std::expected<void, Error> WriteReferences(Archive::Database& database, std::int64_t position,
                                           const Record& record) {
  if (const auto key = OwnKey(record.reference)) {
    const std::string codes = JoinCodes(key->codes);
    const std::string issuer = Fold(record.issuer.name + "\n" + record.issuer.parent);
    const std::string sketch = TextSketch(record.text);
    if (auto done = database
                        .Prepare("INSERT INTO reference_key (number, codes, position, year, "
                                 "spelling, issuer, sketch) VALUES (?, ?, ?, ?, ?, ?, ?)")
                        .Bind(key->number)
                        .Bind(codes)
                        .Bind(position)
                        .Bind(key->year)
                        .Bind(key->spelling)
                        .Bind(issuer)
                        .BindBlob(sketch)
                        .Run();
        !done) {
      return done;
    }
  }
  for (std::size_t i = 0; i < record.references.size(); ++i) {
    const Citation& citation = record.references[i];
    const std::string printed = PrintedAs(citation);
    const auto key = KeyOf(citation.reference);
    const std::string codes = key ? JoinCodes(key->codes) : Fold(printed);
    const std::string date = ToIso(citation.date);
    if (auto done = database
                        .Prepare("INSERT INTO citation (number, codes, position, ordinal, year, "
                                 "date, issuer, printed, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .Bind(key ? std::string_view(key->number) : std::string_view())
                        .Bind(codes)
                        .Bind(position)
                        .Bind(static_cast<std::int64_t>(i))
                        .Bind(key ? std::string_view(key->year) : std::string_view())
                        .Bind(date)
                        .Bind(citation.issuer)
                        .Bind(printed)
                        .Bind(citation.role)
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
