#include "pipeline/load/charset.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <map>
#include <string>
#include <vector>

#include "tests/pipeline/load/legacy_encoder.h"

namespace vanthu {
namespace {

const std::map<Charset, std::string> kColumns = {
    {Charset::kTcvn3, "tcvn3"},   {Charset::kTcvn5712, "tcvn5712"},
    {Charset::kVni, "vni"},       {Charset::kVps, "vps"},
    {Charset::kViscii, "viscii"}, {Charset::kWindows1258, "windows-1258"}};

const icu::UnicodeString kSmallLetters(
    u"àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ");

// The 134 letters with marks.
std::u16string AllLetters() {
  icu::UnicodeString capitals = kSmallLetters;
  capitals.toUpper();
  const icu::UnicodeString all = kSmallLetters + capitals;
  return {all.getBuffer(), static_cast<std::size_t>(all.length())};
}

std::string ToUtf8(std::u16string_view text) {
  std::string utf8;
  icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

// As decoding gives it back: small where the bytes do not tell the case.
std::u16string WithoutLostCase(Charset charset, std::u16string text) {
  for (char16_t& letter : text) {
    const auto small = static_cast<char16_t>(u_tolower(letter));
    if (IsCaseless(charset, small)) letter = small;
  }
  return text;
}

class EachCharset : public testing::TestWithParam<Charset> {};

TEST_P(EachCharset, DecodesEveryLetterItEncodes) {
  ASSERT_EQ(AllLetters().size(), 134U);
  for (const char16_t letter : AllLetters()) {
    const std::u16string one(1, letter);
    const std::string bytes = EncodeLegacy(kColumns.at(GetParam()), ToUtf8(one));
    EXPECT_NE(bytes, ToUtf8(one));
    const auto decoded = Decode(GetParam(), bytes);
    ASSERT_TRUE(decoded.has_value());
    EXPECT_EQ(*decoded, WithoutLostCase(GetParam(), one)) << ToUtf8(one);
  }
}

INSTANTIATE_TEST_SUITE_P(Charset, EachCharset,
                         testing::Values(Charset::kTcvn3, Charset::kTcvn5712, Charset::kVni,
                                         Charset::kVps, Charset::kViscii, Charset::kWindows1258),
                         [](const auto& charset) {
                           std::string name = kColumns.at(charset.param);
                           std::erase(name, '-');
                           return name;
                         });

// Letters in any order, as long as no letter is a mark of VNI behind a plain one.
RC_GTEST_PROP(Charset, AnyLettersComeBack, ()) {
  const auto charset = *rc::gen::element(Charset::kTcvn3, Charset::kTcvn5712, Charset::kVps,
                                         Charset::kViscii, Charset::kWindows1258);
  const std::u16string alphabet = AllLetters() + u"abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY";
  const auto picks = *rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(0, alphabet.size()));
  std::u16string text;
  for (const std::size_t pick : picks) text += alphabet[pick];
  const auto decoded = Decode(charset, EncodeLegacy(kColumns.at(charset), ToUtf8(text)));
  RC_ASSERT(decoded == WithoutLostCase(charset, text));
}

TEST(Charset, DecodesTheMotto) {
  EXPECT_EQ(Decode(Charset::kTcvn3,
                   "\xA7\xE9"
                   "c l\xCB"
                   "p - T\xF9 do - H\xB9nh ph\xF3"
                   "c"),
            u"Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(Decode(Charset::kVni,
                   "\xD1o\xE4"
                   "c la\xE4p - T\xF6\xEF do - Ha\xEFnh phu\xF9"
                   "c"),
            u"Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(Decode(Charset::kWindows1258,
                   "Ti\xEA\xEC"
                   "ng Vi\xEA\xF2t"),
            u"Tiếng Việt");
}

TEST(Charset, AMarkOfVniMayBeOfEitherCase) {
  EXPECT_EQ(Decode(Charset::kVni, "U\xFBY"), u"ỦY");
  EXPECT_EQ(Decode(Charset::kVni, "U\xDBY"), u"ỦY");
  EXPECT_EQ(Decode(Charset::kVni, "u\xDBy"), u"ủy");
}

TEST(Charset, WhatIsNoLetterIsReadAsWindows1252) {
  EXPECT_EQ(Decode(Charset::kTcvn3,
                   "\x93T\xE8t\x94 \x96 25\xB0"
                   "C"),
            u"“Tốt” – 25°C");
  EXPECT_EQ(Decode(Charset::kVni, "\xA7 5"), u"§ 5");
}

TEST(Charset, Utf8IsAllOrNothing) {
  EXPECT_EQ(Decode(Charset::kUtf8, "h\xE1\xBB\x99i"), u"hội");
  EXPECT_EQ(Decode(Charset::kUtf8, "h\xE9i"), std::nullopt);
}

TEST(Charset, OnlyTheTonedLettersOfTcvn3LoseTheirCase) {
  EXPECT_TRUE(IsCaseless(Charset::kTcvn3, u'ủ'));
  EXPECT_FALSE(IsCaseless(Charset::kTcvn3, u'đ'));
  EXPECT_FALSE(IsCaseless(Charset::kTcvn3, u'a'));
  EXPECT_FALSE(IsCaseless(Charset::kTcvn5712, u'ủ'));
  EXPECT_TRUE(IsCaseless(Charset::kVps, u'ạ'));
  EXPECT_FALSE(IsCaseless(Charset::kVps, u'á'));
}

TEST(Windows1252, EveryByteHasACharacterAndBack) {
  for (int byte = 0; byte < 256; ++byte) {
    const char16_t character = FromWindows1252(static_cast<unsigned char>(byte));
    EXPECT_EQ(ToWindows1252(character), byte);
  }
  EXPECT_EQ(FromWindows1252(0x93), u'“');
  EXPECT_EQ(ToWindows1252(0x93), 0x93);  // as ISO 8859-1 leaves it
  EXPECT_EQ(ToWindows1252(U'μ'), 0xb5);  // Greek
  EXPECT_EQ(ToWindows1252(U'ế'), std::nullopt);
}

}  // namespace
}  // namespace vanthu
