#include "pipeline/load/subprocess.h"

#include <gtest/gtest.h>

#include <string>

namespace vanthu {
namespace {

TEST(Subprocess, GivesBackWhatTheProgramPrints) {
  const auto output = RunProgram({"printf", "%s|", "a b", "$(x)", "'\""}, {});
  ASSERT_TRUE(output.has_value());
  EXPECT_EQ(*output, "a b|$(x)|'\"|");
}

TEST(Subprocess, StandardInputIsEmptyAndErrorsAreSilent) {
  testing::internal::CaptureStderr();
  const auto output = RunProgram({"sh", "-c", "cat; echo noise >&2"}, {});
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  ASSERT_TRUE(output.has_value());
  EXPECT_EQ(*output, "");
}

TEST(Subprocess, LargeOutputComesThroughWhole) {
  const auto output = RunProgram({"head", "-c", "3000000", "/dev/zero"}, {});
  ASSERT_TRUE(output.has_value());
  EXPECT_EQ(output->size(), 3'000'000U);
}

TEST(Subprocess, SaysWhatWentWrong) {
  EXPECT_EQ(RunProgram({"no-such-program-anywhere"}, {}).error(), ProgramFailure::kNotInstalled);
  EXPECT_EQ(RunProgram({"false"}, {}).error(), ProgramFailure::kFailed);
  EXPECT_EQ(RunProgram({"sh", "-c", "kill -SEGV $$"}, {}).error(), ProgramFailure::kFailed);
  EXPECT_EQ(RunProgram({"sleep", "60"}, {.timeout_seconds = 1}).error(), ProgramFailure::kTimeout);
  EXPECT_EQ(RunProgram({"yes"}, {.max_output_bytes = 100'000}).error(),
            ProgramFailure::kTooMuchOutput);
}

}  // namespace
}  // namespace vanthu
