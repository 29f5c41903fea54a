// The program `vanthu`: parses the command line, runs the command, turns what went wrong into one
// line on stderr and an exit code.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include "pipeline/commands/commands.h"
#include "pipeline/commands/help.h"
#include "pipeline/commands/reading_setup.h"
#include "pipeline/settings.h"

namespace vanthu {
namespace {

int Status(ExitCode code) { return static_cast<int>(code); }

struct GlobalFlags {
  std::string config;
  SettingsLayer settings;
  bool quiet = false;
  int verbose = 0;
};

void AddGlobalFlags(CLI::App& app, GlobalFlags& flags) {
  app.add_option("--archive", flags.settings.archive,
                 "The archive's folder (default: vanthu-archive)")
      ->type_name("DIR");
  app.add_option("--config", flags.config, "A settings file (TOML)")->type_name("FILE");
  app.add_option("--data", flags.settings.data, "The folder with the program's tables")
      ->type_name("DIR");
  app.add_option("--tables", flags.settings.tables,
                 "A folder with tables of your own; their rows are added to the program's")
      ->type_name("DIR");
  app.add_option("--tessdata", flags.settings.tessdata, "The folder with Tesseract's models")
      ->type_name("DIR");
  app.add_option("-j,--jobs", flags.settings.workers, "Reading processes (default: one a core)")
      ->type_name("N");
  app.add_option("--page-timeout", flags.settings.page_timeout_seconds,
                 "Seconds a page may take (default: 120)")
      ->type_name("N");
  app.add_option("--worker-memory", flags.settings.worker_memory_mebibytes,
                 "MiB a reading process may take (default: 2048)")
      ->type_name("N");
  app.add_flag("-q,--quiet", flags.quiet, "Say only what is wrong with the call itself");
  app.add_flag("-v,--verbose", flags.verbose, "Say more; twice: also what libraries say");
  app.set_version_flag("--version", "vanthu " VANTHU_VERSION, "Print the version");
}

// What is wrong with a call and where to read on.
std::string WrongCall(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* command = &app;
  std::string name;
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
    name += (name.empty() ? "" : " ") + command->get_name();
  }
  if (!name.empty()) {
    return name + ": " + error.what() + "; `vanthu " + name + " --help` tells more";
  }
  if (app.remaining_size() > 0) {
    return "there is no command '" + app.remaining().front() + "'; `vanthu --help` lists them";
  }
  const bool is_bare = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  return std::string(is_bare ? "name a command" : error.what()) + "; `vanthu --help` lists them";
}

int Run(int argc, char** argv) {
  CLI::App app("vanthu: the records clerk for archived Vietnamese official letters", "vanthu");
  UsePlainHelp(app);
  app.require_subcommand(1);
  // The flags above may also stand behind the command.
  app.fallthrough();
  GlobalFlags flags;
  AddGlobalFlags(app, flags);

  Invocation invocation;
  AddImport(app, invocation);
  AddExtract(app, invocation);
  AddSearch(app, invocation);
  AddShow(app, invocation);
  AddChain(app, invocation);
  AddTasks(app, invocation);
  AddExport(app, invocation);
  AddReview(app, invocation);
  AddFailures(app, invocation);
  AddRestore(app, invocation);
  AddRetry(app, invocation);
  AddDoctor(app, invocation);
  AddWorker(app, invocation);
  GroupCommands(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool is_answer = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    // Prints the help or the version.
    if (is_answer) return app.exit(error);
    std::cerr << "vanthu: " << WrongCall(app, error) << '\n';
    return Status(ExitCode::kUsage);
  }
  if (flags.quiet) {
    flags.settings.verbosity = -1;
  } else if (flags.verbose > 0) {
    constexpr int kMostVerbose = 2;
    flags.settings.verbosity = std::min(flags.verbose, kMostVerbose);
  }

  const auto fail = [](const Error& error) {
    std::cerr << "vanthu: " << error.message << std::endl;
    return Status(ExitCodeFor(error.code));
  };
  auto settings = LoadSettings(flags.config, ProcessEnvironment(), flags.settings);
  if (!settings) return fail(settings.error());
  invocation.settings = std::move(*settings);
  const auto code = invocation.run();
  std::cout.flush();
  if (!code) return fail(code.error());
  // A list that is cut short must not look whole.
  if (!std::cout) {
    return fail({Error::Code::kIo, "stdout: cannot be written; is the disk full?"});
  }
  return Status(*code);
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  try {
    return vanthu::Run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::cerr << "vanthu: out of memory; close other programs or use fewer workers (-j)\n";
  } catch (const std::exception& error) {
    std::cerr << "vanthu: internal error: " << error.what() << '\n';
  }
  return vanthu::Status(vanthu::ExitCode::kOther);
}
