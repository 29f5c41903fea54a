// Archive: the store of letters: originals, pages, records, jobs and indexes in one folder.
//
//   DIR/vanthu.sqlite            SQLite, WAL; schema in data/archive.sql
//   DIR/originals/ab/abcd….pdf   every source byte for byte under its SHA-256
//   DIR/import.lock              held (flock) by the one import that may write
//
// Every call that changes something is one transaction: after kill -9 the archive is as before or
// after the call. Readers may run beside the one writer. One Archive a thread. SQLite is spoken to
// in this folder only.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/error.h"
#include "pipeline/document.h"
#include "pipeline/record.h"

namespace vanthu {

enum class LetterState : std::uint8_t { kPending, kDone, kQuarantined };

// A letter whose reading is not finished.
struct PendingLetter {
  SourceFile source;               // pages == 0 and empty media_type: not inspected yet
  std::filesystem::path original;  // in the archive
  std::vector<int>
      pages_to_read;  // from 1, ascending; empty with pages > 0: only the record is missing
};

// A page or a whole letter in quarantine.
struct Failure {
  std::string sha256;
  std::string path;  // as it was imported
  int page = 0;      // 0: the whole letter
  Error reason;
  int attempts = 0;
};

class Archive {
 public:
  enum class Mode : std::uint8_t { kRead, kMark, kWrite };

  // kMark is kRead, but what people say of tasks may be noted, also while an import runs. kWrite
  // makes the folder and the schema when they are not there, and takes the import lock (kBusy,
  // naming the holder's process id, when another import has it). The others fail with kNotFound
  // when there is no archive.
  [[nodiscard]] static std::expected<Archive, Error> Open(const std::filesystem::path& dir,
                                                          Mode mode);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // --- Intake, in the order an import calls it ---

  struct Added {
    std::string sha256;
    bool is_new =
        false;  // false: these bytes are in the archive already, perhaps under another path
    LetterState state = LetterState::kPending;
  };
  // Copies the file byte for byte (temporary name, fsync, rename), then notes it as pending. The
  // path is kept too when the bytes are known already; an original that is gone from the folder, or
  // cut short there, is put back. The original of a letter that came as a record alone is new, and
  // its record is made again from it. kPermission, kIo, kNotFound; a full
  // disk leaves nothing behind.
  [[nodiscard]] std::expected<Added, Error> AddOriginal(const std::filesystem::path& file);
  // What a worker found on opening the file.
  [[nodiscard]] std::expected<void, Error> SetPages(std::string_view sha256,
                                                    std::string_view media_type, int pages);
  // In the order they were added.
  [[nodiscard]] std::expected<std::vector<PendingLetter>, Error> Pending() const;
  [[nodiscard]] std::expected<void, Error> SavePage(std::string_view sha256,
                                                    const PageContent& page);
  // The page goes to quarantine; the letter goes on without it.
  [[nodiscard]] std::expected<void, Error> FailPage(std::string_view sha256, int page,
                                                    const Error& reason);
  // Source and all pages read so far, in order; failed pages are named in Document::issues.
  [[nodiscard]] std::expected<Document, Error> LoadDocument(std::string_view sha256) const;
  // The record, its index entries and tasks; the letter's state becomes kDone. Replaces an earlier
  // record of the same id.
  [[nodiscard]] std::expected<void, Error> SaveRecord(const Record& record);
  // The same for many in one transaction, which is an order of magnitude faster: for filling an
  // archive from records that exist already.
  [[nodiscard]] std::expected<void, Error> SaveRecords(std::span<const Record> records);
  // Records that come without their originals, as an export has them. Those of letters that are
  // here already, in whatever state, are left as they are. Gives how many were new.
  [[nodiscard]] std::expected<std::int64_t, Error> AddRecords(std::vector<Record> records);
  [[nodiscard]] std::expected<void, Error> QuarantineLetter(std::string_view sha256,
                                                            const Error& reason);
  // Puts together the pieces that filling left the index in, so that questions need not look into
  // each; for the end of an import. Goes in steps of a second or less, each a transaction, and ends
  // early when `is_stopped`, asked before each, says so; the next call goes on from there.
  [[nodiscard]] std::expected<void, Error> Settle(const std::function<bool()>& is_stopped);

  // --- What needs a person ---

  [[nodiscard]] std::expected<std::vector<Failure>, Error> Failures() const;
  // Makes quarantined letters and pages pending again: all, or those whose SHA-256 begins with
  // `sha256_prefix`. Gives how many letters were touched.
  [[nodiscard]] std::expected<int, Error> Retry(std::string_view sha256_prefix);

  // --- Letters ---

  [[nodiscard]] std::expected<std::vector<std::string>, Error> AllIds()
      const;  // in the order they came in
  [[nodiscard]] std::expected<std::optional<Record>, Error> Find(std::string_view id) const;
  [[nodiscard]] std::expected<std::int64_t, Error> Count(LetterState state) const;
  // Where the original of a letter lies, by its id; nullopt when the letter came as a record alone.
  // The file itself is not looked at.
  [[nodiscard]] std::expected<std::optional<std::filesystem::path>, Error> OriginalOf(
      std::string_view id) const;

  // For the other files of this folder.
  class Database;
  [[nodiscard]] Database& database() const;

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
