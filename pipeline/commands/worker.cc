// vanthu worker: the reading process of the pool; started by the program itself.
#include "pipeline/workers/worker.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/commands.h"

namespace vanthu {

void AddWorker(CLI::App& app, Invocation& invocation) {
  struct Flags {
    WorkerOptions options;
    std::uint64_t memory_mebibytes = 0;
  };
  auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("worker", "A reading process; started by the program");
  command->group("");  // not in the help
  command->add_option("--socket", flags->options.socket)->required();
  command->add_option("--parent", flags->options.parent)->required();
  command->add_option("--memory", flags->memory_mebibytes)->required();
  command->add_option("--tessdata", flags->options.tessdata_dir);
  command->callback([flags, &invocation] {
    invocation.run = [flags]() -> std::expected<ExitCode, Error> {
      flags->options.limits.memory_bytes = flags->memory_mebibytes << 20;
      return RunWorker(flags->options) ? ExitCode::kDone : ExitCode::kMissingDependency;
    };
  });
}

}  // namespace vanthu
