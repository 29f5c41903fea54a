// MappedFile: the bytes of a file, read-only, without a copy.
//
// The bytes live as long as the MappedFile. A file that another program shortens while it is mapped
// ends the process with SIGBUS; load runs in a worker process, so that costs one letter.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <memory>
#include <span>

#include "extractors/error.h"

namespace vanthu {

class MappedFile {
 public:
  // kNotFound, kPermission, kIo; kUnsupported when it is not a regular file; an empty file gives
  // no bytes.
  [[nodiscard]] static std::expected<MappedFile, Error> Open(const std::filesystem::path& path);

  [[nodiscard]] std::span<const unsigned char> bytes() const { return {data_.get(), size_}; }

 private:
  MappedFile(std::shared_ptr<const unsigned char> data, std::size_t size)
      : data_(std::move(data)), size_(size) {}

  std::shared_ptr<const unsigned char> data_;
  std::size_t size_ = 0;
};

}  // namespace vanthu
