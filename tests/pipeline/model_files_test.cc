#include "pipeline/model_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace vanthu {
namespace {

namespace fs = std::filesystem;

TEST(ModelFiles, AreFoundInTheFolderGiven) {
  const fs::path folder = fs::path(VANTHU_SOURCE_DIR) / "models";
  EXPECT_EQ(FindModelFile(folder, "CMakeLists.txt").value(), folder / "CMakeLists.txt");
}

TEST(ModelFiles, AreFoundWithoutBeingToldWhere) {
  const auto found = FindModelFile({}, "digit_model/digit_reader.h");
  ASSERT_TRUE(found.has_value()) << found.error().message;
  EXPECT_TRUE(fs::is_regular_file(*found));
}

TEST(ModelFiles, MissingIsNamed) {
  const auto missing = FindModelFile("/nowhere", "digit_model/digits.weights");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, Error::Code::kMissingDependency);
  EXPECT_THAT(missing.error().message, testing::HasSubstr("/nowhere/digit_model/digits.weights"));
}

// A folder that was chosen is the one that counts: no silent second choice.
TEST(ModelFiles, AFolderGivenIsNotPassedOver) {
  EXPECT_FALSE(FindModelFile("/nowhere", "CMakeLists.txt").has_value());
}

}  // namespace
}  // namespace vanthu
