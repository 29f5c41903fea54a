#include "pipeline/archive/snippet.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

// With the highlights in brackets.
std::string Show(std::string_view text, std::string_view typed, int max_words) {
  const Snippet snippet = MakeSnippet(text, ParseQuery(typed).terms, max_words);
  std::string shown;
  std::size_t from = 0;
  for (const Span& span : snippet.highlights) {
    shown += snippet.text.substr(from, span.begin - from);
    shown += "[" + std::string(span.Of(snippet.text)) + "]";
    from = span.end;
  }
  return shown + snippet.text.substr(from);
}

TEST(SnippetTest, ShowsTheWordsWithTheirSurroundings) {
  constexpr std::string_view kText =
      "Kính gửi các đơn vị.\nNăm nay tổ chức phong trào thi đua yêu nước trong toàn ngành.";
  EXPECT_EQ(Show(kText, "thi dua", 6), "… trào [thi] [đua] yêu nước trong …");
  EXPECT_EQ(
      Show(kText, "thi dua", 100),
      "Kính gửi các đơn vị. Năm nay tổ chức phong trào [thi] [đua] yêu nước trong toàn ngành.");
  EXPECT_EQ(Show(kText, "kính gửi ngành.", 4), "[Kính] [gửi] các đơn …");
  EXPECT_EQ(Show(kText, "phon*", 3), "… [phong] trào thi …");
}

TEST(SnippetTest, PrefersAllWordsInARowAndAsTyped) {
  EXPECT_EQ(Show("thì giờ quý báu, mua dưa; rồi mới thi đua thật sự hăng hái", "thi đua", 4),
            "… mới [thi] [đua] thật …");
  EXPECT_EQ(Show("mùa xuân a b c d mưa xuân", "mưa xuân", 2), "… [mưa] [xuân]");
}

TEST(SnippetTest, NothingWhenNoWordIsThere) {
  EXPECT_EQ(Show("một hai ba", "bốn", 5), "");
  EXPECT_EQ(Show("", "bốn", 5), "");
}

}  // namespace
}  // namespace vanthu
