// The session in README.md: each `$ vanthu …` line is run in a folder with data/samples beside it,
// and must print what stands below it: stdout, then messages. Seconds and rates, which no two runs
// share, count as equal. When the program's words change, the session as it is now stands in
// readme_session.md of the build folder.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

#include "tests/end_to_end/temp_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string SessionOf(const std::string& readme) {
  constexpr std::string_view kBegin = "```console\n";
  const std::size_t begin = readme.find(kBegin);
  if (begin == std::string::npos) return "";
  const std::size_t text = begin + kBegin.size();
  return readme.substr(text, readme.find("```", text) - text);
}

std::string WithoutTimes(const std::string& text) {
  static const std::regex kTimes("[0-9.]+ (s|min|h), [0-9.]+ pages/s");
  return std::regex_replace(text, kTimes, "N s, N pages/s");
}

// What a shell prints for one line.
std::string PrintedBy(const std::string& line, const fs::path& folder) {
  const std::string environment = "VANTHU_CONFIG=/dev/null PATH=\"" +
                                  fs::path(VANTHU_PROGRAM).parent_path().string() + ":$PATH\"";
  std::ofstream(folder / "line.sh") << line << '\n';
  const std::string command = "cd " + folder.string() + " && " + environment +
                              " sh line.sh > out.txt 2> err.txt < /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << line << '\n' << ReadFile(folder / "err.txt");
  return ReadFile(folder / "out.txt") + ReadFile(folder / "err.txt");
}

TEST(Readme, SessionIsWhatTheProgramPrints) {
  const std::string session = SessionOf(ReadFile(fs::path(VANTHU_SOURCE_DIR) / "README.md"));
  ASSERT_NE(session.find("$ vanthu import data/samples\n"), std::string::npos);
  const TempFolder folder;
  fs::create_directories(folder / "data");
  fs::copy(fs::path(VANTHU_SOURCE_DIR) / "data/samples", folder / "data/samples");
  std::string now;
  std::istringstream lines(session);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("$ ")) continue;
    now += (now.empty() ? "" : "\n") + line + '\n' + PrintedBy(line.substr(2), folder.path());
  }
  std::ofstream(fs::path(VANTHU_BINARY_DIR) / "readme_session.md") << now;
  EXPECT_EQ(WithoutTimes(session), WithoutTimes(now))
      << "the session as it is now: " << VANTHU_BINARY_DIR << "/readme_session.md";
}

}  // namespace
}  // namespace vanthu
