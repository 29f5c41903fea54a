// What `--help` and `--version` say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/end_to_end/program.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;

constexpr const char* kCommands[] = {"import", "extract",  "search",  "show",   "tasks",  "review",
                                     "retry",  "failures", "restore", "doctor", "export", "chain"};

TEST(Help, ListsEveryCommandInOneLine) {
  const Finished run = RunVanthu({"--help"});
  EXPECT_EQ(run.status, 0);
  for (const char* command : kCommands) {
    EXPECT_THAT(run.out, HasSubstr("\n  " + std::string(command) + " "));
  }
}

TEST(Help, EveryCommandHasExamplesAndNoParserNotation) {
  for (const char* command : kCommands) {
    const Finished run = RunVanthu({command, "--help"});
    EXPECT_EQ(run.status, 0);
    EXPECT_THAT(run.err, IsEmpty());
    EXPECT_THAT(run.out, HasSubstr("Examples:\n  "));
    EXPECT_THAT(run.out, HasSubstr("vanthu " + std::string(command)));
    EXPECT_THAT(run.out, Not(HasSubstr("Excludes")));
    EXPECT_THAT(run.out, Not(HasSubstr("->")));
  }
}

TEST(Help, MistypedCommandIsNamed) {
  const Finished run = RunVanthu({"serch", "34"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.err, "vanthu: there is no command 'serch'; `vanthu --help` lists them\n");
}

TEST(Help, WrongCallIsOneLineThatTellsWhereToReadOn) {
  struct Call {
    std::vector<std::string> words;
    const char* message;
  };
  for (const Call& call : {
           Call{{}, "vanthu: name a command; `vanthu --help` lists them\n"},
           Call{{"show"}, "vanthu: show: letter is required; `vanthu show --help` tells more\n"},
           Call{{"tasks", "set", "done"},
                "vanthu: tasks set: task is required; `vanthu tasks set --help` tells more\n"},
           Call{{"review", "--limit", "0"},
                "vanthu: review: --limit: Value 0 not in range 1 to 1000000; `vanthu review "
                "--help` tells more\n"},
       }) {
    const Finished run = RunVanthu(call.words);
    EXPECT_EQ(run.status, kExitUsage);
    EXPECT_EQ(run.err, call.message);
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST(Help, VersionIsOneLine) {
  const Finished run = RunVanthu({"--version"});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, MatchesRegex("vanthu [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

}  // namespace
}  // namespace vanthu
