// Organisations: where a name of a body or an office holder ends in running text.
//
//   "… của Bộ Văn hóa, Thể thao và Du lịch về việc …"  -> "Bộ Văn hóa, Thể thao và Du lịch"
//
// A hand-written scanner over words: names are open-ended, so it goes on until something says that
// the name is over. Pure; safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>

#include "extractors/error.h"
#include "extractors/table.h"
#include "extractors/words.h"

namespace vanthu {

enum class HeadKind : std::uint8_t {
  kBody,        // "Sở"
  kTitle,       // "Giám đốc"
  kQuantifier,  // "Các", before a body, a title or an actor
  kActor,       // "xã", names somebody only behind a quantifier
  kNone,        // "hội nghị", looks like a head
};

class Organisations {
 public:
  // data/organisation_heads.tsv (phrase, kind), data/organisation_fields.tsv (phrase) and
  // data/name_ends.tsv (phrase, title).
  [[nodiscard]] static std::expected<Organisations, Error> FromTables(const Table& heads,
                                                                      const Table& fields,
                                                                      const Table& ends);

  struct Head {
    HeadKind kind = HeadKind::kBody;
    std::size_t end = 0;  // the word after it
  };
  // A word or phrase that a name begins with: "Sở", "Giám đốc", "Các đơn vị" (the head is "Các").
  [[nodiscard]] std::optional<Head> HeadAt(const Words& words, std::size_t i) const;

  // The word after the name that begins at `begin`, `begin` when none does. The name of an issuer
  // stands behind "của" and is one body, or two joined by "và".
  [[nodiscard]] std::size_t EndOfIssuer(const Words& words, std::size_t begin) const;

  // The words of a field of work that holds a comma or "và" at `i` ("văn hóa, thể thao và du
  // lịch"): the word after it, or `i`.
  [[nodiscard]] std::size_t EndOfField(const Words& words, std::size_t i) const;

 private:
  Phrases heads_;  // value: HeadKind
  Phrases fields_;
  // The title of a cited document begins at word i with a capital.
  [[nodiscard]] bool OpensTitle(const Words& words, std::size_t i) const;

  Phrases ends_;    // words that no name goes on with
  Phrases titles_;  // those of them that a title begins with
};

}  // namespace vanthu
