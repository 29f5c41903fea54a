// Opens a file and hands it to the reader of its format, decided by content. The formats are in
// pipeline/load/, one file each.
//
// Tested by tests/pipeline/load_test.cc.
#include "pipeline/load.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/display_path.h"
#include "pipeline/load/mapped_file.h"
#include "pipeline/load/media_type.h"
#include "pipeline/load/page_reader.h"
#include "pipeline/load/pdf.h"
#include "pipeline/load/plain_text.h"
#include "pipeline/load/raster.h"

namespace vanthu {
namespace {

using Reader = std::expected<std::unique_ptr<PageReader>, Error>;

// Enough for every signature libmagic knows and for a fair look at a text.
constexpr std::size_t kHeadBytes = 64U << 10;

Reader OpenReader(const std::filesystem::path& path, const std::string& media_type, MappedFile file,
                  const LoadLimits& limits) {
  if (media_type == "application/pdf") return OpenPdf(path, limits);
  if (media_type == "image/tiff") return OpenTiff(path, std::move(file), limits);
  if (media_type == "image/png" || media_type == "image/jpeg" || media_type == "image/bmp" ||
      media_type == "image/webp") {
    return OpenRaster(path, std::move(file), limits);
  }
  if (media_type == "text/plain" || media_type == "text/markdown") {
    return OpenPlainText(path, file, limits);
  }
  return std::unexpected(Error{
      Error::Code::kUnsupported,
      fmt::format("{}: is {}, which vanthu does not read; make it a PDF, TIFF, PNG or JPEG, or a "
                  "plain text",
                  DisplayPath(path),
                  media_type == "application/octet-stream" ? "of an unknown kind" : media_type)});
}

}  // namespace

struct Source::Impl {
  std::string shown;
  std::string media_type;
  std::unique_ptr<PageReader> reader;
};

std::expected<Source, Error> Source::Open(const std::filesystem::path& path,
                                          const LoadLimits& limits) {
  // Leptonica tells the standard error stream of every damaged file; we say so in our own words.
  setMsgSeverity(L_SEVERITY_NONE);
  auto file = MappedFile::Open(path);
  if (!file) return std::unexpected(std::move(file).error());
  const auto bytes = file->bytes();
  if (bytes.empty()) {
    return std::unexpected(
        Error{Error::Code::kInvalidData,
              fmt::format("{}: the file is empty; copy or scan it again", DisplayPath(path))});
  }
  if (bytes.size() > limits.max_file_bytes) {
    return std::unexpected(
        Error{Error::Code::kTooLarge,
              fmt::format("{}: {} MB are over the limit of {} MB; split it into letters",
                          DisplayPath(path), bytes.size() >> 20, limits.max_file_bytes >> 20)});
  }
  auto media_type = DetectMediaType(path, bytes.first(std::min(bytes.size(), kHeadBytes)));
  if (!media_type) return std::unexpected(std::move(media_type).error());
  auto reader = OpenReader(path, *media_type, *std::move(file), limits);
  if (!reader) return std::unexpected(std::move(reader).error());
  return Source(
      std::make_unique<Impl>(Impl{DisplayPath(path), *std::move(media_type), *std::move(reader)}));
}

Source::Source(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

int Source::page_count() const { return impl_->reader->page_count(); }

const std::string& Source::media_type() const { return impl_->media_type; }

std::expected<LoadedPage, Error> Source::LoadPage(int number) const {
  if (number < 1 || number > page_count()) {
    return std::unexpected(
        Error{Error::Code::kUsage,
              fmt::format("{}: has no page {}, only 1 to {}", impl_->shown, number, page_count())});
  }
  return impl_->reader->LoadPage(number);
}

}  // namespace vanthu
