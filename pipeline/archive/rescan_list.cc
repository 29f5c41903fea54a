// The reasons are in the content of a page, which is compressed: so only pages that a column says
// are bad are unpacked, and those of which it says nothing.
//
// Tested by tests/pipeline/archive/rescan_list_test.cc.
#include "pipeline/archive/rescan_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pipeline/archive/compress.h"
#include "pipeline/archive/database.h"
#include "pipeline/page_json.h"

namespace vanthu {

std::expected<std::vector<PageToRescan>, Error> ListPagesToRescan(const Archive& archive) {
  Statement statement = archive.database().Prepare(
      "SELECT sha256, path, number, content FROM page "
      "JOIN source ON source.id = page.source "
      "JOIN source_path ON source_path.source = source.id AND ordinal = 0 "
      "WHERE page.state = 'read' AND (quality < ? OR quality IS NULL) "
      "ORDER BY page.source, number");
  statement.Bind(kWorthRescanning);
  std::vector<PageToRescan> pages;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    const auto json = Decompress(statement.Blob(3));
    auto content = json ? PageFromJson(*json) : std::unexpected(json.error());
    if (!content) {
      Error error = content.error();
      error.message =
          fmt::format("{}, page {}: {}", statement.Text(1), statement.Integer(2), error.message);
      return std::unexpected(std::move(error));
    }
    if (content->quality.score >= kWorthRescanning) continue;
    pages.push_back({.sha256 = std::string(statement.Text(0)),
                     .path = std::string(statement.Text(1)),
                     .page = static_cast<int>(statement.Integer(2)),
                     .quality = std::move(content->quality)});
  }
  std::ranges::stable_sort(pages, {}, [](const PageToRescan& page) { return page.quality.score; });
  return pages;
}

}  // namespace vanthu
