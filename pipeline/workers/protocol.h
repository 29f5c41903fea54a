// protocol: what parent and worker say to each other over their socket.
//
// A message is a frame: four bytes of length (little-endian), one byte of kind, then JSON. The
// parent sends a Request, the worker answers each with one Reply; its first Reply, unasked, is
// Hello or the Error that keeps it from working. The parent does not trust the worker, which has
// read hostile files: whatever does not decode is an Error, never a crash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "extractors/error.h"
#include "pipeline/document.h"

namespace vanthu {

// What a file is and how many pages it has.
struct InspectRequest {
  std::filesystem::path file;
};
struct ReadRequest {
  std::filesystem::path file;
  int page = 1;  // from 1
};
using Request = std::variant<InspectRequest, ReadRequest>;

// The worker is ready.
struct Hello {
  std::string models;           // Recognizer::version()
  std::string sandbox_problem;  // why the sandbox is not closed; empty: it is
};
struct Inspection {
  std::string media_type;
  int pages = 0;
};
// An error of which the worker dies: it takes no request after this.
struct Farewell {
  Error error;
};
using Reply = std::variant<Hello, Inspection, PageContent, Error, Farewell>;

// A page of 2,000 words takes 0.3 MiB; a longer frame is a broken or captured worker.
inline constexpr std::uint32_t kMaxFrameBytes = 64U << 20;

// Whole frames, length included.
[[nodiscard]] std::string Encode(const Request& request);
[[nodiscard]] std::string Encode(const Reply& reply);

// `frame` without its length.
[[nodiscard]] std::expected<Request, Error> DecodeRequest(std::string_view frame);
[[nodiscard]] std::expected<Reply, Error> DecodeReply(std::string_view frame);

// Takes the first whole frame off the front of `buffer` and returns it without its length; empty
// optional when more bytes are needed, kInvalidData when the length is over kMaxFrameBytes.
[[nodiscard]] std::expected<std::optional<std::string>, Error> TakeFrame(std::string& buffer);

}  // namespace vanthu
