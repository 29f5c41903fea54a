// letter_edxml: a letter as a message of the State's document exchange, edXML (QCVN
// 102:2016/BTTTT; DOMAIN.md §3.4), with the original attached.
//
// What the letter does not say stays out: a date without its day, the codes of organisations (they
// are given by the exchange, not printed on letters) and with them the DocumentId. data/edxml.rng
// describes what is written here.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/record.h"

namespace vanthu {

struct EdxmlAttachment {
  std::string name;  // of the file
  std::string_view bytes;
};

// `attachment` null: the letter came without its original.
[[nodiscard]] std::string LetterAsEdxml(const Record& record, const EdxmlAttachment* attachment);

}  // namespace vanthu
