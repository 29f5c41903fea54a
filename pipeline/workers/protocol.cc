// Tested by tests/pipeline/workers/protocol_test.cc.
#include "pipeline/workers/protocol.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/page_json.h"

namespace vanthu {
namespace {

using nlohmann::json;

constexpr std::size_t kLengthBytes = 4;

enum Kind : char {
  kInspect = 'i',
  kRead = 'r',
  kHello = 'H',
  kInspection = 'I',
  kPage = 'P',
  kError = 'E',
  kFarewell = 'L',
};

std::string Frame(Kind kind, std::string_view body) {
  const std::size_t length = body.size() + 1;
  std::string frame;
  frame.reserve(kLengthBytes + length);
  for (std::size_t i = 0; i < kLengthBytes; ++i) {
    frame.push_back(static_cast<char>((length >> (8 * i)) & 0xFF));
  }
  frame.push_back(kind);
  frame.append(body);
  return frame;
}

// A file name is any bytes, JSON is UTF-8: a name travels as the hex of its bytes.
std::string HexOf(const std::string& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    hex.push_back(kDigits[value >> 4]);
    hex.push_back(kDigits[value & 0xF]);
  }
  return hex;
}

std::string BytesOf(const std::string& hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
  }
  return bytes;
}

// Messages may quote bytes of the file at hand; those that are not UTF-8 become U+FFFD.
std::string Dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::unexpected<Error> Malformed(std::string_view what) {
  return std::unexpected(Error{Error::Code::kInvalidData,
                               "a worker's message cannot be understood: " + std::string(what)});
}

}  // namespace

std::string Encode(const Request& request) {
  if (const auto* inspect = std::get_if<InspectRequest>(&request)) {
    return Frame(kInspect, Dump({{"file", HexOf(inspect->file.native())}}));
  }
  const auto& read = std::get<ReadRequest>(request);
  return Frame(kRead, Dump({{"file", HexOf(read.file.native())}, {"page", read.page}}));
}

std::string Encode(const Reply& reply) {
  if (const auto* hello = std::get_if<Hello>(&reply)) {
    return Frame(kHello, Dump({{"models", hello->models}, {"sandbox", hello->sandbox_problem}}));
  }
  if (const auto* inspection = std::get_if<Inspection>(&reply)) {
    return Frame(kInspection,
                 Dump({{"media_type", inspection->media_type}, {"pages", inspection->pages}}));
  }
  if (const auto* page = std::get_if<PageContent>(&reply)) return Frame(kPage, PageToJson(*page));
  const auto* farewell = std::get_if<Farewell>(&reply);
  const Error& error = farewell != nullptr ? farewell->error : std::get<Error>(reply);
  return Frame(farewell != nullptr ? kFarewell : kError,
               Dump({{"code", static_cast<int>(error.code)}, {"message", error.message}}));
}

std::expected<Request, Error> DecodeRequest(std::string_view frame) {
  if (frame.empty()) return Malformed("empty");
  try {
    const json body = json::parse(frame.substr(1));
    const std::filesystem::path file = BytesOf(body.at("file").get<std::string>());
    if (frame[0] == kInspect) return InspectRequest{.file = file};
    if (frame[0] == kRead) return ReadRequest{.file = file, .page = body.at("page").get<int>()};
    return Malformed("unknown request");
  } catch (const json::exception& error) {
    return Malformed(error.what());
  }
}

std::expected<Reply, Error> DecodeReply(std::string_view frame) {
  if (frame.empty()) return Malformed("empty");
  const std::string_view text = frame.substr(1);
  if (frame[0] == kPage) {
    auto page = PageFromJson(text);
    if (!page) return std::unexpected(std::move(page.error()));
    return Reply(std::move(*page));
  }
  try {
    const json body = json::parse(text);
    switch (frame[0]) {
      case kHello:
        return Hello{.models = body.at("models").get<std::string>(),
                     .sandbox_problem = body.at("sandbox").get<std::string>()};
      case kInspection: {
        Inspection inspection{.media_type = body.at("media_type").get<std::string>(),
                              .pages = body.at("pages").get<int>()};
        if (inspection.pages < 1) return Malformed("a file without pages");
        return inspection;
      }
      case kError:
      case kFarewell: {
        const int code = body.at("code").get<int>();
        if (code < 0 || code > static_cast<int>(Error::Code::kInternal)) {
          return Malformed("unknown error code");
        }
        Error error = {static_cast<Error::Code>(code), body.at("message").get<std::string>()};
        if (frame[0] == kFarewell) return Farewell{std::move(error)};
        return error;
      }
      default:
        return Malformed("unknown kind");
    }
  } catch (const json::exception& error) {
    return Malformed(error.what());
  }
}

std::expected<std::optional<std::string>, Error> TakeFrame(std::string& buffer) {
  if (buffer.size() < kLengthBytes) return std::nullopt;
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) {
    length |= static_cast<std::uint32_t>(static_cast<unsigned char>(buffer[i])) << (8 * i);
  }
  if (length > kMaxFrameBytes) return Malformed("too long");
  if (buffer.size() < kLengthBytes + length) return std::nullopt;
  std::string frame = buffer.substr(kLengthBytes, length);
  buffer.erase(0, kLengthBytes + length);
  return frame;
}

}  // namespace vanthu
