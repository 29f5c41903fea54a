// Tested by tests/pipeline/export/task_uuid_test.cc.
#include "pipeline/export/task_uuid.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <new>
#include <string_view>

namespace vanthu {
namespace {

// The namespace of vanthu's tasks: a UUID of its own, 6ba0c2f4-5d1e-4f0b-9c3a-7e2d8f61a490.
constexpr std::string_view kNamespace(
    "\x6b\xa0\xc2\xf4\x5d\x1e\x4f\x0b\x9c\x3a\x7e\x2d\x8f\x61\xa4\x90", 16);

}  // namespace

std::string TaskUuid(const ListedTask& task) {
  const std::string name = std::string(kNamespace) + task.letter_id + '/' + task.id;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  // SHA-1 is what version 5 is made with; nothing secret hangs on it.
  if (EVP_Digest(name.data(), name.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1) {
    throw std::bad_alloc();
  }
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0FU) | 0x50U);  // version 5
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3FU) | 0x80U);  // variant of RFC 4122
  std::string uuid;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
    uuid += fmt::format("{:02x}", digest[i]);
  }
  return uuid;
}

}  // namespace vanthu
