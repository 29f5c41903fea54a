#include "tests/end_to_end/tool.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace vanthu {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

Finished RunTool(const std::string& line, const std::filesystem::path& folder) {
  std::ofstream(folder / "tool.sh") << line << '\n';
  const std::string command = "cd '" + folder.string() + "' && env -i HOME='" + folder.string() +
                              "' PATH=/usr/bin:/bin LC_ALL=C.UTF-8 TZ=Asia/Ho_Chi_Minh sh tool.sh "
                              "> tool.out 2> tool.err < /dev/null";
  const int status = std::system(command.c_str());
  return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .out = ReadFile(folder / "tool.out"),
          .err = ReadFile(folder / "tool.err")};
}

}  // namespace vanthu
