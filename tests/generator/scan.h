// Scan: a typeset letter as an archive's scanner would give it back, with the truth moved along.
//
//   ScannedLetter scan = Scan(Typeset(letter), *FindProfile("archive"));
//
// Every defect can be switched on alone in a ScanProfile; the named profiles combine those that
// occur together on real scans. The same letter and profile give the same pixels.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/geometry.h"
#include "tests/generator/typeset.h"

struct Pix;

namespace vanthu::generator {

class DigitImages;

using Raster = std::shared_ptr<Pix>;

enum class Depth : std::uint8_t { kBitonal, kGray, kColor };

struct ScanProfile {
  std::string_view name = "clean";
  int dpi = 300;
  Depth depth = Depth::kGray;
  bool seal = false;
  bool signature = false;
  bool handwritten_number = false;  // for Inventor: number and day written by hand
  double skew_degrees = 0;          // at most, either way
  double blur_pixels = 0;           // standard deviation
  double noise = 0;                 // standard deviation, grey levels
  double ink_level = 0;             // grey of the darkest ink, 0 to 255
  double paper_level = 255;         // grey of the paper
  double paper_yellow = 0;          // 0 to 1
  double shading = 0;               // darkening towards one edge, 0 to 1
  double speckles_per_inch = 0;     // a square inch
  double show_through = 0;          // of the other page, 0 to 1
  bool black_borders = false;
  int quarter_turns = 0;  // clockwise
  int jpeg_quality = 0;   // for Write; 0: not a JPEG
};

[[nodiscard]] std::span<const ScanProfile> ScanProfiles();
[[nodiscard]] const ScanProfile* FindProfile(std::string_view name);  // null: no such profile

struct TruthWord {
  std::string text;
  Zone zone = Zone::kUnknown;
  Box box;  // pixels of the scanned page
  bool handwritten = false;
};

struct ScannedPage {
  Raster image;  // 1, 8 or 32 bits a pixel
  std::vector<TruthWord> words;
};

struct ScannedLetter {
  ScanProfile profile;
  std::vector<ScannedPage> pages;
};

// With `digits`, numbers and days written by hand are in the hands of their writers.
[[nodiscard]] ScannedLetter Scan(const TypesetLetter& typeset, const ScanProfile& profile,
                                 const DigitImages* digits = nullptr);

}  // namespace vanthu::generator
