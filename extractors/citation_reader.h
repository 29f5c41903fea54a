// Citations of one paragraph: every mention of a document with what is printed around it.
//
//   "Theo Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Bí thư về …" -> type, code, date,
//   issuer, subject, role
//
// Mentions of one document in several places are brought together in references.h.
#pragma once

#include <vector>

#include "extractors/citation_knowledge.h"
#include "extractors/citing.h"
#include "extractors/organisation.h"
#include "extractors/reference_code.h"
#include "extractors/words.h"

namespace vanthu {

// All mentions, in the order they begin.
[[nodiscard]] std::vector<Citing> ReadCitations(const Words& words, CitationPlace place,
                                                const CodeTable& codes,
                                                const Organisations& organisations,
                                                const CitationKnowledge& knowledge);

}  // namespace vanthu
