// PageReader: what each format gives to load, a count of pages and one page at a time.
//
// Made once a file and kept, so that a page is read without parsing the file again. Not
// thread-safe.
#pragma once

#include <expected>

#include "extractors/error.h"
#include "pipeline/load.h"

namespace vanthu {

class PageReader {
 public:
  virtual ~PageReader() = default;

  [[nodiscard]] virtual int page_count() const = 0;
  // REQUIRES: 1 <= number <= page_count().
  [[nodiscard]] virtual std::expected<LoadedPage, Error> LoadPage(int number) = 0;
};

}  // namespace vanthu
