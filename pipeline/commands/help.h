// help: what `vanthu --help` and each command's help look like: groups, examples, plain option
// lines.
#pragma once

namespace CLI {
class App;
}

namespace vanthu {

// To be called before options and commands are added: those copy it.
void UsePlainHelp(CLI::App& app);
// To be called when all commands are there.
void GroupCommands(CLI::App& app);

}  // namespace vanthu
