#include "pipeline/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

TEST(JsonWriterTest, WritesMembersInOrder) {
  JsonWriter out;
  out.Begin('{');
  out.Member("b", std::string("Sở Y tế"));
  out.OrNull("none", "");
  out.OrNull("a", "12/QĐ-UBND");
  out.Member("names", std::vector<std::string>{"một", "hai"});
  out.Member("nobody", std::vector<std::string>{});
  out.Key("boxes");
  out.Array(std::vector<int>{1, 2}, [](JsonWriter& json, int n) {
    json.Begin('{');
    json.Member("n", n);
    json.Key("odd");
    n % 2 == 1 ? json.True() : json.False();
    json.End('}');
  });
  out.Member("sure", 0.9);
  out.End('}');
  EXPECT_EQ(out.Take(),
            R"({"b":"Sở Y tế","none":null,"a":"12/QĐ-UBND","names":["một","hai"],"nobody":[],)"
            R"("boxes":[{"n":1,"odd":true},{"n":2,"odd":false}],"sure":0.9})");
}

// Archives and exports were written by the library before; their bytes must stay what they were.
TEST(JsonWriterTest, TextsAreTheLibrarysOwn) {
  using namespace std::string_literals;
  for (const std::string& text :
       {""s, "\n"s, "a\nb\n\nc"s, "nói \"rõ\"\nđường\\dẫn"s, "\t\r\b\f\x01\x1F\x7F"s, "a\0b"s,
        "\xE1\xBB\nb"s, "\xFF"s, "\xC0\x80 \xED\xA0\x80"s, "\xE2\x80\xA8 \xF0\x9F\x93\x8E"s}) {
    JsonWriter out;
    out.Value(text);
    EXPECT_EQ(out.Take(), Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

TEST(JsonWriterTest, NumbersAreTheLibrarysOwn) {
  for (const double number : {0.0, 1.0, 0.001, 0.5, 0.123, 1e-9, 1e300, -2.5}) {
    JsonWriter out;
    out.Value(number);
    EXPECT_EQ(out.Take(), Json(number).dump());
  }
}

}  // namespace
}  // namespace vanthu
