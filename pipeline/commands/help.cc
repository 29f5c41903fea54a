// Tested by tests/end_to_end/help_test.cc.
#include "pipeline/commands/help.h"

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu {
namespace {

// An option's line says what to type, not how the parser checks it.
class PlainFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) return "";
    const std::string type = option->get_type_name();
    std::string text = type.substr(0, type.find(':'));
    if (!text.empty()) text.insert(0, " ");
    if (option->get_expected_max() > 1) text += " ...";
    return text;
  }
};

struct CommandHelp {
  const char* name;
  const char* group;
  const char* examples;  // one a line, beginning with two spaces
};

constexpr auto kCommands = std::to_array<CommandHelp>({
    {"import", "Fill the archive",
     "  vanthu import scans\n"
     "  vanthu import scans --dry-run\n"
     "  vanthu import scans/2021 late.pdf -j 4 --report report.jsonl"},
    {"retry", "Fill the archive", "  vanthu retry\n  vanthu retry 5f2c91d0"},
    {"extract", "Fill the archive",
     "  vanthu extract letter.pdf | jq .reference\n"
     "  cat letter.tif | vanthu extract -"},
    {"restore", "Fill the archive",
     "  vanthu restore ocr.txt > restored.txt\n"
     "  pdftotext old-scan.pdf - | vanthu restore"},
    {"search", "Ask the archive",
     "  vanthu search 34 ct tw\n"
     "  vanthu search thi dua khen thuong --from 2021 --type 'kế hoạch'\n"
     "  vanthu search '\"vệ sinh môi trường\"' --sort date --json"},
    {"show", "Ask the archive",
     "  vanthu show 34-CT/TW\n"
     "  vanthu show 5f2c91d0 --explain"},
    {"chain", "Ask the archive",
     "  vanthu chain 34-CT/TW\n"
     "  vanthu chain 34-CT/TW --format dot | dot -Tsvg > chain.svg\n"
     "  vanthu chain --missing"},
    {"tasks", "Ask the archive",
     "  vanthu tasks --overdue\n"
     "  vanthu tasks --assignee 'sở y tế' --due-before 30/6/2025\n"
     "  vanthu tasks --open --format ics -o tasks.ics\n"
     "  vanthu tasks set done 9566061a6509:1.2\n"
     "  vanthu tasks --cursor-file followed --to https://tasks.example/vanthu"},
    {"export", "Ask the archive",
     "  vanthu export > letters.jsonl\n"
     "  vanthu export --format xlsx --from 2021 --to 2021 -o register.xlsx\n"
     "  vanthu export --letter 34-CT/TW --format pdf -o 34-CT-TW.pdf\n"
     "  vanthu export thi dua khen thuong --format edxml -o out"},
    {"review", "Look after it",
     "  vanthu review --limit 10\n  vanthu review --json\n  vanthu review --pages"},
    {"failures", "Look after it", "  vanthu failures\n  vanthu failures --json | jq -r .path"},
    {"doctor", "Look after it", "  vanthu doctor"},
});

constexpr const char* kExamples =
    "Examples:\n"
    "  vanthu import scans          reads a folder of scans into ./vanthu-archive\n"
    "  vanthu search 34 ct tw       finds a letter by its number, however it is typed\n"
    "  vanthu show 34-CT/TW         shows it\n"
    "  vanthu tasks --overdue       lists what should have been done\n"
    "\n"
    "`vanthu COMMAND --help` tells more. The options above may also stand behind a command.";

}  // namespace

void UsePlainHelp(CLI::App& app) {
  constexpr std::size_t kOptionColumns = 24;
  const auto formatter = std::make_shared<PlainFormatter>();
  formatter->column_width(kOptionColumns);
  formatter->label("SUBCOMMAND", "COMMAND");
  app.formatter(formatter);
  app.set_help_flag("-h,--help", "Print this help");
  app.footer(kExamples);
}

void GroupCommands(CLI::App& app) {
  for (const CommandHelp& command : kCommands) {
    app.get_subcommand(command.name)
        ->group(command.group)
        ->footer(std::string("Examples:\n") + command.examples +
                 "\n\nOptions of every command, such as --archive: vanthu --help");
  }
}

}  // namespace vanthu
