#include "models/language_model/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Each token as its kind's letter and its text: "w:Căn".
std::vector<std::string> Cut(std::string_view line) {
  std::vector<std::string> tokens;
  for (const Token& token : Tokenize(line)) {
    constexpr std::string_view kLetters = "wnc.,";
    tokens.push_back(std::string(1, kLetters[static_cast<std::size_t>(token.kind)]) + ':' +
                     std::string(token.In(line)));
  }
  return tokens;
}

std::vector<WordCase> Cases(std::string_view line) {
  std::vector<WordCase> cases;
  for (const Token& token : Tokenize(line)) {
    if (token.kind == TokenKind::kWord) cases.push_back(token.letter_case);
  }
  return cases;
}

TEST(Tokenize, PartsWordsNumbersCodesAndBreaks) {
  EXPECT_THAT(Cut("Theo Nghị định số 12/2031/NĐ-CP; chi 1.500.000 đồng."),
              ElementsAre("w:Theo", "w:Nghị", "w:định", "w:số", "c:12/2031/NĐ-CP", ".:;", "w:chi",
                          "n:1.500.000", "w:đồng", ".:."));
}

TEST(Tokenize, KeepsAddressesWhole) {
  EXPECT_THAT(Cut("gửi a.b@c.vn hoặc http://c.vn/tin"),
              ElementsAre("w:gửi", "c:a.b@c.vn", "w:hoặc", "c:http://c.vn/tin"));
}

TEST(Tokenize, PartsWordsJoinedByAMark) {
  EXPECT_THAT(Cut("kinh tế-xã hội và/hoặc UBND-VX"),
              ElementsAre("w:kinh", "w:tế", "w:xã", "w:hội", "w:và", "w:hoặc", "w:UBND", "w:VX"));
}

TEST(Tokenize, TakesALabelOffItsWord) {
  EXPECT_THAT(Cut("1.Mở rộng"), ElementsAre("n:1", ".:.", "w:Mở", "w:rộng"));
}

TEST(Tokenize, CountsARowOfMarksOnceByItsStrongest) {
  EXPECT_THAT(Cut("(nếu có), xong... hết!?"),
              ElementsAre("w:nếu", "w:có", ",:)", "w:xong", ".:.", "w:hết", ".:!"));
  EXPECT_THAT(Cut("xong), (rồi). Hết"), ElementsAre("w:xong", ",:(", "w:rồi", ".:.", "w:Hết"));
}

TEST(Tokenize, TakesAnyBytes) {
  EXPECT_THAT(Cut(""), IsEmpty());
  EXPECT_THAT(Cut("  \t "), IsEmpty());
  EXPECT_THAT(Cut("\xff\xfe a \xe1\xba"), ElementsAre("w:a"));
}

TEST(Tokenize, TellsTheCaseInsideASentence) {
  EXPECT_THAT(Cases("Gửi thư cho ông Nguyễn Văn An ở UBND xã nhà"),
              ElementsAre(WordCase::kNone, WordCase::kLower, WordCase::kLower, WordCase::kLower,
                          WordCase::kCapitalized, WordCase::kCapitalized, WordCase::kCapitalized,
                          WordCase::kLower, WordCase::kUpper, WordCase::kLower, WordCase::kLower));
}

TEST(Tokenize, TellsNoCaseInALineOfCapitals) {
  EXPECT_THAT(Cases("KẾ HOẠCH năm"),
              ElementsAre(WordCase::kNone, WordCase::kNone, WordCase::kNone));
}

}  // namespace
}  // namespace vanthu
