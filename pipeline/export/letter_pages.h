// letter_pages: a letter's pages with their restored words where they stand, for the formats that
// go with the page image (hOCR, ALTO, searchable PDF).
//
//   auto pages = LetterPages(document, record, knowledge);
//
// Lines come in the decree's reading order. The words are those that were read, with the changes on
// record made again, so that they say what the record says whatever models are on this machine
// today. Scribbles and specks, which nobody reads, are left out. Pure.
#pragma once

#include <string>
#include <vector>

#include "extractors/knowledge.h"
#include "extractors/letter.h"
#include "pipeline/document.h"
#include "pipeline/record.h"

namespace vanthu {

struct PageWord {
  std::string text;  // NFC, no spaces, never empty
  Box box;           // on the clean page
  double confidence = 1.0;
};

struct PageLine {
  Zone zone = Zone::kUnknown;
  bool starts_paragraph = true;
  Box box;                      // around its words, on the clean page
  std::vector<PageWord> words;  // never empty
};

struct LetterPage {
  int number = 1;
  PageContent::Source source = PageContent::Source::kOcr;
  bool was_decoded = false;  // its text layer was in a legacy encoding
  Affine to_scan;            // from the clean page to the page as stored
  int scan_width = 0;        // pixels of the page as stored; 0 for plain text
  int scan_height = 0;
  double scan_x_dpi = 0;  // of the page as stored, along its own axes
  double scan_y_dpi = 0;
  std::vector<PageLine> lines;  // in reading order
};

// Pages that could not be read are absent, as in the document.
[[nodiscard]] std::vector<LetterPage> LetterPages(const Document& document, const Record& record,
                                                  const Knowledge& knowledge);

// A box of the clean page on the page as stored, inside its edges.
[[nodiscard]] Box OnScan(const LetterPage& page, const Box& box);

}  // namespace vanthu
