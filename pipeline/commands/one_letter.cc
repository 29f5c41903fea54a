// Tested by tests/end_to_end/show_command_test.cc and chain_command_test.cc.
#include "pipeline/commands/one_letter.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pipeline/commands/terminal.h"

namespace vanthu {
namespace {

Error NotOne(const std::string& asked, const std::vector<Hit>& hits) {
  if (hits.empty()) {
    return {Error::Code::kNotFound,
            fmt::format("{}: no such letter; `vanthu search` finds letters that are near", asked)};
  }
  constexpr std::size_t kShownDigits = 16;
  constexpr std::size_t kMaxChoices = 20;
  std::string message =
      fmt::format("{}: {} letters have this number; name one by its id:", asked, hits.size());
  for (std::size_t i = 0; i < hits.size() && i < kMaxChoices; ++i) {
    const Hit& hit = hits[i];
    message += Printable(fmt::format("\n  {}  {}  {}  {}  {}", hit.id.substr(0, kShownDigits),
                                     hit.reference, hit.date, hit.issuer, hit.subject));
  }
  if (hits.size() > kMaxChoices) message += "\n  …";
  return {Error::Code::kUsage, std::move(message)};
}

}  // namespace

std::expected<Hit, Error> OneLetter(const Archive& archive, const std::vector<std::string>& words) {
  std::string asked;
  for (const std::string& word : words) asked += (asked.empty() ? "" : " ") + word;
  auto hits = LookUp(archive, asked);
  if (!hits) return std::unexpected(hits.error());
  if (hits->empty()) return std::unexpected(NotOne(Printable(asked), *hits));
  auto twins = TwinLetters(archive, hits->front().id);
  if (!twins) return std::unexpected(twins.error());
  const bool are_one = std::all_of(hits->begin() + 1, hits->end(), [&](const Hit& hit) {
    return std::ranges::find(*twins, hit.id, &TwinLetter::id) != twins->end();
  });
  if (!are_one) return std::unexpected(NotOne(Printable(asked), *hits));
  Hit letter = std::move(hits->front());
  letter.twins = std::move(*twins);
  return letter;
}

}  // namespace vanthu
