// Sha256: the identity of bytes, in one pass over any number of pieces.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu {

class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void Add(std::string_view bytes);
  // 64 lower-case hex digits. Ends the hash: nothing may be added afterwards.
  [[nodiscard]] std::string Hex();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The first hex digits of a file's hash, which tell a model's versions apart; empty when it cannot
// be read.
[[nodiscard]] std::string FileDigest(const std::filesystem::path& path);

}  // namespace vanthu
