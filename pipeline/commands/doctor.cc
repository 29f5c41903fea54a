// vanthu doctor: is everything on this machine that the program needs? Tested by
// tests/end_to_end/command_line_test.cc.
//
// Asks the foreign libraries for their versions only; the work with each is done in its own stage.
#include <allheaders.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <qpdf/qpdf-c.h>
#include <seccomp.h>
#include <sqlite3.h>
#include <unicode/uversion.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

#include "models/digit_model/digit_reader.h"
#include "pipeline/archive/archive.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/reading_setup.h"
#include "pipeline/data_files.h"
#include "pipeline/display_path.h"
#include "pipeline/model_files.h"
#include "pipeline/recognize.h"
#include "pipeline/restore/restorer.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr double kGibibyte = 1024.0 * 1024.0 * 1024.0;
// A scanned page takes 0.1 to 0.5 MB: below this an import of any size will not end well.
constexpr std::uintmax_t kLittleSpace = 1ULL << 30;

class Report {
 public:
  void Ok(std::string_view what, std::string_view detail) { Line("ok", what, detail); }
  void Note(std::string_view what, std::string_view detail) { Line("note", what, detail); }
  void Missing(std::string_view what, std::string_view remedy) {
    Line("MISSING", what, remedy);
    code_ = ExitCode::kMissingDependency;
  }
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  static void Line(std::string_view state, std::string_view what, std::string_view detail) {
    std::cout << fmt::format("{:<8} {:<14} {}\n", state, what, detail);
  }
  ExitCode code_ = ExitCode::kDone;
};

void CheckRecognizer(const Settings& settings, Report& report) {
  const auto recognizer = Recognizer::Create({.tessdata_dir = settings.tessdata_dir});
  if (recognizer) {
    report.Ok("tesseract", recognizer->version());
  } else {
    report.Missing("tesseract", recognizer.error().message);
  }
}

// The first folder of PATH that has it; empty when none does.
fs::path FindProgram(std::string_view name) {
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? "/usr/bin:/bin" : variable;
  while (!folders.empty()) {
    const std::size_t end = folders.find(':');
    const fs::path path = fs::path(folders.substr(0, end)) / name;
    if (access(path.c_str(), X_OK) == 0) return path;
    folders = end == std::string_view::npos ? std::string_view() : folders.substr(end + 1);
  }
  return {};
}

void CheckPrograms(Report& report) {
  for (const std::string_view program : {"pdftoppm", "pdftotext"}) {
    const fs::path path = FindProgram(program);
    if (path.empty()) {
      report.Missing(program, "apt-get install poppler-utils");
    } else {
      report.Ok(program, path.string());
    }
  }
}

void CheckLibraries(Report& report) {
  const std::unique_ptr<char, decltype(&std::free)> leptonica(getLeptonicaVersion(), std::free);
  UVersionInfo icu = {};
  u_getVersion(icu);
  char icu_text[U_MAX_VERSION_STRING_LENGTH] = {};
  u_versionToString(icu, icu_text);
  const scmp_version* seccomp = seccomp_version();
  report.Ok("libraries",
            fmt::format("{}, qpdf {}, SQLite {}, ICU {}, OpenSSL {}, libseccomp {}.{}.{}",
                        leptonica.get(), qpdf_get_qpdf_version(), sqlite3_libversion(), icu_text,
                        OpenSSL_version(OPENSSL_VERSION_STRING), seccomp->major, seccomp->minor,
                        seccomp->micro));
}

void CheckTables(const Settings& settings, Report& report) {
  const auto dir = FindDataDir(settings.data_dir);
  if (!dir) {
    report.Missing("tables", dir.error().message);
    return;
  }
  const TableFolders folders{.data = *dir, .own = settings.tables_dir};
  if (const auto knowledge = LoadKnowledge(folders); !knowledge) {
    report.Missing("tables", knowledge.error().message);
    return;
  }
  const auto version = DataVersion(folders);
  const std::string own =
      folders.own.empty() ? "" : fmt::format(" with {}", DisplayPath(folders.own));
  report.Ok("tables", fmt::format("{}{} (version {})", DisplayPath(*dir), own,
                                  version ? *version : version.error().message));
}

