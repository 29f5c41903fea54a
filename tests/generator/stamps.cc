#include "tests/generator/stamps.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace vanthu::generator {

void PressFramedStamp(std::string_view text, Zone zone, double x, double y, PageSetter& setter) {
  constexpr double kSize = 13.5;
  constexpr double kPadding = 6;
  const std::vector<Token> tokens = Tokens(text, Face::kBold, kSize);
  const double width = setter.Width(tokens);
  const std::size_t first = setter.page().words.size();
  setter.PlaceLine(tokens, x + kPadding, y + kPadding + kSize * kAscent, zone);
  setter.SetParagraph(setter.paragraph() + 1);
  for (std::size_t i = first; i < setter.page().words.size(); ++i)
    setter.page().words[i].color = Ink::kRed;
  const double right = x + width + 2 * kPadding;
  const double bottom = y + kSize * kLineHeight + 2 * kPadding;
  for (const double grow : zone == Zone::kSecrecyStamp ? std::vector{0.0, 2.5} : std::vector{0.0}) {
    const double width_of_line = 1.4;
    setter.Rule(x - grow, y - grow, right + grow, y - grow, width_of_line, Ink::kRed);
    setter.Rule(right + grow, y - grow, right + grow, bottom + grow, width_of_line, Ink::kRed);
    setter.Rule(right + grow, bottom + grow, x - grow, bottom + grow, width_of_line, Ink::kRed);
    setter.Rule(x - grow, bottom + grow, x - grow, y - grow, width_of_line, Ink::kRed);
  }
}

void PressIncomingStamp(const LetterSpec& letter, double x, double y, Random& random,
                        PageSetter& setter) {
  const vanthu::IncomingStamp& stamp = *letter.incoming_stamp;
  constexpr double kWidth = 132;
  constexpr double kHeight = 62;
  constexpr double kSmall = 8.5;
  const std::size_t first = setter.page().words.size();
  const std::size_t reading = setter.paragraph();
  setter.SetParagraph(0);
  const auto put = [&](std::vector<Token> tokens, double at_x, double baseline) {
    setter.PlaceLine(tokens, at_x, baseline, Zone::kIncomingStamp);
    setter.SetParagraph(setter.paragraph() + 1);
  };
  std::vector<Token> name = Tokens(letter.incoming_body, Face::kStamp, kSmall - 1);
  while (setter.Width(name) > kWidth - 6) {
    for (Token& token : name) token.size *= 0.92;
  }
  put(name, x + (kWidth - setter.Width(name)) / 2, y + 11);
  put(Tokens("ĐẾN", Face::kStamp, 13), x + 6, y + 42);
  const auto entry = [&](std::string_view label, const std::string& digits, double baseline) {
    std::vector<Token> tokens = Tokens(label, Face::kRegular, kSmall + 1);
    AddHandwritten(tokens, digits, kSmall + 2, random);
    put(std::move(tokens), x + 46, baseline);
  };
  entry("Số:", stamp.number, y + 28);
  entry("Ngày:", fmt::format("{}/{}/{}", stamp.date.day, stamp.date.month, stamp.date.year % 100),
        y + 43);
  put(Tokens("Chuyển: ..............", Face::kRegular, kSmall + 1), x + 46, y + 57);
  for (std::size_t i = first; i < setter.page().words.size(); ++i) {
    if (setter.page().words[i].strokes.empty()) setter.page().words[i].color = Ink::kRed;
  }
  setter.SetParagraph(reading);
  constexpr double kFrame = 1.1;
  setter.Rule(x, y, x + kWidth, y, kFrame, Ink::kRed);
  setter.Rule(x + kWidth, y, x + kWidth, y + kHeight, kFrame, Ink::kRed);
  setter.Rule(x + kWidth, y + kHeight, x, y + kHeight, kFrame, Ink::kRed);
  setter.Rule(x, y + kHeight, x, y, kFrame, Ink::kRed);
  setter.Rule(x, y + 15, x + kWidth, y + 15, kFrame, Ink::kRed);
  setter.Rule(x + 42, y + 15, x + 42, y + kHeight, kFrame, Ink::kRed);
}

}  // namespace vanthu::generator
