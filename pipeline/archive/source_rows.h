// source_rows: what the archive's files say of a source: how its states and errors are named, where
// it is, by which paths it came.
//
// Not thread-safe, as the Database they borrow.
#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"

namespace vanthu {

// Bytes of a source whose letter came as a record alone: no file of a letter has this size, but the
// empty one, which is none.
inline constexpr std::int64_t kNoOriginal = -1;

[[nodiscard]] std::string_view CodeName(Error::Code code);
// kInternal for a name nobody gave.
[[nodiscard]] Error::Code CodeFromName(std::string_view name);
[[nodiscard]] std::string_view StateName(LetterState state);
// kPending for a name nobody gave.
[[nodiscard]] LetterState StateFromName(std::string_view name);

// kNotFound, naming the letter.
[[nodiscard]] Error UnknownLetter(std::string_view sha256);
// The row of a source.
[[nodiscard]] std::expected<std::int64_t, Error> SourceId(Archive::Database& database,
                                                          std::string_view sha256);
// Notes that the source came by this path too.
[[nodiscard]] std::expected<void, Error> NotePath(Archive::Database& database, std::int64_t source,
                                                  std::string_view path);

}  // namespace vanthu
