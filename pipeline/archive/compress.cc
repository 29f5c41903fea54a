// Tested by tests/pipeline/archive/compress_test.cc.
#include "pipeline/archive/compress.h"

#include <fmt/core.h>
#include <zstd.h>

#include <memory>

namespace vanthu {
namespace {

// zstd's own default: level 9 makes pages 4 % smaller and takes six times as long.
constexpr int kLevel = 3;
// Far above any page or record; a damaged size must not make us ask for all memory.
constexpr unsigned long long kMaxSize = 1ULL << 30;

Error Damaged(std::string_view why) {
  return {Error::Code::kInvalidData, fmt::format("a stored text is damaged: {}", why)};
}

}  // namespace

std::string Compress(std::string_view bytes) {
  // Kept, because making its tables anew takes longer than compressing a record.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
  // Cannot fail: the buffer has the bound's size.
  const std::size_t size = ZSTD_compressCCtx(context.get(), compressed.data(), compressed.size(),
                                             bytes.data(), bytes.size(), kLevel);
  compressed.resize(size);
  return compressed;
}

std::expected<std::string, Error> Decompress(std::string_view bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMaxSize) {
    return std::unexpected(Damaged("no zstd frame"));
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  const std::size_t got = ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0) return std::unexpected(Damaged(ZSTD_getErrorName(got)));
  if (got != text.size()) return std::unexpected(Damaged("cut short"));
  return text;
}

}  // namespace vanthu
