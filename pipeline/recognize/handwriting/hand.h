// hand: whether a field of the header was printed, filled in by hand, or left blank.
//
// Print stands on the line: the digits of Times are all as high as each other, end on the baseline
// and are half an em apart. Pens and numbering stamps keep to none of it (on 350 labelled fields
// the ink of print is within 0.1 em of where it should end, that of handwriting further off nine
// times in ten). What looks like print counts as print only when the engine read a legal number
// there, letters that it takes for digits ("l8", "O1") counted as digits. Pure.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document.h"
#include "pipeline/recognize/handwriting/field_ink.h"

namespace vanthu {

struct HandVerdict {
  HeaderField::Hand hand = HeaderField::Hand::kBlank;
  std::string printed;  // of print: the number that stands there
};

// `read` is what the engine made of the field, with `confidence`.
[[nodiscard]] HandVerdict HandOf(HeaderField::Kind kind, std::string_view read, double confidence,
                                 const FieldInk& ink);

// A number a registry gives, a day from 1 to 31, a month from 1 to 12.
[[nodiscard]] bool IsLegalText(HeaderField::Kind kind, std::string_view text);

}  // namespace vanthu
