// References: the documents a letter cites, each once, with type, date, issuer, subject and role.
//
// Found by their codes (reference_code.h) and, where letters cite without a code, by name: laws
// (Luật Đầu tư), resolutions of the Party's congresses and plenums (Nghị quyết Trung ương 4 khóa
// XII), schemes (Đề án 06). What one mention leaves out, another fills in; items of a list share
// the date, issuer and subject at its end. The letter's own number is no reference, nor is "Công
// văn này".
//
// Pure; safe from any thread. Looks at the subject and the body of the letter proper (paragraph.h).
#pragma once

#include <vector>

#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/paragraph.h"

namespace vanthu {

// `own` are the candidates for the letter's own number: they are no references.
[[nodiscard]] std::vector<Found<Citation>> FindReferences(
    const LetterParagraphs& paragraphs, const std::vector<Found<ReferenceNumber>>& own,
    const Knowledge& knowledge);

}  // namespace vanthu
