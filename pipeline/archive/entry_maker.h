// EntryMaker: works out what the tables and the index hold of many letters while the first of them
// are being written.
//
//   EntryMaker entries(records);
//   WriteLetter(database, source, records[0], entries.TakeRows(0));
//
// Folding, compressing and hashing take nearly as long as SQLite does, and SQLite writes on one
// thread only. So another thread works ahead; an entry that it has not begun is worked out by the
// caller, who therefore hardly ever waits. For the thread that made it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "pipeline/archive/letter_rows.h"
#include "pipeline/archive/search_index.h"
#include "pipeline/record.h"

namespace vanthu {

class EntryMaker {
 public:
  // The records must outlive it. One record is left to the caller's thread.
  explicit EntryMaker(std::span<const Record> records);
  EntryMaker(const EntryMaker&) = delete;
  EntryMaker& operator=(const EntryMaker&) = delete;
  ~EntryMaker();

  // Those of the n-th record, from 0; each once. Fastest when all rows are taken in the order of
  // the records, then all words in the order of positions.
  [[nodiscard]] LetterRows TakeRows(std::size_t record);
  [[nodiscard]] IndexedWords TakeWords(std::size_t record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
