#include "pipeline/sha256.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vanthu {
namespace {

// FIPS 180-2, appendix B.
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(Sha256().Hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 hash;
  hash.Add("abc");
  EXPECT_EQ(hash.Hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, DoesNotCareHowTheBytesAreCut) {
  Sha256 hash;
  hash.Add("a");
  hash.Add("");
  hash.Add("bc");
  EXPECT_EQ(hash.Hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(FileDigest, IsTheBeginningOfTheHash) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "sha256_test";
  std::ofstream(file) << "abc";
  EXPECT_EQ(FileDigest(file), "ba7816bf");
  EXPECT_EQ(FileDigest(file.string() + ".none"), "");
}

}  // namespace
}  // namespace vanthu
