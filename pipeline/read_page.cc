// Tested by tests/pipeline/read_page_test.cc.
#include "pipeline/read_page.h"

#include <utility>

#include "pipeline/level.h"
#include "pipeline/recognize/framed_marks.h"
#include "pipeline/recognize/second_look.h"

namespace vanthu {

std::expected<PageContent, Error> ReadPage(const Source& source, int number, Recognizer& recognizer,
                                           const CleanOptions& options) {
  auto loaded = source.LoadPage(number);
  if (!loaded) return std::unexpected(std::move(loaded.error()));
  PageContent page = {.number = number,
                      .source = loaded->source,
                      .width = loaded->width,
                      .height = loaded->height,
                      .dpi = loaded->dpi,
                      .to_scan = loaded->to_scan,
                      .lines = std::move(loaded->lines),
                      .rules = {},
                      .seals = {},
                      .quality = {},
                      .issues = std::move(loaded->issues)};
  if (page.source != PageContent::Source::kOcr) return page;
  if (loaded->image.empty()) {
    return std::unexpected(
        Error{.code = Error::Code::kInternal, .message = "the page was loaded without an image"});
  }

  CleanPage clean = Clean(*loaded, options);
  loaded->image = {};  // The scan's pixels are not needed while the page is recognized.
  page.width = clean.image.width();
  page.height = clean.image.height();
  page.dpi = clean.dpi;
  page.to_scan = clean.to_scan;
  page.rules = std::move(clean.rules);
  page.seals = std::move(clean.seals);
  page.quality = std::move(clean.quality);
  for (Issue& issue : clean.issues) page.issues.push_back(std::move(issue));
  if (!clean.blank) {
    auto lines = recognizer.Recognize(clean);
    if (!lines) return std::unexpected(std::move(lines.error()));
    lines = LookAgainAtSignature(clean, std::move(*lines), recognizer);
    if (!lines) return std::unexpected(std::move(lines.error()));
    lines = ReadFramedMarks(clean, std::move(*lines), recognizer);
    if (!lines) return std::unexpected(std::move(lines.error()));
    page.lines = std::move(*lines);
  }
  if (clean.skew_degrees != 0) page = Level(std::move(page), clean.skew_degrees);
  if (page.lines.empty()) {
    page.source = PageContent::Source::kBlank;
    page.issues.push_back({.what = "blank_page", .detail = "no text on it"});
  }
  return page;
}

}  // namespace vanthu
