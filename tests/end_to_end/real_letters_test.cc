// Real letters, which are kept beside the repository: every document they cite by its number has a
// chain that leads back to the letter.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/end_to_end/sample_archive.h"
#include "tests/end_to_end/temp_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

TEST(RealLetters, ChainAnswersForWhatTheyCite) {
  const fs::path scans = fs::path(VANTHU_SOURCE_DIR).parent_path() / "shared" / "scans" / "dev";
  if (!fs::exists(scans)) GTEST_SKIP() << "../shared/scans/dev is not there";
  const TempFolder folder;
  const fs::path archive = folder / "archive";
  std::vector<std::string> call = {"import"};
  for (const auto& letter : fs::directory_iterator(scans)) {
    for (const auto& file : fs::directory_iterator(letter)) {
      if (file.path().stem() == "scan") call.push_back(file.path());
    }
  }
  const Finished run = Ask(archive, call);
  ASSERT_EQ(run.status, 0) << run.err;
  int asked = 0;
  for (const auto& record : JsonLines(Ask(archive, {"export"}))) {
    const auto id = record["id"].get<std::string>();
    for (const auto& cited : record["references"]) {
      if (!cited["reference"].is_string()) continue;
      std::string typed = cited["reference"];
      if (cited["date"].is_string()) typed += " " + cited["date"].get<std::string>().substr(0, 4);
      const Finished chain = Ask(archive, {"chain", typed, "--format", "json"});
      EXPECT_EQ(chain.status, 0) << typed << ": " << chain.err;
      EXPECT_THAT(chain.out, HasSubstr(id)) << typed;
      ++asked;
    }
  }
  constexpr int kFewest = 20;  // their labels have 34
  EXPECT_GE(asked, kFewest);
}

}  // namespace
}  // namespace vanthu
