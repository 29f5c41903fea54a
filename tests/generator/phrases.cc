#include "tests/generator/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "extractors/table.h"

namespace vanthu::generator {
namespace {

// Deeper nesting can only be a symbol that names itself.
constexpr int kMaxDepth = 8;

std::string Number(std::string_view symbol, Random& random) {
  if (symbol == "n") return std::to_string(random.Between(3, 480));
  if (symbol == "small") return fmt::format("{:02}", random.Between(2, 12));
  if (symbol == "percent") {
    return fmt::format("{},{}%", random.Between(61, 99), random.Between(1, 9));
  }
  return {};
}

}  // namespace

std::expected<Phrases, Error> Phrases::Load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  }
  if (error) {
    return std::unexpected(Error{Error::Code::kNotFound,
                                 fmt::format("{}: no folder of phrase tables", folder.string())});
  }
  std::ranges::sort(files);
  Phrases phrases;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto table = Table::Parse(file.filename().string(), bytes);
    if (!table) return std::unexpected(table.error());
    if (!table->HasColumn("symbol")) continue;
    for (std::size_t row = 0; row < table->size(); ++row) {
      phrases.ways_[std::string(table->Cell(row, "symbol"))].emplace_back(table->Cell(row, "text"));
    }
  }
  return phrases;
}

const std::vector<std::string>& Phrases::Ways(std::string_view symbol) const {
  static const std::vector<std::string> kNone;
  const auto found = ways_.find(symbol);
  return found == ways_.end() ? kNone : found->second;
}

std::string Phrases::Say(std::string_view symbol, const PhraseContext& context,
                         Random& random) const {
  return Expand(fmt::format("{{{}}}", symbol), context, random);
}

std::string Phrases::Expand(std::string_view text, const PhraseContext& context,
                            Random& random) const {
  std::string done(text);
  for (int depth = 0; depth < kMaxDepth && done.contains('{'); ++depth) {
    std::string next;
    std::size_t at = 0;
    while (at < done.size()) {
      const std::size_t open = done.find('{', at);
      const std::size_t close = done.find('}', open);
      if (open == std::string::npos || close == std::string::npos) break;
      next.append(done, at, open - at);
      const std::string symbol = done.substr(open + 1, close - open - 1);
      if (const auto fixed = context.find(symbol); fixed != context.end()) {
        next += fixed->second;
      } else if (const auto number = Number(symbol, random); !number.empty()) {
        next += number;
      } else if (const auto& ways = Ways(symbol); !ways.empty()) {
        next += random.Pick(ways);
      } else {
        next.append(done, open, close + 1 - open);
      }
      at = close + 1;
    }
    next.append(done, at);
    if (next == done) break;
    done = std::move(next);
  }
  return done;
}

std::vector<std::string> Phrases::SayMany(std::string_view symbol, int count,
                                          const PhraseContext& context, Random& random) const {
  std::vector<std::string> ways = Ways(symbol);
  for (std::size_t i = ways.size(); i > 1; --i) {
    std::swap(ways[i - 1],
              ways[static_cast<std::size_t>(random.Between(0, static_cast<int>(i) - 1))]);
  }
  if (ways.size() > static_cast<std::size_t>(count)) ways.resize(static_cast<std::size_t>(count));
  for (std::string& way : ways) way = Expand(way, context, random);
  return ways;
}

}  // namespace vanthu::generator
