// sample_files: input made on the spot: letters that are quick to read, and files that are broken
// in one known way each.
//
// The letters are invented. Those of pixels are set in Leptonica's bitmap font, which has ASCII
// only: here it matters that pages are read, not what they say.
#pragma once

#include <filesystem>
#include <string>

namespace vanthu {

void WriteFile(const std::filesystem::path& path, const std::string& bytes);

// The text of a letter with that number, as an OCR program leaves it.
[[nodiscard]] std::string LetterText(int number);

// A TIFF of printed pages; `seed` makes them differ. A page takes about half a second to read.
void WriteScan(const std::filesystem::path& path, int pages, int seed);
// A printed page at 60 dpi, as a PNG: too coarse to be read well.
void WriteCoarseScan(const std::filesystem::path& path, int seed);
// A page so full of letters that reading it takes several seconds.
void WriteSlowScan(const std::filesystem::path& path, int seed);
// Three pages, of which the middle one is in color and large: 344 MiB of pixels.
void WriteScanWithLargePage(const std::filesystem::path& path, int seed);
// A white image of any size, a bit a pixel.
void WriteBlankImage(const std::filesystem::path& path, int width, int height);

// Folders within folders with letters of every kind, copies of them under other names, and files
// that are no letters: 407 files, of which 6 are bad.
void WriteTree(const std::filesystem::path& folder);

// A PDF of empty pages.
[[nodiscard]] std::string PdfOfPages(int pages);
// The same page behind a password.
void WriteEncryptedPdf(const std::filesystem::path& path);

}  // namespace vanthu
