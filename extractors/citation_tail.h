// What is printed around the number of a cited document: its date, who issued it, what it is about.
//
//   "… số 21-KL/TW ngày 25/10/2021 của Ban Bí thư về …" -> date, issuer, subject
//
// Pure; safe from any thread; linear in the words looked at. DOMAIN.md §6.
#pragma once

#include <cstddef>
#include <string>

#include "extractors/citing.h"
#include "extractors/organisation.h"
#include "extractors/words.h"

namespace vanthu {

// Keeps references to both; they must outlive it.
class CitationTail {
 public:
  CitationTail(const Words& words, const Organisations& organisations)
      : words_(words), organisations_(organisations) {}

  // Date, issuer and subject behind the number, which ends at word `i`, in the order letters have
  // them or with the date last.
  void Read(std::size_t i, Citing& citing) const;

  // The date at word `i` when the citing has none yet; returns the word behind it, `i` when there
  // is none.
  std::size_t ReadDate(std::size_t i, Citing& citing) const;

  // "Ngày 11/01/2012, Bộ … đã ký Công điện số …" and "… của Thủ tướng Chính phủ tại Công văn số …":
  // date and issuer that stand before the type.
  void ReadBefore(Citing& citing) const;

  // "các Nghị định của Chính phủ: số 29/2012/NĐ-CP …": who issued all that the list names, at the
  // word behind the type; empty when the list does not begin there.
  [[nodiscard]] std::string IssuerOfList(std::size_t type_end, std::size_t list_begin) const;

 private:
  void ReadIssuerNamedBefore(std::size_t tai, Citing& citing) const;
  void ReadSubject(std::size_t i, Citing& citing) const;
  [[nodiscard]] bool BeginsSubject(std::size_t i) const;
  [[nodiscard]] std::size_t EndOfSubject(std::size_t begin, bool quoted) const;
  [[nodiscard]] std::string IssuerName(std::size_t begin, std::size_t end) const;

  const Words& words_;
  const Organisations& organisations_;
};

}  // namespace vanthu
