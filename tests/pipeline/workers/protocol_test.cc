#include "pipeline/workers/protocol.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

// The frame as the other side takes it off its buffer.
std::string Received(std::string bytes) {
  auto frame = TakeFrame(bytes);
  EXPECT_TRUE(frame.has_value() && frame->has_value());
  EXPECT_EQ(bytes, "");
  return **frame;
}

template <typename T>
T SentAndReceived(const Reply& reply) {
  const auto decoded = DecodeReply(Received(Encode(reply)));
  EXPECT_TRUE(decoded.has_value());
  return std::get<T>(*decoded);
}

TEST(Protocol, CarriesRequestsWithAnyBytesInTheFileName) {
  const std::filesystem::path file("/scans/công văn \"5\"\n\xff.pdf");
  const auto read = DecodeRequest(Received(Encode(Request(ReadRequest{file, 12}))));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(std::get<ReadRequest>(*read).file, file);
  EXPECT_EQ(std::get<ReadRequest>(*read).page, 12);

  const auto inspect = DecodeRequest(Received(Encode(Request(InspectRequest{file}))));
  ASSERT_TRUE(inspect.has_value());
  EXPECT_EQ(std::get<InspectRequest>(*inspect).file, file);
}

TEST(Protocol, CarriesEveryKindOfReply) {
  const auto hello = SentAndReceived<Hello>(Hello{.models = "m 1", .sandbox_problem = "none"});
  EXPECT_EQ(hello.models, "m 1");
  EXPECT_EQ(hello.sandbox_problem, "none");

  const auto inspection = SentAndReceived<Inspection>(Inspection{"image/tiff", 7});
  EXPECT_EQ(inspection.media_type, "image/tiff");
  EXPECT_EQ(inspection.pages, 7);

  const auto error = SentAndReceived<Error>(Error{Error::Code::kEncrypted, "a.pdf: khóa"});
  EXPECT_EQ(error.code, Error::Code::kEncrypted);
  EXPECT_EQ(error.message, "a.pdf: khóa");

  PageContent sent{.number = 3, .width = 100, .height = 200, .dpi = 300};
  sent.lines.push_back({.words = {{.text = "Kính", .box = {1, 2, 3, 4}, .confidence = 0.5}}});
  const auto page = SentAndReceived<PageContent>(sent);
  EXPECT_EQ(page.number, 3);
  ASSERT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.lines[0].words[0].text, "Kính");
  EXPECT_EQ(page.lines[0].words[0].box, (Box{1, 2, 3, 4}));
}

TEST(Protocol, KeepsAMessageWithBrokenUtf8) {
  const auto error = SentAndReceived<Error>(Error{Error::Code::kIo, "a\xff.pdf"});
  EXPECT_EQ(error.message, "a\xEF\xBF\xBD.pdf");
}

TEST(Protocol, WaitsForTheRestOfAFrame) {
  const std::string whole = Encode(Reply(Inspection{"image/png", 1}));
  std::string buffer;
  for (std::size_t i = 0; i + 1 < whole.size(); ++i) {
    buffer.push_back(whole[i]);
    const auto frame = TakeFrame(buffer);
    ASSERT_TRUE(frame.has_value());
    EXPECT_FALSE(frame->has_value()) << i;
  }
  buffer.push_back(whole.back());
  buffer += whole;
  const auto first = TakeFrame(buffer);
  ASSERT_TRUE(first.has_value() && first->has_value());
  EXPECT_EQ(buffer, whole);
}

TEST(Protocol, RefusesAFrameThatWouldFillTheMemory) {
  std::string buffer("\xff\xff\xff\xff", 4);
  EXPECT_FALSE(TakeFrame(buffer).has_value());
}

TEST(Protocol, TellsAnErrorFromAFarewell) {
  const auto last = SentAndReceived<Farewell>(Farewell{{Error::Code::kTooLarge, "a.tif"}});
  EXPECT_EQ(last.error.code, Error::Code::kTooLarge);
  EXPECT_EQ(last.error.message, "a.tif");
}

class ProtocolRefuses : public testing::TestWithParam<std::string> {};

TEST_P(ProtocolRefuses, BrokenReplies) {
  const auto reply = DecodeReply(GetParam());
  EXPECT_FALSE(reply.has_value());
}

INSTANTIATE_TEST_SUITE_P(
    All, ProtocolRefuses,
    testing::Values("", "H", "H{", "H{}", "X{}", "H{\"models\":1,\"sandbox\":\"\"}",
                    "I{\"media_type\":\"image/png\",\"pages\":0}",
                    "I{\"media_type\":\"image/png\",\"pages\":-5}",
                    "E{\"code\":99,\"message\":\"\"}", "E{\"code\":-1,\"message\":\"\"}",
                    "L{\"code\":99,\"message\":\"\"}", "P[]", "P{\"number\":\"x\"}"));

TEST(Protocol, RefusesBrokenRequests) {
  EXPECT_FALSE(DecodeRequest("").has_value());
  EXPECT_FALSE(DecodeRequest("r{\"file\":\"61\"}").has_value());
  EXPECT_FALSE(DecodeRequest("x{\"file\":\"61\"}").has_value());
}

}  // namespace
}  // namespace vanthu
