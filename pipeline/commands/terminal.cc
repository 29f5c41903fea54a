#include "pipeline/commands/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "pipeline/commands/commands.h"

namespace vanthu {
namespace {

constexpr std::size_t kDefaultColumns = 100;
constexpr std::size_t kMinColumns = 40;

std::string Styled(std::string_view code, std::string_view text) {
  if (text.empty() || !TakesEscapes(STDOUT_FILENO)) return std::string(text);
  return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
}

}  // namespace

std::size_t OutputColumns() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultColumns;
  return std::max<std::size_t>(size.ws_col, kMinColumns);
}

bool TakesEscapes(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return isatty(descriptor) != 0 && (no_color == nullptr || *no_color == '\0') && term != nullptr &&
         std::string_view(term) != "dumb";
}

ProgressDisplay::Style ProgressStyle(const Settings& settings) {
  if (settings.verbosity < 0) return ProgressDisplay::Style::kNone;
  // Redrawing a line needs escape sequences.
  if (TakesEscapes(STDERR_FILENO)) return ProgressDisplay::Style::kBar;
  if (isatty(STDERR_FILENO) != 0) return ProgressDisplay::Style::kLines;
  return settings.verbosity > 0 ? ProgressDisplay::Style::kLines : ProgressDisplay::Style::kNone;
}

std::string Bold(std::string_view text) { return Styled("1", text); }
std::string Faint(std::string_view text) { return Styled("2", text); }

std::string Printable(std::string_view text) {
  std::string printable;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      printable += c;
    } else if (c == '\n' || c == '\t') {
      printable += c;
    }
  }
  return printable;
}

}  // namespace vanthu
