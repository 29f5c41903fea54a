#include "pipeline/recognize/signature/name_vote.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/recognize/signature/last_page.h"

namespace vanthu {
namespace {

constexpr Box kRegion = {.left = 700, .top = 1400, .right = kWidth, .bottom = 2000};
constexpr int kTop = 1800;

using Readings = std::vector<std::vector<OcrLine>>;

std::string Voted(const std::optional<SignaturePart>& known, const Readings& readings) {
  const auto name = VotedName(known, readings, kRegion);
  std::string text;
  if (!name) return text;
  for (const Word& word : name->words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

TEST(VotedName, IsWhatMostReadingsSay) {
  EXPECT_EQ(Voted(std::nullopt, {{LineAt(kRight, kTop, {"Vỡ", "Thanh", "Mẫu"}, 0.9)},
                                 {LineAt(kRight, kTop, {"Vũ", "Thanh", "Mẫu"}, 0.8)},
                                 {LineAt(kRight, kTop, {"Vũ", "Thanh", "Mẫn"}, 0.8)}}),
            "Vũ Thanh Mẫu");
}

TEST(VotedName, KeepsTheWordsThatWereReadBefore) {
  const OcrLine line = LineAt(kRight, kTop, {"Thanh", "Mẫu"});
  const SignaturePart known = {
      .kind = SignaturePart::Kind::kName, .words = line.words, .box = line.box, .score = 0.95};
  EXPECT_EQ(Voted(known, {{LineAt(kRight - 50, kTop, {"Vũ", "Thị", "Thanh", "Mẩu"})}}),
            "Vũ Thị Thanh Mẫu");
  EXPECT_EQ(Voted(known, {{LineAt(kRight - 50, kTop, {"Vũ", "Lan", "Chi"})}}), "")
      << "another name";
  EXPECT_EQ(Voted(known, {{LineAt(kRight - 50, kTop + 100, {"Vũ", "Thanh", "Mẫu"})}}), "")
      << "another line";
}

TEST(VotedName, LeavesAWholeNameAsItWasRead) {
  const OcrLine line = LineAt(kRight, kTop, {"Vũ", "Thanh", "Mẫu"});
  const SignaturePart known = {
      .kind = SignaturePart::Kind::kName, .words = line.words, .box = line.box, .score = 0.95};
  EXPECT_EQ(Voted(known, {{LineAt(kRight - 50, kTop, {"Lê", "Vũ", "Thanh", "Mẫu"})}}), "");
}

TEST(VotedName, NeedsAReadingOfMoreThanTwoWords) {
  EXPECT_EQ(Voted(std::nullopt, {{LineAt(kRight, kTop, {"Thanh", "Mẫu"})}}), "");
  EXPECT_EQ(Voted(std::nullopt, {}), "");
}

}  // namespace
}  // namespace vanthu
