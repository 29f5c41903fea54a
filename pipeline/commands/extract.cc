// vanthu extract: files to records on stdout, without an archive. Tested by
// tests/end_to_end/extract_test.cc.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/commands/commands.h"
#include "pipeline/commands/reading_setup.h"
#include "pipeline/display_path.h"
#include "pipeline/extraction.h"
#include "pipeline/load.h"
#include "pipeline/normalize.h"
#include "pipeline/stdin_file.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

struct ExtractFlags {
  std::vector<std::string> files;
  std::string pages_dir;
};

// Where the pages of each file go: the folder itself for one file, else one a file, named after it;
// files of the same name in different folders are numbered.
class PageFolders {
 public:
  PageFolders(fs::path dir, const std::vector<FileToExtract>& files) : dir_(std::move(dir)) {
    std::map<std::string, int> used;
    for (const FileToExtract& file : files) {
      const std::string stem = file.name == "-" ? "stdin" : fs::path(file.name).stem().string();
      const int number = ++used[stem];
      names_.push_back(number == 1 ? stem : fmt::format("{}-{}", stem, number));
    }
  }

  [[nodiscard]] fs::path For(std::size_t index) const {
    return names_.size() == 1 ? dir_ : dir_ / names_[index];
  }

 private:
  fs::path dir_;
  std::vector<std::string> names_;
};

Error CannotWritePages(const fs::path& dir, std::error_code error) {
  return {error == std::errc::permission_denied ? Error::Code::kPermission : Error::Code::kIo,
          fmt::format("{}: page texts cannot be written there ({}); name another --pages-dir",
                      DisplayPath(dir), error.message())};
}

// Known before anything is read: hours of reading may lie between the call and the first page.
std::expected<void, Error> MakePagesDir(const fs::path& dir) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (!error && access(dir.c_str(), W_OK | X_OK) != 0) {
    error = std::error_code(errno, std::generic_category());
  }
  if (error) return std::unexpected(CannotWritePages(dir, error));
  return {};
}

std::expected<void, Error> WritePages(const fs::path& dir, const ProcessedLetter& processed) {
  std::error_code error;
  fs::create_directories(dir, error);
  for (int page = 1; page <= processed.record.source.pages && !error; ++page) {
    const fs::path path = dir / fmt::format("page-{}.txt", page);
    std::string text = PageText(processed.letter, page);
    if (!text.empty() && !text.ends_with('\n')) text.push_back('\n');
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text << std::flush;
    if (!file) error = std::make_error_code(std::errc::io_error);
  }
  if (error) return std::unexpected(CannotWritePages(dir, error));
  return {};
}

// The exit code for files of which some failed: one file's own reason, or "some of several".
class Outcome {
 public:
  void Failed(const Error& error) {
    ++failed_;
    first_ = first_.value_or(error.code);
  }
  void PageFailed() { ++pages_failed_; }

  [[nodiscard]] ExitCode For(std::size_t files) const {
    if (failed_ == 0) return pages_failed_ == 0 ? ExitCode::kDone : ExitCode::kSomeQuarantined;
    if (files > 1) return ExitCode::kSomeQuarantined;
    // Whatever else is wrong with the one file there is, it is the input that cannot be read.
    const ExitCode code = ExitCodeFor(*first_);
    return code == ExitCode::kOther ? ExitCode::kInputNotReadable : code;
  }

 private:
  int failed_ = 0;
  int pages_failed_ = 0;
  std::optional<Error::Code> first_;
};

std::expected<ExitCode, Error> Run(const ExtractFlags& flags, const Settings& settings) {
  auto tables = LoadTables(settings);
  if (!tables) return std::unexpected(std::move(tables.error()));
  if (!flags.pages_dir.empty()) {
    if (auto made = MakePagesDir(flags.pages_dir); !made) return std::unexpected(made.error());
  }

  std::optional<StdinFile> input;
  std::vector<FileToExtract> files;
  for (const std::string& file : flags.files) {
    if (file != "-") {
      files.push_back({.file = file, .name = DisplayPath(fs::path(file))});
      continue;
    }
    if (input) {
      return std::unexpected(Error{Error::Code::kUsage, "extract: '-' may be given once"});
    }
    auto read = StdinFile::Read(LoadLimits().max_file_bytes);
    if (!read) return std::unexpected(std::move(read.error()));
    input.emplace(std::move(*read));
    files.push_back({.file = input->path(), .name = "-"});
  }

  StopSignals stop;
  auto pool = StartPool(settings);
  if (!pool) return std::unexpected(std::move(pool.error()));
  tables->versions.models = pool->models() + ", " + tables->versions.models;

  const PageFolders folders(flags.pages_dir, files);
  Outcome outcome;
  std::optional<Error> cannot_write;
  const auto say = [](const std::string& message) { std::cerr << "vanthu: " << message << '\n'; };
  const auto end = ExtractFiles(
      files, {.pool = &*pool,
              .tools = tables->tools(),
              .versions = tables->versions,
              .stop = &stop,
              .on_letter =
                  [&](std::size_t index, const ProcessedLetter& processed) {
                    std::cout << ToJson(processed.record) << '\n' << std::flush;
                    if (flags.pages_dir.empty() || cannot_write) return;
                    if (auto written = WritePages(folders.For(index), processed); !written) {
                      cannot_write = std::move(written.error());
                    }
                  },
              .on_error =
                  [&](std::size_t, const Error& error) {
                    outcome.Failed(error);
                    say(error.message);
                  },
              .on_page_error =
                  [&](std::size_t index, const Error& error) {
                    outcome.PageFailed();
                    say(files[index].name + ": " + error.message);
                  }});
  if (!end) return std::unexpected(end.error());
  if (cannot_write) return std::unexpected(*cannot_write);
  if (!std::cout) {
    return std::unexpected(Error{Error::Code::kIo, "stdout cannot be written; the disk is full?"});
  }
  if (*end == ExtractionEnd::kInterrupted) return ExitCode::kInterrupted;
  return outcome.For(files.size());
}

}  // namespace

void AddExtract(CLI::App& app, Invocation& invocation) {
  auto flags = std::make_shared<ExtractFlags>();
  CLI::App* command =
      app.add_subcommand("extract", "Read files and print a record each; needs no archive");
  command->add_option("FILE", flags->files, "Scans, PDF or text; - is stdin")->required();
  command->add_option("--pages-dir", flags->pages_dir,
                      "Write the text of each page to page-N.txt in this folder");
  command->callback([flags, &invocation] {
    invocation.run = [flags, &invocation] { return Run(*flags, invocation.settings); };
  });
}

}  // namespace vanthu