void CheckRestoration(const Settings& settings, Report& report) {
  const auto dir = FindDataDir(settings.data_dir);
  if (!dir) return;  // Said of the tables already.
  if (const auto restorer = Restorer::Load({.models = {}, .data = *dir}); !restorer) {
    report.Missing("restoration", restorer.error().message);
  } else {
    report.Ok("restoration", "language model and channel model");
  }
}

// Letters are read without it, but what clerks wrote by hand goes to review unread.
void CheckHandwriting(Report& report) {
  const auto weights = FindModelFile({}, kDigitWeights);
  if (!weights) {
    report.Missing("handwriting", weights.error().message);
  } else if (const auto reader = DigitReader::Load(*weights); !reader) {
    report.Missing("handwriting", reader.error() + "; install vanthu again");
  } else {
    report.Ok("handwriting", "digit model");
  }
}

void CheckArchive(const Settings& settings, Report& report) {
  std::error_code error;
  fs::path dir = fs::absolute(settings.archive_dir, error);
  const bool exists = fs::is_directory(dir, error);
  const std::string name = DisplayPath(dir);
  while (!fs::is_directory(dir, error) && dir != dir.parent_path()) dir = dir.parent_path();
  if (access(dir.c_str(), W_OK) != 0) {
    report.Missing("archive", name + ": cannot be written; change its permissions or --archive");
    return;
  }
  // What an import or a search would say of it: written by a newer vanthu, damaged.
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive && archive.error().code != Error::Code::kNotFound) {
    report.Missing("archive", archive.error().message);
    return;
  }
  report.Ok("archive", name + (exists ? "" : " (made by the first import)"));
  const fs::space_info space = fs::space(dir, error);
  const std::string free =
      fmt::format("{:.1f} GiB free", static_cast<double>(space.available) / kGibibyte);
  if (!error && space.available < kLittleSpace) {
    report.Note("disk", free + "; that is little: originals are kept in the archive");
  } else if (!error) {
    report.Ok("disk", free);
  }
}

void CheckMachine(const Settings& settings, Report& report) {
  const auto bytes =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  report.Ok("machine", fmt::format("{} cores, {:.1f} GiB memory; {} reading processes of at most "
                                   "{} MiB",
                                   std::thread::hardware_concurrency(), bytes / kGibibyte,
                                   WorkerCount(settings), settings.worker_memory_mebibytes));
}

void CheckWorker(const Settings& settings, Report& report) {
  Settings one = settings;
  one.workers = 1;
  const auto pool = StartPool(one);
  if (!pool) {
    report.Missing("worker", pool.error().message);
  } else if (!pool->sandbox_problem().empty()) {
    report.Note("worker", "runs, but not closed off from the network: " + pool->sandbox_problem());
  } else {
    report.Ok("worker", "runs, closed off from the network");
  }
}

std::expected<ExitCode, Error> Run(const Settings& settings) {
  Report report;
  report.Ok("vanthu", VANTHU_VERSION);
  CheckRecognizer(settings, report);
  CheckPrograms(report);
  CheckLibraries(report);
  CheckTables(settings, report);
  CheckRestoration(settings, report);
  CheckHandwriting(report);
  CheckArchive(settings, report);
  CheckMachine(settings, report);
  CheckWorker(settings, report);
  return report.code();
}

}  // namespace

void AddDoctor(CLI::App& app, Invocation& invocation) {
  app.add_subcommand("doctor", "Check that this machine has what the program needs")
      ->callback(
          [&invocation] { invocation.run = [&invocation] { return Run(invocation.settings); }; });
}

}  // namespace vanthu
