#include "pipeline/archive/import_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

TEST(ImportLockTest, OneHolderAtATime) {
  const TemporaryFolder folder;
  {
    const auto first = ImportLock::Take(folder.path());
    ASSERT_TRUE(first) << first.error().message;
    const auto second = ImportLock::Take(folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Error::Code::kBusy);
    EXPECT_NE(second.error().message.find("process " + std::to_string(getpid())),
              std::string::npos);
  }
  EXPECT_TRUE(ImportLock::Take(folder.path())) << "free again";
}

TEST(ImportLockTest, DeadHolderHoldsNothing) {
  const TemporaryFolder folder;
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = ImportLock::Take(folder.path());
    _exit(lock ? 0 : 1);  // Runs no destructors, as kill -9 does not.
  }
  int status = 1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  EXPECT_TRUE(ImportLock::Take(folder.path()));
}

TEST(ImportLockTest, MovesWithItsOwner) {
  const TemporaryFolder folder;
  auto first = ImportLock::Take(folder.path());
  ASSERT_TRUE(first);
  const ImportLock moved = std::move(*first);
  EXPECT_FALSE(ImportLock::Take(folder.path()));
}

}  // namespace
}  // namespace vanthu
