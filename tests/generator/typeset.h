// Typeset: a letter set on A4 pages as the decree prescribes (Nghị định 30/2020/NĐ-CP, Phụ lục I;
// for the Party HD 36-HD/VPTW), every word with its place.
//
// Nothing is drawn yet: a typeset letter is a list of words, rules and marks in points, which Draw
// puts on a cairo surface of any kind. Pure; the same letter gives the same pages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extractors/letter.h"
#include "tests/generator/letter_spec.h"
#include "tests/generator/strokes.h"
#include "tests/generator/type_metrics.h"

namespace vanthu::generator {

inline constexpr double kPointsAnInch = 72.0;
inline constexpr double kPageWidth = 210.0 / 25.4 * kPointsAnInch;   // A4, points
inline constexpr double kPageHeight = 297.0 / 25.4 * kPointsAnInch;  // points

enum class Ink : std::uint8_t { kBlack, kRed, kBlue };

struct PlacedWord {
  std::string text;
  Zone zone = Zone::kUnknown;
  std::size_t paragraph = 0;  // in reading order over the whole letter
  bool joined = false;        // no space before it: "/SYT-NVY" behind a written number
  bool starts_cell = false;   // of a table row, but not the first
  Ink color = Ink::kBlack;
  Face face = Face::kRegular;
  double size = 13;  // points
  double x = 0;      // origin on the baseline, points
  double baseline = 0;
  Area ink;                     // on the page, points
  std::vector<Stroke> strokes;  // written by hand when not empty; relative to x and baseline
};

struct PlacedRule {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;  // points
  double width = 0.7;
  Ink color = Ink::kBlack;
};

// Where the seal and the signature go; whether they are there is up to Scan.
struct SignaturePlace {
  double seal_x = 0, seal_y = 0;  // centre, points
  double pen_x = 0, pen_y = 0;
};

struct TypesetPage {
  std::vector<PlacedWord> words;
  std::vector<PlacedRule> rules;
  std::optional<SignaturePlace> signature;
};

struct TypesetLetter {
  LetterSpec letter;
  std::vector<TypesetPage> pages;
};

[[nodiscard]] TypesetLetter Typeset(const LetterSpec& letter);

}  // namespace vanthu::generator
