// plain_index: the letters in an FTS5 table as one would make it without thinking about Vietnamese:
// `unicode61 remove_diacritics 2`, ranked by bm25. What vanthu's own search is measured against.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/record.h"

namespace vanthu {

class PlainIndex {
 public:
  // Makes the file, or opens the one that is there. Ends the program when SQLite fails.
  explicit PlainIndex(const std::filesystem::path& file);
  PlainIndex(const PlainIndex&) = delete;
  PlainIndex& operator=(const PlainIndex&) = delete;
  ~PlainIndex();

  [[nodiscard]] bool empty();
  void Add(const std::vector<Record>& records);

  struct Answer {
    std::string id;
    std::string reference;
  };
  // The first page: each piece between spaces as a phrase, all of them; quotes and `*` as typed.
  [[nodiscard]] std::vector<Answer> Search(std::string_view typed, int limit);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
