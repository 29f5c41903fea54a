// Tested by tests/extractors/name_mend_test.cc.
#include "extractors/name_mend.h"

#include <array>
#include <cstddef>

#include "extractors/fold.h"
#include "extractors/gazetteer.h"
#include "extractors/issuing_bodies.h"

namespace vanthu {
namespace {

// The kinds of the gazetteer as they stand before a province's name.
constexpr std::array<std::string_view, 2> kKinds = {"tinh", "thanh pho"};

// `name` with [folded_begin, folded_end) of its fold as `right` writes it; unchanged where the two
// differ in nothing that a reader would call a mistake.
void Mend(std::string& name, const Span& folded_part, std::string_view right) {
  const AlignedText folded = FoldAligned(name);
  const Span part = folded.alignment.ToSource(folded_part);
  if (CanonicalTone(part.Of(name)) == CanonicalTone(right)) return;
  name.replace(part.begin, part.size(), right);
}

}  // namespace

std::string MendedName(std::string_view printed, const PartialDate& on,
                       const Knowledge& knowledge) {
  std::string name(printed);
  const std::string folded = Fold(name);
  // The province first: it stands last, so that the offsets of what stands before stay good.
  for (const std::string_view kind : kKinds) {
    const std::size_t at = folded.rfind(std::string(kind) + " ");
    if (at == std::string::npos || (at > 0 && folded[at - 1] != ' ')) continue;
    const std::size_t place = at + kind.size() + 1;
    const Province* province =
        knowledge.gazetteer().Named(std::string_view(folded).substr(place), on);
    if (province == nullptr || Fold(province->name) != folded.substr(place)) continue;
    Mend(name, {place, folded.size()}, province->name);
    Mend(name, {at, at + kind.size()}, kind == kKinds[0] ? "tỉnh" : "thành phố");
    break;
  }
  if (const auto body = knowledge.issuing_bodies().AtStart(folded); body && !body->is_code) {
    if (Fold(body->body->name) == folded.substr(0, body->size)) {
      Mend(name, {0, body->size}, body->body->name);
    }
  }
  return name;
}

}  // namespace vanthu
