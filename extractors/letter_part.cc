// Tested by tests/extractors/letter_part_test.cc.
#include "extractors/letter_part.h"

namespace vanthu {
namespace {

bool OpensHead(Zone zone) {
  return zone == Zone::kHeaderLeft || zone == Zone::kHeaderRight || zone == Zone::kNumber;
}

}  // namespace

std::size_t EndOfFirstLetter(const Letter& letter) {
  bool seen_end = false;
  for (std::size_t i = 0; i < letter.lines.size(); ++i) {
    const Zone zone = letter.lines[i].zone;
    if (zone == Zone::kBody || zone == Zone::kDistribution || zone == Zone::kSignature) {
      seen_end = true;
    }
    if (seen_end && OpensHead(zone)) return i;
  }
  return letter.lines.size();
}

std::vector<const Line*> FirstBlock(const Letter& letter, Zone zone) {
  std::vector<const Line*> block;
  const std::size_t end = EndOfFirstLetter(letter);
  for (std::size_t i = 0; i < end; ++i) {
    const Line& line = letter.lines[i];
    if (line.zone == zone) {
      block.push_back(&line);
    } else if (!block.empty() && !IsAside(line.zone)) {
      break;
    }
  }
  return block;
}

}  // namespace vanthu
