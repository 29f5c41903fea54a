// Documents cited by name, without a number: laws ("Luật Thi đua, khen thưởng năm 2013", "Hiến
// pháp"), resolutions of a congress or plenum ("Nghị quyết Trung ương 4 khóa XII"), schemes ("Đề án
// 1816").
//
// Pure; safe from any thread; linear in the words looked at. DOMAIN.md §6.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractors/citation_knowledge.h"
#include "extractors/citation_tail.h"
#include "extractors/citing.h"
#include "extractors/organisation.h"
#include "extractors/words.h"

namespace vanthu {

// Keeps references to all; they must outlive it.
class NamedDocuments {
 public:
  NamedDocuments(const Words& words, CitationPlace place, const Organisations& organisations,
                 const CitationKnowledge& knowledge)
      : words_(words),
        place_(place),
        organisations_(organisations),
        knowledge_(knowledge),
        tail_(words, organisations) {}

  // The documents that the name beginning with this type word stands for: mostly one, several for
  // "Nghị quyết Trung ương 4 (khóa XI, khóa XII)", none when no name follows.
  [[nodiscard]] std::vector<Citing> Read(const CitedType& type) const;

 private:
  [[nodiscard]] std::vector<Citing> ReadLaw(const CitedType& type) const;
  [[nodiscard]] std::vector<Citing> ReadResolution(const CitedType& type) const;
  [[nodiscard]] std::vector<Citing> ReadScheme(const CitedType& type) const;

  [[nodiscard]] Citing Make(const CitedType& type, std::size_t end, std::string_view rule) const;
  [[nodiscard]] bool IsLawType(std::size_t index) const;
  [[nodiscard]] std::size_t EndOfLaw(std::size_t i) const;
  [[nodiscard]] std::size_t EndOfAmendingLaw(std::size_t i) const;

  // The name of a resolution from its first word on.
  struct ResolutionName {
    std::size_t end = 0;      // word behind the last that belongs to the name
    std::size_t bracket = 0;  // of the terms, 0 when there is none
    bool has_ordinal = false;
  };
  [[nodiscard]] ResolutionName ResolutionNameAt(std::size_t begin) const;
  [[nodiscard]] std::vector<Citing> ReadTerms(const CitedType& type, std::size_t bracket) const;

  const Words& words_;
  CitationPlace place_;
  const Organisations& organisations_;
  const CitationKnowledge& knowledge_;
  CitationTail tail_;
};

}  // namespace vanthu
