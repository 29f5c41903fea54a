#include "pipeline/workers/confined_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using Outcome = std::expected<void, Error>;

Outcome WorkConfined(const ConfinedLimits& limits, const std::function<Outcome()>& work) {
  auto confined = ConfinedWork::Start(limits, work);
  if (!confined) return std::unexpected(confined.error());
  return confined->Finish();
}

TEST(ConfinedWork, WritesFilesAndChangesNothingElse) {
  const TemporaryFolder folder;
  int changed = 0;
  const Outcome done = WorkConfined({}, [&]() -> Outcome {
    changed = 1;
    std::ofstream(folder.path() / "out") << "written";
    return {};
  });
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(changed, 0);
  std::ifstream in(folder.path() / "out");
  std::string text;
  in >> text;
  EXPECT_EQ(text, "written");
}

TEST(ConfinedWork, WhatTheWorkSaysAgainstItComesBack) {
  const Outcome done = WorkConfined({}, []() -> Outcome {
    return std::unexpected(Error{Error::Code::kEncrypted, "thư có mật khẩu"});
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Error::Code::kEncrypted);
  EXPECT_EQ(done.error().message, "thư có mật khẩu");
  const Outcome thrown =
      WorkConfined({}, []() -> Outcome { throw std::runtime_error("no such page"); });
  ASSERT_FALSE(thrown);
  EXPECT_EQ(thrown.error().message, "no such page");
}

TEST(ConfinedWork, ACrashIsAnError) {
  const Outcome done = WorkConfined({}, []() -> Outcome {
    (void)signal(SIGABRT, SIG_DFL);
    std::abort();
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Error::Code::kInternal);
  EXPECT_THAT(done.error().message, HasSubstr("crashed (Aborted)"));
  const Outcome silent = WorkConfined({}, []() -> Outcome { _exit(0); });
  EXPECT_FALSE(silent) << "a process that says nothing has done nothing";
}

TEST(ConfinedWork, WhatHangsIsEnded) {
  const Outcome done =
      WorkConfined({.sandbox = {}, .time = std::chrono::seconds(1)}, []() -> Outcome {
        while (true) pause();
      });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Error::Code::kTimeout);
}

TEST(ConfinedWork, MemoryHasAnEnd) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers reserve terabytes of address space";
#endif
  const Outcome done = WorkConfined({.sandbox = {.memory_bytes = 256UL << 20}}, []() -> Outcome {
    std::vector<std::string> hoard;
    while (true) hoard.emplace_back(16UL << 20, 'x');
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Error::Code::kTooLarge);
  EXPECT_THAT(done.error().message, HasSubstr("256 MiB"));
}

TEST(ConfinedWork, SeveralWorkAtOnce) {
  std::vector<ConfinedWork> works;
  for (int i = 0; i < 3; ++i) {
    auto work = ConfinedWork::Start({}, [i]() -> Outcome {
      if (i == 1) return std::unexpected(Error{Error::Code::kIo, "the second"});
      return {};
    });
    ASSERT_TRUE(work);
    works.push_back(std::move(*work));
  }
  EXPECT_TRUE(works[2].Finish());
  EXPECT_FALSE(works[1].Finish());
  EXPECT_TRUE(works[0].Finish());
}

TEST(ConfinedWork, IsEndedWhenNobodyWantsItAnyMore) {
  const TemporaryFolder folder;
  {
    auto work = ConfinedWork::Start({}, [&folder]() -> Outcome {
      sleep(2);
      std::ofstream(folder.path() / "out") << "too late";
      return {};
    });
    ASSERT_TRUE(work);
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "out"));
}

}  // namespace
}  // namespace vanthu
