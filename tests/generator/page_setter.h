// PageSetter: words into lines, lines onto pages.
//
// Knows columns, line breaks, justification and page breaks; what a letter is made of is Typeset's
// business. Lengths are points, y down.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/generator/random.h"
#include "tests/generator/typeset.h"

namespace vanthu::generator {

inline constexpr double kLineHeight = 1.18;  // of single spacing, of the size
inline constexpr double kAscent = 0.9;       // from the top of a line to its baseline, of the size

struct Column {
  double left = 0;
  double right = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double center() const { return (left + right) / 2; }
};

struct PageFrame {
  enum class Numbers { kTopCenter, kBottomRight };
  Column text;
  double top = 0;
  double bottom = 0;
  double first_page_foot = 0;  // kept free at the foot of page 1
  Numbers numbers = Numbers::kTopCenter;
};

// A word still without a place.
struct Token {
  std::string text;
  Face face = Face::kRegular;
  double size = 13;
  bool joined = false;    // no space before it
  double gap_before = 0;  // extra room, for a blank to be filled in
  Handwriting writing;    // written by hand when it has strokes
};

void AddText(std::vector<Token>& tokens, std::string_view text, Face face, double size);
[[nodiscard]] std::vector<Token> Tokens(std::string_view text, Face face, double size);
void AddHandwritten(std::vector<Token>& tokens, std::string_view digits, double size,
                    Random& random);

struct Setting {
  enum class Align { kLeft, kCenter, kJustify };
  Zone zone = Zone::kBody;
  Align align = Align::kLeft;
  double indent = 0;   // of the first line
  double leading = 1;  // of kLineHeight
  bool breaks_pages = false;
};

class PageSetter {
 public:
  explicit PageSetter(const PageFrame& frame);

  [[nodiscard]] double Width(std::span<const Token> tokens);
  // How many lines the words take in a column `width` wide.
  [[nodiscard]] std::size_t CountLines(std::span<const Token> tokens, double width);

  void PlaceLine(std::span<const Token> tokens, double x, double baseline, Zone zone,
                 double stretch = 0);
  // Sets one paragraph with its top at `y`; gives where it ends.
  double Set(std::span<const Token> tokens, const Column& column, double y, const Setting& setting);
  // Lines one under the other, centred, each a paragraph.
  double SetCentered(std::span<const std::string> lines, const Column& column, double y, Face face,
                     double size, Zone zone);
  void Rule(double x1, double y1, double x2, double y2, double width = 0.7,
            Ink color = Ink::kBlack);
  [[nodiscard]] double last_line_width() const { return last_line_width_; }

  void NewPage();
  // Where the next words go.
  [[nodiscard]] TypesetPage& page() { return pages_[page_]; }
  [[nodiscard]] std::size_t page_index() const { return page_; }
  void ReturnTo(std::size_t page_index) { page_ = page_index; }
  [[nodiscard]] double bottom() const;

  // The place in the reading order that the next words get; Set goes on by one.
  [[nodiscard]] std::size_t paragraph() const { return paragraph_; }
  void SetParagraph(std::size_t paragraph) { paragraph_ = paragraph; }

  [[nodiscard]] std::vector<TypesetPage> TakePages() { return std::move(pages_); }

 private:
  [[nodiscard]] double Advance(const Token& token);
  [[nodiscard]] double Space(const Token& token);
  [[nodiscard]] std::vector<std::span<const Token>> Break(std::span<const Token> tokens,
                                                          double width, double indent);

  PageFrame frame_;
  TypeMetrics metrics_;
  std::vector<TypesetPage> pages_;
  std::size_t page_ = 0;
  std::size_t paragraph_ = 0;
  double last_line_width_ = 0;
};

}  // namespace vanthu::generator
