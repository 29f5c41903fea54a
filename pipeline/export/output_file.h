// output_file: a file that is there whole or not at all.
//
//   auto file = OutputFile::Create("out/letters.csv");
//   file->Write(row); …
//   file->Commit();
//
// Written beside its final name and renamed at the end; without Commit nothing is left behind and
// an earlier file of that name stays as it was. What is no regular file (/dev/stdout, a pipe) is
// written directly.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "extractors/error.h"

namespace vanthu {

class OutputFile {
 public:
  // kPermission, kNotFound (no such folder), kIo; the message names the file and the remedy.
  [[nodiscard]] static std::expected<OutputFile, Error> Create(const std::filesystem::path& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  // Gathered in memory and written in large pieces.
  [[nodiscard]] std::expected<void, Error> Write(std::string_view bytes);
  // Nothing is left in memory: another process that has this file too may commit it.
  [[nodiscard]] std::expected<void, Error> Flush();
  // On disk under its name.
  [[nodiscard]] std::expected<void, Error> Commit();

  // For libraries that write a file of that name themselves. REQUIRES: nothing was written yet.
  [[nodiscard]] const std::filesystem::path& written_path() const { return written_; }

 private:
  OutputFile(std::filesystem::path path, std::filesystem::path written, int fd)
      : path_(std::move(path)), written_(std::move(written)), fd_(fd) {}

  std::filesystem::path path_;
  std::filesystem::path written_;  // the same as path_ when written directly
  int fd_ = -1;
  std::string waiting_;
};

// Makes the folder and those above it.
[[nodiscard]] std::expected<void, Error> MakeOutputFolder(const std::filesystem::path& folder);

}  // namespace vanthu
