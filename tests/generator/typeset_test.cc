#include "tests/generator/typeset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/generator/invent.h"
#include "tests/generator/letter_case.h"
#include "tests/generator/truth.h"

namespace vanthu::generator {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t kLetters = 150;

const Inventor& TheInventor() {
  static const Inventor kInventor = *Inventor::Load(DefaultPhraseFolder());
  return kInventor;
}

// The pages one after the other with single spaces for line ends, so that a paragraph that goes on
// over a page break is whole.
std::string RunningText(const TypesetLetter& typeset) {
  std::string text;
  for (const TypesetPage& page : typeset.pages) text += PageText(page);
  std::ranges::replace(text, '\n', ' ');
  // The address at the foot of page 1 comes between a paragraph and its rest on page 2.
  if (const std::string& address = typeset.letter.address_line; !address.empty()) {
    const std::size_t at = text.find(address);
    EXPECT_NE(at, std::string::npos) << address;
    text.erase(at, address.size() + 1);
  }
  return text;
}

TEST(Typeset, TheTextHasEveryField) {
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const TypesetLetter typeset = Typeset(TheInventor().Invent(seed));
    const LetterSpec& letter = typeset.letter;
    const std::string text = RunningText(typeset);
    const std::string capitals = Capitals(text);
    EXPECT_THAT(text, HasSubstr(letter.reference.reference)) << seed;
    EXPECT_THAT(text, HasSubstr(letter.reference.symbol)) << seed;
    EXPECT_THAT(text, HasSubstr(letter.place + ", ngày")) << seed;
    EXPECT_THAT(text, HasSubstr("năm " + std::to_string(letter.date.year))) << seed;
    EXPECT_THAT(text, HasSubstr(letter.title_lead + letter.subject)) << seed;
    EXPECT_THAT(text, HasSubstr(letter.signer.name)) << seed;
    EXPECT_THAT(capitals, HasSubstr(Capitals(letter.urgency))) << seed;
    EXPECT_THAT(capitals, HasSubstr(Capitals(letter.issuer.name))) << seed;
    EXPECT_THAT(capitals, HasSubstr(Capitals(letter.issuer.parent))) << seed;
    for (const std::string& recipient : letter.recipients) EXPECT_THAT(text, HasSubstr(recipient));
    for (const std::string& copy : letter.distribution) EXPECT_THAT(text, HasSubstr("- " + copy));
    for (const BodyParagraph& paragraph : letter.body) {
      EXPECT_THAT(text, HasSubstr(paragraph.text)) << seed;
    }
  }
}

TEST(Typeset, ReadsTheLeftHeaderBeforeTheRightOne) {
  const TypesetLetter typeset =
      Typeset(TheInventor().Invent(5, {.kind = Kind::kOfficialLetter, .regime = Regime::kState}));
  const std::string text = PageText(typeset.pages.front());
  const std::vector<std::string> marks = {"Số:",    "V/v",       "CỘNG HÒA", "Độc lập",
                                          ", ngày", "Kính gửi:", "Nơi nhận:"};
  std::size_t at = 0;
  for (const std::string& mark : marks) {
    const std::size_t next = text.find(mark, at);
    ASSERT_NE(next, std::string::npos) << mark << " is not behind its predecessor in\n" << text;
    at = next;
  }
}

TEST(Typeset, WordsStandOnThePaperAndNotOnOneAnother) {
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const TypesetLetter typeset = Typeset(TheInventor().Invent(seed));
    for (const TypesetPage& page : typeset.pages) {
      for (std::size_t i = 0; i < page.words.size(); ++i) {
        const PlacedWord& word = page.words[i];
        EXPECT_GE(word.ink.left, 0) << seed << " " << word.text;
        EXPECT_GE(word.ink.top, 0) << seed << " " << word.text;
        EXPECT_LE(word.ink.right, kPageWidth) << seed << " " << word.text;
        EXPECT_LE(word.ink.bottom, kPageHeight) << seed << " " << word.text;
        // Stamps are pressed on by hand and may lie over type.
        if (word.zone == Zone::kIncomingStamp) continue;
        for (std::size_t j = i + 1; j < page.words.size(); ++j) {
          const PlacedWord& other = page.words[j];
          if (other.zone == Zone::kIncomingStamp) continue;
          const double width =
              std::min(word.ink.right, other.ink.right) - std::max(word.ink.left, other.ink.left);
          const double height =
              std::min(word.ink.bottom, other.ink.bottom) - std::max(word.ink.top, other.ink.top);
          // A tail of one line and an accent of the next may touch.
          EXPECT_FALSE(width > 1 && height > 4)
              << seed << ": '" << word.text << "' and '" << other.text << "'";
        }
      }
    }
  }
}

TEST(Typeset, ABlankNumberLeavesRoomAndAWrittenOneHasStrokes) {
  const auto number_words = [](Entry entry) {
    const TypesetLetter typeset = Typeset(TheInventor().Invent(3, {.number = entry}));
    std::vector<PlacedWord> words;
    for (const PlacedWord& word : typeset.pages.front().words) {
      if (word.zone == Zone::kNumber) words.push_back(word);
    }
    return words;
  };
  const auto blank = number_words(Entry::kBlank);
  ASSERT_EQ(blank.size(), 2U);
  EXPECT_GT(blank[1].ink.left - blank[0].ink.right, 20);
  const auto written = number_words(Entry::kHandwritten);
  ASSERT_EQ(written.size(), 3U);
  EXPECT_FALSE(written[1].strokes.empty());
  EXPECT_TRUE(written[2].joined);
}

TEST(Typeset, PagesBehindTheFirstHaveNumbers) {
  const TypesetLetter typeset =
      Typeset(TheInventor().Invent(1, {.kind = Kind::kPlan, .length = Length::kLong}));
  ASSERT_GE(typeset.pages.size(), 3U);
  for (std::size_t i = 0; i < typeset.pages.size(); ++i) {
    const auto number =
        std::ranges::find(typeset.pages[i].words, Zone::kPageNumber, &PlacedWord::zone);
    if (i == 0) {
      EXPECT_EQ(number, typeset.pages[i].words.end());
    } else {
      ASSERT_NE(number, typeset.pages[i].words.end());
      EXPECT_EQ(number->text, std::to_string(i + 1));
    }
  }
}

}  // namespace
}  // namespace vanthu::generator
