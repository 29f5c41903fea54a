// How the citations of one paragraph hang together: lists that share a date, an issuer or a subject
// ("các Quyết định số 12/QĐ-UBND và số 13/QĐ-UBND ngày … của …"), and what each is to the letter.
//
// Pure; safe from any thread; linear in the paragraph. DOMAIN.md §6.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractors/citation_knowledge.h"
#include "extractors/citing.h"
#include "extractors/words.h"

namespace vanthu {

// "số", also with the mark of its vowel lost. `form` as Words has it.
[[nodiscard]] bool IsNumberWord(std::string_view form);

// Whether only a comma, a semicolon or "và", and what leads to a number, stands in words
// [begin, end): what follows goes on with the list.
[[nodiscard]] bool GoesOnWithList(const Words& words, std::size_t begin, std::size_t end);

// Gives the citations of a list what only its last one prints. REQUIRES: sorted by `begin`.
void ShareTails(const Words& words, std::vector<Citing>& citings);

// Gives a citation without a type of its own the issuer of the one before it that has the same
// symbol: "Công văn số 87/HĐND-KT … của Thường trực HĐND tỉnh về …, số 208/HĐND-KT …".
// REQUIRES: sorted by `begin`.
void ShareIssuers(std::vector<Citing>& citings);

// Gives every citation its role. REQUIRES: sorted by `begin`.
void GiveRoles(const Words& words, CitationPlace place, const CitationKnowledge& knowledge,
               std::vector<Citing>& citings);

}  // namespace vanthu
