// The commands of the program, one file each. A command declares its options and says what to run.
//
//   void AddSearch(CLI::App& app, Invocation& invocation);
//
// main parses the command line; the chosen command's callback has put a function into
// invocation.run; main calls it and turns its Error into a message on stderr and an exit code
// (DESIGN.md §4).
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <string>

#include "extractors/error.h"

namespace CLI {
class App;
}

namespace vanthu {

// DESIGN.md §4.
enum class ExitCode : int {
  kDone = 0,
  kUsage = 1,
  kInputNotReadable = 2,
  kMissingDependency = 3,
  kPermission = 5,
  kEncrypted = 8,
  kConfiguration = 9,
  kOther = 15,
  kSomeQuarantined = 20,
  kInterrupted = 130,
};

// What holds for every command: one TOML file, then environment, then flags (the later wins).
struct Settings {
  std::filesystem::path archive_dir = "vanthu-archive";
  std::filesystem::path data_dir;    // tables, schemas, models' tables
  std::filesystem::path tables_dir;  // the user's own tables; empty: none
  std::string tessdata_dir;          // empty: Tesseract's default
  int verbosity = 0;                 // -1 quiet (-q), 0 normal, 1 -v, 2 -vv
  int workers = 0;                   // 0: one a core
  int page_timeout_seconds = 120;
  int worker_memory_mebibytes = 2048;
  std::string letter_link;          // pattern of a letter's address, for exports of tasks
  std::string webhook_allow;        // networks beside the public ones
  std::string webhook_secret_file;  // of what messages are signed with
  int webhook_attempts = 5;
};

struct Invocation {
  Settings settings;
  std::function<std::expected<ExitCode, Error>()> run;
};

void AddImport(CLI::App& app, Invocation& invocation);
void AddExtract(CLI::App& app, Invocation& invocation);
void AddSearch(CLI::App& app, Invocation& invocation);
void AddShow(CLI::App& app, Invocation& invocation);
void AddChain(CLI::App& app, Invocation& invocation);
void AddTasks(CLI::App& app, Invocation& invocation);
void AddReview(CLI::App& app, Invocation& invocation);
void AddFailures(CLI::App& app, Invocation& invocation);
void AddExport(CLI::App& app, Invocation& invocation);
void AddRestore(CLI::App& app, Invocation& invocation);
void AddRetry(CLI::App& app, Invocation& invocation);
void AddDoctor(CLI::App& app, Invocation& invocation);
// The reading process that import and extract start; not for people.
void AddWorker(CLI::App& app, Invocation& invocation);

}  // namespace vanthu
