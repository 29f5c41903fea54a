// Contacts: e-mail addresses, telephone numbers, web addresses and postal addresses, as printed,
// each once.
//
//   "… qua địa chỉ email: vanthu.sct@hoalinh.gov.vn, SĐT: 0297.3.123.456" -> email, phone
//
// Looks at the body of the letter proper and at the address line at the foot of page 1 (box 13). A
// fax number is no phone. Pure; safe from any thread; linear in the text.
#pragma once

#include <vector>

#include "extractors/fields.h"
#include "extractors/letter.h"
#include "extractors/paragraph.h"

namespace vanthu {

[[nodiscard]] std::vector<Found<Contact>> FindContacts(const Letter& letter,
                                                       const LetterParagraphs& paragraphs);

}  // namespace vanthu
